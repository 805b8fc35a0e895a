"""Reads of bodies: who may decide what on a day, and what waits for a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lemniscaat.decisions.models import AgendaPoint, Body, Decision, Mandate
from lemniscaat.loop.models import Item
from lemniscaat.people import rights
from lemniscaat.people.models import Role

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from lemniscaat.people.models import Person


def valid_mandate(body: Body, scope: str, day: date) -> Mandate | None:
    """The mandate by which this body may decide this on this day, if it has one."""
    return Mandate.objects.on(day).filter(body=body, scope=scope).order_by("-since", "pk").first()


def lies_before(item: Item, body: Body, scope: str) -> bool:
    """Whether this question about an item is open before this body."""
    return AgendaPoint.objects.filter(
        item=item.pk, body=body, scope=scope, state=AgendaPoint.State.OPEN
    ).exists()


def who_may_decide(scope: str, day: date) -> list[tuple[Body, list[Person]]]:
    """The bodies with a valid mandate for this, each with the people who speak its decision."""
    mandates = Mandate.objects.on(day).filter(scope=scope).select_related("body__group")
    bodies = {mandate.body.pk: mandate.body for mandate in mandates}
    return [
        (body, rights.who(body.group, day, Role.Function.CHAIR, Role.Function.DEPUTY))
        for body in bodies.values()
    ]


def who_may_decide_sentence(scope: str, day: date) -> str:
    """The same, as a sentence for somebody who was refused."""
    found = [(body, people) for body, people in who_may_decide(scope, day) if people]
    if not found:
        return _("Nobody has a valid mandate for this today. A mandate has to be given first.")
    names = "; ".join(f"{body}: {', '.join(map(str, people))}" for body, people in found)
    return _("These people may decide this today: %(names)s.") % {"names": names}


def mandates_on(day: date) -> frozenset[tuple[str, str]]:
    """All (body, scope) pairs that hold on a day."""
    return frozenset(Mandate.objects.on(day).values_list("body__group__slug", "scope"))


def waiting_for(person: Person, day: date) -> QuerySet[AgendaPoint]:
    """The open points of the bodies in which this person has a seat, most urgent first."""
    groups = Role.objects.on(day).filter(person=person).values("group")
    return (
        AgendaPoint.objects.filter(body__group__in=groups, state=AgendaPoint.State.OPEN)
        .filter(item__in=Item.objects.visible_to(person, day))
        .select_related("body__group", "item")
        .order_by("due", "pk")
    )


def point_for(person: Person, pk: int) -> AgendaPoint | None:
    """One point, for somebody who may read what it is about."""
    return (
        AgendaPoint.objects.filter(pk=pk, item__in=Item.objects.visible_to(person))
        .select_related("body__group", "item__holder", "placed_by")
        .first()
    )


def decisions_on(item: Item, person: Person | None) -> QuerySet[Decision]:
    """The decisions about an item that this person may read, oldest first."""
    return (
        Decision.objects.visible_to(person)
        .filter(links_in__source=item.pk)
        .select_related("body__group", "mandate", "decided_by", "corrects")
        .order_by("created_at", "pk")
    )
