"""Limits on trying: how often one address, and everyone together, may do something in an hour."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import connection
from django.utils.translation import gettext as _

from lemniscaat.core.codes import keyed_digest
from lemniscaat.core.errors import Refusal
from lemniscaat.core.rows import often
from lemniscaat.desk.models import Attempt

if TYPE_CHECKING:
    from datetime import datetime


# One statement, because everything that is brought in waits for it.
COUNT_ONE = """
    INSERT INTO desk_attempt (what, source, at)
    SELECT CAST(%(what)s AS varchar), CAST(%(source)s AS varchar), %(at)s
    WHERE (SELECT COUNT(*) FROM desk_attempt
           WHERE what = %(what)s AND source = %(source)s AND at > %(since)s) < %(per_source)s
"""
AND_IN_ALL = """
    AND (SELECT COUNT(*) FROM desk_attempt
         WHERE what = %(what)s AND at > %(since)s) < %(in_all)s
"""


class TooMany(Refusal):
    """Too many tries within the hour."""


def count_attempt(
    *, what: str, source: str, at: datetime, per_source: int, in_all: int | None = None
) -> None:
    """Count one try; refuse when this source, or everyone together, tried too often this hour."""
    with often() as cursor:
        facts = {
            "what": what,
            "source": keyed_digest("source", source),
            "at": connection.ops.adapt_datetimefield_value(at),
            "since": connection.ops.adapt_datetimefield_value(at - timedelta(hours=1)),
            "per_source": per_source,
            "in_all": in_all,
        }
        cursor.execute(COUNT_ONE if in_all is None else COUNT_ONE + AND_IN_ALL, facts)
        if cursor.rowcount == 0:
            raise TooMany(_("This was tried very often in a short time. Wait an hour, or call us."))


def forget_old_attempts(*, at: datetime) -> int:
    """Forget every try of more than a day ago; returns how many."""
    return Attempt.objects.filter(at__lt=at - timedelta(days=1)).delete()[0]
