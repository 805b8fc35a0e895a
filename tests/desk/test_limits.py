"""Trying is counted within the hour, and forgotten after a day."""

from datetime import timedelta

import pytest

from lemniscaat.desk.limits import TooMany, count_attempt, forget_old_attempts
from lemniscaat.desk.models import Attempt
from tests.cast import NOW


def test_after_an_hour_somebody_may_try_again(db: None) -> None:
    count_attempt(what="code", source="10.0.0.1", at=NOW, per_source=1)
    with pytest.raises(TooMany):
        count_attempt(what="code", source="10.0.0.1", at=NOW, per_source=1)
    later = NOW + timedelta(hours=1, seconds=1)
    count_attempt(what="code", source="10.0.0.1", at=later, per_source=1)


def test_tries_of_more_than_a_day_ago_are_forgotten(db: None) -> None:
    for hours in (0, 2, 30):
        at = NOW - timedelta(hours=hours)
        count_attempt(what="code", source="10.0.0.1", at=at, per_source=9)
    assert forget_old_attempts(at=NOW) == 1
    assert Attempt.objects.count() == 2
