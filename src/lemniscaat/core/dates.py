"""Dates that may be vague, kept as EDTF (ISO 8601-2): "2025-07", "2023/2025", "2025-10~"."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Self

from django.utils.translation import gettext as _

from lemniscaat.core.date_words import MONTHS, NUMBERS, PARTS, SEASONS, WORDS, DateWords
from lemniscaat.core.errors import Invalid
from lemniscaat.core.text import fold

Precision = Literal["day", "month", "season", "year", "span", "open"]

POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?~?")
FIRST_SEASON = 21  # EDTF writes spring to winter as "month" 21 to 24
DECEMBER = 12
MONTH_PARTS = ((1, 10), (11, 20), (21, 31))


@dataclass(frozen=True, order=True)
class VagueDate:
    """A day, month, season, year or stretch of time; made by `read`, ordered by start and end.

    Both days belong to it. A season is meteorological and winter begins in the year it is named
    after. What is still going on ends on `date.max`.
    """

    start: date
    end: date
    precision: Precision
    approximate: bool
    text: str

    @classmethod
    def read(cls, text: str) -> Self:
        """The date that this EDTF text (levels 0 and 1, as far as described here) stands for.

        Raises `Invalid` when it stands for none, or for a stretch that ends before it starts.
        """
        head, slash, tail = text.partition("/")
        try:
            start, end, precision = _point(head)
            if tail == "..":
                end, precision = date.max, "open"
            elif slash:
                end, precision = _point(tail)[1], "span"
        except ValueError:
            raise Invalid(_("This is not a date we can read.")) from None
        if end < start:
            raise Invalid(_("The end of this period is before its start."))
        return cls(start, end, precision, "~" in text, text)

    def in_words(self, language: str) -> str:
        """As people write it, in Dutch ("nl") or English: "ongeveer oktober 2025"."""
        words = WORDS.get(language[:2], WORDS["en"])
        head, _slash, tail = self.text.replace("~", "").partition("/")
        about = f"{words.about} " if self.approximate else ""
        if self.precision == "open":
            return f"{words.since} {about}{_shown(head, words)}"
        if self.precision != "span":
            return about + _shown(head, words)
        if self.approximate and (part := _part_of_month(self)):
            return f"{words.parts[part - 1]} {_shown(head[:7], words)}"
        return about + _shown_span(_shown(head, words), _shown(tail, words), words)

    def __str__(self) -> str:
        return self.text


def read_typed(text: str, today: date) -> VagueDate | None:
    """What somebody typed in Dutch or English, such as "begin juli 2025"; None when unclear.

    Words such as "vorig jaar" are counted from `today`.
    """
    typed = re.sub(r"\s+", " ", fold(text)).strip(" ,")
    if not typed:
        return None
    bare = typed.rstrip(".")
    for edtf in (typed, _typed_span(bare), _typed_since(bare), _typed_moment(bare, today)):
        try:
            return VagueDate.read(edtf or "")
        except Invalid:
            continue
    return None


def _point(text: str) -> tuple[date, date, Precision]:
    """First day, last day and precision; ValueError when there is no such date."""
    match = POINT.fullmatch(text)
    if not match:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None or month is None:
        return date(int(match[1]), 1, 1), date(int(match[1]), DECEMBER, 31), "year"
    if day is not None:
        return date(year, month, day), date(year, month, day), "day"
    if month < FIRST_SEASON:
        return date(year, month, 1), _last_day(year, month), "month"
    return *_season(year, month - FIRST_SEASON), "season"


def _season(year: int, number: int) -> tuple[date, date]:
    first = 3 + 3 * number
    if number not in range(4):
        raise ValueError(number)
    last_year, last_month = (year + 1, 2) if first == DECEMBER else (year, first + 2)
    return date(year, first, 1), _last_day(last_year, last_month)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _part_of_month(span: VagueDate) -> int | None:
    """Which third of one month this is, from 1; None when it is something else."""
    if (span.start.year, span.start.month) != (span.end.year, span.end.month):
        return None
    last = _last_day(span.end.year, span.end.month).day
    thirds = {(first, min(final, last)): n for n, (first, final) in enumerate(MONTH_PARTS, 1)}
    return thirds.get((span.start.day, span.end.day))


def _shown(text: str, words: DateWords) -> str:
    year, *rest = text.split("-")
    if not rest:
        return year
    number = int(rest[0])
    name = words.seasons[number - 21] if number >= FIRST_SEASON else words.months[number - 1]
    return " ".join([*(str(int(day)) for day in rest[1:]), name, year])


def _shown_span(first: str, last: str, words: DateWords) -> str:
    """Two dates as one stretch, saying what they share only once."""
    left, right = first.split(), last.split()
    if len(left) == len(right) == 1:
        return f"{first}–{last}"  # noqa: RUF001 - years have an en dash between them
    if len(left) == len(right):
        while len(left) > 1 and left[-1:] == right[-1:]:
            left, right = left[:-1], right[:-1]
    return f"{' '.join(left)} {words.through} {last}"


APPROXIMATELY = re.compile(r"(?:ongeveer|rond|circa|ca\.?|omstreeks|about|around) ")
SINCE = re.compile(r"(?:sinds|vanaf|since|from) (.+)")
SPAN = re.compile(
    r"(?:van |tussen |from |between )?(.+?)"
    r"(?: ?[–—] ?| - | (?:tot en met|tot|t/m|en|to|until|through|and) )(.+)"  # noqa: RUF001
)
YEARS = re.compile(r"([12][0-9]{3}) ?[-/] ?([12][0-9]{3})")
AGO = re.compile(r"(\w+) (?:(jaar|jaren|years?)|maand(?:en)?|months?) (?:geleden|ago)")
DAY = re.compile(r"([0-9]{1,2})(?:e|ste|de|st|nd|rd|th)? ([a-z]+)\.?,? ([0-9]{4})")
ENGLISH_DAY = re.compile(r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
NUMERIC_DAY = re.compile(r"([0-9]{1,2})([-/. ])([0-9]{1,2})\2([0-9]{4})")
NUMERIC_MONTH = re.compile(r"([0-9]{1,2})[-/]([0-9]{4})")
PART = re.compile(r"(?:the )?([a-z]+)[ -](?:of |van )?([a-z]+)\.? ([0-9]{4})")
NAMED = re.compile(r"([a-z]+)\.?(?: of| van)? ([0-9]{4})(?:[-/–]([0-9]{4}))?")  # noqa: RUF001


def _typed_since(typed: str) -> str | None:
    match = SINCE.fullmatch(typed)
    point = _typed_point(match[1]) if match else None
    return f"{point}/.." if point else None


def _typed_span(typed: str) -> str | None:
    about = APPROXIMATELY.match(typed)
    bare = typed[about.end() :] if about else typed
    match = YEARS.fullmatch(bare) or SPAN.fullmatch(bare)
    last = _typed_point(match[2]) if match else None
    if not match or not last:
        return None
    # "3 tot 5 juli 2025": what the first lacks, it borrows from the end of the last.
    words = match[2].split()
    borrowed = (" ".join([match[1], *words[taken:]]) for taken in range(len(words), 0, -1))
    first = next(filter(None, map(_typed_point, borrowed)), None)
    mark = "~" if about else ""
    return f"{first}{mark}/{last}{mark}" if first else None


def _typed_moment(typed: str, today: date) -> str | None:
    bare = re.sub(r"^(?:in|op|on) (?:de |het |the )?", "", typed)
    return _relative(bare, today) or _typed_point(bare)


def _relative(typed: str, today: date) -> str | None:
    yesterday, last_month = today - timedelta(days=1), _months_before(today, 1)
    named = {
        ("vandaag", "today"): f"{today}",
        ("gisteren", "yesterday"): f"{yesterday}",
        ("deze maand", "this month"): f"{today:%Y-%m}",
        ("vorige maand", "afgelopen maand", "last month"): last_month,
        ("dit jaar", "this year"): f"{today.year:04}",
        ("vorig jaar", "afgelopen jaar", "last year"): f"{today.year - 1:04}",
    }
    for phrases, edtf in named.items():
        if typed in phrases:
            return edtf
    match = AGO.fullmatch(typed)
    count = NUMBERS.get(match[1]) or _count(match[1]) if match else None
    if not match or not count:
        return None
    return f"{today.year - count:04}~" if match[2] else f"{_months_before(today, count)}~"


def _count(word: str) -> int | None:
    return int(word) if re.fullmatch(r"[0-9]{1,3}", word) else None


def _months_before(today: date, count: int) -> str:
    year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    return f"{year:04}-{month + 1:02}"


def _typed_point(typed: str) -> str | None:
    """One day, month, season or year as EDTF; it may still be a date that does not exist."""
    if about := APPROXIMATELY.match(typed):
        point = _typed_point(typed[about.end() :])
        return f"{point}~" if point and "~" not in point else point
    if POINT.fullmatch(typed):
        return typed
    if match := NUMERIC_DAY.fullmatch(typed):
        return f"{match[4]}-{int(match[3]):02}-{int(match[1]):02}"
    if match := NUMERIC_MONTH.fullmatch(typed):
        return f"{match[2]}-{int(match[1]):02}" if int(match[1]) <= DECEMBER else None
    return _named_day(typed) or _named_part(typed) or _named_month_or_season(typed)


def _named_day(typed: str) -> str | None:
    if match := DAY.fullmatch(typed):
        day, name, year = match.groups()
    elif match := ENGLISH_DAY.fullmatch(typed):
        name, day, year = match.groups()
    else:
        return None
    return f"{year}-{MONTHS[name]:02}-{int(day):02}" if name in MONTHS else None


def _named_part(typed: str) -> str | None:
    match = PART.fullmatch(typed)
    if not match or match[1] not in PARTS or match[2] not in MONTHS or int(match[3]) == 0:
        return None
    first, final = MONTH_PARTS[PARTS[match[1]] - 1]
    month = f"{match[3]}-{MONTHS[match[2]]:02}"
    final = min(final, _last_day(int(match[3]), MONTHS[match[2]]).day)
    return f"{month}-{first:02}~/{month}-{final:02}~"


def _named_month_or_season(typed: str) -> str | None:
    match = NAMED.fullmatch(typed)
    if not match:
        return None
    name, year, next_year = match.groups()
    if next_year:
        following = int(next_year) == int(year) + 1
        return f"{year}-24" if name == "winter" and following else None
    if name in MONTHS:
        return f"{year}-{MONTHS[name]:02}"
    return f"{year}-{SEASONS[name] + FIRST_SEASON - 1}" if name in SEASONS else None
