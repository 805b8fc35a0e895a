"""When panel members drop out: who comes in their place, by lot and within the same quotas.

Everybody else stays. The open seats are a draw of their own: the same lottery, over the people who
may still come, with what the quotas leave. `reserves` is the list to call in advance: who may take
the seat of each member alone, in an order of lot (for one seat every equal chance is the fairest).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from dataclasses import replace as changed
from typing import TYPE_CHECKING

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.records import record
from lemniscaat.methods.sortition.draw import draw
from lemniscaat.methods.sortition.impossible import smallest_change
from lemniscaat.methods.sortition.lottery import fair_lottery
from lemniscaat.methods.sortition.problem import Pool, Quota
from lemniscaat.methods.sortition.tickets import number_panels
from lemniscaat.methods.words import Refused, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lemniscaat.methods.chance import Seed
    from lemniscaat.methods.records import Record
    from lemniscaat.methods.sortition.draw import Draw
    from lemniscaat.methods.sortition.impossible import Change


@dataclass(frozen=True, slots=True, eq=False)
class Replacement:
    """Who came in the place of whom, and the panel as it is now.

    When the quotas cannot hold again, nobody is drawn: `substitutes` is empty and `changes` is the
    smallest change to the quotas after which it can be done.
    """

    gone: tuple[str, ...]
    substitutes: tuple[str, ...]
    panel: tuple[str, ...]
    draw: Draw | None
    changes: tuple[Change, ...]
    record: Record


def replace(pool: Pool, panel: Iterable[str], gone: Iterable[str], *, seed: Seed) -> Replacement:
    """Fill the seats of those who are gone; everybody else stays.

    `gone` may also name people who are not on the panel and cannot come any more. Raises Refused
    on unknown names, when no seat is open, and when too few people are left.
    """
    before, left = sorted(panel), sorted(set(gone))
    _check(pool, before, left)
    staying = [name for name in before if name not in left]
    open_seats = _open(pool, staying, left)
    changes = tuple(
        changed(change, old=change.old + seats, new=change.new + seats)
        for change in smallest_change(open_seats)
        for seats in [_seats(pool, staying)[change.category, change.value]]
    )
    found = None if changes else draw(number_panels(fair_lottery(open_seats)), seed)
    substitutes = found.panel if found else ()
    now = tuple(sorted([*staying, *substitutes]))
    return Replacement(
        gone=tuple(left),
        substitutes=substitutes,
        panel=now,
        draw=found,
        changes=changes,
        record=record("sortition.replace", (pool, before, left), (now, changes), seed),
    )


def reserves(pool: Pool, panel: Iterable[str], *, seed: Seed) -> Mapping[str, tuple[str, ...]]:
    """For each member, everybody who could take their seat so that all quotas hold, in order.

    The order is one lot over the whole pool: call the first who is not on the panel yet. With the
    same seed the order is still the same after a replacement.
    """
    members = sorted(panel)
    _check(pool, members, [])
    order = Chance(seed, "sortition reserves").shuffled(pool.people)
    found = {}
    for member in members:
        staying = [name for name in members if name != member]
        seats, homes = _seats(pool, staying), _homes(pool, staying)
        found[member] = tuple(
            one.id
            for one in order
            if one.id not in members
            and (one.household is None or one.household not in homes)
            and all(
                quota.minimum
                <= seats[quota.category, quota.value]
                + (one.features[quota.category] == quota.value)
                <= quota.maximum
                for quota in pool.quotas
            )
        )
    return found


def _check(pool: Pool, panel: list[str], gone: list[str]) -> None:
    known = {one.id for one in pool.people}
    unknown = [name for name in (*panel, *gone) if name not in known]
    twice = [name for name, times in Counter(panel).items() if times > 1]
    for names, nl, en in (
        (unknown, "Niet bekend bij de aanmeldingen", "Not among the volunteers"),
        (twice, "Twee keer op het panel", "Twice on the panel"),
    ):
        if names:
            raise Refused(nl=f"{nl}: {listed(names, 'nl')}.", en=f"{en}: {listed(names, 'en')}.")


def _open(pool: Pool, staying: list[str], gone: list[str]) -> Pool:
    """The draw for the open seats: who may still come, and what the quotas leave."""
    seats, homes = _seats(pool, staying), _homes(pool, staying)
    out = {*staying, *gone}
    people = tuple(
        one
        for one in pool.people
        if one.id not in out and (one.household is None or one.household not in homes)
    )
    size = pool.size - len(staying)
    if size < 1:
        raise Refused(
            nl=f"Er is geen plaats vrij: van de {pool.size} blijven er {len(staying)}.",
            en=f"No seat is open: of {pool.size} there stay {len(staying)}.",
        )
    if not people:
        raise Refused(
            nl="Er is niemand over die nog kan meedoen. Werf nieuwe mensen.",
            en="There is nobody left who can still take part. Find new people.",
        )
    over = [quota for quota in pool.quotas if seats[quota.category, quota.value] > quota.maximum]
    if over:
        names = [f"{quota.category}: {quota.value}" for quota in over]
        raise Refused(
            nl=f"Wie blijft, gaat al over het maximum van {listed(names, 'nl')}.",
            en=f"Those who stay are already over the maximum of {listed(names, 'en')}.",
        )
    return Pool(people, tuple(_rest(quota, seats) for quota in pool.quotas), size)


def _rest(quota: Quota, seats: Counter[tuple[str, str]]) -> Quota:
    taken = seats[quota.category, quota.value]
    return changed(quota, minimum=max(0, quota.minimum - taken), maximum=quota.maximum - taken)


def _seats(pool: Pool, panel: list[str]) -> Counter[tuple[str, str]]:
    """How many of the panel have each value."""
    there = set(panel)
    return Counter(
        (category, one.features[category])
        for one in pool.people
        if one.id in there
        for category in pool.categories
    )


def _homes(pool: Pool, panel: list[str]) -> set[str]:
    there = set(panel)
    return {one.household for one in pool.people if one.id in there and one.household is not None}
