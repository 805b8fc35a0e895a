"""The published cases: the list, and the page of one with the way that it went."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lemniscaat.areas.queries import areas_in_order, with_below
from lemniscaat.casework.models import Case
from lemniscaat.core.errors import NotFound
from lemniscaat.loop.models import Publication
from lemniscaat.loop.queries import public_trail
from lemniscaat.web.public import way
from lemniscaat.web.public.paging import page_of, published_of
from lemniscaat.web.public.showing import cards, station_name, tone_of
from lemniscaat.web.shared.figures import small_eight

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 24
MOST_LETTERS = 200


class CaseFilter(forms.Form):
    """Which of the published cases somebody wants to see."""

    q = forms.CharField(
        label=gettext_lazy("Words"), max_length=MOST_LETTERS, required=False, strip=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tree = areas_in_order()
        self.areas = {area.slug: area for _depth, area in tree}
        named = [(one.slug, f"{'– ' * depth}{one.name}") for depth, one in tree]  # noqa: RUF001
        self.fields["gebied"] = forms.ChoiceField(
            label=_("Area"), required=False, choices=[("", _("All areas")), *named]
        )


@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """All published cases, newest first."""
    form = CaseFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = published_of("case", request, words=asked.get("q", ""))
    area = form.areas.get(asked.get("gebied", ""))
    if area is not None:
        found = found.filter(item__area__in=with_below(area))
    page = page_of(found, request, size=PAGE_SIZE)
    filtered = bool(asked.get("q") or area)
    context = {"form": form, "page": page, "cards": cards(page.rows), "filtered": filtered}
    return render(request, "public/cases.html", context)


@require_safe
def case_public(request: HttpRequest, public_id: str) -> HttpResponse:
    """One published case: its public words, where it is, the way it went and who decided."""
    publication = (
        Publication.objects.filter(item__public_id=public_id, item__kind="case")
        .select_related("item__area")
        .first()
    )
    if publication is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    case = (
        Case.objects.as_system()
        .select_related("area", "approach", "director")
        .get(pk=publication.item_id)
    )
    here = station_name(case)
    told = way.decided(case, [one for one in public_trail(case) if one.item.kind == "decision"])
    context = {
        "publication": publication,
        "case": case,
        "station": here,
        "tone": tone_of(case),
        "eight": small_eight(
            case.station, _("This case is at the station “%(station)s”.") % {"station": here}
        ),
        "now": way.now(case),
        "steps": way.steps(case, told),
        "decisions": [one for one in told if one.publication],
        "facts": way.facts(case),
        "counts": way.counts(case, told),
    }
    return render(request, "public/case.html", context)
