"""The map is that of the full decomposition of the table with missing votes filled in."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lemniscaat.methods.opinion import MISSING, Tally, read
from lemniscaat.methods.opinion.chart import axes, chart
from tests.methods.opinion.made import REAL, groups, named


def by_hand(matrix, moderated):
    """Fill in the mean, subtract it, decompose, move outwards: on the table itself."""
    table = np.where(matrix == MISSING, np.nan, matrix.astype(float))
    kept = (matrix != MISSING).any(axis=0)
    table[:, moderated] = 0.0
    table = table[:, kept]
    filled = np.where(np.isnan(table), np.nanmean(table, axis=0), table)
    apart = filled - filled.mean(axis=0)
    *_, components = np.linalg.svd(apart, full_matrices=False)
    voted = np.maximum((~np.isnan(table)).sum(axis=1), 1)
    return kept, components, (apart @ components.T) * np.sqrt(table.shape[1] / voted)[:, None]


def agrees(votes, directions) -> None:
    map_ = chart(Tally.of(votes.matrix), votes.moderated, directions)
    kept, components, places = by_hand(votes.matrix, votes.moderated)
    ours = map_.components[kept]
    signs = np.sign((ours * components[:directions].T).sum(axis=0))
    assert np.abs(ours * signs - components[:directions].T).max() < 1e-9
    assert (
        np.abs(map_.places(votes.matrix, directions) * signs - places[:, :directions]).max() < 1e-9
    )
    assert np.allclose(map_.components[~kept], 0.0)


def test_it_is_the_map_of_the_full_decomposition() -> None:
    agrees(groups([20, 30, 25])[0], 3)


def test_it_is_so_for_a_real_conversation_too() -> None:
    agrees(read(REAL / "participants-votes.csv.gz", REAL / "comments.csv.gz"), 4)


def test_it_is_so_with_statements_taken_out_and_one_nobody_voted_on() -> None:
    votes, _ = groups([20, 30])
    matrix = votes.matrix.copy()
    matrix[:, 5] = MISSING
    agrees(named(matrix, moderated={2, 7}), 2)


@given(st.integers(0, 10_000))
@settings(max_examples=15)
def test_it_is_so_for_any_votes(seed) -> None:
    chance = np.random.default_rng(seed)
    matrix = chance.integers(-1, 3, (12, 4)).astype(np.int8)
    assume((matrix != MISSING).any(axis=0).all())
    *_, _components = by_hand(matrix, np.zeros(4, bool))
    spread = chart(Tally.of(matrix), np.zeros(4, bool), 4).spread
    assume(spread[0] - spread[1] > 0.1)
    assume(spread[1] - spread[2] > 0.1)
    agrees(named(matrix), 2)


def test_a_person_without_votes_stands_in_the_origin() -> None:
    votes, _ = groups([10, 10])
    map_ = chart(Tally.of(votes.matrix), votes.moderated, 2)
    nobody = np.full((1, len(votes.statements)), MISSING, np.int8)
    assert map_.places(nobody).tolist() == [[0.0, 0.0]]


def test_the_largest_part_of_a_direction_is_positive_and_of_equals_the_first() -> None:
    vectors, spread = axes(np.array([[1.0, -1.0], [-1.0, 1.0]]), 2)
    assert vectors[:, 0] == pytest.approx([0.5**0.5, -(0.5**0.5)])
    assert spread == pytest.approx([2.0, 0.0])


def test_a_mirrored_map_is_turned_back() -> None:
    votes, _ = groups([20, 30, 25])
    map_ = chart(Tally.of(votes.matrix), votes.moderated, 3)
    vectors = map_.components * np.array([-1.0, 1.0, -1.0])
    other = type(map_)(map_.mean, vectors, map_.spread, map_.counted, map_.passed)
    assert np.array_equal(map_.mirrored_like(other).components, vectors)


def test_half_the_digits_are_enough_to_see_where_people_are() -> None:
    votes, _ = groups([20, 30, 25])
    map_ = chart(Tally.of(votes.matrix), votes.moderated, 2)
    assert np.abs(map_.places(votes.matrix, 2, np.float32) - map_.places(votes.matrix)).max() < 1e-5
