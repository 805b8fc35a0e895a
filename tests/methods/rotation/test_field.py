"""Finite fields keep their axioms; products of fields keep all but division."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lemniscaat.methods.rotation.field import Ring, prime_powers

POWERS = (2, 3, 4, 5, 7, 8, 9, 11, 16, 25, 27, 32, 49, 64, 81, 121, 125, 128)


@given(st.sampled_from([*POWERS, 6, 10, 12, 60, 100]), st.integers(0, 2**30))
def test_sums_and_products_keep_the_axioms(order: int, draw: int) -> None:
    ring = Ring(order)
    x, y, z = (np.array([draw // order**place % order]) for place in range(3))
    add, multiply = ring.add, ring.multiply
    assert add(x, y) == add(y, x)
    assert multiply(x, y) == multiply(y, x)
    assert add(x, add(y, z)) == add(add(x, y), z)
    assert multiply(x, multiply(y, z)) == multiply(multiply(x, y), z)
    assert multiply(x, add(y, z)) == add(multiply(x, y), multiply(x, z))
    assert add(x, np.array([0])) == x
    assert multiply(x, np.array([ring.slope(1)])) == x


@pytest.mark.parametrize("order", POWERS)
def test_everything_but_nought_divides_in_a_field(order: int) -> None:
    everything = np.arange(order)
    products = Ring(order).multiply(everything[1:, None], everything[None, :])
    assert (np.sort(products, axis=1) == everything).all()
    sums = Ring(order).add(everything[:, None], everything[None, :])
    assert (np.sort(sums, axis=1) == everything).all()


@pytest.mark.parametrize(("order", "slopes"), [(6, 2), (10, 2), (12, 3), (100, 4), (45, 5)])
def test_in_a_product_as_many_slopes_differ_everywhere_as_the_smallest_field_has(
    order: int, slopes: int
) -> None:
    ring = Ring(order)
    assert ring.slopes == slopes
    everything = np.arange(order)
    minus_one = [n for n in range(order) if ring.add(np.array([n]), np.array([ring.slope(1)])) == 0]
    for one in range(slopes):
        for other in range(one):
            opposite = ring.multiply(np.array([ring.slope(other)]), np.array(minus_one))
            differing = ring.add(np.array([ring.slope(one)]), opposite)
            assert sorted(ring.multiply(differing, everything)) == everything.tolist()


def test_a_number_is_the_product_of_its_prime_powers() -> None:
    assert prime_powers(360) == [(2, 3), (3, 2), (5, 1)]
    assert prime_powers(1) == []
