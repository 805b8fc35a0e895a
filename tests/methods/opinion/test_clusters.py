"""The groups are the tightest there are, found the same way each time."""

from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.opinion.certainty import overlap
from lemniscaat.methods.opinion.clusters import belonging, centres, squared


def loose(points, group_of, count) -> float:
    total = 0.0
    for group in range(count):
        members = points[group_of == group]
        if len(members):
            total += float(((members - members.mean(axis=0)) ** 2).sum())
    return total


@given(st.integers(0, 10_000))
@settings(max_examples=20)
def test_no_other_division_of_two_clouds_is_tighter(seed) -> None:
    points = np.random.default_rng(seed).normal(size=(8, 2))
    points[::2] += 8.0
    found = centres(points, 2, Chance(seed), 20)
    ours = float(squared(points, found).min(axis=1).sum())
    best = min(loose(points, np.array(split), 2) for split in product((0, 1), repeat=8))
    assert ours == pytest.approx(best, rel=1e-9)


@given(st.integers(0, 10_000), st.integers(1, 4))
@settings(max_examples=20)
def test_everybody_is_nearest_to_the_mean_of_their_own_group(seed, count) -> None:
    points = np.random.default_rng(seed).normal(size=(12, 2))
    found = centres(points, count, Chance(seed), 20)
    group_of = squared(points, found).argmin(axis=1)
    means = [points[group_of == group].mean(axis=0) for group in range(count)]
    assert found == pytest.approx(np.array(means), abs=1e-9)


def test_the_largest_group_comes_first() -> None:
    points = np.repeat([[5.0, 5.0], [0.0, 0.0], [9.0, 0.0]], [3, 8, 5], axis=0)
    assert centres(points, 3, Chance(1), 5).tolist() == [[0, 0], [9, 0], [5, 5]]


def test_people_who_are_all_equal_are_no_trouble() -> None:
    points = np.zeros((6, 2))
    found = centres(points, 3, Chance(1), 2)
    assert squared(points, found).max() == 0.0
    assert belonging(squared(points, found)).tolist() == [0.0] * 6


def test_belonging_is_nothing_halfway_and_one_on_the_spot() -> None:
    middles = np.array([[0.0, 0.0], [4.0, 0.0], [0.0, 50.0]])
    points = np.array([[0.0, 0.0], [2.0, 0.0], [1.0, 0.0]])
    assert belonging(squared(points, middles)) == pytest.approx([1.0, 0.0, 1 - 1 / 3])


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=30))
def test_overlap_is_that_of_the_best_match_by_hand(pairs) -> None:
    one, other = np.array(pairs).T
    found = overlap(one, other, 3)

    def kept(match) -> int:
        return sum(int(((one == row) & (other == match[row])).sum()) for row in range(3))

    best = max(kept(match) for match in permutations(range(3)))
    sizes = [(one == row).sum() for row in range(3)]
    assert all(0 <= share <= 1 for share in found)
    if len(set(one.tolist())) == 3 and np.array_equal(one, other):
        assert found.tolist() == [1.0, 1.0, 1.0]
    if best == len(pairs):
        assert all(share == 1 or size == 0 for share, size in zip(found, sizes, strict=True))
