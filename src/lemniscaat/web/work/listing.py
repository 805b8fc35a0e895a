"""What was brought in at a desk: a list with filters, fifty a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lemniscaat.desk.models import Submission
from lemniscaat.desk.queries import desks_of, submissions_of
from lemniscaat.loop.models import Phase
from lemniscaat.loop.queries import find
from lemniscaat.web.shared.who import signed_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse

    from lemniscaat.desk.models import Desk
    from lemniscaat.loop.models import ItemQuerySet
    from lemniscaat.people.models import Person

PAGE = 50
COUNTED = 1000
LONGEST_KEY = 18  # digits; one more may not fit in a column
OPEN, ALL = "open", "all"


class Filters(forms.Form):
    """What to show; anything that is not a choice shows what it would show without."""

    zoek = forms.CharField(label=_("Search"), required=False, max_length=200)
    fase = forms.ChoiceField(
        label=_("Phase"),
        required=False,
        choices=[(OPEN, _("Everything open")), (ALL, _("Everything")), *Phase.choices],
    )
    kanaal = forms.ChoiceField(
        label=_("Came in by"),
        required=False,
        choices=[("", _("Every road")), *Submission.Channel.choices],
    )
    verdacht = forms.ChoiceField(
        label=_("Who sent it"),
        required=False,
        choices=[("", _("Everyone")), ("ja", _("Perhaps a robot")), ("nee", _("A person"))],
    )

    def __init__(self, *args: Any, desks: Sequence[Desk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(desks) > 1:
            names = [(desk.group.slug, str(desk)) for desk in desks]
            field = forms.ChoiceField(label=_("Desk"), required=False, choices=names)
            self.fields = {"loket": field, **self.fields}
        self.is_valid()

    def chosen(self, name: str) -> str:
        """What was chosen in this filter; nothing when it was left out or unknown."""
        return str(self.cleaned_data.get(name) or "")


@login_required
@require_safe
def submissions(request: HttpRequest) -> HttpResponse:
    """The contributions at the desk of who is signed in."""
    person = signed_in(request)
    desks = list(desks_of(person, timezone.localdate()))
    filters = Filters(request.GET, desks=desks)
    desk = next((one for one in desks if one.group.slug == filters.chosen("loket")), None)
    desk = desk or next(iter(desks), None)
    found = _found(desk, filters, person) if desk else Submission.objects.visible_to(None)
    before = request.GET.get("voor", "")
    from_here = found.filter(pk__lt=int(before)) if _is_key(before) else found
    page = list(from_here[: PAGE + 1])
    counted = found.order_by()[: COUNTED + 1].count()
    context = {
        "desk": desk,
        "filters": filters,
        "submissions": page[:PAGE],
        "number": min(counted, COUNTED),
        "more_than_counted": counted > COUNTED,
        "today": timezone.localdate(),
        "next_url": _address(request, voor=str(page[PAGE - 1].pk)) if page[PAGE:] else "",
        "first_url": _address(request) if before else "",
    }
    return render(request, "work/submissions.html", context)


def _found(desk: Desk, filters: Filters, person: Person) -> ItemQuerySet[Submission]:
    found = submissions_of(desk, person)
    phase = filters.chosen("fase") or OPEN
    if phase == OPEN:
        found = found.open()
    elif phase != ALL:
        found = found.filter(phase=phase)
    if channel := filters.chosen("kanaal"):
        found = found.filter(channel=channel)
    if suspicious := filters.chosen("verdacht"):
        found = found.filter(suspicious=suspicious == "ja")
    if text := filters.chosen("zoek"):
        hits = find(text, person).filter(kind="submission").order_by()
        found = found.filter(pk__in=hits.values("pk"))
    return found


def _is_key(typed: str) -> bool:
    return typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_KEY


def _address(request: HttpRequest, **more: str) -> str:
    query = request.GET.copy()
    query.pop("voor", None)
    for name, value in more.items():
        query[name] = value
    return f"{request.path}?{query.urlencode()}"
