"""The whole road: groups only where there are groups, and the same outcome every time."""

from dataclasses import replace

import numpy as np
import pytest

from lemniscaat.methods.opinion import MISSING, Conversation, Votes, analyse, read
from lemniscaat.methods.opinion.grouping import BETWEEN, large_enough
from lemniscaat.methods.words import Refused
from tests.methods.apart import printed
from tests.methods.opinion.made import REAL, along_a_line, by_chance, groups, named


def split(result):
    """Who are together, whatever the groups are called."""
    found = result.membership.group_of
    return {frozenset(np.flatnonzero(found == group).tolist()) for group in set(found.tolist())}


@pytest.mark.parametrize("sizes", [(40, 30), (40, 30, 20), (25, 25, 25, 25, 25, 25, 25)])
def test_groups_that_are_there_are_found_however_many(sizes) -> None:
    votes, group_of = groups(sizes, statements=40)
    result = analyse(votes, seed=1)
    assert result.shape == "apart"
    assert split(result) == {
        frozenset(np.flatnonzero(group_of == g).tolist()) for g in range(len(sizes))
    }
    assert [group.size for group in result.groups] == sorted(sizes, reverse=True)
    assert [group.name for group in result.groups] == list("ABCDEFG")[: len(sizes)]
    assert min(group.firm for group in result.groups) > 0.9


@pytest.mark.parametrize("seed", range(2))
def test_votes_by_chance_give_one_group_that_says_so(seed) -> None:
    result = analyse(by_chance(80, seed=seed), seed=seed)
    assert (result.shape, result.enough, len(result.groups)) == ("one", False, 1)
    assert "chance would give the same" in result.reason.en
    assert result.middle is None
    assert result.divides == ()
    assert result.groups[0].telling == ()
    assert result.groups[0].size == 80


@pytest.mark.parametrize("seed", range(2))
def test_a_line_of_opinions_is_not_said_to_be_groups(seed) -> None:
    result = analyse(along_a_line(150, seed=seed), seed=seed)
    assert (result.shape, len(result.groups)) == ("spectrum", 2)


def test_everybody_votes_the_same() -> None:
    result = analyse(named(np.ones((30, 9))), seed=1)
    assert (result.shape, len(result.groups), result.density.cells) == ("one", 1, ())
    assert len(result.connects) == 9
    assert {one.rank for one in result.connects} == {1}


@pytest.mark.parametrize(("people", "statements"), [(1, 1), (1, 9), (4, 9), (9, 9), (30, 1)])
def test_too_little_is_said_to_be_too_little(people, statements) -> None:
    result = analyse(by_chance(people, statements, voted=1.0), seed=1)
    assert (result.shape, result.enough) == ("one", False)
    assert "Too little" in result.reason.en
    assert len(result.groups) == (people >= 5)
    assert all(one.everybody is None for one in result.statements) == (people < 5)
    assert result.connects == () or people >= 5


def test_a_single_person_is_never_a_group() -> None:
    """Opinions along a line, and one person far away from everybody else."""
    votes = along_a_line(120, seed=4)
    matrix = np.hstack([votes.matrix, np.full((120, 60), 1, np.int8)])
    matrix[0, 30:] = -1
    result = analyse(named(matrix), seed=1)
    assert len(result.groups) == 2
    assert min(group.size for group in result.groups) >= 20
    assert result.outside in (0, None)


def test_a_group_below_the_threshold_is_not_shown() -> None:
    group_of = np.repeat(np.array([0, 1, 2, -1], np.int8), [9, 4, 6, 3])
    shown, count = large_enough(group_of, 5)
    assert shown.tolist() == [0] * 9 + [-1] * 4 + [1] * 6 + [-1] * 3
    assert count == 2


def test_who_did_not_vote_changes_nothing() -> None:
    votes, _ = groups([30, 30])
    silent = np.full((3, len(votes.statements)), MISSING, np.int8)
    result, more = analyse(votes, seed=1), analyse(named(np.vstack([votes.matrix, silent])), seed=1)
    assert more.record.output_digest == result.record.output_digest
    assert more.membership.group_of[-3:].tolist() == [-1, -1, -1]


def test_a_statement_nobody_voted_on_is_there_with_noughts() -> None:
    votes, _ = groups([30, 30])
    matrix = np.hstack([votes.matrix, np.full((60, 1), MISSING, np.int8)])
    result = analyse(named(matrix), seed=1)
    last = result.statements[-1]
    assert (last.everybody.votes, [count.votes for count in last.groups]) == (0, [0, 0])
    assert last.statement not in {one.statement for one in (*result.connects, *result.divides)}
    assert split(result) == split(analyse(votes, seed=1))


def test_a_statement_that_was_taken_out_is_nowhere_and_steers_nothing() -> None:
    votes, _ = groups([30, 30])
    chance = np.random.default_rng(3)
    results = []
    for _ in range(2):
        matrix = votes.matrix.copy()
        matrix[:, 0] = chance.choice([-1, 1], 60)
        results.append(analyse(named(matrix, moderated={0}), seed=1))
    assert "s0" not in [one.statement for one in results[0].statements]
    assert results[0].record.output_digest == results[1].record.output_digest
    assert results[0].record.input_digest != results[1].record.input_digest


