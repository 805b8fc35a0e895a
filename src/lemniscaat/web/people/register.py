"""What an administrator reads: who takes part, in which groups, by which mandates; no items."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from lemniscaat.decisions.models import Mandate
from lemniscaat.people.models import Group, Invitation, Person, Role

if TYPE_CHECKING:
    from datetime import date, datetime

    from django.db.models import QuerySet


class Member(NamedTuple):
    """Somebody with an account, how that account stands, and the roles of today."""

    person: Person
    state: str
    tone: str
    roles: list[Role]


def members(now: datetime, today: date) -> list[Member]:
    """Everyone with an account or an invitation, by name."""
    invited = set(open_invitations(now).values_list("email", flat=True))
    people = (
        Person.objects.exclude(email=None)
        .order_by("name", "pk")
        .prefetch_related(Prefetch("roles", _roles_on(today), to_attr="roles_today"))
    )
    return [
        Member(person, *_state(person, invited), getattr(person, "roles_today", []))
        for person in people
    ]


def open_invitations(now: datetime) -> QuerySet[Invitation]:
    """The invitations that somebody can still accept, the soonest to end first."""
    return (
        Invitation.objects.filter(accepted_at=None, expires_at__gt=now)
        .select_related("group", "invited_by")
        .order_by("expires_at")
    )


def groups(today: date) -> list[Group]:
    """Every desk, team and body, in that order, with the seats and mandates of today."""
    mandates = Mandate.objects.on(today).order_by("scope", "since")
    found = (
        Group.objects.select_related("body")
        .prefetch_related(
            Prefetch("roles", _roles_on(today), to_attr="seats"),
            Prefetch("body__mandates", mandates, to_attr="mandates_today"),
        )
        .order_by("name")
    )
    return sorted(found, key=lambda group: Group.Kind.values.index(group.kind))


def account_of(public_id: str) -> Person | None:
    """Somebody with an account; contributors without one are not in the register."""
    return Person.objects.exclude(email=None).filter(public_id=public_id).first()


def roles_of(person: Person) -> QuerySet[Role]:
    """All roles of somebody, also the ones that ended, the newest first."""
    return person.roles.select_related("group").order_by("-since", "pk")


def _roles_on(today: date) -> QuerySet[Role]:
    return Role.objects.on(today).select_related("person", "group").order_by("group__name", "since")


def _state(person: Person, invited: set[str]) -> tuple[str, str]:
    if person.is_active:
        return (
            (_("Administrator"), "policy") if person.is_administrator else (_("Active"), "practice")
        )
    return (_("Invited"), "crossing") if person.email in invited else (_("Closed"), "quiet")
