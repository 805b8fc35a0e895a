"""Reads at the desk: whose code is this, what waits, which desk is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.core.codes import keyed_digest, read_code
from lemniscaat.desk.models import Desk, Submission, TrackingCode
from lemniscaat.people.models import Role

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from lemniscaat.loop.models import ItemQuerySet
    from lemniscaat.people.models import Person


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
