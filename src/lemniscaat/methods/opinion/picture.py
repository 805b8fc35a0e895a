"""Two pictures: the map of opinions without a single person on it, and what connects as bars."""

from __future__ import annotations

import math
import textwrap
from typing import TYPE_CHECKING

from lemniscaat.methods.drawing import colour, drawing, element, label, line
from lemniscaat.methods.opinion.words import STANCE, percent
from lemniscaat.methods.words import Sentence, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lemniscaat.methods.opinion.landscape import Connecting, Group, Landscape
    from lemniscaat.methods.words import Language

_WIDTH, _HEIGHT, _EDGE, _FOOT = 680.0, 520.0, 24.0, 56.0
# An ellipse of this many standard deviations holds two thirds of a normally spread group.
_REACH = 1.5
_DASHES = (None, "8 4", "2 4", "12 4 2 4", "4 2", "1 3", "16 6")
_SHOWN, _LINE, _LETTERS = 8, 18.0, 84
# How wide a letter of a name is, at most on average.
_LETTER = 10.0


def picture(result: Landscape, language: Language) -> str:
    """The map: a larger dot stands for more people, an outline surrounds most of a group."""
    frame = _Frame(result)
    dots = [frame.dot(x, y, people) for x, y, people in result.density.cells]
    groups = [frame.outline(place, one) for place, one in enumerate(result.groups)]
    names = frame.names(result.groups, language)
    least = result.threshold
    foot = Sentence(
        f"Een stip staat voor een vakje van de kaart met ten minste {least} mensen; een grotere "
        "stip voor meer mensen. Binnen een lijn staat ongeveer twee derde van de groep.",
        f"A dot stands for a square of the map with at least {least} people; a larger dot for "
        "more people. About two thirds of a group stand within its outline.",
    )
    lines = textwrap.wrap(foot.in_language(language), 96)
    words = [
        label(_EDGE, _HEIGHT - _FOOT + 24 + _LINE * row, text, size=12)
        for row, text in enumerate(lines)
    ]
    title = Sentence("Kaart van meningen", "Map of opinions")
    named = ", ".join(_name(group, language) for group in result.groups)
    told = Sentence(
        f"Mensen die gelijk stemmen staan dicht bij elkaar. {named}.",
        f"People who vote alike stand close together. {named}.",
    )
    return drawing(
        _WIDTH, _HEIGHT, *dots, *groups, *names, *words,
        title=title.in_language(language), description=told.in_language(language),
    )  # fmt: skip


def bars(result: Landscape, language: Language) -> str:
    """What connects: for each statement a bar for each group, up to the eight best."""
    shown = result.connects[:_SHOWN]
    title = Sentence("Wat verbindt", "What connects").in_language(language)
    if not shown:
        none = Sentence(
            "Geen stelling heeft in alle groepen een duidelijke meerderheid.",
            "No statement has a clear majority in every group.",
        ).in_language(language)
        return drawing(_WIDTH, 60, label(_EDGE, 36, none), title=title, description=none)
    parts, top = [], _EDGE
    for one in shown:
        drawn, height = _statement(result, one, top, language)
        parts.append(drawn)
        top += height
    told = "; ".join(f"{one.text} ({_stance(one, language)})" for one in shown)
    return drawing(_WIDTH, top, *parts, title=title, description=told)


def _statement(
    result: Landscape, one: Connecting, top: float, language: Language
) -> tuple[str, float]:
    """One statement with its bars, and how much room it takes."""
    lines = textwrap.wrap(f"{one.text} ({_stance(one, language)})", _LETTERS, max_lines=3)
    parts = [label(_EDGE, top + _LINE * row, text) for row, text in enumerate(lines)]
    top_of_bars = top + _LINE * len(lines) - 8
    counts = next(each.groups for each in result.statements if each.statement == one.statement)
    left, full = _EDGE + 30, _WIDTH - 2 * _EDGE - 90
    for row, (group, count) in enumerate(zip(result.groups, counts, strict=True)):
        share = 0.0 if count is None else count.share(one.stance)
        place = top_of_bars + _LINE * row
        parts += [
            label(_EDGE, place + 11, group.name, size=12),
            element("rect", x=left, y=place, width=full * share, height=13.0, fill=colour(row)),
            label(
                left + full * share + 6,
                place + 11,
                percent(share).in_language(language),
                size=12,
            ),
        ]
    bottom = top_of_bars + _LINE * len(counts)
    half = left + full / 2
    parts.append(line(half, top_of_bars - 2, half, bottom - 3, stroke_dasharray="2 3"))
    return element("g", *parts), bottom - top + 20


