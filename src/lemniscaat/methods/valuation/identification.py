"""What a design or its answers cannot tell, found before it is estimated and said in plain words.

Two things can be wrong. The design can confuse weights: some mix of statistics is the same for all
portfolios that fit, and the exact information matrix has no full rank. Or the answers can be
separated: everybody stays on an edge of what is possible, and some weight would have no bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import numpy as np
from scipy.optimize import linprog

from lemniscaat.methods.valuation.best import ranking, whole
from lemniscaat.methods.words import Refused, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.valuation.design import Design
    from lemniscaat.methods.valuation.knapsack import Matrix, Vector
    from lemniscaat.methods.valuation.model import Model, Parameter
    from lemniscaat.methods.words import Language

_SINGULAR = 1e-9
_ON_THE_EDGE = 1e-7
# Decimals in which to look for an edge, where no value is above one.
_EXACT = 12
_MOST_ROUNDS = 1_000


def refuse_confused(design: Design, model: Model) -> None:
    """Refuse a design whose weights cannot be told apart, whatever people choose.

    The information matrix has the same rank for all weights. It is looked at where all portfolios
    are as likely and where cheap ones are likelier, for rounding hides what is hardly ever seen.
    """
    _refuse_impossible(design, model)
    found = _information(model, 0.0) + _information(model, 2.0)
    for parameter, variance in zip(model.parameters, found.diagonal(), strict=True):
        if not variance:
            raise Refused(
                nl=f"Dit is bij elke keuze hetzelfde: {said(parameter, 'nl')}. Laat het weg.",
                en=f"This is the same for every choice: {said(parameter, 'en')}. Leave it out.",
            )
    width = np.sqrt(found.diagonal())
    sizes, directions = np.linalg.eigh(found / np.outer(width, width))
    null = directions[:, sizes < _SINGULAR]
    if not null.shape[1]:
        return
    involved = np.flatnonzero(np.abs(null).max(axis=1) > 1e-6)
    _refuse_mixed([model.parameters[number] for number in involved])


def _refuse_impossible(design: Design, model: Model) -> None:
    limit = len(model.money) - 1
    never = [
        project.id
        for project, cost in zip(design.projects, model.costs, strict=True)
        if cost > limit
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
    values = -price * len(model.costs) * np.array(model.costs) / max(1, len(model.money) - 1)
    return model.moments_at(values, np.zeros(len(model.money)))[1]


def _refuse_mixed(mixed: Sequence[Parameter]) -> NoReturn:
    kinds = {parameter.kind for parameter in mixed}
    nl = f"Dit is niet uit elkaar te houden, wat mensen ook kiezen: {_names(mixed, 'nl')}. "
    en = f"These cannot be told apart, whatever people choose: {_names(mixed, 'en')}. "
    if kinds & {"unspent", "extra"} and "project" in kinds:
        nl += (
            "Als elk project een eigen constante heeft, is de waarde van geld hetzelfde als "
            "een verandering van alle constanten naar hun kosten. Laat de waarde van geld weg, "
            "of weeg effecten in plaats van projecten."
        )
        en += (
            "When every project has a constant of its own, the value of money is the same as "
            "a change of all constants in step with the costs. Leave the value of money out, "
            "or weigh effects instead of projects."
        )
    else:
        nl += "Ze gaan in alle projecten gelijk op. Laat er een weg, of gebruik meer projecten."
        en += "They go together in all projects. Leave one out, or use more projects."
    raise Refused(nl=nl, en=en)


def refuse_separated(model: Model, chosen: NDArray[np.bool_]) -> NoReturn:
    """Say why there is no highest likelihood: who chose stays on an edge of what is possible.

    Looks for a mix of statistics that everybody has as high as it can be, first one statistic at a
    time, then by linear programming: portfolios that would have more of the mix are found by the
    knapsack and added as constraints, until there is such a mix or none is left.
    """
    statistics = model.statistics(np.unique(chosen, axis=0)) / model.span()
    for number, parameter in enumerate(model.parameters):
        for sign in (1.0, -1.0):
            direction = sign * np.eye(len(model.parameters))[number]
            if _room(model, direction, statistics)[0] <= _ON_THE_EDGE:
                _refuse_edge(parameter, highest=sign > 0)
    mixed = _edge(model, statistics)
    if not mixed:
        raise Refused(
            nl="De antwoorden liggen zo dicht bij de rand van wat mogelijk is, dat de gewichten "
            "niet zeker te berekenen zijn. Weeg minder, of vraag meer mensen.",
            en="The answers lie so near the edge of what is possible that the weights cannot be "
            "calculated for certain. Weigh less, or ask more people.",
        )
    named = [model.parameters[number] for number in mixed]
    nl, en = _names(named, "nl"), _names(named, "en")
    raise Refused(
        nl=f"Alle antwoorden liggen op de rand van wat mogelijk is, voor een mengsel van: {nl}. "
        "Dat gebeurt bijvoorbeeld als iedereen kiest tot er niets meer bij past. "
        "De gewichten hebben dan geen grens. Weeg minder, of vraag meer mensen.",
        en=f"All answers lie on the edge of what is possible, for a mix of: {en}. "
        "That happens, for instance, when everybody chooses until nothing more fits. "
        "The weights then have no bound. Weigh less, or ask more people.",
    )


def _room(model: Model, direction: Vector, statistics: Matrix) -> tuple[float, Vector]:
    """How much more of a mix than the person with least is possible, and where it is most."""
    values, money = model.parts(direction / model.span())
    found = ranking(whole(values, _EXACT), model.costs, len(money) - 1, 1)
    spent, place = found.top(whole(money, _EXACT))[0]
    most = np.zeros((1, len(model.costs)), dtype=bool)
    most[0, list(found.portfolio(spent, place))] = True
    highest = model.statistics(most)[0] / model.span()
    return float(highest @ direction - (statistics @ direction).min()), highest


def _edge(model: Model, statistics: Matrix) -> list[int]:
    """The statistics in a mix that everybody has to the full; none if there is no such mix."""
    mean = statistics.mean(axis=0)
    possible = statistics
    for _ in range(_MOST_ROUNDS):
        less = possible - mean
        solved = linprog(
            less.mean(axis=0), A_ub=less, b_ub=np.zeros(len(less)), bounds=(-1, 1), method="highs"
        )
        if solved.x is None or not np.abs(solved.x).max() > 0:
            return []
        direction = solved.x / np.abs(solved.x).max()
        room, highest = _room(model, direction, statistics)
        if room <= _ON_THE_EDGE:
            return [int(one) for one in np.flatnonzero(np.abs(direction) > _ON_THE_EDGE)]
        possible = np.vstack([possible, highest])
    return []


def _refuse_edge(parameter: Parameter, *, highest: bool) -> NoReturn:
    if parameter.kind == "project":
        nl = f"{'Iedereen' if highest else 'Niemand'} koos project {parameter.name}."
        en = f"{'Everybody' if highest else 'Nobody'} chose project {parameter.name}."
    elif parameter.kind == "effect":
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
