"""Both poles and the silent middle: the line along which stories differ most in words.

At each end and in the middle stand typical stories, not the most extreme ones. The line sees words
only. It does not know who is for or against, and two people at one end may disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.narrative.axes import main_line
from lemniscaat.methods.narrative.holding import holding
from lemniscaat.methods.narrative.labels import Label, labels

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from lemniscaat.methods.narrative.stories import Texts
    from lemniscaat.methods.narrative.weights import Table

# Two ends and a middle, each with enough texts to choose a typical one from.
FEWEST = 9
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Line:
    """The places of texts on a line; the parts (end, middle, end) hold texts, typical first."""

    holds: bool
    texts: NDArray[np.int64]
    places: NDArray[np.float64]
    halfway: float
    parts: tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
    labels: tuple[Label, Label, Label]


def line(table: Table, texts: Texts, written: Mapping[int, str]) -> Line | None:
    """The main line of these texts, or nothing when they are fewer than nine."""
    if len(table) < FEWEST:
        return None
    marks = texts.text_marks[table.texts], texts.stem_marks[table.stems]
    places = main_line(table.present)
    order = np.lexsort((np.arange(len(places)), places))
    fifth = max(_SHOWN, len(order) // 5)
    between = order[fifth:-fifth]
    halfway = float(places[order[:fifth]].mean() + places[order[-fifth:]].mean()) / 2
    near = np.lexsort((between, np.round(np.abs(places[between] - halfway), 6)))
    parts = order[:fifth], between[near[:fifth]], order[-fifth:]
    part_of = np.full(len(order), -1)
    for number, part in enumerate(parts):
        part_of[part] = number
    first, middle, last = labels(part_of, len(parts), table, texts, written)
    return Line(
        holds=holding(table.present, *marks, 1) == 1,
        texts=table.texts,
        places=places,
        halfway=round(halfway, 6),
        parts=(
            _typical(parts[0], places, table),
            _typical(parts[1], places, table),
            _typical(parts[2], places, table),
        ),
        labels=(first, middle, last),
    )


def _typical(part: NDArray[np.int64], places: NDArray[np.float64], table: Table) -> tuple[int, ...]:
    """The texts of a part that stand nearest to the midmost of it."""
    midmost = float(np.median(places[part]))
    order = sorted(
        part.tolist(), key=lambda row: (round(abs(float(places[row]) - midmost), 6), row)
    )
    return tuple(int(table.texts[row]) for row in order[:_SHOWN])
