"""Stories that the tests share: the invented dozen of the page, and larger sets without sense."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from benchmarks.methods.narrative import planted

from lemniscaat.methods import tables
from lemniscaat.methods.narrative import Story, Themes, suggest

FILE = Path(__file__).parents[3] / "docs" / "methods" / "narrative.csv"


def dozen() -> list[Story]:
    """Farmers, neighbours and officials on water and meadow birds; one on soup; two alike."""
    return [Story(row["id"], row["text"], row["teller"]) for row in tables.read(FILE)]


THREE = planted(72, 3, words=(30, 60), share=0.3, alone=0.05, common=2_000)
"""Seventy-two stories in three planted themes; four stand alone and one is a changed copy."""

NOTHING = planted(72, 3, words=(30, 60), share=0.0, copied=0.0, common=2_000)
"""As many stories that share a language and no theme at all."""


@cache
def three() -> Themes:
    """What is suggested for the three planted themes; worked out once, as nothing changes it."""
    return suggest(THREE.stories)


DESK = {row["id"]: row for row in tables.read(Path(__file__).with_name("desk.csv"))}
"""Stories as told at a desk, invented and sorted by one person: seven themes, seven alone."""


@cache
def desk() -> Themes:
    """What is suggested for them."""
    return suggest([Story(row["id"], row["text"], key) for key, row in DESK.items()])
