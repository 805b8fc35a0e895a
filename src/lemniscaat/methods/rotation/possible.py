"""Whether all rules can hold at once; if not, which one is in the way and what would help."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import numpy as np

from lemniscaat.methods.rotation.plan import level, shares
from lemniscaat.methods.rotation.settle import ABSENT, Settled, Wish, ruled, settle
from lemniscaat.methods.rotation.words import chairs
from lemniscaat.methods.words import Refused, listed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.rotation.plan import Plan


def possible(plan: Plan) -> Plan:
    """The plan, with other sizes in rounds where rules do not allow level tables; or a refusal."""
    low, high = plan.low.copy(), plan.high.copy()
    known: dict[bytes, Wish] = {}
    for number, here in enumerate(plan.here):
        if not ruled(plan, number).any():
            continue
        wish = Wish(number, np.full(len(here), ABSENT), plan.low[number], plan.high[number])
        if here.tobytes() not in known:
            known[here.tobytes()] = _levelled(plan, wish)
        low[number], high[number] = known[here.tobytes()].low, known[here.tobytes()].high
    people = plan.here.sum(axis=1)
    mix_low, mix_high = shares(people, plan.values.sum(axis=1), low, high)
    return replace(plan, low=low, high=high, mix_low=mix_low, mix_high=mix_high)


def _levelled(plan: Plan, wish: Wish) -> Wish:
    """The same wish with sizes that can be: tables that must be larger, the others level again."""
    larger = np.zeros(len(plan.tables), dtype=np.bool_)
    while True:
        settled = settle(plan, wish)
        if settled is None:
            raise refusal(plan, wish)
        if not settled.uneven:
            return wish
        sizes = _sizes(plan, wish.number, settled)
        more = larger | (sizes > wish.high)
        low, high = sizes.copy(), sizes.copy()
        if more.all() or (more == larger).all():
            return replace(wish, low=low, high=high)
        larger = more
        low[~larger], high[~larger] = level(int(sizes[~larger].sum()), plan.seats[~larger])
        wish = replace(wish, low=low, high=high)


def _sizes(plan: Plan, number: int, settled: Settled) -> NDArray[np.int64]:
    rule = ruled(plan, number)
    found = settled.joining.copy()
    np.add.at(found, settled.tables[rule], plan.here[number][rule])
    return found


def refusal(plan: Plan, wish: Wish) -> Refused:
    """The sentence about a round that cannot be: the plainest reason there is."""
    here = plan.here[wish.number]
    for reason in (_party_too_large, _tables_too_few, _room_too_little):
        found = reason(plan, here, wish.number + 1)
        if found is not None:
            return found
    # With more seats and more meetings everything fits, so there always is an answer here.
    return _help(plan, cast("Settled", settle(plan, wish, elastic=True)), wish.number + 1)


def _party_too_large(plan: Plan, here: NDArray[np.int64], number: int) -> Refused | None:
    room = np.where(plan.allowed, plan.seats, 0).max(axis=1)
    for party in np.flatnonzero(here > room):
        names, size, seats = plan.members(int(party)), here[party], room[party]
        return Refused(
            nl=f"{listed(names, 'nl')} moeten bij elkaar zitten. Dat zijn {size} mensen in ronde "
            f"{number}; de grootste tafel voor hen heeft {seats} stoelen. "
            f"Zet daar {chairs(size - seats, 'nl')} bij of splits de groep.",
            en=f"{listed(names, 'en')} are to sit together. That is {size} people in round "
            f"{number}; the largest table for them has {seats} seats. "
            f"Add {chairs(size - seats, 'en')} there or split the group.",
        )
    return None


def _tables_too_few(plan: Plan, here: NDArray[np.int64], number: int) -> Refused | None:
    for group in plan.groups & (here > 0):
        tables = int(plan.allowed[group].any(axis=0).sum())
        if group.sum() > tables:
            names = _names(plan, group)
            return Refused(
                nl=f"{listed(names, 'nl')} moeten apart zitten. Daarvoor zijn in ronde {number} "
                f"{group.sum()} tafels nodig en er zijn er {tables}.",
                en=f"{listed(names, 'en')} are to sit apart. In round {number} that takes "
                f"{group.sum()} tables and there are {tables}.",
            )
    return None


def _room_too_little(plan: Plan, here: NDArray[np.int64], number: int) -> Refused | None:
    """More people limited to some tables than seats there."""
    for tables in np.unique(plan.allowed[here > 0], axis=0):
        within = (here > 0) & ~(plan.allowed & ~tables).any(axis=1)
        people, seats = int(here[within].sum()), int(plan.seats[tables].sum())
        if people <= seats:
            continue
        who = [plan.people[one] for one in np.flatnonzero(within[plan.party])]
        needs = sorted(set().union(*(person.needs for person in who)))
        names = [table.id for table, there in zip(plan.tables, tables, strict=True) if there]
        what_nl = f" met {listed(needs, 'nl')}" if needs else ""
        what_en = f" with {listed(needs, 'en')}" if needs else ""
        return Refused(
            nl=f"In ronde {number} hebben {people} mensen een plaats{what_nl} nodig aan tafel "
            f"{listed(names, 'nl')}; daar is plaats voor {seats}. "
            f"Zet er {chairs(people - seats, 'nl')} bij of maak een andere tafel geschikt.",
            en=f"In round {number}, {people} people need a place{what_en} at table "
            f"{listed(names, 'en')}; there is room for {seats}. "
            f"Add {chairs(people - seats, 'en')} there or make another table suitable.",
        )
    return None


def _names(plan: Plan, parties: NDArray[np.bool_]) -> list[str]:
    return [name for party in np.flatnonzero(parties) for name in plan.members(int(party))]


def _help(plan: Plan, settled: Settled, number: int) -> Refused:
    """What is wanting when the rules are only impossible all together."""
    nl, en = [], []
    for place in np.flatnonzero(settled.short):
        name, seats = plan.tables[place].id, settled.short[place]
        nl.append(f"aan tafel {name} {chairs(seats, 'nl')} bij te zetten")
        en.append(f"adding {chairs(seats, 'en')} at table {name}")
    for place in np.flatnonzero(settled.meetings):
        group = _names(plan, plan.groups[place])
        nl.append(f"{listed(group, 'nl')} niet allemaal apart te houden")
        en.append(f"not keeping {listed(group, 'en')} all apart")
    return Refused(
        nl=f"In ronde {number} passen niet alle regels samen. Het kan wel door {listed(nl, 'nl')}.",
        en=f"In round {number} not all rules fit together. It works by {listed(en, 'en')}.",
    )
