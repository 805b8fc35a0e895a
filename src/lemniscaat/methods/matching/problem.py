"""The question: who there is, what counts and who must not meet."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Literal

from lemniscaat.methods.words import Refused, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lemniscaat.methods.words import Language

Couple = tuple[str, str]
Coordinates = Literal["degrees", "km"]
Objective = Literal["total", "worst"]

# Above this a plane coordinate in km lies beyond the other side of the earth.
_FARTHEST = 20_000.0
_HEAVIEST = 1_000
_NAMED = 10  # so many people are named in a refusal
# A table of scores is kept in memory: five bytes for each of these.
_MOST_COMBINATIONS = 100_000_000


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who wants to meet one person from the other world.

    `place` is (latitude, longitude) or (x, y) in km, see `Problem.coordinates`. `max_km` is how far
    this person is willing to travel, None for no limit. `background` holds only the attributes on
    which partners should rather differ. Who gives no `slots` can always; an `employer` that is
    empty is unknown.
    """

    id: str
    world: str
    place: tuple[float, float] | None = None
    max_km: float | None = None
    themes: frozenset[str] = frozenset()
    slots: frozenset[str] = frozenset()
    background: Mapping[str, str] = field(default_factory=dict)
    employer: str = ""

    def __post_init__(self) -> None:
        if not self.id or not self.world:
            raise Refused(
                nl="Iedereen heeft een id en een wereld nodig. Leeg is "
                + (f"de wereld van {self.id}." if self.id else f"een id in {self.world or '...'}."),
                en="Everyone needs an id and a world. Empty is "
                + (f"the world of {self.id}." if self.id else f"an id in {self.world or '...'}."),
            )
        if self.place is not None and not all(math.isfinite(part) for part in self.place):
            raise Refused(
                nl=f"De coördinaten van {self.id} zijn geen getallen. Vul ze aan.",
                en=f"The coordinates of {self.id} are not numbers. Fill them in.",
            )
        if self.max_km is not None and not 0 <= self.max_km < math.inf:
            raise Refused(
                nl=f"De reisafstand van {self.id} moet een getal van 0 of meer zijn, of leeg.",
                en=f"How far {self.id} will travel must be a number of 0 or more, or empty.",
            )


@dataclass(frozen=True, slots=True)
class Weights:
    """How the points of two people are counted. There is no other score.

    points = `theme` for each shared theme + `difference` for each background that differs
             + `slot` for each common time - `km` for each kilometre between them
    """

    km: int = 1
    theme: int = 10
    difference: int = 10
    slot: int = 1

    def __post_init__(self) -> None:
        for name in (weight.name for weight in fields(self)):
            value = getattr(self, name)
            if not isinstance(value, int) or not 0 <= value <= _HEAVIEST:
                raise Refused(
                    nl=f"Het gewicht {name} moet een heel getal van 0 tot {_HEAVIEST} zijn.",
                    en=f"The weight {name} must be a whole number from 0 to {_HEAVIEST}.",
                )


@dataclass(frozen=True, slots=True)
class Problem:
    """People from two worlds, who must not meet, and how to choose.

    `apart` are couples that must never meet. `earlier` are couples that met before and do not meet
    again; leave it empty to allow that. In `earlier` people may stand who are no longer here; in
    `apart` they may not, because there a misspelt id would break a promise. `triples` allows one
    person who is left over to join a couple. `objective` "total" makes the sum of the points as
    high as possible; "worst" first the points of the worst couple. Both first make as many couples
    as possible.
    """

    people: tuple[Person, ...]
    weights: Weights = field(default_factory=Weights)
    coordinates: Coordinates = "degrees"
    apart: tuple[Couple, ...] = ()
    earlier: tuple[Couple, ...] = ()
    triples: bool = True
    objective: Objective = "total"

    def __post_init__(self) -> None:
        _check_ids(self)
        _check_worlds(self)
        _check_places(self)

    @property
    def worlds(self) -> Couple:
        """The names of the two worlds, in order of the alphabet."""
        one, other = sorted({person.world for person in self.people})
        return one, other


def _check_ids(problem: Problem) -> None:
    counts = Counter(person.id for person in problem.people)
    twice = sorted(name for name, count in counts.items() if count > 1)
    if twice:
        raise Refused(
            nl=f"Deze id's staan er meer dan één keer in: {_some(twice, 'nl')}. "
            "Geef iedereen een eigen id.",
            en=f"These ids occur more than once: {_some(twice, 'en')}. Give everyone an own id.",
        )
    unknown = sorted({name for couple in problem.apart for name in couple} - counts.keys())
    if unknown:
        raise Refused(
            nl=f"Bij wie elkaar niet mag ontmoeten staat {_some(unknown, 'nl')}, maar die staat "
            "niet in de lijst. Verbeter het id, anders geldt de afspraak niet.",
            en=f"Among who must not meet stands {_some(unknown, 'en')}, who is not in the list. "
            "Correct the id, or the promise would not hold.",
        )


def _check_worlds(problem: Problem) -> None:
    sizes = Counter(person.world for person in problem.people)
    if len(sizes) != 2:
        raise Refused(
            nl="Er zijn mensen uit precies twee werelden nodig. Gevonden: "
            f"{listed(sorted(sizes), 'nl') or 'niemand'}.",
            en="People from exactly two worlds are needed. Found: "
            f"{listed(sorted(sizes), 'en') or 'nobody'}.",
        )
    if math.prod(sizes.values()) > _MOST_COMBINATIONS:
        raise Refused(
            nl="Dit zijn te veel mensen voor één keer. Verdeel ze, bijvoorbeeld per provincie.",
            en="These are too many people for one run. Divide them, for example by province.",
        )


def _some(names: list[str], language: Language) -> str:
    """The first names, and how many more there are."""
    more = len(names) - _NAMED
    words = f"nog {more}" if language == "nl" else f"{more} more"
    return listed([*names[:_NAMED], *[words] * (more > 0)], language)


def _check_places(problem: Problem) -> None:
    without = sorted(person.id for person in problem.people if person.place is None)
    limited = any(person.max_km is not None for person in problem.people)
    if without and (limited or len(without) < len(problem.people)):
        raise Refused(
            nl=f"Niet bekend is de woonplaats van {_some(without, 'nl')}. Geef van iedereen "
            "coördinaten, of van niemand coördinaten en reisafstanden.",
            en=f"Not known is the place of {_some(without, 'en')}. Give coordinates for everyone, "
            "or for nobody any coordinates or distances.",
        )
    first, second = (90.0, 180.0) if problem.coordinates == "degrees" else (_FARTHEST, _FARTHEST)
    for person in problem.people:
        place = person.place or (0.0, 0.0)
        if abs(place[0]) > first or abs(place[1]) > second:
            raise Refused(
                nl=f"De coördinaten van {person.id} kunnen niet. Breedte loopt van -90 tot 90 en "
                "lengte van -180 tot 180 graden; x en y zijn in kilometers, niet in meters.",
                en=f"The coordinates of {person.id} cannot be. Latitude goes from -90 to 90 and "
                "longitude from -180 to 180 degrees; x and y are in kilometres, not in metres.",
            )
