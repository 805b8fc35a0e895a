"""Against the same rule written a second time, weighing by weighing."""

from collections import Counter
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.priority import Problem, under, weigh
from lemniscaat.methods.priority.lattice import lattice_pieces
from lemniscaat.methods.priority.pieces import exact_pieces
from lemniscaat.methods.priority.scales import FINEST, places
from tests.methods.priority.cast import MIXED, area, criteria, fits, problems, question


def inside(problem: Problem) -> list[tuple[tuple[Fraction, ...], int]]:
    """A weighing well within each piece, as fractions, with the piece that it lies in."""
    _, shapes = exact_pieces(problem, places(problem))
    found = []
    for place, shape in enumerate(shapes):
        corners = [
            [Fraction(one, sum(corner)) for one in corner] for corner in shape.corners.tolist()
        ]
        shares = [
            Fraction(1 + number, len(corners) * (len(corners) + 1) // 2)
            for number in range(len(corners))
        ]
        middle = tuple(
            sum(share * corner[k] for share, corner in zip(shares, corners, strict=True))
            for k in range(len(problem.entrances))
        )
        found.append((middle, place))
    return found


@settings(max_examples=30)
@given(problems(takes=st.integers(min_value=1, max_value=3)))
def test_every_piece_says_what_the_rule_says_within_it(problem: Problem) -> None:
    pieces, _ = exact_pieces(problem, places(problem))
    for weights, place in inside(problem):
        names = [one.name for one in problem.areas]
        assert [fits(problem, weights, name, best=False) for name in names] == pieces.surely[
            place
        ].tolist()
        assert [fits(problem, weights, name, best=True) for name in names] == pieces.perhaps[
            place
        ].tolist()


@settings(max_examples=10)
@given(
    st.lists(st.tuples(*[st.integers(min_value=0, max_value=FINEST)] * 3), min_size=2, max_size=5)
)
def test_the_finest_scale_stays_exact(rows: list[tuple[int, ...]]) -> None:
    """Whole numbers of 64 bits hold everything up to the finest scale: nothing wraps around."""
    areas = tuple(area(f"area {place}", *row) for place, row in enumerate(rows))
    problem = Problem(criteria(highest=FINEST), areas, len(areas) // 2)
    pieces, _ = exact_pieces(problem, places(problem))
    assert pieces.size.sum() == pytest.approx(1)
    for weights, place in inside(problem):
        told = [fits(problem, weights, one.name, best=False) for one in areas]
        assert told == pieces.surely[place].tolist()


@settings(max_examples=12)
@given(problems(takes=st.integers(min_value=1, max_value=3)))
def test_shares_are_those_of_a_fine_grid(problem: Problem) -> None:
    """Counted in the middles of 10,000 small triangles; only those that a border cuts differ."""
    steps = 100
    grid = [
        (3 * i + d, 3 * j + d, 3 * (steps - i - j) - 2 * d)
        for i in range(steps)
        for j in range(steps - i)
        for d in ((1, 2) if i + j < steps - 1 else (1,))
    ]
    assert len(grid) == steps**2
    ends = [
        np.array(
            [
                [
                    empty if one.values[name] is None else one.values[name]
                    for name in problem.entrances
                ]
                for one in problem.areas
            ]
        )
        @ np.array(grid).T
        for empty in (0, 4)
    ]
    takes = np.array([one.takes for one in problem.areas])
    small = takes <= problem.capacity
    above = (ends[1][None] >= ends[0][:, None]) & small[None, :, None]
    for place in range(len(takes)):
        above[place, place] = True
    counted = (np.einsum("ijk,j->ik", above, takes) <= problem.capacity).mean(axis=1)
    given_ = [one.share[0] for one in weigh(problem).outcomes]
    assert np.abs(counted * small - given_).max() < 0.02


@settings(max_examples=5)
@given(problems(takes=st.integers(min_value=1, max_value=3)))
def test_combinations_are_the_choices_that_some_weighing_gives(problem: Problem) -> None:
    """Every weighing on a grid that is no border gives one of them, about as often as is told."""
    weighed = weigh(problem)
    told = {(one.chosen, one.perhaps): one.share for one in weighed.combinations}
    assert len(told) == weighed.combination_count
    assert sum(told.values()) == pytest.approx(1)
    names, steps = [one.name for one in problem.areas], 14
    aside = [Fraction(part, 997) for part in (307, 331, 359)]  # so that no border goes through
    count: Counter[tuple[tuple[str, ...], tuple[str, ...]]] = Counter()
    for i in range(steps):
        for j in range(steps - i):
            whole = (i, j, steps - 1 - i - j)
            weights = tuple(one + part for one, part in zip(whole, aside, strict=True))
            sure = tuple(name for name in names if fits(problem, weights, name, best=False))
            may = tuple(name for name in names if fits(problem, weights, name, best=True))
            count[sure, tuple(name for name in may if name not in sure)] += 1
    assert set(count) <= set(told)
    assert all(abs(count[key] / count.total() - share) < 0.1 for key, share in told.items())


@settings(max_examples=30)
@given(problems(), st.tuples(*[st.integers(min_value=0, max_value=5)] * 3).filter(any))
def test_one_weighing_gives_what_the_rule_says(problem: Problem, weights: tuple[int, ...]) -> None:
    told = under(problem, dict(zip(problem.entrances, weights, strict=True)))
    exactly = tuple(map(Fraction, weights))
    sure = tuple(a.name for a in problem.areas if fits(problem, exactly, a.name, best=False))
    may = tuple(a.name for a in problem.areas if fits(problem, exactly, a.name, best=True))
    # Thirds are rounded to nine decimals: only what is no draw under the weights is compared.
    if sum(weights) in {1, 2, 4, 5, 8, 10}:
        assert told.chosen == sure
        assert told.perhaps == tuple(name for name in may if name not in sure)


@pytest.mark.parametrize("capacity", [1, 2, 3])
def test_a_lattice_agrees_with_the_exact_pieces_within_its_error(capacity: int) -> None:
    problem = question(*MIXED.areas, capacity=capacity)
    lattice = lattice_pieces(problem, places(problem))
    exact, _ = exact_pieces(problem, places(problem))
    for flags in ("surely", "perhaps"):
        difference = lattice.size @ getattr(lattice, flags) - exact.size @ getattr(exact, flags)
        assert abs(difference).max() < lattice.error
    assert 0 < lattice.error < 0.01


def test_shares_that_can_be_worked_out_by_hand() -> None:
    """A wins when its entrance weighs more than both others together: a quarter of all."""
    problem = question(area("A", 4, 0, 0), area("B", 2, 2, 2))
    weighed = weigh(problem)
    assert weighed["A"].share == pytest.approx((1 / 4, 1 / 4))
    assert weighed["B"].share == pytest.approx((3 / 4, 3 / 4))
    assert weighed.swaps[0].ends == ((0.5, 0.0, 0.5), (0.5, 0.5, 0.0))


def test_two_entrances_are_a_line_and_one_is_a_point() -> None:
    two = weigh(question(area("A", 4, 0), area("B", 1, 1)))
    assert two["A"].share == pytest.approx((3 / 4, 3 / 4))
    assert two.swaps[0].ends == ((0.25, 0.75), (0.25, 0.75))
    one = weigh(question(area("A", 4), area("B", 1)))
    assert [outcome.share for outcome in one.outcomes] == [(1.0, 1.0), (0.0, 0.0)]
