"""Invented pools of volunteers: a population with margins, and some who volunteer more than others.

The margins and the eagerness to volunteer of each value are drawn anew for each seed, within what
is common for a citizens' assembly. Quotas are the shares of the population, rounded outwards
(slack 1), further (slack 2) or to one exact number (slack 0).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.sortition import Person, Pool, Quota

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

CATEGORIES = {
    "gender": 3,
    "age": 6,
    "education": 3,
    "region": 12,
    "origin": 3,
    "dwelling": 4,
    "view": 3,
}


def pool(
    people: int, size: int, categories: int, seed: int, *, pairs: float = 0.0, slack: int = 1
) -> Pool:
    """A pool; `pairs` is the part of the people who share a household with one other."""
    source = np.random.default_rng(seed)
    names = list(CATEGORIES)[:categories]
    columns: dict[str, list[str]] = {}
    quotas: list[Quota] = []
    for name in names:
        share = _shares(name, source)
        eager = share * source.uniform(0.45, 1.8, len(share))
        drawn = source.choice(len(share), people, p=eager / eager.sum())
        columns[name] = [f"{name[0]}{value}" for value in drawn]
        there = np.bincount(drawn, minlength=len(share))
        low, high = _between(share * size, there, slack)
        quotas += [
            Quota(name, f"{name[0]}{value}", int(low[value]), int(high[value]))
            for value in range(len(share))
        ]
    homes = np.arange(people)
    shared = source.permutation(people)[: int(people * pairs / 2) * 2]
    homes[shared[::2]] = homes[shared[1::2]]
    volunteers = tuple(
        Person(f"p{place:05}", {name: columns[name][place] for name in names}, f"h{homes[place]}")
        for place in range(people)
    )
    return Pool(volunteers, tuple(quotas), size)


def _shares(name: str, source: np.random.Generator) -> Floats:
    """The shares of the values in the population: some large, some small, one gender rare."""
    if name == "gender":
        return np.array([0.502, 0.492, 0.006])
    share = source.uniform(0.35, 1.65, CATEGORIES[name])
    return np.asarray(share / share.sum())


def _between(
    ideal: Floats, there: NDArray[np.intp], slack: int
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The least and the most seats for each value, never more than there are people."""
    if slack:
        low, high = np.floor(ideal) - (slack - 1), np.ceil(ideal) + (slack - 1)
        low = np.where(ideal < 1, 0, low)
        return np.clip(low, 0, there).astype(int), np.maximum(high, 1).astype(int)
    exact = np.floor(ideal)
    rest = round(ideal.sum() - exact.sum())
    exact[np.argsort(exact - ideal, kind="stable")[:rest]] += 1
    return exact.astype(int), exact.astype(int)
