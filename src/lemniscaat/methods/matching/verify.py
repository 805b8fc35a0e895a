"""Check an answer without trusting how it was found: the rules person by person, the proof in sums.

Rules are read here again from the people themselves, one couple at a time. That nothing better
exists is checked with the prices of the certificate: for every combination that is allowed, the
two prices together may not exceed its cost (weak duality of the assignment problem, Kuhn 1955).
"""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from math import asin, cos, dist, radians, sin, sqrt
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.matching.assignment import Costs
from lemniscaat.methods.matching.groups import Hall, third
from lemniscaat.methods.matching.scores import EARTH_KM, TENTHS, Crowd, blocks, couples
from lemniscaat.methods.matching.worst import most_couples
from lemniscaat.methods.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lemniscaat.methods.matching.problem import Objective, Person, Problem
    from lemniscaat.methods.matching.result import Certificate, Matching
    from lemniscaat.methods.matching.scores import Graph, Whole


def faults(matching: Matching) -> tuple[Sentence, ...]:
    """What is wrong with this answer: nothing, if it may be believed."""
    problem, reader = matching.problem, _Reader(matching.problem)
    hall = Hall.of(Crowd.of(problem, sorted(problem.people, key=lambda person: person.id)))
    meetings = [(pair.a, pair.b, pair.meeting.points) for pair in matching.pairs]
    thirds = [pair.third for pair in matching.pairs if pair.third is not None]
    meetings += [(one.id, one.partner, one.meeting.points) for one in thirds]
    checks = {
        _NOT_ONCE: _everyone_once(matching),
        _MUST_NOT: all(reader.may_meet(pair.ids) for pair in matching.pairs),
        _MISCOUNTED: all(reader.points(a, b) == _tenths(told) for a, b, told in meetings),
        _NOT_BEST: _best_couples(hall, matching),
        _NOT_BEST_JOINED: _best_joined(hall, matching),
    }
    return tuple(sentence for sentence, right in checks.items() if not right)


_NOT_ONCE = Sentence(
    nl="Niet iedereen staat er precies één keer in.", en="Not everyone is in it exactly once."
)
_MUST_NOT = Sentence(
    nl="Er ontmoeten mensen elkaar die dat niet mogen of kunnen.",
    en="People meet who must not or cannot.",
)
_MISCOUNTED = Sentence(
    nl="De punten van een paar kloppen niet.", en="The points of a couple are not right."
)
_NOT_BEST = Sentence(
    nl="Het bewijs dat er geen betere paren zijn, klopt niet.",
    en="The proof that there are no better couples is not right.",
)
_NOT_BEST_JOINED = Sentence(
    nl="Het bewijs dat niemand beter kan aansluiten, klopt niet.",
    en="The proof that nobody could join better is not right.",
)


def _everyone_once(matching: Matching) -> bool:
    named = [name for pair in matching.pairs for name in pair.ids]
    named += [one.id for one in matching.unmatched]
    return Counter(named) == Counter(person.id for person in matching.problem.people)


