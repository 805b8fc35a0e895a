"""The first stage: which addresses of a register get a letter, by lot.

Spread over strata, such as districts, each gets its share of the letters; shares are rounded by
largest remainder (Hamilton), at a tie in favour of the stratum that comes first by name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.records import record
from lemniscaat.methods.sortition.names import some
from lemniscaat.methods.words import Refused, counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lemniscaat.methods.chance import Seed
    from lemniscaat.methods.records import Record


@dataclass(frozen=True, slots=True)
class Stratum:
    """One part of the register: how many addresses it has and how many get a letter."""

    name: str
    addresses: int
    letters: int


@dataclass(frozen=True, slots=True)
class Invitation:
    """The addresses that were drawn, in the order of the lot.

    `repeated` counts lines of the register with an address that was there already: an address is in
    the draw once, however many people live there.
    """

    addresses: tuple[str, ...]
    strata: tuple[Stratum, ...]
    repeated: int
    record: Record


def invite(
    addresses: Sequence[str],
    count: int,
    *,
    seed: Seed,
    strata: Mapping[str, str] | None = None,
) -> Invitation:
    """Draw `count` different addresses, each with the same chance within its stratum.

    `strata` names the stratum of each address; without it all are in one. The order of the
    register changes nothing. Raises Refused when there are too few addresses, or one is empty or
    without a stratum.
    """
    register = sorted(set(addresses))
    _check(register, count, strata)
    parts: dict[str, list[str]] = defaultdict(list)
    for address in register:
        parts[strata[address] if strata else ""].append(address)
    letters = _shares({name: len(parts[name]) for name in sorted(parts)}, count)
    luck = Chance(seed, "sortition invitation")
    drawn = [
        address
        for name in sorted(parts)
        for address in luck.branch(name).shuffled(parts[name])[: letters[name]]
    ]
    order = tuple(luck.shuffled(drawn))
    return Invitation(
        addresses=order,
        strata=tuple(Stratum(name, len(parts[name]), letters[name]) for name in sorted(parts)),
        repeated=len(addresses) - len(register),
        record=record("sortition.invite", (register, count, strata), order, seed),
    )


def _check(register: list[str], count: int, strata: Mapping[str, str] | None) -> None:
    if "" in register:
        raise Refused(nl="Er staat een leeg adres in het register.", en="An address is empty.")
    if not 1 <= count <= len(register):
        raise Refused(
            nl=f"{counted(count, 'brief', 'brieven', 'nl')} kan niet: het register telt "
            f"{counted(len(register), 'adres', 'adressen', 'nl')}. Kies een getal vanaf 1 tot en "
            "met dat.",
            en=f"{counted(count, 'letter', 'letters', 'en')} cannot be sent: the register has "
            f"{counted(len(register), 'address', 'addresses', 'en')}. Choose a number from 1 up to "
            "that.",
        )
    without = [one for one in register if strata is not None and not strata.get(one)]
    if without:
        raise Refused(
            nl="Van deze adressen is niet bekend in welk deel van het register zij liggen: "
            f"{some(without, 'nl')}. Vul het aan.",
            en="It is not known in which part of the register these addresses lie: "
            f"{some(without, 'en')}. Fill it in.",
        )


def _shares(sizes: Mapping[str, int], count: int) -> Counter[str]:
    """Largest remainder, in whole numbers."""
    total = sum(sizes.values())
    shares = Counter({name: size * count // total for name, size in sizes.items()})
    order = sorted(sizes, key=lambda name: (-(sizes[name] * count % total), name))
    shares.update(order[: count - sum(shares.values())])
    return shares
