"""The bodies that decide: who sits in them, by which mandates, and what they published."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lemniscaat.core.errors import NotFound
from lemniscaat.decisions.models import Body, Decision, Mandate
from lemniscaat.loop.models import Item, Link, Publication
from lemniscaat.people.models import Role
from lemniscaat.web.public.paging import page_of, published_of
from lemniscaat.web.shared.option_titles import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django.http import HttpRequest, HttpResponse

PAGE_SIZE = 20
CHAIRS_FIRST = (Role.Function.CHAIR, Role.Function.DEPUTY, Role.Function.SECRETARY)


class Ruling(NamedTuple):
    """A published decision, with the published case that it is about when there is one."""

    publication: Publication
    decision: Decision
    title: str
    when: str
    case: Publication | None


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """Every body, with what it may decide today."""
    today = timezone.localdate()
    valid: dict[int, list[Mandate]] = {}
    for mandate in Mandate.objects.on(today):
        valid.setdefault(mandate.body_id, []).append(mandate)
    found = Body.objects.select_related("group").order_by("group__name", "pk")
    rows = [(body, valid.get(body.pk, [])) for body in found]
    return render(request, "public/bodies.html", {"rows": rows})


@require_safe
def body(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: its seats and mandates today, and its published decisions."""
    found = Body.objects.select_related("group").filter(group__slug=slug).first()
    if found is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    today = timezone.localdate()
    mandates = list(found.mandates.order_by("-since", "pk"))
    page = page_of(
        published_of("decision", request).filter(item__group=found.group_id),
        request,
        size=PAGE_SIZE,
    )
    context = {
        "body": found,
        "seats": _seats(found, today),
        "valid": [one for one in mandates if _holds(one, today)],
        "other": [one for one in mandates if not _holds(one, today)],
        "today": today,
        "page": page,
        "rulings": _rulings(page.rows),
    }
    return render(request, "public/body.html", context)


def _seats(found: Body, today: date) -> list[Role]:
    roles = Role.objects.on(today).filter(group=found.group_id, person__is_active=True)
    order = {function: place for place, function in enumerate(CHAIRS_FIRST)}
    return sorted(
        roles.select_related("person").order_by("since", "pk"),
        key=lambda role: order.get(Role.Function(role.function), len(order)),
    )


def _holds(mandate: Mandate, day: date) -> bool:
    return mandate.since <= day and (mandate.until is None or day <= mandate.until)


def _rulings(publications: Sequence[Publication]) -> list[Ruling]:
    """Each published decision with its reasons; four queries, however many there are."""
    keys = [one.item_id for one in publications]
    decisions = Decision.objects.as_system().select_related("point", "corrects__point")
    by_key = decisions.in_bulk(keys)
    about = _cases_behind(keys)
    return [
        Ruling(
            publication=one,
            decision=by_key[one.item_id],
            title=title_of(by_key[one.item_id]),
            when=by_key[one.item_id].decided_when.in_words(get_language() or "nl"),
            case=about.get(one.item_id),
        )
        for one in publications
    ]


def _cases_behind(decisions: Sequence[int]) -> dict[int, Publication]:
    links = Link.objects.filter(target__in=decisions, verb=Link.Verb.DECIDED_BY)
    pairs = dict(links.values_list("target", "source"))
    cases = Publication.objects.filter(
        item__in=Item.objects.as_system().filter(pk__in=pairs.values(), kind="case")
    ).select_related("item")
    by_case = {one.item_id: one for one in cases}
    return {target: by_case[source] for target, source in pairs.items() if source in by_case}
