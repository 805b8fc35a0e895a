"""From a pool to the fairest lottery over panels: a chance for each person, with its proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.records import record
from lemniscaat.methods.sortition.impossible import Change, change_for, refusal, smallest_change
from lemniscaat.methods.sortition.kinds import kinds
from lemniscaat.methods.sortition.solve import CeilingTooLowError, solve
from lemniscaat.methods.words import Refused, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from lemniscaat.methods.records import Record
    from lemniscaat.methods.sortition.fairest import Fairness
    from lemniscaat.methods.sortition.kinds import Kinds
    from lemniscaat.methods.sortition.problem import Pool
    from lemniscaat.methods.sortition.solve import Ceiling

    Floats = NDArray[np.float64]

PROVED = 1e-6  # chances this close to the bound are the fairest there are
NOTHING = 1e-9  # a chance this small is none


@dataclass(frozen=True, slots=True)
class Certificate:
    """How near the chances are to the bound, which is the fairest that could be.

    `gap` is the largest difference for anybody; `planes` counts the rules that the solver added to
    the quotas, because whole people cannot be split. `proved` says that the bound was reached.
    """

    gap: float
    planes: int
    proved: bool


@dataclass(frozen=True, slots=True)
class Excluded:
    """People who are on no panel at all, and the quotas that keep them out.

    A quota of no seats is named by itself; otherwise it is the smallest change to the quotas that
    lets them in. Without changes it is the limit on the largest chance that leaves them nothing.
    """

    people: tuple[str, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Lottery:
    """The chance of each person, and the panels that give it.

    `panels` has a row for each panel and a column for each kind of person: how many seats that kind
    has. `weights` add up to 1. `bound` is the chance that a person could have at best in the
    fairest lottery; `certificate` compares the two.
    """

    pool: Pool
    fairness: Fairness
    ceiling: Ceiling
    chances: Mapping[str, float]
    bound: Mapping[str, float]
    certificate: Certificate
    excluded: tuple[Excluded, ...]
    kinds: Kinds
    panels: Floats
    weights: Floats
    record: Record


def fair_lottery(pool: Pool, *, fairness: Fairness = "leximin", ceiling: Ceiling = 1.0) -> Lottery:
    """The lottery in which the smallest chance is as large as possible, then the next, and so on.

    `fairness="maximin"` makes the smallest chance as large as possible and then the largest as
    small as possible. `ceiling` keeps every chance under a limit; "lowest" under the lowest there
    can be, at the cost of the smallest. Raises Refused when no panel meets all quotas, with the
    smallest change that helps, and when the ceiling is too low.

    Leximin over panels: Flanigan, Gölz, Gupta, Hennig and Procaccia (2021).
    """
    _check(ceiling)
    if changes := smallest_change(pool):
        raise refusal(pool, changes)
    sorted_out = kinds(pool)
    try:
        solution = solve(sorted_out.rules, fairness, ceiling)
    except CeilingTooLowError as fault:
        raise _too_low(float(ceiling), fault.lowest) from None
    found = solution.mixture.chances(sorted_out.rules.counts)
    gap = float(np.abs(found - solution.bound).max())
    chances = _by_person(pool, sorted_out, found)
    certificate = Certificate(gap, len(solution.planes), gap <= PROVED)
    return Lottery(
        pool=pool,
        fairness=fairness,
        ceiling=ceiling,
        chances=chances,
        bound=_by_person(pool, sorted_out, solution.bound),
        certificate=certificate,
        excluded=_excluded(pool, sorted_out, found),
        kinds=sorted_out,
        panels=solution.mixture.panels,
        weights=solution.mixture.weights,
        record=record(
            "sortition.fair_lottery",
            (pool, fairness, ceiling),
            ([f"{chance:.6f}" for chance in chances.values()], certificate.proved),
        ),
    )


def _check(ceiling: Ceiling) -> None:
    if ceiling != "lowest" and not 0.0 < ceiling <= 1.0:
        raise Refused(
            nl=f"De grootste kans kan niet {ceiling} zijn: kies een getal boven 0 en tot en met 1.",
            en=f"The largest chance cannot be {ceiling}: choose a number above 0 and up to 1.",
        )


def _by_person(pool: Pool, sorted_out: Kinds, chances: Floats) -> dict[str, float]:
    found = np.zeros(len(pool.people))
    for members, chance in zip(sorted_out.members, chances, strict=True):
        found[list(members)] = chance
    return {one.id: float(chance) for one, chance in zip(pool.people, found, strict=True)}


def _excluded(pool: Pool, sorted_out: Kinds, chances: Floats) -> tuple[Excluded, ...]:
    """Who has no chance, by the change that would give them one."""
    why: dict[tuple[Change, ...], list[int]] = {}
    for kind in np.flatnonzero(chances < NOTHING).tolist():
        features = pool.people[sorted_out.members[kind][0]].features
        changes = tuple(
            Change(quota.category, quota.value, "maximum", 0, 1)
            for quota in pool.quotas
            if quota.maximum == 0 and features[quota.category] == quota.value
        )
        if not changes:
            least = np.zeros(len(chances))
            least[kind] = 1.0
            changes = change_for(pool, sorted_out.rules, least)
        why.setdefault(changes, []).extend(sorted_out.members[kind])
    return tuple(
        Excluded(tuple(pool.people[place].id for place in sorted(places)), changes)
        for changes, places in why.items()
    )


def _too_low(ceiling: float, lowest: float) -> Refused:
    # Rounded up, so that the limit in the sentence can be kept.
    limit = np.ceil(lowest * 1e4) / 1e4
    return Refused(
        nl=f"Een grootste kans van {number(ceiling, 'nl', 4)} kan niet met deze quota. Het laagste "
        f"dat kan is {number(limit, 'nl', 4)}.",
        en=f"A largest chance of {number(ceiling, 'en', 4)} cannot be kept with these quotas. The "
        f"lowest that can is {number(limit, 'en', 4)}.",
    )
