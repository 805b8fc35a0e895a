"""Reads at the desk: whose code is this, what waits, which desk is open."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.db import DEFAULT_DB_ALIAS

from lemniscaat.core.codes import keyed_digest, read_code
from lemniscaat.core.rows import often
from lemniscaat.desk.models import Desk, Submission, TrackingCode
from lemniscaat.people.models import Person, Role

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from lemniscaat.loop.models import ItemQuerySet

# Whole numbers and texts only: these come from every database as they are.
DESK_IN_SHORT = "id", "group_id", "first_word_days", "duty_id"
DUTY_IN_SHORT = "id", "name", "email", "contact_email"


def by_code(typed: str) -> Submission | None:
    """The submission that this tracking code opens. Wrong, revoked and unknown look the same."""
    digest = keyed_digest("tracking", read_code(typed) or "")
    found = TrackingCode.objects.filter(digest=digest, revoked_at__isnull=True).first()
    if found is None:
        return None
    submission: Submission = Submission.objects.as_system().get(pk=found.submission_id)
    return submission


def open_desks() -> QuerySet[Desk]:
    """The desks where something can be brought in now."""
    return Desk.objects.filter(is_open=True).select_related("group", "duty").order_by("pk")


def open_desks_in_short() -> dict[str, Desk]:
    """The open desks by slug, with no column more than a contribution needs."""
    with often() as cursor:
        cursor.execute(_in_short())
        rows = cursor.fetchall()
    found = {}
    for slug, *row in rows:
        desk = Desk.from_db(DEFAULT_DB_ALIAS, DESK_IN_SHORT, row[: len(DESK_IN_SHORT)])
        desk.duty = Person.from_db(DEFAULT_DB_ALIAS, DUTY_IN_SHORT, row[len(DESK_IN_SHORT) :])
        found[slug] = desk
    return found


@cache
def _in_short() -> str:
    # Put together once: Django's way takes longer than the database, and every submission waits.
    duty = (f"duty__{name}" for name in DUTY_IN_SHORT)
    return str(open_desks().values_list("group__slug", *DESK_IN_SHORT, *duty).query)


def desks_of(person: Person, day: date) -> QuerySet[Desk]:
    """The desks at which this person works on a day."""
    groups = Role.objects.on(day).filter(person=person).values("group")
    return Desk.objects.filter(group__in=groups).select_related("group").order_by("pk")


def submissions_of(desk: Desk, person: Person) -> ItemQuerySet[Submission]:
    """What was brought in at a desk, newest first, for somebody who may read it."""
    found: ItemQuerySet[Submission] = (
        Submission.objects.visible_to(person)
        .filter(desk=desk)
        .select_related("area", "holder", "brought_by")
        .order_by("-pk")
    )
    return found