def test_the_same_seed_gives_the_same_outcome_and_nought_is_a_seed() -> None:
    votes = along_a_line(60)
    one, again, other = (analyse(votes, seed=seed) for seed in (0, "0", "open day"))
    assert one.record == again.record
    assert one.record.seed == "0"
    assert [g.firm for g in one.groups] != [g.firm for g in other.groups]


def test_the_order_in_which_people_came_makes_no_difference() -> None:
    votes, _ = groups([30, 25, 20])
    order = np.random.default_rng(5).permutation(75)
    one = analyse(votes, seed=1)
    other = analyse(named(votes.matrix[order]), seed=1)
    assert one.record.output_digest == other.record.output_digest
    assert np.array_equal(one.membership.group_of[order], other.membership.group_of)


def test_every_figure_of_the_middle_rests_on_who_is_between() -> None:
    votes = along_a_line(200, seed=2)
    result = analyse(votes, seed=1)
    places = result.chart.places(votes.matrix)
    found = result.membership.group_of
    assert 5 <= result.middle.size < 100
    middles = np.stack([places[found == group].mean(axis=0) for group in range(2)])
    away = np.sort(np.linalg.norm(places[:, None] - middles, axis=2), axis=1)
    between = (found >= 0) & (1 - away[:, 0] / away[:, 1] < BETWEEN)
    assert int(between.sum()) == result.middle.size
    for place, one in enumerate(result.statements):
        counted = int((votes.matrix[between, place] != MISSING).sum())
        assert one.middle is None or one.middle.votes == counted


def test_new_votes_give_what_all_votes_at_once_give_and_groups_keep_their_names() -> None:
    votes, _ = groups([30, 29])
    rows = [
        (f"p{person}", f"s{statement}", int(votes.matrix[person, statement]))
        for person, statement in zip(*np.nonzero(votes.matrix != MISSING), strict=True)
    ]
    cut = len(rows) * 2 // 3
    begun = Conversation.of(Votes.from_rows(rows[:cut], votes.statements))
    before = analyse(begun, seed=1)
    grown = begun.with_rows(rows[cut:])
    at_once = Votes.from_rows(rows, votes.statements)
    after, whole = analyse(grown, seed=1, previous=before), analyse(at_once, seed=1)
    assert split(after) == split(whole)
    assert np.abs(np.abs(after.chart.components) - np.abs(whole.chart.components)).max() < 1e-9
    assert np.abs(after.chart.mean - whole.chart.mean).max() < 1e-9
    assert analyse(grown, seed=1).record == whole.record
    placed = before.membership.group_of >= 0
    names = np.array([group.name for group in before.groups])[before.membership.group_of[placed]]
    now = np.array([group.name for group in after.groups])
    same = names == now[after.membership.group_of[: len(placed)][placed]]
    assert same.mean() > 0.9


def test_a_name_stays_with_its_people_when_another_group_grows_larger() -> None:
    votes, _group_of = groups([30, 26])
    before = analyse(votes, seed=1)
    extra, _ = groups([30, 46])
    grown = named(np.vstack([votes.matrix, extra.matrix[56:]]))
    after = analyse(grown, seed=1, previous=before)
    assert [group.size for group in after.groups] == [30, 46]
    assert np.array_equal(after.membership.group_of[:56], before.membership.group_of)
    alone = analyse(grown, seed=1)
    assert [group.size for group in alone.groups] == [46, 30]


def test_what_cannot_be_done_is_refused() -> None:
    votes, _ = groups([10, 10])
    with pytest.raises(Refused, match="no votes yet"):
        analyse(named(np.full((3, 3), MISSING)), seed=1)
    with pytest.raises(Refused, match="no votes yet"):
        analyse(named(np.empty((0, 0))), seed=1)
    with pytest.raises(Refused, match="at least 1"):
        analyse(votes, seed=1, threshold=0)
    other = analyse(replace(votes, people=tuple("abcdefghijklmnopqrst")), seed=1)
    with pytest.raises(Refused, match="about other people"):
        analyse(votes, seed=1, previous=other)


def test_a_real_conversation_keeps_its_figures() -> None:
    """Counted apart from the export: 204 people voted, 189 of them on seven statements or more."""
    result = analyse(read(REAL / "participants-votes.csv.gz", REAL / "comments.csv.gz"), seed=1)
    assert (result.people, result.outside) == (189, 15)
    assert all(
        one.everybody.votes >= sum(c.votes for c in one.groups if c) for one in result.statements
    )
    assert "27" in [one.statement for one in result.connects]


def test_the_hash_seed_of_python_changes_nothing() -> None:
    """Here it is another one at every run; there it is fixed."""
    command = (
        "from lemniscaat.methods.opinion import Votes, analyse\n"
        "rows = [(f'p{p}', f's{s}', 1 if (p * s) % 5 < 3 - 2 * (p % 2) else -1)"
        " for p in range(30) for s in range(9)]\n"
        "print(analyse(Votes.from_rows(rows), seed=0).record.output_digest)"
    )
    rows = [
        (f"p{p}", f"s{s}", 1 if (p * s) % 5 < 3 - 2 * (p % 2) else -1)
        for p in range(30)
        for s in range(9)
    ]
    here = analyse(Votes.from_rows(rows), seed=0)
    assert printed(command, "4242").strip() == here.record.output_digest
