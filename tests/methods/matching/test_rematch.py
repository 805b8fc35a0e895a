"""When people leave, everybody else keeps their partner; and if asked, as few change as can be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.matching import Matching, Person, Problem, faults, match, rematch
from lemniscaat.methods.words import Refused
from tests.methods.matching.oracle import Couple, couples, matchings, problems, scores


def without(problem: Problem, left: frozenset[str], now: tuple[Couple, ...]) -> Problem:
    """The question that is left when some are gone and some are couples now."""
    return replace(
        problem,
        people=tuple(one for one in problem.people if one.id not in left),
        apart=tuple(couple for couple in problem.apart if not left & set(couple)),
        earlier=tuple(one for one in problem.earlier if one not in now and one[::-1] not in now),
    )


@st.composite
def leavings(draw: st.DrawFn) -> tuple[Problem, Matching, frozenset[str]]:
    """People in couples, of whom some leave, so that both worlds remain."""
    problem = draw(problems(most=4))
    matching = match(problem, seed=draw(st.integers(0, 2)))
    ids = [one.id for one in problem.people]
    left = frozenset(draw(st.lists(st.sampled_from(ids), max_size=2)))
    stay = {one.world for one in problem.people if one.id not in left}
    return problem, matching, left if len(stay) == 2 else frozenset()


@settings(max_examples=15)
@given(leavings())
def test_who_stays_keeps_the_same_partner(
    given_: tuple[Problem, Matching, frozenset[str]],
) -> None:
    problem, before, left = given_
    groups = [pair.ids for pair in before.pairs]
    after = rematch(problem, groups, left=left, seed=0)
    stay = {pair for pair in couples(before) if not left & set(pair)}
    assert stay <= set(couples(after))
    assert stay <= set(after.kept)
    assert after.broken == ()
    assert left.isdisjoint(name for pair in after.pairs for name in pair.ids)
    assert faults(after) == ()


@settings(max_examples=15)
@given(leavings())
def test_as_few_couples_change_as_can_be_for_the_most_couples(
    given_: tuple[Problem, Matching, frozenset[str]],
) -> None:
    problem, before, left = given_
    groups = [pair.ids for pair in before.pairs]
    after = rematch(problem, groups, left=left, may_change=True, seed=0)
    met = {(a, b) for group in groups for a in group for b in group if a[0] < b[0]}
    now = tuple(pair for pair in met if not left & set(pair))
    points = scores(without(problem, left, now))

    def worth(way: tuple[Couple, ...]) -> tuple[int, int, int]:
        return len(way), sum(one in now for one in way), sum(points[one] for one in way)

    assert worth(couples(after)) == max(worth(way) for way in matchings(points))
    assert faults(after) == ()


def people(*ids: str, **extra: dict[str, object]) -> tuple[Person, ...]:
    """People on a line, a kilometre apart for each number in the id."""
    return tuple(
        Person(name, name[0], (float(name[1:]), 0.0), **extra.get(name, {})) for name in ids
    )


def test_a_better_partner_who_came_is_no_reason_to_change() -> None:
    problem = Problem(people("f0", "g5", "g0"), coordinates="km", triples=False)
    assert couples(match(problem, seed=0)) == (("f0", "g0"),)
    assert couples(rematch(problem, [("f0", "g5")], seed=0)) == (("f0", "g5"),)
    changed = rematch(problem, [("f0", "g5")], may_change=True, seed=0)
    assert couples(changed) == (("f0", "g5"),)


def test_changing_one_couple_helps_only_if_asked() -> None:
    """g0 leaves: f0 can only meet g9, who is with f9; f9 could go to g10."""
    near = {"f0": {"max_km": 9.0}, "f9": {"max_km": 1.0}}
    problem = Problem(
        people("f0", "f9", "g0", "g9", "g10", **near), coordinates="km", triples=False
    )
    before = [("f0", "g0"), ("f9", "g9")]
    kept = rematch(problem, before, left={"g0"}, seed=0)
    assert couples(kept) == (("f9", "g9"),)
    assert [one.id for one in kept.unmatched] == ["f0", "g10"]
    changed = rematch(problem, before, left={"g0"}, may_change=True, seed=0)
    assert couples(changed) == (("f0", "g9"), ("f9", "g10"))
    assert (changed.kept, changed.broken) == ((), (("f9", "g9"),))


def test_a_couple_that_must_not_meet_any_more_does_not_stay() -> None:
    problem = Problem(people("f0", "f1", "g0", "g1"), coordinates="km", apart=(("g0", "f0"),))
    after = rematch(problem, [("f0", "g0"), ("f1", "g1")], seed=0)
    assert couples(after) == (("f1", "g1"),)
    assert after.broken == (("f0", "g0"),)


def test_earlier_partners_do_not_meet_again_but_now_partners_stay() -> None:
    earlier = (("f0", "g0"), ("f1", "g1"))
    problem = Problem(people("f0", "f1", "g0", "g2"), coordinates="km", earlier=earlier)
    after = rematch(problem, [("f1", "g2")], seed=0)
    assert couples(after) == (("f1", "g2"),)
    assert couples(rematch(problem, [("f0", "g0")], seed=0)) == (("f0", "g0"), ("f1", "g2"))


def test_who_joined_becomes_a_partner_when_one_of_the_couple_leaves() -> None:
    problem = Problem(people("f0", "f1", "g0", "g9"), coordinates="km")
    after = rematch(problem, [("f0", "g0", "f1")], left={"f0"}, seed=0)
    assert after.pairs[0].ids[:2] == ("f1", "g0")
    alone = rematch(problem, [("f0", "g0", "f1")], left={"g0"}, seed=0)
    assert len(alone.pairs[0].ids) == 3


def test_who_joins_leaves_the_couple_in_peace() -> None:
    problem = Problem(people("f0", "f1", "g0"), coordinates="km", apart=(("f0", "f1"),))
    after = rematch(problem, [("f0", "g0", "f1")], seed=0)
    assert after.pairs[0].ids == ("f0", "g0")
    assert [one.id for one in after.unmatched] == ["f1"]


@pytest.mark.parametrize(
    ("before", "left", "word"),
    [
        ([("f0", "nobody")], set(), "nobody"),
        ([], {"gone"}, "gone"),
        ([("f0", "g0"), ("f0", "g1")], set(), "f0"),
        ([("f0",)], set(), "two or three"),
        ([("g0", "g1")], set(), "from two worlds"),
    ],
)
def test_groups_that_cannot_be_are_refused(
    before: list[tuple[str, ...]], left: set[str], word: str
) -> None:
    with pytest.raises(Refused, match=word):
        rematch(Problem(people("f0", "g0", "g1"), coordinates="km"), before, left=left, seed=0)
