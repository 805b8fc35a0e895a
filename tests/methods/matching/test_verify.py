"""The proof is worth something: whoever changes an answer is caught."""

from __future__ import annotations

from dataclasses import replace

import pytest

from lemniscaat.methods.matching import (
    Matching,
    Pair,
    Person,
    Problem,
    Unmatched,
    faults,
    match,
    rematch,
)
from lemniscaat.methods.words import Sentence

GROUP = (
    *(Person(f"f{x}", "f", (float(x), 0.0), 9.0) for x in (0, 4, 5)),
    *(Person(f"g{x}", "g", (float(x), 1.0), 9.0) for x in (1, 6)),
)
MATCHING = match(Problem(GROUP, coordinates="km"), seed=0)


def said(matching: Matching) -> str:
    return " ".join(sentence.en for sentence in faults(matching))


def with_pairs(*pairs: Pair) -> Matching:
    return replace(MATCHING, pairs=pairs)


def test_an_answer_as_it_was_given_is_right() -> None:
    assert faults(MATCHING) == ()
    assert sorted(pair.ids for pair in MATCHING.pairs) == [("f0", "g1"), ("f5", "g6", "f4")]


def test_somebody_left_out_is_noticed() -> None:
    first, second = MATCHING.pairs
    assert "exactly once" in said(with_pairs(first, replace(second, third=None)))


def test_a_couple_that_must_not_meet_is_noticed() -> None:
    problem = replace(MATCHING.problem, apart=(("f4", "f5"),))
    assert "must not" in said(replace(MATCHING, problem=problem))


def test_other_points_are_noticed() -> None:
    first, second = MATCHING.pairs
    better = replace(first, meeting=replace(first.meeting, points=99.0))
    assert "points of a couple" in said(with_pairs(better, second))


def test_couples_that_are_not_the_best_are_noticed() -> None:
    first, second = MATCHING.pairs
    swapped = match(Problem((GROUP[0], GROUP[4]), coordinates="km"), seed=0).pairs[0]
    other = match(Problem((GROUP[2], GROUP[3]), coordinates="km"), seed=0).pairs[0]
    crossed = with_pairs(replace(swapped, third=None), replace(other, third=None))
    crossed = replace(crossed, unmatched=(Unmatched("f4", Sentence("", ""), Sentence("", "")),))
    assert said(crossed) == (
        "The proof that there are no better couples is not right. "
        "The proof that nobody could join better is not right."
    )
    assert (first.a, second.a) == ("f0", "f5")


@pytest.mark.parametrize("change", ["rows", "columns", "top", "alone", "floor"])
def test_a_proof_that_was_tampered_with_is_noticed(change: str) -> None:
    proof = MATCHING.certificate
    spoilt = {
        "rows": proof.rows | {"f0": proof.rows["f0"] - 1},
        "columns": proof.columns | {"g1": proof.columns["g1"] + 1},
        "top": proof.top + 1,
        "alone": proof.alone - 1,
        "floor": -200,
    }
    changed = replace(proof, **{change: spoilt[change]})
    assert "no better couples" in said(replace(MATCHING, certificate=changed))


@pytest.mark.parametrize("shift", [-1, 10_000])
def test_prices_beyond_their_bounds_prove_nothing(shift: int) -> None:
    """As many rows as columns: what rows get more, columns get less; sums and couples stay."""
    even = match(Problem((*GROUP[:2], *GROUP[3:]), coordinates="km"), seed=0)
    proof = even.certificate
    changed = replace(
        proof,
        rows={name: price + shift for name, price in proof.rows.items()},
        columns={name: price - shift for name, price in proof.columns.items()},
    )
    assert faults(even) == ()
    assert "no better couples" in said(replace(even, certificate=changed))


@pytest.mark.parametrize("changes", [{"triples": True}, {"objective": "worst"}])
def test_a_proof_for_another_question_is_noticed(changes: dict[str, object]) -> None:
    other = match(replace(MATCHING.problem, triples=False), seed=0)
    assert faults(other) == ()
    assert "proof" in said(replace(other, problem=replace(other.problem, **changes)))


def test_who_was_kept_out_of_the_proof_must_have_been_there_before() -> None:
    again = rematch(MATCHING.problem, [("f0", "g1")], seed=0)
    assert faults(again) == ()
    assert "no better couples" in said(replace(again, kept=()))


def test_a_proof_for_fewer_people_is_noticed() -> None:
    proof = MATCHING.certificate
    rows = {name: price for name, price in proof.rows.items() if name != "f4"}
    changed = replace(proof, rows=rows)
    assert "no better couples" in said(replace(MATCHING, certificate=changed))
