"""Pictures of a valuation: the weights with their intervals, and what is chosen as budgets grow."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lemniscaat.methods.drawing import colour, drawing, element, label, line
from lemniscaat.methods.valuation.budgets import Budgets
from lemniscaat.methods.valuation.design import in_words, names
from lemniscaat.methods.valuation.identification import said
from lemniscaat.methods.words import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lemniscaat.methods.valuation.estimate import Valuation, Weight
    from lemniscaat.methods.words import Language

    Place = Callable[[float], float]

_WIDTH, _LEFT, _ROW, _TOP = 720, 220, 28, 70
_RIGHT = 130
_LONGEST = 26
_BEYOND = 1.05


def picture(result: Valuation | Budgets, language: Language) -> str:
    """An SVG of the weights of a valuation, or of what is chosen as the budget grows."""
    if isinstance(result, Budgets):
        return _budgets(result, language)
    return _weights(result, language)


def _weights(result: Valuation, language: Language) -> str:
    """Dots with intervals, highest first, on one scale: what a typical difference is worth."""
    rows = [(weight, _typical(result, weight)) for weight in result.weights]
    rows.sort(key=lambda row: -row[0].value * row[1])
    ends = [bound * size for weight, size in rows for bound in (weight.low, weight.high)]
    place = _scale(min(0.0, *ends), max(0.0, *ends), _WIDTH - _RIGHT)
    bottom = _TOP + _ROW * len(rows)
    named = {"project": names(result.design)}
    parts = [line(place(0), _TOP - 8, place(0), bottom, stroke_dasharray="3 3")]
    parts += [
        label(place(0), _TOP - 14, _say(language, "niets waard", "worth nothing"), anchor="middle")
    ]
    for number_of, (weight, size) in enumerate(rows):
        y = _TOP + _ROW * (number_of + 0.5)
        name = named.get(weight.parameter.kind, {}).get(weight.parameter.name)
        parts += _interval(weight, size, y, place, name or said(weight.parameter, language))
        parts.append(label(_WIDTH - _RIGHT + 14, y + 4, _estimate(weight, language), size=12))
    title = _say(language, "Wat mensen waardevol vinden", "What people value")
    notes = _notes(result, language)
    parts = [label(16, 26, title, size=17, font_weight="bold"), *parts]
    parts += [label(16, bottom + 26 + 18 * row, note, size=12) for row, note in enumerate(notes)]
    told = "; ".join(
        f"{said(weight.parameter, language)} {_estimate(weight, language)}" for weight, _ in rows
    )
    description = f"{' '.join(notes)} {told}."
    return drawing(
        _WIDTH, bottom + 22 + 18 * len(notes), *parts, title=title, description=description
    )


def _notes(result: Valuation, language: Language) -> list[str]:
    """How to read the picture, as far as there is something to read in that way."""
    kinds = {weight.parameter.kind for weight in result.weights}
    notes = [
        _say(
            language,
            "Stip: schatting. Streep: 95%-interval. Getal: schatting ± standaardfout.",
            "Dot: estimate. Bar: 95% interval. Number: estimate ± standard error.",
        )
    ]
    told = []
    if kinds >= {"project", "effect"}:
        told += [_say(language, "Projecten: naast hun effecten.", "Projects: besides effects.")]
    if "effect" in kinds:
        words = "Effecten: van het laagste tot het hoogste project."
        told += [_say(language, words, "Effects: from the lowest to the highest project.")]
    if kinds & {"unspent", "extra"}:
        told += [_say(language, "Geld: een gemiddeld project.", "Money: an average project.")]
    return [*notes, " ".join(told)] if told else notes


def _typical(result: Valuation, weight: Weight) -> float:
    """What to multiply a weight by, so that weights of different units stand on one scale."""
    projects = result.design.projects
    if weight.parameter.kind == "effect":
        amounts = [project.effects[weight.parameter.name] for project in projects]
        return float(max(amounts) - min(amounts)) or 1.0
    if weight.parameter.kind == "project":
        return 1.0
    return sum(float(project.cost) for project in projects) / len(projects)


def _interval(weight: Weight, size: float, y: float, place: Place, name: str) -> Iterator[str]:
    yield label(_LEFT - 12, y + 4, _short(name), anchor="end")
    low, high = place(weight.low * size), place(weight.high * size)
    shade = colour(0) if weight.low > 0 else colour(5) if weight.high < 0 else "currentColor"
    yield line(low, y, high, y, stroke=shade, stroke_width=3)
    # A closed dot is surely above nought, a closed square surely below, an open dot neither.
    x = place(weight.value * size)
    if weight.high < 0:
        yield element("rect", x=x - 5, y=y - 5, width=10, height=10, fill=shade)
    elif weight.low > 0:
        yield element("circle", cx=x, cy=y, r=5.5, fill=shade)
    else:
        yield element("circle", cx=x, cy=y, r=5, fill="none", stroke="currentColor", stroke_width=2)


def _estimate(weight: Weight, language: Language) -> str:
    """The weight and its standard error, as many decimals as the error has two digits."""
    digits = max(0, 1 - math.floor(math.log10(weight.error)))
    return " ± ".join(number(one, language, digits) for one in (weight.value, weight.error))


def _budgets(result: Budgets, language: Language) -> str:
    """A row per project: a bar where it is in the best portfolio, a line for how many choose it."""
    named = names(result.design)
    # A little further, to see what stays the best for ever.
    top = _BEYOND * max(result.stretches[-1].start, result.outcomes[-1].budget)
    place = _scale(0.0, top or 1.0, _WIDTH - 30)
    bottom = _TOP + _ROW * len(named)
    parts: list[str] = []
    for number_of, (project, name) in enumerate(named.items()):
        y = _TOP + _ROW * number_of
        parts.append(label(_LEFT - 12, y + _ROW / 2 + 4, _short(name), anchor="end"))
        parts += _best(result, project, y, place, top)
        points = [
            f"{place(one.budget):.1f},{y + (_ROW - 6) * (1 - one.predicted[number_of]) + 3:.1f}"
            for one in result.outcomes
        ]
        parts.append(_curve(points))
    parts += _axis(top, place, bottom, language)
    budget = float(result.design.budget)
    if budget <= top:
        parts.append(line(place(budget), _TOP - 6, place(budget), bottom, stroke_dasharray="4 3"))
        words = _say(language, "budget nu", "budget now")
        parts.append(label(place(budget), _TOP - 10, words, size=12, anchor="middle"))
    title = _say(language, "Wat er bij een ander budget past", "What another budget would bring")
    note = _say(
        language,
        "Vlak: hoort bij de beste keuze. Lijn: deel van de mensen dat het zou kiezen (0 tot 100%).",
        "Bar: part of the best choice. Line: share of people who would choose it (0 to 100%).",
    )
    told = "; ".join(
        f"{number(one.start, language)}: {', '.join(named[name] for name in one.projects) or '-'}"
        for one in result.stretches
    )
    parts = [label(16, 26, title, size=17, font_weight="bold"), *parts]
    parts.append(label(16, bottom + 62, note, size=12))
    return drawing(_WIDTH, bottom + 76, *parts, title=title, description=f"{note} {told}.")


def _best(result: Budgets, project: str, y: float, place: Place, top: float) -> Iterator[str]:
    for stretch in result.stretches:
        if project in stretch.projects:
            left, right = place(stretch.start), place(top if stretch.end is None else stretch.end)
            yield element(
                "rect",
                x=left,
                y=y + 3,
                width=max(right - left, 1.5),
                height=_ROW - 6,
                fill=colour(4),
                fill_opacity=0.5,
            )


def _curve(points: Sequence[str]) -> str:
    return element(
        "polyline", points=" ".join(points), fill="none", stroke="currentColor", stroke_width=1.5
    )


def _axis(top: float, place: Place, bottom: float, language: Language) -> Iterator[str]:
    yield line(place(0), bottom + 4, place(top), bottom + 4)
    size = _round_step(top / 3)
    for part in range(1 + int(top / size)):
        amount = size * part
        yield line(place(amount), bottom + 4, place(amount), bottom + 9)
        yield label(
            place(amount), bottom + 24, in_words(amount, language), size=12, anchor="middle"
        )
    words = _say(language, "budget", "budget")
    yield label((place(0) + place(top)) / 2, bottom + 42, words, size=12, anchor="middle")


def _round_step(most: float) -> float:
    """The largest of 1, 2 or 5 with noughts that is at most this; 1 for nothing."""
    if not most:
        return 1.0
    size = 10.0 ** math.floor(math.log10(most))
    return max(size * factor for factor in (1, 2, 5) if size * factor <= most)


def _scale(low: float, high: float, right: float) -> Place:
    wide = high - low or 1.0
    return lambda value: _LEFT + (value - low) / wide * (right - _LEFT)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _say(language: Language, nl: str, en: str) -> str:
    return nl if language == "nl" else en
