"""What holds between every two people, and how many points they have together.

Distances are rounded to whole hectometres and points counted in tenths, so that everything after
this is whole numbers: sums are exact and nothing depends on the last digit of a machine.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from lemniscaat.methods.matching.problem import Couple, Person, Problem, Weights

    Whole = NDArray[np.int64]
    Truth = NDArray[np.bool_]

EARTH_KM = 6371.0088  # mean radius
TENTHS = 10
NOBODY = int(np.iinfo(np.int32).min)  # the best points of who may meet nobody

_FAR = np.iinfo(np.int64).max
_ON_GLOBE = 3
_BLOCK = 256  # only points and permission exist for all combinations at once


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of people as tables, one row each, with the same columns for all.

    `where` has three columns (on a globe of radius 1), two (flat, in km) or none (not known);
    `reach` is in hectometres; `themes` and `slots` have a 1 where they tick; `background` and
    `employer` hold codes, -1 for unknown.
    """

    where: NDArray[np.float64]
    reach: Whole
    themes: NDArray[np.float32]
    slots: NDArray[np.float32]
    background: Whole
    employer: Whole

    def take(self, rows: Whole) -> Traits:
        """The traits of some of them."""
        return Traits(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True, slots=True)
class Between:
    """What holds between each of some people (rows) and each of some others (columns)."""

    hectometres: Whole
    near: Truth
    slots: Whole
    in_time: Truth
    themes: Whole
    differs: Whole
    colleagues: Truth

    def points(self, weights: Weights) -> Whole:
        """The points in tenths, as `Weights` says they are counted."""
        worth = weights.theme * self.themes + weights.slot * self.slots
        worth += weights.difference * self.differs
        points: Whole = TENTHS * worth - weights.km * self.hectometres
        return points


