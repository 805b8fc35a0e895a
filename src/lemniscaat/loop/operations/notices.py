"""What is owed to people by mail: which messages wait, and what became of sending them.

Sending has no event of its own: a notice belongs to the event that it tells about.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.db.models import Q

from lemniscaat.loop.models import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

GIVE_UP_AFTER = 12  # tries; with the pauses below that is almost three days


def waiting(now: datetime, limit: int) -> list[int]:
    """The keys of the messages to send now, the least often tried first.

    Each next try waits twice as long as the one before: 1, 2, 4 … minutes after its creation.
    """
    due = Q()
    for tries in range(GIVE_UP_AFTER):
        due |= Q(tries=tries, created_at__lte=now - timedelta(minutes=2**tries - 1))
    found = Notice.objects.filter(due, sent_at=None).order_by("tries", "pk")
    return list(found.values_list("pk", flat=True)[:limit])


@contextmanager
def claimed(key: int) -> Iterator[Notice | None]:
    """One unsent message for as long as it is being sent; None when somebody else has it.

    Where the database can lock one row it is locked. SQLite can only lock everything, and must not
    while a mail server answers: there one process sends, and a message may rarely go out twice.
    """
    found = Notice.objects.filter(pk=key, sent_at=None).select_related("event__item", "person")
    if not connection.features.has_select_for_update_skip_locked:
        yield found.first()
        return
    with transaction.atomic():
        yield found.select_for_update(of=("self",), skip_locked=True).first()


def note_sent(notice: Notice, *, at: datetime) -> None:
    """The mail server took it."""
    Notice.objects.filter(pk=notice.pk).update(sent_at=at, tries=notice.tries + 1, problem="")


def note_problem(notice: Notice, problem: str) -> None:
    """It did not go out; it is tried again later, until it was tried often enough."""
    Notice.objects.filter(pk=notice.pk).update(tries=notice.tries + 1, problem=problem[:200])


def drop(notice: Notice, why: str) -> None:
    """It will never go out: the person has no address, or does not want mail."""
    Notice.objects.filter(pk=notice.pk).update(tries=GIVE_UP_AFTER, problem=why[:200])
