"""Two pictures of a seating: who sits at which table in each round, and who has met whom."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from lemniscaat.methods.drawing import colour, drawing, element, label

if TYPE_CHECKING:
    from lemniscaat.methods.rotation.result import Seating
    from lemniscaat.methods.words import Language

CELL, ROW, MARGIN = 18, 23, 16
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def picture(seating: Seating, language: Language) -> str:
    """The tables below each other and the rounds side by side, a square for each person.

    Colour and letter say which value a person has of the first attribute.
    """
    dutch, rounds = language == "nl", seating.problem.rounds
    kinds, values = _kinds(seating)
    tables = [table.id for table in seating.problem.tables]
    legend = _legend(values)
    most = max(len(people) for r in range(rounds) for people in seating.at(r + 1).values())
    left = MARGIN + 48 + 8 * max(len(table) for table in tables)
    step = max(most * CELL, 56) + 14
    top = MARGIN + 20 * len(values) + 34
    parts = [
        label(MARGIN, top + row * ROW + 13, f"{'tafel' if dutch else 'table'} {table}", size=12)
        for row, table in enumerate(tables)
    ]
    for place in range(rounds):
        x = left + place * step
        parts.append(label(x, top - 8, f"{'ronde' if dutch else 'round'} {place + 1}", size=12))
        sitting = seating.at(place + 1)
        for row, table in enumerate(tables):
            here = sorted(kinds[person] for person in sitting[table])
            y = top + row * ROW
            parts += [_square(x + n * CELL, y, kind, values) for n, kind in enumerate(here)]
    return drawing(
        max(left + rounds * step, 420),
        top + len(tables) * ROW + MARGIN,
        *legend,
        *parts,
        title="Wie zit waar" if dutch else "Who sits where",
        description="Een rij voor elke tafel, een kolom voor elke ronde en een vakje voor elke "
        "persoon; kleur en letter zijn de groep."
        if dutch
        else "A row for each table, a column for each round and a square for each person; "
        "colour and letter are the group.",
    )


def _kinds(seating: Seating) -> tuple[dict[str, int], list[str]]:
    """The number of each person's value of the first attribute, and the values by number."""
    people = seating.problem.people
    names = list(people[0].sectors)
    if not names:
        return {person.id: 0 for person in people}, []
    values = sorted({person.sectors[names[0]] for person in people})
    return {p.id: values.index(p.sectors[names[0]]) for p in people}, values


def _legend(values: list[str]) -> list[str]:
    found = []
    for kind, value in enumerate(values):
        found += [_square(MARGIN, MARGIN + 20 * kind, kind, values)]
        found += [label(MARGIN + CELL + 8, MARGIN + 20 * kind + 13, value, size=12)]
    return found


def _square(x: float, y: float, kind: int, values: list[str]) -> str:
    """One person: the colour and the letter of a group. On dark blue the letter is white."""
    fill = colour(kind)
    ink = "#ffffff" if fill == colour(0) else "#000000"
    box = element("rect", x=x, y=y, width=CELL - 2, height=CELL - 2, rx=3, fill=fill)
    letter = LETTERS[kind % len(LETTERS)] if values else ""
    return box + label(x + CELL / 2 - 1, y + 12.5, letter, size=11, anchor="middle", fill=ink)


def meetings(seating: Seating, language: Language) -> str:
    """For a small group: a square where two people meet, with the number of times."""
    dutch = language == "nl"
    names = sorted(seating.seats)
    left = MARGIN + 7 * max(len(name) for name in names) + 8
    top = MARGIN + 26
    parts = [
        label(MARGIN, MARGIN + 8, "keer samen aan een tafel" if dutch else "times at one table")
    ]
    for row, name in enumerate(names):
        parts.append(label(left - 6, top + row * CELL + 13, name, size=12, anchor="end"))
        x = left + row * CELL
        parts.append(label(x + 4, top + row * CELL + 13, name, size=12))
    for (column, one), (row, other) in combinations(enumerate(names), 2):
        both = zip(seating.seats[one], seating.seats[other], strict=True)
        times = sum(a == b and a is not None for a, b in both)
        parts.append(_times(left + column * CELL, top + row * CELL, times))
    return drawing(
        2 * left + len(names) * CELL,
        top + len(names) * CELL + MARGIN,
        *parts,
        title="Wie heeft wie ontmoet" if dutch else "Who has met whom",
        description="Een rij en een kolom voor elke persoon. Een gevuld vakje: samen aan een "
        "tafel gezeten, met het aantal keren erin."
        if dutch
        else "A row and a column for each person. A filled square: they sat at one table, "
        "with the number of times in it.",
    )


def _times(x: float, y: float, times: int) -> str:
    shape = {"x": x, "y": y, "width": CELL - 2, "height": CELL - 2, "rx": 3}
    if not times:
        return element("rect", **shape, fill="none", stroke="currentColor", stroke_opacity=0.3)
    fill, ink = (colour(0), "#ffffff") if times == 1 else (colour(1), "#000000")
    words = label(x + CELL / 2 - 1, y + 12.5, str(times), size=11, anchor="middle", fill=ink)
    return element("rect", **shape, fill=fill) + words
