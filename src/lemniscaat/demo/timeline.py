"""When things happen in the demonstration world: in working hours, counted back from today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone

from lemniscaat.core.terms import is_free

if TYPE_CHECKING:
    from collections.abc import Callable

OPENS = time(9)
DAY = timedelta(days=1)


class Moment(NamedTuple):
    """Something that happens, when, and what goes first when two things happen at once."""

    at: datetime
    order: tuple[int, int]
    act: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Clock:
    """Counts back from the moment at which the world is built."""

    now: datetime

    @property
    def today(self) -> date:
        """The day on which the world is built."""
        return timezone.localdate(self.now)

    def working_day(self, ago: int) -> date:
        """The working day so many working days before today; today itself may be a free day."""
        day = self.today
        for _step in range(ago):
            day -= DAY
            while is_free(day):
                day -= DAY
        return day

    def moment(self, ago: int, minutes: int) -> datetime:
        """So many minutes after the doors opened on that working day."""
        return at_work(self.working_day(ago), minutes)


def at_work(day: date, minutes: int = 0) -> datetime:
    """So many minutes after the doors opened on a day."""
    return timezone.make_aware(datetime.combine(day, OPENS)) + timedelta(minutes=minutes)
