"""Two pictures: the chances of all beside an equal chance, and the panel beside its quotas."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from lemniscaat.methods.drawing import colour, drawing, element, label, line
from lemniscaat.methods.words import number

if TYPE_CHECKING:
    from lemniscaat.methods.sortition.draw import Draw
    from lemniscaat.methods.sortition.lottery import Lottery
    from lemniscaat.methods.words import Language

WIDTH, HEIGHT = 520, 240
LEFT, TOP, MARGIN = 56, 44, 16
STEPS = (0.02, 0.05, 0.1, 0.2, 0.25)
ROW, BAR = 22, 300


def picture(lottery: Lottery, language: Language) -> str:
    """Everybody's chance from low to high, with a dashed line where all would be equal."""
    dutch = language == "nl"
    chances = sorted(lottery.chances.values())
    even = lottery.pool.size / len(chances)
    most = round(max(chances[-1], even), 6)  # a hair over 100% is no more than 100%
    step = next((one for one in STEPS if 5 * one >= most), STEPS[-1])
    top = step * math.ceil(round(most / step, 6))

    def height(chance: float) -> float:
        return TOP + HEIGHT * (1 - chance / top)

    wide = WIDTH / len(chances)
    corners = [
        f"{LEFT + (place + side) * wide:.1f},{height(chance):.1f}"
        for place, chance in enumerate(chances)
        for side in (0, 1)
    ]
    low, high = (f"{number(100 * one, language, 1)}%" for one in (chances[0], chances[-1]))
    equal = f"{'gelijk' if dutch else 'equal'}: {number(100 * even, language, 1)}%"
    people = f"{number(len(chances), language)} {'mensen' if dutch else 'people'}"
    order = "van de laagste naar de hoogste kans" if dutch else "from the lowest chance to highest"
    return drawing(
        LEFT + WIDTH + MARGIN,
        TOP + HEIGHT + 40,
        label(MARGIN, 22, "kans op een plaats" if dutch else "chance of a seat"),
        *_scale(step, top, language),
        element("polyline", points=" ".join(corners), fill="none", stroke=colour(0), **_THICK),
        line(LEFT, height(even), LEFT + WIDTH, height(even), stroke_dasharray="6 4"),
        label(LEFT + 6, height(even) - 6, equal, size=12),
        label(LEFT, TOP + HEIGHT + 24, f"{people}, {order}", size=12),
        title="Kansen op een plaats" if dutch else "Chances of a seat",
        description=f"De kans van {people}, {order}: van {low} tot {high}; {equal}."
        if dutch
        else f"The chance of {people}, {order}: from {low} to {high}; {equal}.",
    )


_THICK = {"stroke_width": 2.5, "stroke_linejoin": "round"}


def _scale(step: float, top: float, language: Language) -> list[str]:
    parts = []
    for place in range(round(top / step) + 1):
        y = TOP + HEIGHT * (1 - place * step / top)
        parts.append(line(LEFT, y, LEFT + WIDTH, y, stroke_opacity=0.25))
        words = f"{number(100 * place * step, language)}%"
        parts.append(label(LEFT - 6, y + 4, words, size=12, anchor="end"))
    return parts


def composition(draw: Draw, language: Language) -> str:
    """For each quota: the seats it allows, the seats on the panel and those of an even draw."""
    dutch, pool = language == "nl", draw.numbered.lottery.pool
    there, drawn = set(draw.panel), Counter[tuple[str, str]]()
    all_of = Counter[tuple[str, str]]()
    for one in pool.people:
        own = [(category, one.features[category]) for category in pool.categories]
        all_of.update(own)
        drawn.update(own if one.id in there else [])
    names = [f"{quota.category}: {quota.value}" for quota in pool.quotas]
    left = MARGIN + 7 * max((len(name) for name in names), default=0) + 10
    keys = [(quota.category, quota.value) for quota in pool.quotas]
    even = [all_of[key] * pool.size / len(pool.people) for key in keys]
    most = max([*even, *(min(quota.maximum, pool.size) for quota in pool.quotas), 1])
    parts = []
    for row, (name, quota, key) in enumerate(zip(names, pool.quotas, keys, strict=True)):
        y = TOP + 22 + row * ROW
        ends = [left + BAR * min(side, most) / most for side in (quota.minimum, quota.maximum)]
        parts += [
            label(left - 10, y + 4, name, size=12, anchor="end"),
            _range(ends[0], ends[1], y),
            _pool(left + BAR * even[row] / most, y),
            _panel(left + BAR * drawn[key] / most, y),
            label(left + BAR + 16, y + 4, str(drawn[key]), size=12),
        ]
    return drawing(
        max(left + BAR + 50, 480),
        TOP + 30 + ROW * len(names),
        *_legend(dutch=dutch),
        *parts,
        title="Het panel naast de quota" if dutch else "The panel beside the quotas",
        description="Een rij voor elk quotum: een balk van minimum tot maximum, een gevulde stip "
        "voor het panel en een open ruit voor een panel naar de aanmeldingen."
        if dutch
        else "A row for each quota: a bar from minimum to maximum, a filled dot for the panel and "
        "an open diamond for a panel in proportion to the volunteers.",
    )


def _range(start: float, end: float, y: float) -> str:
    shape = {"x": start - 6, "y": y - 6, "width": end - start + 12, "height": 12, "rx": 6}
    return element("rect", **shape, fill=colour(4), fill_opacity=0.55)


def _panel(x: float, y: float) -> str:
    return element("circle", cx=x, cy=y, r=4.5, fill=colour(0), stroke="#ffffff", stroke_width=1)


def _pool(x: float, y: float) -> str:
    corners = f"{x:.1f},{y - 7:.1f} {x + 6:.1f},{y:.1f} {x:.1f},{y + 7:.1f} {x - 6:.1f},{y:.1f}"
    return element("polygon", points=corners, fill="none", stroke="currentColor", stroke_width=1.5)


def _legend(*, dutch: bool) -> list[str]:
    words = (
        ("quotum", "panel", "naar de aanmeldingen") if dutch else ("quota", "panel", "as the pool")
    )
    y = 22
    places = (MARGIN + 14, MARGIN + 120, MARGIN + 216)
    marks = (_range(places[0] - 8, places[0] + 8, y), _panel(places[1], y), _pool(places[2], y))
    said = [label(x + 20, y + 4, word, size=12) for x, word in zip(places, words, strict=True)]
    return [*marks, *said]
