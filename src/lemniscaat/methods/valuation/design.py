"""The question that was put to people: projects with costs and effects, and a budget.

Amounts are exact: they are read as decimals and counted in steps, the largest amount of which every
cost is a whole multiple. Nothing is rounded; what is too fine to count is refused.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from lemniscaat.methods.words import Refused, listed, number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from lemniscaat.methods.words import Language

Amount = int | float | Decimal | Fraction

_LARGEST_EFFECT = 1e12


@dataclass(frozen=True, slots=True)
class Project:
    """One thing that can be chosen. `effects` are per effect, in the unit that people saw."""

    id: str
    cost: Amount
    effects: Mapping[str, float] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """The same projects with other costs or effects, or another budget, as some people saw them.

    What is left out is as in the design; a `budget` without `ceiling` is all that may be spent.
    """

    projects: tuple[Project, ...] = ()
    budget: Amount | None = None
    ceiling: Amount | None = None


@dataclass(frozen=True, slots=True)
class Design:
    """What people saw, and what is to be weighed.

    Without `effects` every project gets a constant of its own: all that makes it worth choosing.
    With `effects` each of those gets a weight, shared by all projects; `constants` then names the
    projects that get a constant besides.

    `ceiling` is the most that may be spent (the budget, unless people could add to it).
    `unspent` asks for the value of one unit of money left, `extra` for that of one unit above the
    budget (below nought when people mind paying it). What the design cannot tell apart is refused.

    `versions` of the question, by name, let costs, effects or budgets vary from person to person.
    Weights are shared; the design itself says what the projects are valued at.
    """

    projects: tuple[Project, ...]
    budget: Amount
    ceiling: Amount | None = None
    effects: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()
    unspent: bool = False
    extra: bool = False
    versions: Mapping[str, Version] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person chose: ids of projects, none at all being a choice too.

    Who leaves the choice to an expert has `delegated` and chooses nothing. `version` names what
    this person saw; without a name that is the design itself.
    """

    person: str
    chosen: Collection[str] = ()
    group: str = ""
    delegated: bool = False
    version: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """The amounts of a design counted in steps of `step`: costs per project, and all that fits."""

    step: Fraction
    costs: tuple[int, ...]
    budget: Fraction
    ceiling: Fraction

    @property
    def limit(self) -> int:
        """The most steps that can be spent: what is allowed, or else all projects together."""
        return min(self.ceiling // self.step, sum(self.costs))


def grid(design: Design) -> Grid:
    """Check a design and count its amounts in steps; refuse what is wrong."""
    _check_names(design)
    costs = [exact(project.cost, f"de kosten van {project.id}", f"the cost of {project.id}")
             for project in design.projects]  # fmt: skip
    budget = exact(design.budget, "het budget", "the budget")
    ceiling = budget
    if design.ceiling is not None:
        ceiling = exact(design.ceiling, "het plafond", "the ceiling")
    if ceiling < budget:
        raise Refused(
            nl="Het plafond ligt onder het budget. Laat het weg of maak het hoger.",
            en="The ceiling lies below the budget. Leave it out or raise it.",
        )
    step = _largest_step(costs)
    return Grid(step, tuple(int(cost / step) for cost in costs), budget, ceiling)


def as_seen(design: Design, version: str) -> Design:
    """The design as people with this version saw it; without a name the design itself."""
    plain = replace(design, versions={})
    known = list(design.versions)
    if version not in {"", *known} or "" in known:
        raise Refused(
            nl=f"Versie {version or 'zonder naam'} is er niet. "
            f"Bekend zijn: {listed(known, 'nl') or 'geen'}. Een lege versie is het ontwerp zelf.",
            en=f"There is no version {version or 'without a name'}. "
            f"Known are: {listed(known, 'en') or 'none'}. An empty version is the design itself.",
        )
    if not version:
        return plain
    seen = design.versions[version]
    by_id = {project.id: project for project in seen.projects or design.projects}
    if len(by_id) < len(seen.projects) or {one.id for one in design.projects} != by_id.keys():
        raise Refused(
            nl=f"Versie {version} moet dezelfde projecten hebben als het ontwerp, elk één keer.",
            en=f"Version {version} must have the same projects as the design, each once.",
        )
    return replace(
        plain,
        projects=tuple(by_id[project.id] for project in design.projects),
        budget=design.budget if seen.budget is None else seen.budget,
        ceiling=design.ceiling if seen.budget is seen.ceiling is None else seen.ceiling,
    )


def names(design: Design) -> dict[str, str]:
    """What each project is called on one line, by its id."""
    return {one.id: " ".join(one.name.split()) or one.id for one in design.projects}


def for_record(design: Design) -> object:
    """A design as plain texts and numbers, the same however its amounts were written."""
    counted = grid(design)
    return {
        "projects": [project.id for project in design.projects],
        "costs": [str(counted.step * cost) for cost in counted.costs],
        "effects": [
            [float(project.effects[name]) for name in design.effects] for project in design.projects
        ],
        "budget": [str(counted.budget), str(counted.ceiling)],
        "weighed": [design.effects, design.constants, design.unspent, design.extra],
        "versions": {name: for_record(as_seen(design, name)) for name in design.versions},
    }


def exact(amount: Amount, nl: str, en: str) -> Fraction:
    """An amount as people write it, without the noise of a binary float: 0.1 is one tenth."""
    try:
        read = Fraction(str(amount))
    except (ValueError, ZeroDivisionError):
        read = Fraction(-1)
    if read < 0:
        raise Refused(
            nl=f"Bij {nl} hoort een getal van 0 of meer, niet {amount}.",
            en=f"{en[0].upper()}{en[1:]} must be a number of 0 or more, not {amount}.",
        )
    return read


def in_words(amount: float, language: Language) -> str:
    """An amount with the decimals that it needs: 2 for cents, more for less than a cent."""
    if amount == round(amount):
        return number(amount, language)
    return number(amount, language, max(2, -math.floor(math.log10(amount))))


def _largest_step(costs: Iterable[Fraction]) -> Fraction:
    """The greatest common divisor of the costs; 1 when all of them are nought."""
    top, bottom = 0, 1
    for cost in costs:
        common = math.lcm(bottom, cost.denominator)
        scaled = cost.numerator * (common // cost.denominator)
        top, bottom = math.gcd(top * (common // bottom), scaled), common
    return Fraction(top, bottom) if top else Fraction(1)


def _check_names(design: Design) -> None:
    ids = [project.id for project in design.projects]
    if not ids:
        raise Refused(
            nl="Er zijn geen projecten om uit te kiezen.",
            en="There are no projects to choose from.",
        )
    for names, nl, en in (
        (ids, "project", "project"),
        (design.effects, "effect", "effect"),
        (design.constants, "project met een eigen constante", "project with a constant"),
    ):
        twice = sorted({name for name in names if list(names).count(name) > 1})
        if twice or "" in names:
            raise Refused(
                nl=f"Elk {nl} moet één keer voorkomen, met een naam. "
                f"Kijk naar: {listed(twice, 'nl') or 'een lege naam'}.",
                en=f"Every {en} must be there once, with a name. "
                f"Look at: {listed(twice, 'en') or 'an empty name'}.",
            )
    unknown = [name for name in design.constants if name not in ids]
    if unknown or (design.constants and not design.effects):
        raise Refused(
            nl="Eigen constanten zijn voor bekende projecten, naast gewichten voor effecten. "
            f"Kijk naar: {listed(design.constants, 'nl')}.",
            en="Constants are for known projects, besides weights for effects. "
            f"Look at: {listed(design.constants, 'en')}.",
        )
    _check_effects(design)


def _check_effects(design: Design) -> None:
    for project in design.projects:
        for effect in design.effects:
            value = project.effects.get(effect)
            if value is None or not abs(value) <= _LARGEST_EFFECT:
                raise Refused(
                    nl=f"Project {project.id} heeft geen bruikbaar getal voor {effect}: {value}. "
                    "Vul 0 in als er geen effect is; kies een grotere eenheid als het te groot is.",
                    en=f"Project {project.id} has no usable number for {effect}: {value}. "
                    "Fill in 0 for no effect; choose a larger unit if it is too large.",
                )
