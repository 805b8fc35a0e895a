"""What a design or its answers cannot tell, found before it is estimated and said in plain words.

Two things can be wrong. The design can confuse weights: some mix of statistics is the same for all
portfolios that fit, and the exact information matrix has no full rank. Or the answers can be
separated: everybody stays on an edge of what is possible, and some weight would have no bound.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import numpy as np
from scipy.optimize import linprog

from lemniscaat.methods.valuation.best import ranking, whole
from lemniscaat.methods.valuation.design import grid, in_words
from lemniscaat.methods.words import Refused, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lemniscaat.methods.valuation.design import Design
    from lemniscaat.methods.valuation.knapsack import Matrix, Vector
    from lemniscaat.methods.valuation.model import Model, Parameter
    from lemniscaat.methods.valuation.pool import Pool
    from lemniscaat.methods.words import Language

_SINGULAR = 1e-9
_ON_THE_EDGE = 1e-7
# Decimals in which to look for an edge, where no value is above one.
_EXACT = 12
_MOST_ROUNDS = 1_000


def refuse_confused(design: Design, models: Sequence[Model]) -> None:
    """Refuse a design whose weights cannot be told apart, whatever people choose.

    `models` are those of the versions that people saw. The information matrix has the same rank for
    all weights. It is looked at where all portfolios are as likely and where cheap ones are
    likelier, for rounding hides what is hardly ever seen.
    """
    _refuse_impossible(design, models)
    found = sum(_information(one, price) for one in models for price in (0.0, 2.0))
    parameters = models[0].parameters
    for parameter, variance in zip(parameters, np.diagonal(found), strict=True):
        if not variance:
            raise Refused(
                nl=f"Dit is bij elke keuze hetzelfde: {said(parameter, 'nl')}. Laat het weg.",
                en=f"This is the same for every choice: {said(parameter, 'en')}. Leave it out.",
            )
    width = np.sqrt(np.diagonal(found))
    sizes, directions = np.linalg.eigh(found / np.outer(width, width))
    null = directions[:, sizes < _SINGULAR]
    if not null.shape[1]:
        return
    involved = np.flatnonzero(np.abs(null).max(axis=1) > 1e-6)
    _refuse_mixed([parameters[number] for number in involved])


def _refuse_impossible(design: Design, models: Sequence[Model]) -> None:
    never = [
        project.id
        for j, project in enumerate(design.projects)
        if all(one.ladder.costs[j] > one.ladder.spent[-1] for one in models)
    ]
    if never:
        raise Refused(
            nl=f"Project {listed(never, 'nl')} kost meer dan mag worden uitgegeven. "
            "Niemand kan dat kiezen. Laat het weg of verhoog het budget.",
            en=f"Project {listed(never, 'en')} costs more than may be spent. "
            "Nobody can choose it. Leave it out or raise the budget.",
        )


def _information(model: Model, price: float) -> Matrix:
    """The information where what a whole budget buys costs `price` per project in utility."""
    costs, most = np.array(model.ladder.costs), max(1, int(model.ladder.spent[-1]))
    values = -price * len(costs) * costs / most
    return model.says_at(values, np.zeros(len(model.money))).information


def _refuse_mixed(mixed: Sequence[Parameter]) -> NoReturn:
    kinds = {parameter.kind for parameter in mixed}
    nl = f"Dit is niet uit elkaar te houden, wat mensen ook kiezen: {_names(mixed, 'nl')}. "
    en = f"These cannot be told apart, whatever people choose: {_names(mixed, 'en')}. "
    if kinds & {"unspent", "extra"} and "project" in kinds:
        nl += (
            "Als elk project een eigen constante heeft, is de waarde van geld hetzelfde als "
            "een verandering van alle constanten naar hun kosten. Laat de waarde van geld weg, "
            "weeg effecten in plaats van projecten, of laat in versies van de vraag de kosten "
            "verschillen."
        )
        en += (
            "When every project has a constant of its own, the value of money is the same as "
            "a change of all constants in step with the costs. Leave the value of money out, "
            "weigh effects instead of projects, or let the costs differ over versions of the "
            "question."
        )
    else:
        nl += (
            "Ze gaan in alle projecten gelijk op. Laat er een weg, gebruik meer projecten, "
            "of laat ze in versies van de vraag verschillen."
        )
        en += (
            "They go together in all projects. Leave one out, use more projects, "
            "or let them differ over versions of the question."
        )
    raise Refused(nl=nl, en=en)


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """One version: its model, and the portfolios that someone chose as statistics (n, P).

    Statistics are divided by `span`, and `mean` (P,) is that of all people with this version.
    """

    model: Model
    span: Vector
    statistics: Matrix
    mean: Vector

    def room(self, direction: Vector) -> tuple[float, Vector]:
        """How much more of a mix than the person with least is possible, and where it is most."""
        values, money = self.model.parts(direction / self.span)
        found = ranking(whole(values, _EXACT), self.model.ladder, 1)
        best = found.portfolio(*found.top(whole(money, _EXACT))[0])
        most = np.zeros((1, len(values)), dtype=bool)
        most[0, list(best)] = True
        highest = self.model.statistics(most)[0] / self.span
        return float(highest @ direction - (self.statistics @ direction).min()), highest


def _seen(pool: Pool) -> list[_Seen]:
    span = pool.span()
    return [
        _Seen(
            one.model,
            span,
            one.model.statistics(np.unique(one.chosen, axis=0)) / span,
            one.mean / span,
        )
        for one in pool.parts
    ]


def refuse_separated(design: Design, pool: Pool) -> NoReturn:
    """Say why there is no highest likelihood: who chose stays on an edge of what is possible.

    Looks for a mix of statistics that everybody has as high as it can be, first one statistic at a
    time, then by linear programming: portfolios that would have more of the mix are found by the
    knapsack and added as constraints, until there is such a mix or none is left.
    """
    parameters, seen = pool.parameters, _seen(pool)
    edges = [
        (number, sign)
        for number in range(len(parameters))
        for sign in (1.0, -1.0)
        if max(one.room(sign * np.eye(len(parameters))[number])[0] for one in seen) <= _ON_THE_EDGE
    ]
    if edges:
        _refuse_edges(design, [(parameters[number], sign > 0) for number, sign in edges])
    mixed = _edge(seen)
    if not mixed:
        raise Refused(
            nl="De antwoorden liggen zo dicht bij de rand van wat mogelijk is, dat de gewichten "
            "niet zeker te berekenen zijn. Weeg minder, of vraag meer mensen.",
            en="The answers lie so near the edge of what is possible that the weights cannot be "
            "calculated for certain. Weigh less, or ask more people.",
        )
    named = [parameters[number] for number in mixed]
    nl, en = _names(named, "nl"), _names(named, "en")
    raise Refused(
        nl=f"Alle antwoorden liggen op de rand van wat mogelijk is, voor een mengsel van: {nl}. "
        "Dat gebeurt bijvoorbeeld als iedereen kiest tot er niets meer bij past. "
        "De gewichten hebben dan geen grens. Weeg minder, of vraag meer mensen.",
        en=f"All answers lie on the edge of what is possible, for a mix of: {en}. "
        "That happens, for instance, when everybody chooses until nothing more fits. "
        "The weights then have no bound. Weigh less, or ask more people.",
    )


def _edge(seen: Sequence[_Seen]) -> list[int]:
    """The statistics in a mix that everybody has to the full; none if there is no such mix."""
    less = np.vstack([one.statistics - one.mean for one in seen])
    for _ in range(_MOST_ROUNDS):
        solved = linprog(
            less.mean(axis=0), A_ub=less, b_ub=np.zeros(len(less)), bounds=(-1, 1), method="highs"
        )
        if solved.x is None or not np.abs(solved.x).max() > 0:
            return []
        direction = solved.x / np.abs(solved.x).max()
        rooms = [one.room(direction) for one in seen]
        if max(room for room, _ in rooms) <= _ON_THE_EDGE:
            return [int(one) for one in np.flatnonzero(np.abs(direction) > _ON_THE_EDGE)]
        higher = [highest - one.mean for one, (_, highest) in zip(seen, rooms, strict=True)]
        less = np.vstack([less, *higher])
    return []


def _refuse_edges(design: Design, edges: Sequence[tuple[Parameter, bool]]) -> NoReturn:
    """Name the projects of all or none, all at once; else the first statistic on an edge."""
    always, never = (
        [one.name for one, highest in edges if one.kind == "project" and highest is wanted]
        for wanted in (True, False)
    )
    if always or never:
        _refuse_all_or_none(design, always, never)
    _refuse_edge(*edges[0])


def _refuse_all_or_none(design: Design, always: list[str], never: list[str]) -> NoReturn:
    """What stays when they are left out is what the likelihood goes to, so that is the advice."""
    nl, en = [], []
    if always:
        nl += [f"Iedereen koos project {listed(always, 'nl')}."]
        en += [f"Everybody chose project {listed(always, 'en')}."]
    if never:
        nl += [f"Niemand koos project {listed(never, 'nl')}."]
        en += [f"Nobody chose project {listed(never, 'en')}."]
    nl += ["Hoeveel het waard is, heeft dan geen grens. Schat het zonder, of vraag meer mensen."]
    en += ["What it is worth then has no bound. Estimate without it, or ask more people."]
    if always and design.versions:
        nl += ["Wat iedereen koos, gaat dan ook in elke versie van het budget af."]
        en += ["What everybody chose then comes off the budget of every version too."]
    elif always:
        counted = grid(design)
        costs = zip(design.projects, counted.costs, strict=True)
        fixed = counted.step * sum(cost for one, cost in costs if one.id in always)
        nl += [
            f"Wat iedereen koos, gaat dan ook van het budget af: {in_words(float(fixed), 'nl')}."
        ]
        en += [
            f"What everybody chose then comes off the budget too: {in_words(float(fixed), 'en')}."
        ]
    raise Refused(nl=" ".join(nl), en=" ".join(en))


def _refuse_edge(parameter: Parameter, highest: bool) -> NoReturn:  # noqa: FBT001
    if parameter.kind == "effect":
        nl = f"Iedereen koos zo {'veel' if highest else 'weinig'} mogelijk van {parameter.name}."
        en = f"Everybody chose as {'much' if highest else 'little'} of {parameter.name} as can be."
    else:
        nl = f"Bij iedereen is dit {'het hoogste' if highest else 'het laagste'} dat kan: "
        nl += f"{said(parameter, 'nl')}."
        en = f"For everybody this is the {'highest' if highest else 'lowest'} possible: "
        en += f"{said(parameter, 'en')}."
    raise Refused(
        nl=f"{nl} Hoeveel het waard is, heeft dan geen grens. "
        "Laat dit buiten de schatting, of vraag meer mensen.",
        en=f"{en} What it is worth then has no bound. "
        "Leave this out of the estimate, or ask more people.",
    )


def said(parameter: Parameter, language: Language) -> str:
    """A parameter in words."""
    words = {
        "project": ("project {}", "project {}"),
        "effect": ("effect {}", "effect {}"),
        "unspent": ("geld dat overblijft", "money left unspent"),
        "extra": ("geld boven het budget", "money above the budget"),
    }[parameter.kind]
    return words[language == "en"].format(parameter.name)


def _names(parameters: Sequence[Parameter], language: Language) -> str:
    return listed([said(parameter, language) for parameter in parameters], language)
