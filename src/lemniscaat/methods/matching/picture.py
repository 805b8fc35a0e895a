"""The couples on a map, and beside it how far apart partners live."""

from __future__ import annotations

from math import ceil, cos, floor, log10, radians
from typing import TYPE_CHECKING

from lemniscaat.methods.drawing import colour, drawing, element, label, line
from lemniscaat.methods.matching.words import counted
from lemniscaat.methods.words import Sentence, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lemniscaat.methods.matching.result import Matching
    from lemniscaat.methods.words import Language

    Point = tuple[float, float]

_MAP, _TOP, _HIGH, _WIDE = 420.0, 40.0, 380.0, 300.0
_MANY = 400  # above so many people the marks are small
_BARS = 10


def picture(matching: Matching, language: Language = "nl") -> str:
    """SVG: a line between partners, a dashed one to who joins, a ring around who is alone.

    Where no places are known there is no map, and the bars show points instead of kilometres.
    The map shows where people live: it is for who organises, not to publish.
    """
    mapped = matching.problem.people[0].place is not None
    edge = _MAP + 80 if mapped else 50.0
    count, left = len(matching.pairs), len(matching.unmatched)
    parts = [*_map(matching, language)] if mapped else []
    title = Sentence(nl="Wie bij wie", en="Who with whom")
    described = Sentence(
        nl=f"{counted(count, 'paar', 'paren')}, {counted(left, 'persoon', 'mensen')} zonder "
        "partner. "
        "De staven tellen de paren per afstand of per aantal punten.",
        en=f"{counted(count, 'couple', 'couples')}, {counted(left, 'person', 'people')} without a "
        "partner. "
        "The bars count the couples by distance or by points.",
    )
    return drawing(
        edge + _WIDE + 20,
        _TOP + _HIGH + 90,
        *parts,
        *_bars(matching, edge, language),
        title=title.in_language(language),
        description=described.in_language(language),
    )


def _map(matching: Matching, language: Language) -> Iterable[str]:
    at = _places(matching)
    radius = 4.0 if len(at) <= _MANY else 1.5
    couples = [(at[pair.a], at[pair.b]) for pair in matching.pairs]
    thirds = [pair.third for pair in matching.pairs if pair.third is not None]
    worlds = [
        [at[one.id] for one in matching.problem.people if one.world == world]
        for world in matching.problem.worlds
    ]
    lines = {"stroke": "currentColor", "stroke_width": 1, "opacity": 0.7}
    yield element("path", d=_lines(couples), **lines)
    joins = [(at[one.id], at[one.partner]) for one in thirds]
    yield element("path", d=_lines(joins), stroke_dasharray="3 3", **lines)
    yield element("path", d=_circles(worlds[0], radius), fill=colour(0))
    yield element("path", d=_squares(worlds[1], radius), fill=colour(1))
    alone = [at[one.id] for one in matching.unmatched]
    yield element("path", d=_circles(alone, radius + 4), fill="none", stroke="currentColor")
    yield from _legend(matching, language)


def _legend(matching: Matching, language: Language) -> Iterable[str]:
    first, second = matching.problem.worlds
    joins, alone = ("sluit aan", "alleen") if language == "nl" else ("joins", "alone")
    top = _TOP + _HIGH + 40
    marks = (
        element("path", d=_circles([(10, top)], 5), fill=colour(0)),
        element("path", d=_squares([(10, top + 26)], 5), fill=colour(1)),
        line(220, top, 240, top, stroke_dasharray="3 3"),
        element("path", d=_circles([(230, top + 26)], 8), fill="none", stroke="currentColor"),
    )
    yield from marks
    for place, words in enumerate((first, second, joins, alone)):
        yield label(24 if place < 2 else 248, top + 4 + 26 * (place % 2), words)


def _places(matching: Matching) -> Mapping[str, Point]:
    """Everybody's place in the picture; degrees of longitude are as narrow as they are there."""
    known = {one.id: one.place for one in matching.problem.people if one.place is not None}
    if matching.problem.coordinates == "degrees":
        north = sum(place[0] for place in known.values()) / len(known)
        flat = {name: (cos(radians(north)) * place[1], place[0]) for name, place in known.items()}
    else:
        flat = known
    across, up = zip(*flat.values(), strict=True)
    size = max((max(across) - min(across)) / _MAP, (max(up) - min(up)) / _HIGH) or 1.0
    return {
        name: (10 + (x - min(across)) / size, _TOP + (max(up) - y) / size)
        for name, (x, y) in flat.items()
    }


def _bars(matching: Matching, left: float, language: Language) -> Iterable[str]:
    """How many couples live how far apart, or have how many points."""
    far = [pair.meeting.km for pair in matching.pairs if pair.meeting.km is not None]
    values = far or [pair.meeting.points for pair in matching.pairs]
    if not values:
        return
    start, step, counts = _counted(values)
    wide, base = _WIDE / len(counts), _TOP + _HIGH
    for place, count in enumerate(counts):
        high = (_HIGH - 20) * count / max(counts)
        x, y = left + place * wide, base - high
        yield element("rect", x=x + 1, y=y, width=wide - 2, height=high, fill=colour(0))
        yield label(x + wide / 2, y - 5, str(count), size=11, anchor="middle")
        yield label(x, base + 16, number(start + place * step, language), size=11, anchor="middle")
    last = number(start + len(counts) * step, language)
    yield label(left + _WIDE, base + 16, last, size=11, anchor="middle")
    yield line(left, base, left + _WIDE, base)
    unit = ("km tussen partners", "km between partners") if far else ("punten", "points")
    words = Sentence(nl=f"Paren naar {unit[0]}", en=f"Couples by {unit[1]}").in_language(language)
    yield label(left + _WIDE / 2, base + 40, words, anchor="middle")


def _counted(values: Sequence[float]) -> tuple[float, float, list[int]]:
    """Where the bars start, how wide they are (1, 2 or 5 with noughts) and what they hold."""
    low = min(*values, 0.0)
    rough = max(max(values) - low, 1.0) / _BARS
    ten = 10.0 ** floor(log10(rough))
    step = max(1.0, next(ten * times for times in (1, 2, 5, 10) if ten * times >= rough))
    start = floor(low / step) * step
    counts = [0] * (ceil((max(values) - start) / step) or 1)
    for value in values:
        counts[min(int((value - start) / step), len(counts) - 1)] += 1
    return start, step, counts


def _lines(ends: Iterable[tuple[Point, Point]]) -> str:
    return "".join(f"M{x:.1f} {y:.1f}L{x2:.1f} {y2:.1f}" for (x, y), (x2, y2) in ends)


def _circles(places: Iterable[Point], radius: float) -> str:
    turn = f"a{radius} {radius} 0 1 0"
    return "".join(
        f"M{x - radius:.1f} {y:.1f}{turn} {2 * radius} 0{turn} {-2 * radius} 0" for x, y in places
    )


def _squares(places: Iterable[Point], half: float) -> str:
    side = 2 * half
    return "".join(f"M{x - half:.1f} {y - half:.1f}h{side}v{side}h{-side}z" for x, y in places)
