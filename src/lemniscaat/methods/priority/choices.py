"""What people decided, laid beside what the entrances say. Nothing is refused: it is told.

An area is chosen for a time, until a date on which people look again, or it is not chosen now, with
a reason and with what would make them look again.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from lemniscaat.methods.priority.problem import exact
from lemniscaat.methods.priority.result import Category
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from lemniscaat.methods.priority.result import Outcome, Weighed


@dataclass(frozen=True, slots=True)
class Choice:
    """The decision of people about one area: chosen until a date, or not now."""

    area: str
    chosen: bool
    until: date | None = None
    reason: str = ""
    look_again: str = ""


class Departure(Enum):
    """In what way a choice differs from what the entrances say, or what it leaves unsaid."""

    CHOSEN_NEVER = "chosen, and within capacity under no weighing"
    CHOSEN_UNKNOWN = "chosen while its answer waits for unknown values"
    NOT_NOW_ALWAYS = "not now, and within capacity under every weighing"
    PASSED_OVER = "not now, while areas were chosen that are nowhere more urgent"
    OVER_CAPACITY = "more chosen than there is capacity"
    NO_CHOICE = "no choice yet"
    NO_DATE = "chosen without a date to look again"
    NO_REASON = "not now without a reason"
    NO_TRIGGER = "not now without what would make people look again"


@dataclass(frozen=True, slots=True)
class Difference:
    """One departure: of which area (none when it is about all), and compared with which others."""

    kind: Departure
    area: str | None = None
    others: tuple[str, ...] = ()


def compare(weighed: Weighed, choices: Sequence[Choice]) -> tuple[Difference, ...]:
    """Where the choices of people depart from what the entrances say, in the order of the areas.

    Refuses only a choice about an area that does not exist and two choices about the same area.
    """
    known = {outcome.area for outcome in weighed.outcomes}
    made: dict[str, Choice] = {}
    for choice in choices:
        if choice.area not in known:
            raise Refused(
                nl=f"Er is een keuze over {choice.area}, maar dit gebied staat niet in de lijst. "
                "Kijk of de naam precies zo is geschreven.",
                en=f"There is a choice about {choice.area}, which is not in the list of areas. "
                "See whether the name is written in just the same way.",
            )
        if choice.area in made:
            raise Refused(
                nl=f"Over {choice.area} is twee keer een keuze gegeven. Laat er een staan.",
                en=f"There are two choices about {choice.area}. Leave one.",
            )
        made[choice.area] = choice
    chosen = {name for name, choice in made.items() if choice.chosen}
    taken = sum(exact(outcome.takes) for outcome in weighed.outcomes if outcome.area in chosen)
    over = (Difference(Departure.OVER_CAPACITY),) if taken > exact(weighed.capacity) else ()
    return over + tuple(
        difference
        for outcome in weighed.outcomes
        for difference in _differences(outcome, made.get(outcome.area), chosen)
    )


def _differences(outcome: Outcome, choice: Choice | None, chosen: set[str]) -> Iterator[Difference]:
    if choice is None:
        kinds = [Departure.NO_CHOICE]
    elif choice.chosen:
        kinds = [
            kind
            for kind, holds in (
                (
                    Departure.CHOSEN_NEVER,
                    outcome.category in {Category.NEVER, Category.TOO_LARGE},
                ),
                (Departure.CHOSEN_UNKNOWN, outcome.category is Category.UNKNOWN),
                (Departure.NO_DATE, choice.until is None),
            )
            if holds
        ]
    else:
        kinds = [
            kind
            for kind, holds in (
                (Departure.NOT_NOW_ALWAYS, outcome.category is Category.ALWAYS),
                (Departure.NO_REASON, not choice.reason.strip()),
                (Departure.NO_TRIGGER, not choice.look_again.strip()),
            )
            if holds
        ]
        passed = tuple(name for name in outcome.below if name in chosen)
        if passed:
            yield Difference(Departure.PASSED_OVER, outcome.area, passed)
    for kind in kinds:
        yield Difference(kind, outcome.area)
