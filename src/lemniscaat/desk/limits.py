"""Limits on trying: how often one address, and everyone together, may do something in an hour."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lemniscaat.core.codes import keyed_digest
from lemniscaat.core.errors import Refusal
from lemniscaat.desk.models import Attempt

if TYPE_CHECKING:
    from datetime import datetime


class TooMany(Refusal):
    """Too many tries within the hour."""


def count_attempt(
    *, what: str, source: str, at: datetime, per_source: int, in_all: int | None = None
) -> None:
    """Count one try; refuse when this source, or everyone together, tried too often this hour."""
    recent = Attempt.objects.filter(what=what, at__gt=at - timedelta(hours=1))
    digest = keyed_digest("source", source)
    too_many = recent.filter(source=digest).count() >= per_source
    if too_many or (in_all is not None and recent.count() >= in_all):
        raise TooMany(_("This was tried very often in a short time. Wait an hour, or call us."))
    Attempt.objects.create(what=what, source=digest, at=at)


def forget_old_attempts(*, at: datetime) -> int:
    """Forget every try of more than a day ago; returns how many."""
    return Attempt.objects.filter(at__lt=at - timedelta(days=1)).delete()[0]