class _Reader:
    """The rules and the points, read from the people themselves."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._people = {person.id: person for person in problem.people}
        self._apart = {frozenset(couple) for couple in (*problem.apart, *problem.earlier)}

    def may_meet(self, ids: Sequence[str]) -> bool:
        """Whether these people may meet, all together."""
        people = [self._people[name] for name in ids]
        given = [person.slots for person in people if person.slots]
        in_time = not given or bool(frozenset.intersection(*given))
        return in_time and all(self._may_both(*couple) for couple in combinations(people, 2))

    def points(self, a: str, b: str) -> int:
        """The points of a couple, in tenths."""
        one, other, weights = self._people[a], self._people[b], self._problem.weights
        known = one.background.keys() & other.background.keys()
        both = ((one.background[name], other.background[name]) for name in known)
        worth = weights.theme * len(one.themes & other.themes)
        worth += weights.slot * len(one.slots & other.slots)
        worth += weights.difference * sum(bool(x and y and x != y) for x, y in both)
        return TENTHS * worth - weights.km * _tenths(self._km(one, other))

    def _may_both(self, one: Person, other: Person) -> bool:
        limits = [person.max_km for person in (one, other) if person.max_km is not None]
        near = all(_tenths(self._km(one, other)) <= _tenths(limit) for limit in limits)
        apart = {one.id, other.id} in self._apart
        return near and not apart and (not one.employer or one.employer != other.employer)

    def _km(self, one: Person, other: Person) -> float:
        """Straight on a plane; on the globe the haversine formula (Sinnott 1984)."""
        if one.place is None or other.place is None:
            return 0.0
        if self._problem.coordinates == "km":
            return dist(one.place, other.place)
        (north, east), (north2, east2) = (map(radians, who.place or ()) for who in (one, other))
        across = sin((north2 - north) / 2) ** 2
        across += cos(north) * cos(north2) * sin((east2 - east) / 2) ** 2
        return 2 * EARTH_KM * asin(sqrt(min(1.0, across)))


def _tenths(value: float) -> int:
    return round(TENTHS * value)


def _best_couples(hall: Hall, matching: Matching) -> bool:
    """The proof holds, for everybody but the couples that stayed without being asked."""
    proof = matching.certificate
    free = proof.rows.keys() | proof.columns.keys()
    stayed = [pair for pair in matching.pairs if not free & {pair.a, pair.b}]
    rows, columns = (_places(hall, prices) for prices in (proof.rows, proof.columns))
    covered = (
        hall.crowd.place.keys() == free.union(*(pair.ids for pair in stayed))
        and {(pair.a, pair.b) for pair in stayed} <= set(matching.kept or ())
        and np.isin(rows, hall.worlds[0]).all()
        and np.isin(columns, hall.worlds[1]).all()
    )
    found = {pair.a: pair.b for pair in matching.pairs if pair not in stayed}
    return bool(covered) and _holds(
        hall, hall.crowd.graph(rows, columns), proof, found, matching.problem.objective
    )


def _best_joined(hall: Hall, matching: Matching) -> bool:
    """The same for those who were left over, with all couples that nobody had joined yet."""
    proof = matching.joining
    free = matching.certificate.rows.keys() | matching.certificate.columns.keys()
    left = free - {name for pair in matching.pairs for name in (pair.a, pair.b)}
    found = {one.third.id: one.a for one in matching.pairs if one.third and one.third.id in left}
    if proof is None:
        return not (matching.problem.triples or found)
    joined = {one.a: one.b for one in matching.pairs if not one.third or one.third.id in found}
    if proof.rows.keys() != left or proof.columns.keys() != joined.keys():
        return False
    rows, first = (_places(hall, prices) for prices in (proof.rows, proof.columns))
    graph = third(hall, rows, first, _places(hall, (joined[name] for name in proof.columns)))
    return _holds(hall, graph, proof, found, matching.problem.objective)


def _places(hall: Hall, ids: Iterable[str]) -> Whole:
    return _whole(hall.crowd.place[name] for name in ids)


def _whole(numbers: Iterable[int]) -> Whole:
    return np.array([*numbers], dtype=np.int64)


def _holds(
    hall: Hall, graph: Graph, proof: Certificate, found: Mapping[str, str], objective: Objective
) -> bool:
    """No combination costs less than its two prices, and all prices are the cost of what is."""
    if (proof.floor is not None) != (objective == "worst" and bool(found)):
        return False
    if proof.floor is not None:
        if most_couples(graph, proof.floor + 1) >= len(found):
            return False
        graph = graph.at_least(proof.floor)
    ends = (_places(hall, prices) for prices in (proof.rows, proof.columns))
    costs = Costs.of(graph, hall.crowd.cells(couples(proof.liked, hall.crowd.place), *ends))
    if (costs.top, costs.change, costs.alone) != (proof.top, proof.change, proof.alone):
        return False
    place = {name: index for index, name in enumerate(proof.columns)}
    partner = _whole(place[found[name]] if name in found else -1 for name in proof.rows)
    rows, columns = (_whole(prices.values()) for prices in (proof.rows, proof.columns))
    matched = np.flatnonzero(partner >= 0)
    spent = costs.part(matched, partner[matched]).sum() + costs.alone * (partner < 0).sum()
    return bool(
        graph.allowed[matched, partner[matched]].all()
        and (rows <= costs.alone).all()
        and (columns <= 0).all()
        and rows.sum() + columns.sum() == spent
        and all(
            (rows[part, None] + columns <= costs.part(part, slice(None)))[graph.allowed[part]].all()
            for part in blocks(len(rows))
        )
    )
