"""Every area beside every entrance: where it stands, and under how many weighings it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods.drawing import colour, drawing, element, label, line
from lemniscaat.methods.priority.entrances import entrance_label
from lemniscaat.methods.priority.phrases import percent
from lemniscaat.methods.priority.result import Category
from lemniscaat.methods.words import Sentence

if TYPE_CHECKING:
    from lemniscaat.methods.priority.result import Outcome, Weighed
    from lemniscaat.methods.words import Language

_NAME, _COLUMN, _RANK, _ROW, _TOP, _ANSWER = 190.0, 210.0, 48.0, 26.0, 58.0, 130.0
_SCALE = _COLUMN - _RANK - 22
_LONGEST = 26

ANSWERS = {
    Category.ALWAYS: Sentence("altijd", "always"),
    Category.DEPENDS: Sentence("hangt ervan af", "depends"),
    Category.NEVER: Sentence("nooit", "never"),
    Category.UNKNOWN: Sentence("eerst uitzoeken", "find out first"),
    Category.TIED: Sentence("gelijk", "equal"),
    Category.TOO_LARGE: Sentence("te groot", "too large"),
}


def dots(weighed: Weighed, language: Language) -> str:
    """A row for each area: a dot by each entrance (a bar when unknown), its rank and its share."""
    columns = len(weighed.entrances) + 1
    height = _TOP + _ROW * len(weighed.outcomes) + 14
    share = Sentence("aandeel van alle wegingen", "share of all weighings")
    heads = [entrance_label(name) for name in weighed.entrances] + [share]
    hint = Sentence("minder - meer dringend; plaats", "less - more urgent; rank")
    title = Sentence("Gebieden en ingangen", "Areas and entrances")
    said = Sentence(
        "Per gebied een rij en per ingang een punt: hoe verder naar rechts, hoe dringender, met de "
        "plaats ernaast (1 is het dringendst). Een balk betekent dat de waarde onbekend is. De "
        "laatste kolom toont bij welk deel van alle wegingen het gebied binnen de capaciteit valt.",
        "A row for each area and a dot for each entrance: further right is more urgent, with the "
        "rank beside it (1 is the most urgent). A bar means that the value is unknown. The last "
        "column shows under which part of all weighings the area falls within the capacity.",
    )
    return drawing(
        _NAME + _COLUMN * columns + _ANSWER,
        height,
        *(
            label(
                _NAME + _COLUMN * place,
                22,
                _short(head.in_language(language)),
                size=12,
                font_weight=700,
            )
            for place, head in enumerate(heads)
        ),
        *(
            label(_NAME + _COLUMN * place, 40, hint.in_language(language), size=11)
            for place in range(columns - 1)
        ),
        *(_row(outcome, place, language) for place, outcome in enumerate(weighed.outcomes)),
        title=title.in_language(language),
        description=said.in_language(language),
    )


def _row(outcome: Outcome, place: int, language: Language) -> str:
    y = _TOP + _ROW * (place + 0.5)
    cells = [
        _cell(_NAME + _COLUMN * column, y, one.place, column)
        + label(_NAME + _COLUMN * column + _SCALE + 10, y + 4, _rank(one.rank), size=12)
        for column, one in enumerate(outcome.standings)
    ]
    left = _NAME + _COLUMN * len(cells)
    least, most = outcome.share
    ends = dict.fromkeys((percent(least), percent(most)))
    return element(
        "g",
        line(8, y + _ROW / 2, left + _COLUMN + _ANSWER - 8, y + _ROW / 2, stroke_opacity=0.15),
        label(8, y + 4, _short(outcome.area)),
        *cells,
        _bar(left, y, least, most),
        label(left + _SCALE - 10, y + 4, " - ".join(ends), size=12),
        label(left + _COLUMN + 8, y + 4, ANSWERS[outcome.category].in_language(language), size=12),
    )


def _cell(x: float, y: float, place: tuple[float, float], column: int) -> str:
    """A dot, or a bar with two ends for a value between the two."""
    low, high = (x + _SCALE * end for end in place)
    axis = line(x, y, x + _SCALE, y, stroke_opacity=0.3)
    if low == high:
        return axis + element("circle", cx=low, cy=y, r=5.5, fill=colour(column))
    return axis + element(
        "rect",
        x=low,
        y=y - 4,
        width=high - low,
        height=8,
        rx=4,
        fill="none",
        stroke=colour(column),
        stroke_width=2,
        stroke_dasharray="4 3",
    )


def _bar(x: float, y: float, least: float, most: float) -> str:
    """The share that is sure as a full bar, what may come on top of it as an open one."""
    width = _SCALE - 22
    return (
        element(
            "rect",
            x=x,
            y=y - 5,
            width=width,
            height=10,
            fill="none",
            stroke="currentColor",
            stroke_opacity=0.4,
        )
        + element("rect", x=x, y=y - 5, width=width * least, height=10, fill="currentColor")
        + element(
            "rect",
            x=x + width * least,
            y=y - 5,
            width=width * (most - least),
            height=10,
            fill="currentColor",
            fill_opacity=0.25,
        )
    )


def _rank(rank: tuple[int, int]) -> str:
    return f"{rank[0]}" if rank[0] == rank[1] else f"{rank[0]}-{rank[1]}"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
