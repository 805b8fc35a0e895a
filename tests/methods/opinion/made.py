"""Votes with known groups, made for tests."""

from pathlib import Path

import numpy as np

from lemniscaat.methods.opinion import MISSING, Statement, Votes

REAL = Path(__file__).parent / "brexit-consensus"


def named(matrix, moderated=(), people=None):
    """Votes from a table; people and statements are called by their number."""
    matrix = np.asarray(matrix, np.int8)
    statements = tuple(
        Statement(f"s{at}", moderated=at in moderated) for at in range(matrix.shape[1])
    )
    return Votes(range(len(matrix)) if people is None else people, statements, matrix)


def groups(sizes, statements=24, voted=0.7, firm=0.85, seed=1):
    """People in groups of these sizes: each follows the stance of their group so often."""
    chance = np.random.default_rng(seed)
    stance = chance.choice([-1, 1], (len(sizes), statements))
    group_of = np.repeat(np.arange(len(sizes)), sizes)
    other = chance.choice([-1, 0, 1], (len(group_of), statements))
    follows = chance.random(other.shape) < firm
    matrix = np.where(follows, stance[group_of], other).astype(np.int8)
    matrix[chance.random(matrix.shape) > voted] = MISSING
    return named(matrix), group_of


def by_chance(people, statements=20, voted=0.7, seed=1):
    """Votes of one person that say nothing of one another; some statements are more popular."""
    chance = np.random.default_rng(seed)
    matrix = (chance.random((people, statements)) < chance.uniform(0.2, 0.9, statements)) * 2 - 1
    matrix = matrix.astype(np.int8)
    matrix[chance.random(matrix.shape) > voted] = MISSING
    return named(matrix)


def along_a_line(people, statements=30, voted=0.7, seed=1):
    """One normally spread opinion behind all votes, and chance: no groups."""
    chance = np.random.default_rng(seed)
    felt = chance.normal(0, 1, (people, 1)) * chance.normal(0, 1, statements)
    felt = felt + chance.normal(0, 1, (people, statements))
    matrix = (felt > 0.3).astype(np.int8) - (felt < -0.3).astype(np.int8)
    matrix[chance.random(matrix.shape) > voted] = MISSING
    return named(matrix)
