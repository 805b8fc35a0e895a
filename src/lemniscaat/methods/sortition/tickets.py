"""Numbered tickets, all equally likely, each with a panel of people: what a public draw needs.

One: each panel gets a whole number of tickets, its weight rounded by largest remainder (Hamilton);
then tickets are exchanged between panels as long as the squares of the changes in chance become
less. Two: the seats of a kind go round among the people of that kind, so that they differ by one
ticket at most; where people of different kinds live together, those with the fewest tickets so far
come first, one for each household. How much a chance moved by all this is reported.
(Uniform lotteries for transparent draws: Flanigan, Kehne and Procaccia 2021.)
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.records import record
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from lemniscaat.methods.records import Record
    from lemniscaat.methods.sortition.lottery import Lottery

    Floats = NDArray[np.float64]
    Whole = NDArray[np.int64]

_DIGITS = 9  # exchanges that differ less are equally good


@dataclass(frozen=True, slots=True, eq=False)
class NumberedPanels:
    """The panel (ids) of each ticket, from 0; every ticket is equally likely.

    `chances` are those of the tickets, `largest_change` is the most that anybody's chance differs
    from the lottery, and `lost` are the people with a chance too small for one ticket.
    """

    lottery: Lottery
    panels: tuple[tuple[str, ...], ...]
    chances: Mapping[str, float]
    largest_change: float
    lost: tuple[str, ...]
    record: Record


def number_panels(lottery: Lottery, tickets: int = 1000) -> NumberedPanels:
    """Turn a lottery into numbered tickets. More tickets come closer to the chances."""
    if tickets < 1:
        raise Refused(
            nl=f"Met {tickets} loten kun je niet loten. Kies er ten minste 1.",
            en=f"There is no drawing with {tickets} tickets. Choose at least 1.",
        )
    counts = lottery.kinds.rules.counts
    shares = rounded(lottery.panels / np.sqrt(counts), lottery.weights, tickets)
    seats = np.rint(np.repeat(lottery.panels, shares, axis=0)).astype(np.int64)
    people = lottery.pool.people
    panels = [
        tuple(people[place].id for place in sorted(places)) for places in _seated(lottery, seats)
    ]
    often = Counter(name for panel in panels for name in panel)
    chances = {one.id: often[one.id] / tickets for one in people}
    off = {name: abs(chance - lottery.chances[name]) for name, chance in chances.items()}
    return NumberedPanels(
        lottery=lottery,
        panels=tuple(panels),
        chances=chances,
        largest_change=max(off.values()),
        lost=tuple(n for n, c in chances.items() if c == 0.0 < round(lottery.chances[n], 6)),
        record=record("sortition.number_panels", (lottery.pool, tickets), panels),
    )


def rounded(panels: Floats, weights: Floats, tickets: int) -> Whole:
    """Whole tickets for each panel, so that `tickets @ panels` stays close to the weighted mean."""
    exact = weights * tickets
    whole = np.floor(exact).astype(np.int64)
    first = np.argsort(whole - exact, kind="stable")
    whole[first[: tickets - int(whole.sum())]] += 1
    product = panels @ panels.T
    pair = np.diag(product)[:, None] + np.diag(product)[None] - 2.0 * product
    pull = product @ (whole - exact)
    while True:
        # What moving one ticket from the panel of the row to that of the column does.
        gain = pair + 2.0 * (pull[None] - pull[:, None])
        gain[whole == 0] = np.inf
        giver, taker = np.unravel_index(int(np.argmin(np.round(gain, _DIGITS))), gain.shape)
        if gain[giver, taker] > -(10.0**-_DIGITS):
            return whole
        whole[giver] -= 1
        whole[taker] += 1
        pull += product[taker] - product[giver]


def _seated(lottery: Lottery, seats: Whole) -> list[list[int]]:
    """Who (positions in the pool) has the seats of each ticket."""
    found: list[list[int]] = [[] for _ in seats]
    for sort, together in enumerate(lottery.kinds.together):
        homes = _homes(lottery, together, Chance("sortition", f"homes {sort}"))
        wanted = seats[:, list(together)]
        used = _around(homes, wanted[:, 0]) if len(together) == 1 else _mixed(homes, wanted)
        for panel, more in zip(found, used, strict=True):
            panel.extend(more)
    return found


def _homes(lottery: Lottery, together: tuple[int, ...], luck: Chance) -> list[list[list[int]]]:
    """For each household of one sort, in an order of chance: its members of each of its kinds."""
    homes: dict[object, list[list[int]]] = {}
    for column, kind in enumerate(together):
        for place in lottery.kinds.members[kind]:
            home = lottery.pool.people[place].household
            key = ("alone", place) if home is None else home
            homes.setdefault(key, [[] for _ in together])[column].append(place)
    return luck.shuffled(homes.values())


def _around(homes: list[list[list[int]]], wanted: Whole) -> list[list[int]]:
    """Hand out seats in turn: first one person of every household, then the next of every one.

    No round of seats is longer than the number of households, so nobody sits with a housemate.
    """
    order = [home[0][turn] for turn in range(len(homes[0][0])) for home in homes]
    ends = np.cumsum(wanted).tolist()
    return [
        [order[place % len(order)] for place in range(end - seats, end)]
        for end, seats in zip(ends, wanted.tolist(), strict=True)
    ]


def _mixed(homes: list[list[list[int]]], wanted: Whole) -> list[list[int]]:
    """Hand out the seats of kinds that live together, to whoever had the fewest so far."""
    had: Counter[int] = Counter()
    found = []
    for seats in wanted:
        roles = [column for column, count in enumerate(seats.tolist()) for _ in range(count)]
        next_up = [[min(home[c], key=lambda one: (had[one], one)) for c in roles] for home in homes]
        cost = np.array([[had[one] for one in row] for row in next_up]).reshape(len(homes), -1)
        rows, columns = linear_sum_assignment(cost)
        panel = [next_up[row][column] for row, column in zip(rows, columns, strict=True)]
        had.update(panel)
        found.append(panel)
    return found
