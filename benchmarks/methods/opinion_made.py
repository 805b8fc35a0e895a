"""Made conversations with known groups, to measure opinions on what nothing was fitted to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.opinion import MISSING, Statement, Votes

if TYPE_CHECKING:
    from numpy.typing import NDArray

Made = tuple[Votes, "NDArray[np.int64]"]


def plain(
    seed: int, people: int, statements: int, groups: int, share: float, apart: float,
    within: float = 0.0,
) -> Made:  # fmt: skip
    """Votes by people in groups of unequal size, and in which group each is.

    On each statement a group has an opinion `apart` wide around a common one; a person adds an
    opinion of their own along one direction, `within` wide, and noise. People and statements
    differ in how many votes they have; `share` is the mean.
    """
    chance = np.random.default_rng(seed)
    group_of = chance.choice(groups, people, p=chance.dirichlet(np.full(groups, 3.0)))
    opinion = chance.normal(0.3, 0.7, statements) + apart * chance.normal(
        0, 1, (groups, statements)
    ) * (groups > 1)
    felt = opinion[group_of] + chance.normal(0, 1, (people, statements))
    felt += within * chance.normal(0, 1, (people, 1)) * chance.normal(0, 1, statements)
    matrix = ((felt > 0.35).astype(np.int8) - (felt < -0.35)).astype(np.int8)
    often = chance.gamma(2, 1, (people, 1)) * chance.gamma(4, 1, (1, statements))
    matrix[chance.random(matrix.shape) > np.minimum(often * share / often.mean(), 0.98)] = MISSING
    return _votes(matrix), group_of


def lifelike(seed: int, apart: float, line: float | None = None) -> Made:
    """Votes as in real conversations, everything about them drawn from the seed.

    50 to 1,500 people and 10 to 200 statements; two to six groups of 5 % to 60 % of the people,
    `apart` wide; statements on which all groups agree, on which they stand along one line, and on
    which each has its own opinion; some people pass or agree more than others and differ within
    groups too. Statements and people come one after another and early statements get most votes;
    few people cast most votes, and who feels strongly about a statement votes on it more often.
    With `line` there are no groups, but opinions spread that widely along one line.
    """
    chance = np.random.default_rng(seed)
    people = int(np.exp(chance.uniform(np.log(50), np.log(1_500))))
    statements = int(np.exp(chance.uniform(np.log(10), np.log(200))))
    groups = 1 if line is not None else int(chance.integers(2, 7))
    group_of = chance.choice(groups, people, p=_sizes(groups, chance))
    felt = chance.normal(0.3, 0.8, statements) + chance.normal(0, 0.25, (people, 1))
    felt = felt + apart * _stances(groups, statements, chance)[group_of]
    within = chance.choice([0.0, 0.3, 0.6]) if line is None else line
    felt += within * chance.normal(0, 1, (people, 1)) * chance.normal(0, 1, statements)
    felt += chance.normal(0, 1, felt.shape)
    passes = chance.gamma(2, 0.15, (people, 1)) * chance.uniform(0.5, 1.5, statements)
    matrix = (felt > passes).astype(np.int8) - (felt < -passes).astype(np.int8)
    matrix[~_cast(felt, chance)] = MISSING
    return _votes(matrix), group_of


def _sizes(groups: int, chance: np.random.Generator) -> NDArray[np.float64]:
    """Unequal parts of 5 % to 60 % (two groups may be more unequal)."""
    while True:
        parts = chance.dirichlet(np.full(groups, 2.0))
        if parts.min() >= 0.05 and parts.max() <= max(0.6, 1.3 / groups):
            return parts


def _stances(groups: int, statements: int, chance: np.random.Generator) -> NDArray[np.float64]:
    """What each group thinks: the same as the others, a place on one line, or its own."""
    if groups == 1:
        return np.zeros((1, statements))
    axis = chance.normal(0, 1, groups)
    axis = (axis - axis.mean()) / np.abs(axis - axis.mean()).max()
    along = chance.choice([-1, 1], statements) * chance.uniform(0.7, 2.0, statements)
    own = chance.normal(0, 1, (groups, statements))
    kind = chance.choice(3, statements, p=chance.dirichlet([3, 3, 3]))
    return np.asarray(np.choose(kind, [0.15 * own, np.outer(axis, along), own]))


def _cast(felt: NDArray[np.float64], chance: np.random.Generator) -> NDArray[np.bool_]:
    """Which votes were cast: each person takes a number of statements that were there by then."""
    people, statements = felt.shape
    came = np.sort(chance.beta(0.7, 1.6, statements))
    came[: max(5, statements // 8)] = 0.0
    present = came <= np.sort(chance.beta(0.8, 1.2, people))[:, None]
    strongly = chance.choice([0.0, 0.5, 1.0]) * np.minimum(np.abs(felt), 2.0)
    wait = chance.exponential(1, felt.shape) / (chance.gamma(3, 1, statements) * np.exp(strongly))
    wanted = np.exp(chance.normal(np.log(max(12.0, 0.35 * statements)), 0.9, people))
    turn = np.where(present, wait, np.inf).argsort(axis=1).argsort(axis=1)
    return np.asarray(present & (turn < wanted[:, None]))


def large(people: int, statements: int, share: float) -> tuple[Votes, NDArray[np.int8]]:
    """Three groups, made block by block as bytes so that nothing else fills the memory."""
    chance = np.random.default_rng(people)
    opinion = chance.normal(0, 1.2, (3, statements)).astype(np.float32)
    matrix = np.empty((people, statements), np.int8)
    group_of = chance.integers(0, 3, people, dtype=np.int8)
    for start in range(0, people, 8_192):
        part = slice(start, min(start + 8_192, people))
        shape = (part.stop - start, statements)
        felt = opinion[group_of[part]] + 0.6 * chance.standard_normal(shape, np.float32)
        matrix[part] = (felt > 0.4).astype(np.int8) - (felt < -0.4)
        matrix[part][chance.random(shape, np.float32) > share] = MISSING
    return _votes(matrix), group_of


def _votes(matrix: NDArray[np.int8]) -> Votes:
    names = tuple(Statement(str(place)) for place in range(matrix.shape[1]))
    return Votes(range(len(matrix)), names, matrix)
