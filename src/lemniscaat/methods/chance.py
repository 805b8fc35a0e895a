"""Chance that can be repeated: the same seed gives the same draw on every machine, for ever.

Python's and numpy's own ways to shuffle may change with a new version, and whoever wants to check
a public draw should not need either. Here every number comes from SHA-256, in a few lines that
anyone can write again in another language:

    key     = SHA-256("lemniscaat" newline label newline seed), in UTF-8
    block n = SHA-256(key, followed by n as eight bytes, most significant first), n = 0, 1, 2, ...
    number  = the first eight bytes of a block, most significant first
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

Seed = int | str
Thing = TypeVar("Thing")

_RANGE = 2**64


def _key(seed: Seed, label: str) -> bytes:
    return hashlib.sha256(f"lemniscaat\n{label}\n{seed}".encode()).digest()


class Chance:
    """One stream of chance, told apart from the others with the same seed by its label.

    The seed is read as text: 0 is a seed like every other, and 7 is the same as "7".
    """

    def __init__(self, seed: Seed, label: str = "") -> None:
        self._seed = seed
        self._label = label
        self._key = _key(seed, label)
        self._drawn = 0

    def branch(self, label: str) -> Chance:
        """A stream of its own for one part of the work, whatever the others take."""
        return Chance(self._seed, f"{self._label}/{label}")

    def _number(self) -> int:
        block = hashlib.sha256(self._key + self._drawn.to_bytes(8, "big")).digest()
        self._drawn += 1
        return int.from_bytes(block[:8], "big")

    def below(self, bound: int) -> int:
        """A whole number from 0 up to but not including `bound`, each exactly as likely."""
        if bound < 1:
            raise ValueError("there is no whole number below one that starts at nought")
        fair = _RANGE - _RANGE % bound
        while (number := self._number()) >= fair:
            pass
        return number % bound

    def uniform(self) -> float:
        """A number from 0 up to but not including 1."""
        return (self._number() >> 11) / 2**53

    def shuffled(self, things: Iterable[Thing]) -> list[Thing]:
        """The same things in an order of chance (Fisher and Yates, from the end)."""
        order = list(things)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order

    def pick(self, things: Sequence[Thing]) -> Thing:
        """One of them, each as likely."""
        return things[self.below(len(things))]

    def uniforms(self, *shape: int) -> NDArray[np.float64]:
        """Many numbers from 0 to 1 at once, for calculations: raw PCG64, which numpy keeps."""
        count = int(np.prod(shape, dtype=np.int64))
        key = _key(self._seed, f"{self._label}/many {self._drawn}")
        source = np.random.PCG64(int.from_bytes(key, "big"))
        self._drawn += 1
        raw = np.asarray(source.random_raw(count), dtype=np.uint64)
        return (raw >> np.uint64(11)).astype(np.float64).reshape(shape) / 2.0**53

    def permutation(self, count: int) -> NDArray[np.intp]:
        """The numbers 0 to `count` in an order of chance, for calculations."""
        return np.argsort(self.uniforms(count), kind="stable")
