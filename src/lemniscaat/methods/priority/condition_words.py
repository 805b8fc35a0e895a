"""With which weights an area is in or out, and how far that lies from equal weights, in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lemniscaat.methods.priority.entrances import entrance_label
from lemniscaat.methods.priority.phrases import joined_if_any
from lemniscaat.methods.priority.result import Category
from lemniscaat.methods.words import Sentence, listed

if TYPE_CHECKING:
    from lemniscaat.methods.priority.result import Outcome, Weighed

_HAIR = 1e-9


def conditions(outcome: Outcome, weighed: Weighed) -> Sentence | None:
    """From which weight of an entrance on the area is surely in or out, as far as that exists."""
    if outcome.category in {Category.ALWAYS, Category.NEVER, Category.TOO_LARGE}:
        return None
    ins: list[Sentence] = []
    outs: list[Sentence] = []
    for one in outcome.ranges:
        least, most = _limits(one.entrance, weighed)
        within, without = one.within or (None, None), one.without or (None, None)
        ins += [*_more(one.entrance, without[1], most), *_less(one.entrance, without[0], least)]
        outs += [*_more(one.entrance, within[1], most), *_less(one.entrance, within[0], least)]
    return joined_if_any(
        _either("Zeker erin als", "Surely in when", ins),
        _either("Zeker eruit als", "Surely out when", outs),
    )


def _either(nl: str, en: str, ways: list[Sentence]) -> Sentence | None:
    if not ways:
        return None
    dutch, english = " of ".join(way.nl for way in ways), " or ".join(way.en for way in ways)
    return Sentence(f"{nl} {dutch}.", f"{en} {english}.")


def _more(entrance: str, weight: float | None, most: float) -> list[Sentence]:
    """A limit above which something is sure, rounded to the safe side."""
    safe = None if weight is None else math.ceil(100 * weight - _HAIR)
    if safe is None or safe > 100 * most - 1:
        return []
    label = entrance_label(entrance)
    return [Sentence(f"{label.nl} meer dan {safe}% weegt", f"{label.en} weighs more than {safe}%")]


def _less(entrance: str, weight: float | None, least: float) -> list[Sentence]:
    safe = None if weight is None else math.floor(100 * weight + _HAIR)
    if safe is None or safe < 100 * least + 1:
        return []
    label = entrance_label(entrance)
    return [
        Sentence(f"{label.nl} minder dan {safe}% weegt", f"{label.en} weighs less than {safe}%")
    ]


def _limits(entrance: str, weighed: Weighed) -> tuple[float, float]:
    """The least and the most that an entrance weighs under any weighing that was looked at."""
    weights = weighed.pieces.corners[:, weighed.entrances.index(entrance)]
    return float(weights.min()), float(weights.max())


def nearest_change(outcome: Outcome, weighed: Weighed) -> Sentence | None:
    """How little has to move, from equal weights, before the area gets another answer."""
    if outcome.flip is None or len(weighed.entrances) == 1:
        return None
    now = {
        True: Sentence("erbinnen", "in"),
        False: Sentence("erbuiten", "out"),
        None: Sentence("nog open", "open"),
    }[outcome.at_equal_weights]
    if outcome.flip.moved < _HAIR:
        return Sentence(
            "Bij gelijke gewichten ligt het op de grens: elke verschuiving telt.",
            "With equal weights it is on the edge: any change counts.",
        )
    equal = 1 / len(weighed.entrances)
    pairs = [
        (entrance_label(name), f"{100 * weight:.0f}%")
        for name, weight in zip(weighed.entrances, outcome.flip.weights, strict=True)
        if abs(weight - equal) > _HAIR
    ]
    nl = listed([f"{label.nl} naar {to}" for label, to in pairs], "nl")
    en = listed([f"{label.en} to {to}" for label, to in pairs], "en")
    moved = math.ceil(100 * outcome.flip.moved - _HAIR)
    return Sentence(
        f"Bij gelijke gewichten (elk {100 * equal:.0f}%): {now.nl}. "
        f"Dat verandert pas als je zo'n {moved} procentpunt verschuift: {nl}.",
        f"With equal weights ({100 * equal:.0f}% each): {now.en}. "
        f"That changes only when you move about {moved} percentage points: {en}.",
    )
