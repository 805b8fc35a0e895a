"""What connects the groups, what divides them and what tells some people from the rest."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from lemniscaat.methods.opinion.landscape import Connecting, Dividing, Telling
from lemniscaat.methods.opinion.shares import STANCES, higher, ranks, smoothed, sure, wilson

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.opinion.figures import Table
    from lemniscaat.methods.opinion.shares import Stance
    from lemniscaat.methods.opinion.votes import Statement

Finding = TypeVar("Finding", Connecting, Dividing, Telling)


def consensus(groups: Table, stance: Stance) -> NDArray[np.float64]:
    """The group-aware consensus on each statement: the smoothed shares of all groups multiplied.

    High only if every group takes the stance: a large group cannot outvote a small one (Small,
    Bjorkegren, Erkkilä, Shaw and Megill, 2021).
    """
    return np.asarray(smoothed(groups.of(stance), groups.votes).prod(axis=0))


def connecting(
    statements: Sequence[Statement],
    groups: Table,
    known: NDArray[np.bool_],
    firm: NDArray[np.float64],
) -> tuple[Connecting, ...]:
    """The statements on which a clear majority of every group takes one stance, best first.

    Clear: the lower end of the interval lies above one half. Only where all groups are `known`.
    """
    if len(groups.votes) == 0:
        return ()
    found = []
    for row, stance in enumerate(STANCES):
        low, _ = wilson(groups.of(stance), groups.votes)
        score = consensus(groups, stance)
        least = smoothed(groups.of(stance), groups.votes).min(axis=0)
        for place in np.flatnonzero((low > 1 / 2).all(axis=0) & known).tolist():
            one, held = statements[place], float(firm[row, place])
            numbers = float(score[place]), float(least[place]), held
            found.append(Connecting(one.id, one.words, stance, 0, *numbers))
    return _ranked(found, [one.score for one in found])


def dividing(
    statements: Sequence[Statement],
    groups: Table,
    shown: NDArray[np.bool_],
    names: Sequence[str],
) -> tuple[Dividing, ...]:
    """The statements on which two groups differ beyond chance, widest gap first.

    For each statement the two groups and the stance with the widest gap, among those that are
    shown and have votes; the demand is shared by all the pairs that could have been chosen.
    """
    limit = sure(2 * len(names) * (len(names) - 1) * len(statements))
    found = []
    for place, one in enumerate(statements):
        rows = np.flatnonzero(shown[:, place] & (groups.votes[:, place] > 0))
        if len(rows) > 1:
            gap, more, fewer, stance = max(
                (_gap(groups, rows, place, stance) for stance in STANCES), key=lambda it: it[0]
            )
            count, votes = groups.of(stance)[:, place], groups.votes[:, place]
            beyond = float(higher(count[more], votes[more], count[fewer], votes[fewer]))
            if beyond > limit:
                pair = names[more], names[fewer]
                found.append(Dividing(one.id, one.words, stance, 0, *pair, gap, beyond))
    return _ranked(found, [one.gap for one in found])


def _gap(
    groups: Table, rows: NDArray[np.intp], place: int, stance: Stance
) -> tuple[float, int, int, Stance]:
    share = smoothed(groups.of(stance)[rows, place], groups.votes[rows, place])
    more, fewer = int(share.argmax()), int(share.argmin())
    return float(share[more] - share[fewer]), int(rows[more]), int(rows[fewer]), stance


def telling(
    statements: Sequence[Statement],
    some: Table,
    others: Table,
    rest: Table,
    shown: NDArray[np.bool_],
) -> tuple[Telling, ...]:
    """What most of `some` think, more often than any of the `others`, best first.

    `some` and `rest` have one row. The difference with the `rest` must lie beyond chance (test of
    two proportions, a demand shared by all statements, stances and others).
    """
    limit = sure(2 * len(statements) * len(others.votes))
    found = [
        one
        for one in _stances(statements, some, others, rest, shown)
        if one.share > max(1 / 2, one.others) and one.deviations > limit
    ]
    return _ranked(found, [one.deviations for one in found])


def shared(
    statements: Sequence[Statement],
    some: Table,
    others: Table,
    rest: Table,
    shown: NDArray[np.bool_],
) -> tuple[Telling, ...]:
    """What a clear majority of `some` thinks, whatever the others think, largest share first."""
    low = {stance: wilson(some.of(stance), some.votes)[0][0] for stance in STANCES}
    clear = {
        (one.id, stance)
        for stance in STANCES
        for one, lower in zip(statements, low[stance], strict=True)
        if lower > 1 / 2
    }
    every = _stances(statements, some, others, rest, shown)
    found = [one for one in every if (one.statement, one.stance) in clear]
    return _ranked(found, [one.share for one in found])


def _stances(
    statements: Sequence[Statement],
    some: Table,
    others: Table,
    rest: Table,
    shown: NDArray[np.bool_],
) -> list[Telling]:
    """Each stance on each statement that may be shown and has votes."""
    found = []
    for stance in STANCES:
        share = smoothed(some.of(stance), some.votes)[0]
        most = smoothed(others.of(stance), others.votes).max(axis=0)
        beyond = higher(some.of(stance), some.votes, rest.of(stance), rest.votes)[0]
        for place in np.flatnonzero(shown & (some.votes[0] > 0)).tolist():
            one, numbers = statements[place], (share[place], most[place], beyond[place])
            found.append(Telling(one.id, one.words, stance, 0, *map(float, numbers)))
    return found


def _ranked(found: list[Finding], scores: list[float]) -> tuple[Finding, ...]:
    """Best first, with their ranks; equals share a rank and stay in the order of the statements."""
    rank = ranks(np.array(scores)).tolist()
    order = sorted(range(len(found)), key=rank.__getitem__)
    return tuple(replace(found[place], rank=rank[place]) for place in order)
