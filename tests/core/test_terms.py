"""Working days and statutory terms, held against two calendars and against the law's own cases."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st
from workalendar.europe import Netherlands

from lemniscaat.core.errors import Invalid
from lemniscaat.core.terms import (
    DECREES_KNOWN_UNTIL,
    EQUATED,
    is_free,
    statutory_term,
    working_days,
    working_days_between,
)

DAY = timedelta(days=1)
YEARS = range(2014, 2051)
DAYS = st.dates(date(2014, 1, 1), date(2050, 12, 31))


def _free_on_weekdays(year):
    days = (date(year, 1, 1) + n * DAY for n in range(366))
    return {day for day in days if day.year == year and day.weekday() < 5 and is_free(day)}


@pytest.mark.parametrize("year", YEARS)
def test_free_weekdays_are_those_of_workalendar_and_the_royal_decrees(year):
    theirs = {day for day, _name in Netherlands().holidays(year) if day.weekday() < 5}
    assert _free_on_weekdays(year) == theirs | {day for day in EQUATED if day.year == year}
    assert not theirs & EQUATED


@pytest.mark.parametrize("year", YEARS)
def test_free_weekdays_are_those_of_holidays_the_decrees_and_every_fifth_of_may(year):
    """That library frees 5 May once in five years, as many employers do; the act always does."""
    theirs = {day for day in holidays.country_holidays("NL", years=year) if day.weekday() < 5}
    fifth_of_may = date(year, 5, 5)
    forgotten = {day for day in EQUATED if day.year == year}
    ascension_day_is_that_day = year == 2016
    if year % 5 and fifth_of_may.weekday() < 5 and not ascension_day_is_that_day:
        forgotten.add(fifth_of_may)
    assert _free_on_weekdays(year) - theirs == forgotten
    assert theirs <= _free_on_weekdays(year)


def test_the_royal_decrees_are_known_for_every_year_until_the_last_known_one():
    assert {day.year for day in EQUATED} == set(range(2023, DECREES_KNOWN_UNTIL + 1))
    assert all(day.weekday() < 5 for day in EQUATED)


@pytest.mark.parametrize(
    ("day", "free"),
    [
        (date(2026, 5, 5), True),
        (date(2026, 1, 2), True),
        (date(2026, 5, 15), True),
        (date(2027, 5, 7), True),
        (date(2028, 4, 28), True),
        (date(2028, 5, 26), True),
        (date(2026, 4, 3), True),
        (date(2025, 4, 26), True),
        (date(2025, 4, 28), False),
        (date(2026, 12, 24), False),
        (date(2026, 11, 21), True),
        (date(2026, 11, 23), False),
    ],
)
def test_known_days_are_free_or_not(day, free):
    assert is_free(day) is free


@pytest.mark.parametrize(
    ("start", "number", "last"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 4, 30), 3, date(2026, 5, 6)),
        (date(2026, 5, 13), 1, date(2026, 5, 18)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
    ],
)
def test_working_days_are_counted_from_the_day_after(start, number, last):
    assert working_days(start, number) == last


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        # Article 1: a term that ends in a weekend or on a holiday ends on the next working day.
        (date(2026, 4, 23), 10, date(2026, 5, 4)),
        (date(2026, 4, 30), 5, date(2026, 5, 6)),
        (date(2026, 5, 1), 14, date(2026, 5, 18)),
        # Article 2: three days or more hold two working days; two days need not.
        (date(2026, 5, 13), 3, date(2026, 5, 19)),
        (date(2025, 12, 23), 3, date(2025, 12, 29)),
        (date(2025, 12, 24), 3, date(2025, 12, 30)),
        (date(2025, 12, 24), 2, date(2025, 12, 29)),
        # Article 4: more than ninety days are left alone.
        (date(2026, 2, 14), 91, date(2026, 5, 16)),
        (date(2026, 2, 14), 90, date(2026, 5, 18)),
    ],
)
def test_statutory_terms_follow_the_act(start, days, last):
    assert statutory_term(start, days) == last


def test_terms_of_fewer_than_no_days_are_refused():
    for count in (working_days, statutory_term):
        with pytest.raises(Invalid):
            count(date(2026, 11, 20), -1)


@given(DAYS, st.integers(1, 60))
def test_counting_back_gives_the_number_that_was_counted(start, number):
    last = working_days(start, number)
    assert not is_free(last)
    assert working_days_between(start, last) == number
    assert working_days_between(last, start) == -number


@given(DAYS, st.integers(0, 30), st.integers(0, 30))
def test_one_term_after_another_is_their_sum(start, first, second):
    assert working_days(working_days(start, first), second) == working_days(start, first + second)


@given(DAYS, DAYS, DAYS)
def test_working_days_between_add_up(one, other, third):
    whole = working_days_between(one, other) + working_days_between(other, third)
    assert whole == working_days_between(one, third)


@given(DAYS, st.integers(0, 200))
def test_a_statutory_term_is_never_cut_short_and_never_longer_than_needed(start, days):
    plain, end = start + days * DAY, statutory_term(start, days)
    if days > 90:
        assert end == plain
        return
    assert not is_free(end)
    assert end >= plain
    assert days < 3 or working_days_between(start, end) >= 2
    before = end - DAY
    assert end == plain or is_free(before) or working_days_between(start, before) < 2


@given(DAYS, st.integers(0, 89))
def test_a_longer_statutory_term_never_ends_earlier(start, days):
    assert statutory_term(start, days) <= statutory_term(start, days + 1)
