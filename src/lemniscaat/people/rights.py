"""One predicate per right. Each takes the person, the group and the day on which they act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.people.models import Person, Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from lemniscaat.people.models import Group

Function = Role.Function


def _has(person: Person, group: Group, day: date, functions: Iterable[str]) -> bool:
    return (
        Role.objects.on(day)
        .filter(person=person, person__is_active=True, group=group, function__in=functions)
        .exists()
    )


def may_work_at(person: Person, group: Group, day: date) -> bool:
    """Read and add in the group's own items: everyone with a role in it."""
    return _has(person, group, day, Function.values)


def may_direct(person: Person, group: Group, day: date) -> bool:
    """Run process, time and people of the group's items; never their substance."""
    return _has(person, group, day, [Function.DIRECTOR])


def may_advise(person: Person, group: Group, day: date) -> bool:
    """Test and advise on the group's items."""
    return _has(person, group, day, [Function.ADVISER])


def may_chair(person: Person, group: Group, day: date) -> bool:
    """Speak the decision of a body."""
    return _has(person, group, day, [Function.CHAIR, Function.DEPUTY])


def may_administer(person: Person) -> bool:
    """Invite people and keep roles, bodies and instruments; gives no sight of any item."""
    return person.is_active and person.is_administrator


def who(group: Group, day: date, *functions: str) -> list[Person]:
    """Who has one of these functions in the group on this day, the longest-serving first."""
    roles = (
        Role.objects.on(day)
        .filter(group=group, function__in=functions, person__is_active=True)
        .select_related("person")
        .order_by("since", "pk")
    )
    return [role.person for role in roles]
