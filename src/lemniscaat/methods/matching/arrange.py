"""From the question to the answer: couples first, then who is left joins one, then the reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.matching.groups import Hall, couples, joined, standing
from lemniscaat.methods.matching.left import unmatched
from lemniscaat.methods.matching.result import Matching, Meeting, Pair, Third
from lemniscaat.methods.matching.scores import TENTHS, Crowd, distance
from lemniscaat.methods.matching.scores import couples as places
from lemniscaat.methods.records import record

if TYPE_CHECKING:
    from lemniscaat.methods.chance import Seed
    from lemniscaat.methods.matching.groups import Group
    from lemniscaat.methods.matching.problem import Couple, Person, Problem


@dataclass(frozen=True, slots=True)
class Start:
    """What is there before: groups that stay (first world, second, third), and couples to keep."""

    fixed: tuple[tuple[str, ...], ...] = ()
    liked: tuple[Couple, ...] = ()


def match(problem: Problem, *, seed: Seed) -> Matching:
    """Pair people from two worlds: as many couples as there can be, then the best (Kuhn 1955).

    Who is left over joins a couple if `problem.triples` allows it: as many as there can be without
    changing a couple, then the best. Of solutions that are exactly as good the seed decides: the
    ids are put in order, shuffled, and calculated with in that order, so that neither a name nor a
    place in the list helps. Refuses what cannot be calculated exactly.
    """
    return arrange("matching.match", problem, Start(), seed=seed)


def arrange(name: str, problem: Problem, start: Start, *, seed: Seed) -> Matching:
    """The same, with what is there before."""
    by_id = sorted(problem.people, key=lambda person: person.id)
    hall = Hall.of(Crowd.of(problem, Chance(seed).branch("matching/order").shuffled(by_id)))
    place, joining = hall.crowd.place, None
    liked = places(start.liked, place)
    fixed = [tuple(place[one] for one in group) for group in start.fixed]
    groups, certificate = couples(hall, standing(hall, fixed), liked, problem.objective)
    if problem.triples:
        groups, joining = joined(hall, groups, liked, problem.objective)
    pairs = tuple(sorted((_pair(hall, group) for group in groups), key=lambda pair: pair.a))
    left = unmatched(problem, hall, groups)
    outcome = ([(pair.ids, pair.meeting.points) for pair in pairs], [one.id for one in left])
    given = (_as_set(problem, by_id), start)
    return Matching(problem, pairs, left, certificate, joining, record(name, given, outcome, seed))


def _as_set(problem: Problem, by_id: list[Person]) -> tuple[object, ...]:
    """The problem for its record, whatever the order of people and couples in it."""
    place = {person.id: index for index, person in enumerate(by_id)}
    met = [
        np.unique(np.sort(places(ids, place), axis=1), axis=0)
        for ids in (problem.apart, problem.earlier)
    ]
    return replace(problem, people=tuple(by_id), apart=(), earlier=()), *met


def _pair(hall: Hall, group: Group) -> Pair:
    """A group in ids, with what they have together."""
    a, b, *joins = group
    third = _third(hall, (a, b), joins[0]) if joins else None
    return Pair(hall.crowd.people[a].id, hall.crowd.people[b].id, _meeting(hall, a, b), third)


def _third(hall: Hall, couple: Group, joins: int) -> Third:
    a, b = couple
    partner, ends = (b, (joins, b)) if joins in hall.worlds[0] else (a, (a, joins))
    people = hall.crowd.people
    return Third(people[joins].id, people[partner].id, _meeting(hall, *ends))


def _meeting(hall: Hall, a: int, b: int) -> Meeting:
    """What somebody of the first world and somebody of the second have with each other."""
    one, other = hall.crowd.people[a], hall.crowd.people[b]
    where = hall.crowd.traits.where
    return Meeting(
        km=float(distance(where[a], where[b])) / TENTHS if where.shape[1] else None,
        themes=tuple(sorted(one.themes & other.themes)),
        slots=tuple(sorted(one.slots & other.slots)),
        differs=tuple(
            name
            for name in sorted(one.background.keys() & other.background.keys())
            if "" != one.background[name] != other.background[name] != ""
        ),
        points=int(hall.graph.points[hall.cell(a, b)]) / TENTHS,
        best=(int(hall.best[a]) / TENTHS, int(hall.best[b]) / TENTHS),
    )