@dataclass(frozen=True, slots=True)
class Graph:
    """Points (in tenths) of each row with each column, and whether they may meet at all."""

    points: NDArray[np.int32]
    allowed: Truth

    def take(self, rows: Whole, columns: Whole) -> Graph:
        """A part of it."""
        return Graph(self.points[np.ix_(rows, columns)], self.allowed[np.ix_(rows, columns)])

    def at_least(self, floor: int) -> Graph:
        """The same, with only the combinations that have so many points (in tenths)."""
        return replace(self, allowed=self.allowed & (self.points >= floor))

    def best(self, axis: int) -> Whole:
        """The most points that each column (axis 0) or row (axis 1) could get with anybody."""
        most = np.max(self.points, axis=axis, where=self.allowed, initial=NOBODY)
        whole: Whole = most.astype(np.int64)
        return whole


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody in one order: people are known by their place in it."""

    weights: Weights
    people: tuple[Person, ...]
    place: Mapping[str, int]
    traits: Traits
    apart: Whole

    @classmethod
    def of(cls, problem: Problem, people: Sequence[Person]) -> Crowd:
        """The people of the problem, in this order."""
        place = {person.id: index for index, person in enumerate(people)}
        apart = couples((*problem.apart, *problem.earlier), place)
        return cls(problem.weights, tuple(people), place, _traits(problem, people), apart)

    def graph(self, rows: Whole, columns: Whole) -> Graph:
        """Points and permission between some people and some others."""
        points = np.empty((len(rows), len(columns)), dtype=np.int32)
        allowed = np.empty(points.shape, dtype=np.bool_)
        others = self.traits.take(columns)
        for part in blocks(len(rows)):
            held = between(self.traits.take(rows[part]), others)
            points[part] = held.points(self.weights)
            allowed[part] = held.near & held.in_time & ~held.colleagues
        return Graph(points, allowed & ~self.cells(self.apart, rows, columns))

    def cells(self, chosen: Whole, rows: Whole, columns: Whole) -> Truth:
        """Which cells of a table of these rows and columns are among the chosen couples."""
        row, column = np.full((2, len(self.people)), -1)
        row[rows], column[columns] = np.arange(len(rows)), np.arange(len(columns))
        both = np.concatenate([chosen, chosen[:, ::-1]])
        cells = np.stack([row[both[:, 0]], column[both[:, 1]]])
        down, across = cells[:, (cells >= 0).all(axis=0)]
        table = np.zeros((len(rows), len(columns)), dtype=np.bool_)
        table[down, across] = True
        return table


def blocks(count: int) -> list[slice]:
    """The rows of a table, a part at a time."""
    return [slice(start, start + _BLOCK) for start in range(0, count, _BLOCK)]


def couples(ids: Iterable[Couple], place: Mapping[str, int]) -> Whole:
    """Couples by place, two columns; without those of whom one is not there."""
    known = [(place[one], place[other]) for one, other in ids if one in place and other in place]
    return np.array(known, dtype=np.int64).reshape(-1, 2)


def between(some: Traits, others: Traits) -> Between:
    """Compare each of some with each of the others."""
    apart = distance(some.where[:, None], others.where)
    common = (some.slots @ others.slots.T).astype(np.int64)
    free = (some.slots.sum(axis=1) == 0)[:, None] | (others.slots.sum(axis=1) == 0)
    one, other = some.background[:, None, :], others.background[None, :, :]
    return Between(
        hectometres=apart,
        near=apart <= np.minimum(some.reach[:, None], others.reach),
        slots=common,
        in_time=free | (common > 0),
        themes=(some.themes @ others.themes.T).astype(np.int64),
        differs=((one != other) & (one >= 0) & (other >= 0)).sum(axis=2),
        colleagues=(some.employer[:, None] == others.employer) & (others.employer >= 0),
    )


def distance(some: NDArray[np.float64], others: NDArray[np.float64]) -> Whole:
    """Distances in hectometres, straight on a plane and along a great circle on the globe.

    On the globe the haversine of the angle is a quarter of the square of the chord; taken from
    differences, it is exact for neighbours and for the other side of the earth.
    """
    *shape, axes = np.broadcast_shapes(some.shape, others.shape)
    square = np.zeros(shape)
    for axis in range(axes):
        square += (some[..., axis] - others[..., axis]) ** 2
    chord, globe = np.sqrt(square), axes == _ON_GLOBE
    km = 2 * EARTH_KM * np.arcsin(np.minimum(chord / 2, 1.0)) if globe else chord
    return np.rint(TENTHS * km).astype(np.int64)


def _traits(problem: Problem, people: Sequence[Person]) -> Traits:
    names = sorted({name for person in people for name in person.background})
    background = [_codes([one.background.get(name, "") for one in people]) for name in names]
    return Traits(
        where=_where(problem, people),
        reach=np.array([_reach(person) for person in people], dtype=np.int64),
        themes=_ticks([person.themes for person in people]),
        slots=_ticks([person.slots for person in people]),
        background=np.array(background, dtype=np.int64).reshape(len(names), len(people)).T,
        employer=_codes([person.employer for person in people]),
    )


def _where(problem: Problem, people: Sequence[Person]) -> NDArray[np.float64]:
    places = [person.place for person in people if person.place is not None]
    if not places:
        return np.empty((len(people), 0))
    where = np.array(places, dtype=np.float64)
    if problem.coordinates == "km":
        return where
    north, east = np.radians(where).T
    flat = np.cos(north)
    return np.stack([flat * np.cos(east), flat * np.sin(east), np.sin(north)], axis=1)


def _reach(person: Person) -> int:
    return _FAR if person.max_km is None else min(round(TENTHS * person.max_km), _FAR)


def _ticks(chosen: Sequence[AbstractSet[str]]) -> NDArray[np.float32]:
    column = {name: index for index, name in enumerate(sorted(set().union(*chosen)))}
    table = np.zeros((len(chosen), len(column)), dtype=np.float32)
    for row, names in enumerate(chosen):
        table[row, [column[name] for name in names]] = 1
    return table


def _codes(values: Iterable[str]) -> Whole:
    """A number for each text, -1 for none."""
    code: dict[str, int] = {"": -1}
    return np.array([code.setdefault(value, len(code)) for value in values], dtype=np.int64)
