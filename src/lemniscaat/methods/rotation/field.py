"""Arithmetic in finite fields and in products of them, on whole arrays at once.

A field with q elements exists for every prime power q (Galois 1830). For other numbers the product
of the fields of its prime powers serves (MacNeish 1922): there one adds and multiplies place by
place. The elements are the whole numbers 0 up to the order.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import prod
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def prime_powers(number: int) -> list[tuple[int, int]]:
    """The primes of a number, each with its exponent, the smallest prime first."""
    found: list[tuple[int, int]] = []
    prime = 2
    while number > 1:
        exponent = 0
        while number % prime == 0:
            number, exponent = number // prime, exponent + 1
        if exponent:
            found.append((prime, exponent))
        prime += 1
    return found


@dataclass(frozen=True)
class Field:
    """The field of `prime ** degree` elements; an element is a polynomial written in base prime."""

    prime: int
    degree: int

    @property
    def order(self) -> int:
        """How many elements there are."""
        return int(self.prime**self.degree)

    def add(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
        """Sums, digit by digit without carrying."""
        places = self.prime ** np.arange(self.degree)
        digits = left[..., None] // places + right[..., None] // places
        return np.asarray((digits % self.prime * places).sum(axis=-1), dtype=np.int64)

    def multiply(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
        """Products, by adding logarithms; nought times anything is nought."""
        powers, logarithms = self._powers
        whole = powers[(logarithms[left] + logarithms[right]) % (self.order - 1)]
        return np.where((left == 0) | (right == 0), 0, whole)

    @cached_property
    def _powers(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The powers of one element that reaches all others, and the exponent of each of them."""
        for lower in product(range(self.prime), repeat=self.degree):
            powers = self._walk(lower)
            if len(set(powers)) == self.order - 1:
                exponents = np.zeros(self.order, dtype=np.int64)
                exponents[powers] = np.arange(self.order - 1)
                return np.array(powers, dtype=np.int64), exponents
        raise AssertionError("every field has a primitive element")

    def _walk(self, lower: tuple[int, ...]) -> list[int]:
        """The powers of x when x to the degree equals `lower`, as far as they stay above nought."""
        element = [1] + [0] * (self.degree - 1)
        powers: list[int] = []
        for _ in range(self.order - 1):
            powers.append(sum(digit * self.prime**place for place, digit in enumerate(element)))
            shifted = [0, *element[:-1]]
            element = [
                (digit + element[-1] * below) % self.prime
                for digit, below in zip(shifted, lower, strict=True)
            ]
        return powers if 0 not in powers else []


class Ring:
    """The product of the fields of the prime powers of a number: a field itself if there is one."""

    def __init__(self, order: int) -> None:
        self.order = order
        self.fields = [Field(prime, degree) for prime, degree in prime_powers(order)]
        orders = [field.order for field in self.fields]
        self._units = [prod(orders[:place]) for place in range(len(orders))]
        self.slopes = min(orders, default=1)

    def add(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
        """Sums, place by place."""
        return self._each("add", left, right)

    def multiply(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> NDArray[np.int64]:
        """Products, place by place."""
        return self._each("multiply", left, right)

    def slope(self, number: int) -> int:
        """The element that is `number` in every place: two of them differ in every place."""
        return sum(number * unit for unit in self._units)

    def _each(
        self, operation: str, left: NDArray[np.int64], right: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        total = np.zeros(np.broadcast_shapes(left.shape, right.shape), dtype=np.int64)
        for field, unit in zip(self.fields, self._units, strict=True):
            parts = (left // unit % field.order, right // unit % field.order)
            total += unit * getattr(field, operation)(*parts)
        return total
