"""Chance: the same seed, the same draw; another seed, another; and none of it crooked."""

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lemniscaat.methods.chance import Chance
from tests.methods.apart import printed


def test_a_draw_can_be_written_again_from_the_description() -> None:
    """The numbers were calculated with `sha256sum`, as the module describes it."""
    assert Chance("open day").below(1_000) == 109
    assert Chance("open day").shuffled("abcdef") == list("befacd")


def test_nought_is_a_seed_like_every_other() -> None:
    assert Chance(0).shuffled(range(20)) == Chance("0").shuffled(range(20))
    assert Chance(0).shuffled(range(20)) != Chance(1).shuffled(range(20))


def test_two_labels_are_two_streams() -> None:
    chance = Chance(7)
    assert chance.branch("a").shuffled(range(20)) != chance.branch("b").shuffled(range(20))
    assert chance.branch("a").shuffled(range(20)) == Chance(7).branch("a").shuffled(range(20))


@given(st.lists(st.integers(), max_size=30), st.text(max_size=10))
def test_who_is_shuffled_is_still_there(things: list[int], seed: str) -> None:
    assert Counter(Chance(seed).shuffled(things)) == Counter(things)


@given(st.integers(min_value=1, max_value=2**40), st.integers())
def test_a_number_stays_below_its_bound(bound: int, seed: int) -> None:
    assert 0 <= Chance(seed).below(bound) < bound


def test_nothing_lies_below_nought() -> None:
    with pytest.raises(ValueError, match="below one"):
        Chance(1).below(0)


def test_every_order_is_as_likely() -> None:
    """Six orders in 6,000 draws: a thousand each, give or take four standard deviations."""
    orders = Counter("".join(Chance(seed).shuffled("abc")) for seed in range(6_000))
    assert len(orders) == 6
    assert all(abs(count - 1_000) < 4 * (6_000 * 5 / 36) ** 0.5 for count in orders.values())


def test_many_numbers_at_once_spread_evenly_and_come_back() -> None:
    numbers = Chance("many").uniforms(100, 50)
    assert numbers.shape == (100, 50)
    assert np.array_equal(numbers, Chance("many").uniforms(100, 50))
    assert abs(float(numbers.mean()) - 0.5) < 0.02
    assert sorted(Chance("many").permutation(30).tolist()) == list(range(30))


@pytest.mark.parametrize("hash_seed", ["0", "1", "4242"])
def test_the_hash_seed_of_python_changes_nothing(hash_seed: str) -> None:
    command = "from lemniscaat.methods.chance import Chance; print(Chance('x').shuffled('abcdef'))"
    assert printed(command, hash_seed).strip() == str(Chance("x").shuffled("abcdef"))
