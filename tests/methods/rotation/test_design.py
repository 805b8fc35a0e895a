"""Designs: full tables, and nobody meets anybody twice."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.rotation.bound import pairs
from lemniscaat.methods.rotation.design import design, searched
from lemniscaat.methods.rotation.field import Ring
from lemniscaat.methods.rotation.turning import turning


def common(one: np.ndarray, other: np.ndarray, tables: int) -> int:
    """How many pairs of places sit together in both rounds."""
    both = np.bincount(one * tables + other, minlength=tables * tables)
    return int((both * (both - 1) // 2).sum())


@settings(max_examples=40)
@given(st.integers(1, 16), st.integers(1, 16), st.integers(1, 9), st.booleans())
def test_tables_are_full_and_two_rounds_share_as_little_as_can_be(
    tables: int,
    seats: int,
    rounds: int,
    fixed: bool,  # noqa: FBT001
) -> None:
    made = design(tables, seats, rounds, chance=Chance("design"), fixed=fixed)
    assert 1 <= len(made) <= rounds
    assert all((np.bincount(row, minlength=tables) == seats).all() for row in made)
    least = pairs(tables * seats, tables * tables)
    assert all(common(one, other, tables) == least for one, other in combinations(made, 2))


@pytest.mark.parametrize("tables", [3, 4, 5, 7, 8, 9])
def test_a_square_with_a_prime_power_has_the_whole_affine_plane(tables: int) -> None:
    """As many rounds as there can be: afterwards everybody has met everybody once."""
    made = design(tables, tables, tables + 1, chance=Chance(0))
    met = sum(np.equal.outer(row, row).astype(int) for row in made)
    assert len(made) == tables + 1
    assert (met - np.diag([tables] * tables**2) == 1).all()


def test_columns_that_divide_into_tables_go_on_until_all_have_met() -> None:
    """27 places at 9 tables: 9 rounds of lines, then 4 within the columns."""
    made = design(9, 3, 13, chance=Chance(0))
    met = sum(np.equal.outer(row, row).astype(int) for row in made)
    assert (met - np.diag([12] * 27) == 1).all()


@pytest.mark.parametrize(
    ("tables", "seats", "rounds"), [(10, 6, 4), (12, 6, 5), (100, 10, 5), (6, 4, 4), (36, 7, 7)]
)
def test_other_numbers_of_tables_have_more_rounds_than_the_product_gives(
    tables: int, seats: int, rounds: int
) -> None:
    assert len(design(tables, seats, rounds, chance=Chance(0))) == rounds > Ring(tables).slopes


@settings(max_examples=40)
@given(st.integers(2, 9), st.integers(2, 6), st.integers(2, 4), st.integers())
def test_rows_of_a_found_matrix_differ_by_another_number_in_each_column(
    order: int, columns: int, rounds: int, seed: int
) -> None:
    ring = Ring(order)
    matrix = searched(ring, columns, rounds, Chance(seed))
    if matrix is None:
        return
    for one, other in combinations(matrix, 2):
        minus = [
            int(np.flatnonzero(ring.add(np.arange(order), np.array(b)) == a)[0])
            for a, b in zip(one, other, strict=True)
        ]
        assert len(set(minus)) == columns


def test_what_cannot_be_is_not_found() -> None:
    """Two squares of six by six officers do not exist (Tarry 1900)."""
    assert searched(Ring(6), 6, 3, Chance(0)) is None
    assert len(design(6, 6, 7, chance=Chance(0))) == 3


def test_with_hosts_the_first_column_stays_where_it_is() -> None:
    made = design(8, 5, 8, chance=Chance(0), fixed=True)
    assert (made[:, :8] == np.arange(8)).all()
    moving = design(8, 5, 8, chance=Chance(0))
    assert all(len(set(place)) == 8 for place in moving.T)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("tables", "seats", "rounds"), [(5, 3, 7), (5, 3, 6), (6, 4, 7)])
def test_one_round_turns_into_all_others(tables: int, seats: int, rounds: int, seed: int) -> None:
    """Fifteen schoolgirls on seven days (Kirkman 1850), and six fours in seven rounds."""
    made = design(tables, seats, rounds, chance=Chance(seed))
    assert len(made) == rounds
    assert all((np.bincount(row, minlength=tables) == seats).all() for row in made)
    assert not any(common(one, other, tables) for one, other in combinations(made, 2))


def test_turning_leaves_hosts_where_they_are() -> None:
    """Ten tables of four, each with a place that stays there and gives the table its name."""
    made = turning(10, 4, 6, chance=Chance(0), fixed=True)
    assert made is not None
    assert (made[:, :10] == np.arange(10)).all()
    assert not any(common(one, other, 10) for one, other in combinations(made, 2))
    assert turning(7, 4, 5, chance=Chance(0), fixed=True) is None


@settings(max_examples=8)
@given(st.integers(2, 5), st.integers(2, 3), st.integers(2, 6), st.integers())
def test_whatever_turns_meets_anew(tables: int, seats: int, rounds: int, seed: int) -> None:
    made = turning(tables, seats, rounds, chance=Chance(seed), fixed=False)
    if made is not None:
        assert all((np.bincount(row, minlength=tables) == seats).all() for row in made)
        assert not any(common(one, other, tables) for one, other in combinations(made, 2))
