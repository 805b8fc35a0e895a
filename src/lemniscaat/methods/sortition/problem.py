"""What goes in: people who volunteered, quotas, and how many seats there are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lemniscaat.methods.sortition.names import some
from lemniscaat.methods.words import Refused, listed

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Person:
    """One volunteer: an id, a value for each category, and with whom they share a household."""

    id: str
    features: Mapping[str, str]
    household: str | None = None


@dataclass(frozen=True, slots=True)
class Quota:
    """How many seats people with this value of this category take, at least and at most."""

    category: str
    value: str
    minimum: int
    maximum: int


@dataclass(frozen=True, slots=True)
class Pool:
    """The problem: a panel of `size` from these people, within these quotas.

    Of each household at most one person gets a seat. People are kept in the order of their ids and
    quotas in the order of their names, so the order in which they were handed in changes nothing.
    Raises Refused on an empty pool, equal ids, unknown values and quotas that no number can meet.
    """

    people: tuple[Person, ...]
    quotas: tuple[Quota, ...]
    size: int

    def __post_init__(self) -> None:
        ordered = sorted(self.people, key=lambda person: person.id)
        object.__setattr__(self, "people", tuple(ordered))
        named = sorted(self.quotas, key=lambda quota: (quota.category, quota.value))
        object.__setattr__(self, "quotas", tuple(named))
        _check_people(self)
        _check_quotas(self)
        _check_values(self)

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories that have quotas, in the order of their names."""
        return tuple(dict.fromkeys(quota.category for quota in self.quotas))


def _check_people(pool: Pool) -> None:
    if not pool.people:
        raise Refused(nl="Er zijn geen aanmeldingen.", en="Nobody has volunteered.")
    if pool.size < 1:
        raise Refused(
            nl=f"Een panel van {pool.size} mensen kan niet. Kies een getal vanaf 1.",
            en=f"A panel of {pool.size} people cannot be. Choose a number from 1 up.",
        )
    count = Counter(person.id for person in pool.people)
    twice = [name for name, times in count.items() if times > 1]
    if twice or "" in count:
        names = [name for name in twice if name]
        raise Refused(
            nl="Ieder mens heeft een eigen id nodig. Dubbel of leeg: "
            f"{some([*names, *(['(leeg)'] if '' in count else [])], 'nl')}.",
            en="Every person needs an id of their own. Twice or empty: "
            f"{some([*names, *(['(empty)'] if '' in count else [])], 'en')}.",
        )


def _check_quotas(pool: Pool) -> None:
    names = Counter((quota.category, quota.value) for quota in pool.quotas)
    for (category, value), times in names.items():
        if times > 1:
            raise Refused(
                nl=f"Het quotum voor {category}: {value} staat er {times} keer.",
                en=f"The quota for {category}: {value} is given {times} times.",
            )
    for quota in pool.quotas:
        if not 0 <= quota.minimum <= quota.maximum:
            raise Refused(
                nl=f"Bij {quota.category}: {quota.value} is het minimum {quota.minimum} en het "
                f"maximum {quota.maximum}. Het minimum is 0 of meer en niet boven het maximum.",
                en=f"For {quota.category}: {quota.value} the minimum is {quota.minimum} and the "
                f"maximum {quota.maximum}. The minimum is 0 or more and not above the maximum.",
            )


def _check_values(pool: Pool) -> None:
    known = {(quota.category, quota.value) for quota in pool.quotas}
    for category in pool.categories:
        odd = [
            person
            for person in pool.people
            if (category, person.features.get(category, "")) not in known
        ]
        if odd:
            value = odd[0].features.get(category, "")
            ids = [one.id for one in odd if one.features.get(category, "") == value]
            there = [quota.value for quota in pool.quotas if quota.category == category]
            raise Refused(
                nl=f"Voor {category} is er geen quotum voor de waarde '{value}', wel voor "
                f"{listed(there, 'nl')}. Dat raakt {some(ids, 'nl')}. Voeg een quotum toe of "
                "verbeter de waarde.",
                en=f"For {category} there is no quota for the value '{value}', only for "
                f"{listed(there, 'en')}. This concerns {some(ids, 'en')}. Add a quota or mend the "
                "value.",
            )
