"""Dutch working days and statutory terms (Algemene termijnenwet, articles 1 to 4)."""

from datetime import date, timedelta
from functools import lru_cache

from django.utils.translation import gettext as _

from lemniscaat.core.errors import Invalid

DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6

# Article 3(3): days that a royal decree equates with a public holiday, decided for three years at
# a time. Complete from 2023; after `DECREES_KNOWN_UNTIL` a term may turn out some days too short.
EQUATED = frozenset(
    {
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    }
)
DECREES_KNOWN_UNTIL = 2028

LEAST_DAYS_WITH_WORKING_DAYS = 3  # article 2
WORKING_DAYS_IN_A_TERM = 2  # article 2
LONGEST_TERM = 90  # article 4: the act leaves longer terms as they are


def is_free(day: date) -> bool:
    """Whether this day is a Saturday, a Sunday, a public holiday or equated with one."""
    return day.weekday() >= SATURDAY or day in EQUATED or day in public_holidays(day.year)


def working_days(start: date, number: int) -> date:
    """The n-th working day after `start`, where n is `number`; with zero it is `start` itself.

    Raises `Invalid` when the number is negative.
    """
    _not_negative(number)
    day = start
    for _step in range(number):
        day = _next_working_day(day + DAY)
    return day


def statutory_term(start: date, days: int) -> date:
    """The last day of a term in calendar days that starts running the day after `start`.

    It ends on a working day (article 1), holds two working days when it lasts three days or more
    (article 2) and is left alone when it lasts more than 90 days (article 4). Raises `Invalid`
    when the number is negative.
    """
    _not_negative(days)
    end = start + days * DAY
    if days > LONGEST_TERM:
        return end
    if days >= LEAST_DAYS_WITH_WORKING_DAYS:
        end = max(end, working_days(start, WORKING_DAYS_IN_A_TERM))
    return _next_working_day(end)


def working_days_between(start: date, end: date) -> int:
    """How many working days there are after `start`, up to and including `end`.

    Negative when `end` comes first: minus three is three working days late.
    """
    if end < start:
        return -working_days_between(end, start)
    return sum(not is_free(start + step * DAY) for step in range(1, (end - start).days + 1))


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """The holidays of article 3(1) and Good Friday of article 3(2), as they are since 2014."""
    easter = _easter(year)
    kings_day = date(year, 4, 27)
    return frozenset(
        {
            date(year, 1, 1),
            easter - 2 * DAY,
            easter + DAY,
            kings_day - DAY if kings_day.weekday() == SUNDAY else kings_day,
            date(year, 5, 5),
            easter + 39 * DAY,
            easter + 50 * DAY,
            date(year, 12, 25),
            date(year, 12, 26),
        }
    )


def _easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian method (Meeus, Jones and Butcher)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    correction = century - century // 4 - (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + correction + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _next_working_day(day: date) -> date:
    """The same day, or the first working day after it."""
    while is_free(day):
        day += DAY
    return day


def _not_negative(number: int) -> None:
    if number < 0:
        raise Invalid(_("A term cannot be shorter than zero days."))
