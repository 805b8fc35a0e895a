"""People who are alike for the draw are one kind: a smaller problem, and equal chances for them.

Two people are of one kind when they have the same values and live with the same sort of people.
Exchanging them changes no rule, so the fairest lottery gives them the same chance (it is unique,
and would not be if they differed). A panel is then how many seats each kind has: rows of a matrix
say how many seats there are, what the quotas allow, and that a household has one seat at most.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.sortition.problem import Pool

    Values = tuple[str, ...]
    Key = tuple[tuple[Values, ...], Values]  # those who live together, and this one among them


@dataclass(frozen=True, slots=True)
class Rules:
    """What a panel must obey: `lower <= matrix @ seats <= upper` and `0 <= seats <= counts`.

    `seats` are whole numbers, one for each kind; `counts` says how many people are of each kind.
    """

    matrix: sparse.csr_array
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    counts: NDArray[np.float64]

    def with_limit(self, weights: NDArray[np.float64], limit: float) -> Rules:
        """These rules and one more: `weights @ seats <= limit`."""
        return Rules(
            matrix=sparse.csr_array(sparse.vstack([self.matrix, sparse.csr_array(weights[None])])),
            lower=np.append(self.lower, -np.inf),
            upper=np.append(self.upper, limit),
            counts=self.counts,
        )

    def scaled(self) -> Rules:
        """The same rules with every weight from -1 to 1, for calculations that round."""
        large = np.maximum(abs(self.matrix).max(axis=1).toarray().ravel(), 1.0)
        return Rules(
            matrix=sparse.csr_array(sparse.diags_array(1.0 / large) @ self.matrix),
            lower=self.lower / large,
            upper=self.upper / large,
            counts=self.counts,
        )


@dataclass(frozen=True, slots=True)
class Kinds:
    """Who is of which kind (positions in the pool), and which kinds share a sort of household."""

    members: tuple[tuple[int, ...], ...]
    together: tuple[tuple[int, ...], ...]
    rules: Rules


def kinds(pool: Pool) -> Kinds:
    """Sort the people of a pool into kinds and write down the rules for a panel."""
    values = [tuple(one.features[name] for name in pool.categories) for one in pool.people]
    homes: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, one in enumerate(pool.people):
        alone = one.household is None
        homes[("", place) if alone else (one.household or "", -1)].append(place)
    found: dict[Key, list[int]] = defaultdict(list)
    count: dict[tuple[Values, ...], int] = defaultdict(int)
    for home in homes.values():
        sort = tuple(sorted(values[place] for place in home))
        count[sort] += 1
        for place in home:
            found[sort, values[place]].append(place)
    keys = sorted(found)
    together = {
        sort: tuple(place for place, key in enumerate(keys) if key[0] == sort)
        for sort in sorted(count)
    }
    return Kinds(
        members=tuple(tuple(sorted(found[key])) for key in keys),
        together=tuple(together.values()),
        rules=_rules(pool, keys, found, [(together[sort], count[sort]) for sort in together]),
    )


def _rules(
    pool: Pool,
    keys: list[Key],
    found: dict[Key, list[int]],
    homes: list[tuple[tuple[int, ...], int]],
) -> Rules:
    rows: list[list[int]] = [list(range(len(keys)))]
    lower, upper = [float(pool.size)], [float(pool.size)]
    for quota in pool.quotas:
        column = pool.categories.index(quota.category)
        rows.append([place for place, key in enumerate(keys) if key[1][column] == quota.value])
        lower.append(quota.minimum)
        upper.append(quota.maximum)
    for here, count in homes:
        # A kind that lives alone, or with no one who volunteered, has no more people than homes.
        if sum(len(found[keys[place]]) for place in here) > count:
            rows.append(list(here))
            lower.append(0.0)
            upper.append(count)
    starts = np.cumsum([0] + [len(row) for row in rows])
    columns = np.array([place for row in rows for place in row], dtype=np.int32)
    matrix = sparse.csr_array(
        (np.ones(len(columns)), columns, starts), shape=(len(rows), len(keys))
    )
    return Rules(
        matrix=matrix,
        lower=np.array(lower),
        upper=np.array(upper),
        counts=np.array([float(len(found[key])) for key in keys]),
    )