def _stance(one: Connecting, language: Language) -> str:
    return STANCE[one.stance].in_language(language)


def _name(group: Group, language: Language) -> str:
    size = number(group.size, language)
    words = Sentence(f"{group.name}: {size} mensen", f"{group.name}: {size} people")
    return words.in_language(language)


class _Frame:
    """From places on the map to places on the paper, as large as fits."""

    def __init__(self, result: Landscape) -> None:
        side = result.density.side / 2
        points = [(x + a, y + a) for x, y, _ in result.density.cells for a in (-side, side)]
        for group in result.groups:
            wide = _REACH * max(math.hypot(*axis) for axis in zip(*group.reach, strict=True))
            points += [(group.centre[0] + a, group.centre[1] + a) for a in (-wide, wide)]
        points = points or [(0.0, 0.0)]
        self.left, self.top = min(x for x, _ in points), max(y for _, y in points)
        wide = max(x for x, _ in points) - self.left
        high = self.top - min(y for _, y in points)
        room = _WIDTH - 2 * _EDGE, _HEIGHT - _EDGE - _FOOT
        self.scale = min(room[0] / (wide or 1.0), room[1] / (high or 1.0))
        self.indent = (_WIDTH - wide * self.scale) / 2, _EDGE + (room[1] - high * self.scale) / 2
        self.side = result.density.side * self.scale
        self.most = max((people for *_, people in result.density.cells), default=1)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Where a place on the map lies on the paper."""
        return (
            self.indent[0] + (x - self.left) * self.scale,
            self.indent[1] + (self.top - y) * self.scale,
        )

    def dot(self, x: float, y: float, people: int) -> str:
        """A dot whose surface grows with the number of people."""
        right, down = self.place(x, y)
        radius = 0.48 * self.side * math.sqrt(people / self.most)
        return element("circle", cx=right, cy=down, r=radius, fill="currentColor", opacity=0.25)

    def outline(self, row: int, group: Group) -> str:
        """The outline of a group: not told by colour alone but by its stroke too."""
        x, y = self.place(*group.centre)
        (long_x, wide_x), (long_y, wide_y) = group.reach
        radius = [
            max(_REACH * self.scale * math.hypot(*axis), 4.0)
            for axis in ((long_x, long_y), (wide_x, wide_y))
        ]
        turned = math.degrees(math.atan2(-long_y, long_x))
        return element(
            "ellipse", cx=x, cy=y, rx=radius[0], ry=radius[1], fill=colour(row),
            fill_opacity=0.12, stroke=colour(row), stroke_width=3.0,
            stroke_dasharray=_DASHES[row % len(_DASHES)],
            transform=f"rotate({turned:.2f} {x:.2f} {y:.2f})",
        )  # fmt: skip

    def names(self, groups: Sequence[Group], language: Language) -> list[str]:
        """The names at the centres, on top of all outlines; one that would cover another lower."""
        told: list[tuple[float, float, str]] = []
        centres = [(*self.place(*group.centre), _name(group, language)) for group in groups]
        for x, y, name in sorted(centres, key=lambda one: one[1]):
            half = _LETTER * len(name) / 2
            middle, down = min(max(x, _EDGE + half), _WIDTH - _EDGE - half), y + 5
            for other, above, taken in told:
                wide = half + _LETTER * len(taken) / 2
                if abs(other - middle) < wide and down < above + _LINE:
                    down = above + _LINE
            told.append((middle, down, name))
        return [
            label(x, y, name, size=15, anchor="middle", font_weight="bold") for x, y, name in told
        ]
