"""What is told about the weights: who chose, what is wanted, how sure that is, what was assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.special import ndtri

from lemniscaat.methods.valuation.design import in_words, names
from lemniscaat.methods.valuation.identification import said
from lemniscaat.methods.valuation.model import loadings_of
from lemniscaat.methods.words import Sentence, listed, number

if TYPE_CHECKING:
    from lemniscaat.methods.valuation.design import Design
    from lemniscaat.methods.valuation.estimate import Valuation, Weight
    from lemniscaat.methods.words import Language

# Below this chance of so large a difference by accident, we call it real.
RARE = 0.05
# Below this share, what people left to an expert changes nothing that is shown.
_LITTLE = 0.01


def told(result: Valuation) -> tuple[Sentence, ...]:
    """All of it, in the order in which people ask."""
    made = [
        _who_chose(result),
        *_versions(result),
        *_delegated(result),
        *_wanted(result),
        *_weights(result),
        Sentence(
            nl="Uit de keuzes is berekend hoeveel elk onderdeel mensen waard is. Daarbij telt mee "
            "dat niet alles binnen het budget past.",
            en="From the choices it was worked out how much each part is worth to people. It "
            "counts that not everything fits the budget.",
        ),
        *_odd(result),
        Sentence(
            nl="De berekening neemt aan dat een project evenveel waard is, welke andere "
            "projecten iemand ook kiest. Ze zegt alleen iets over de mensen die meededen.",
            en="The calculation assumes that a project is worth as much whatever else "
            "someone chooses. It only speaks of the people who took part.",
        ),
        Sentence(
            nl="Wat er gebeurt, beslissen mensen. Zij wegen ook mee wat hier niet in staat: "
            "rechten, verdeling en wie er niet meedeed.",
            en="People decide what happens. They also weigh what is not in here: rights, who "
            "gains and loses, and who did not take part.",
        ),
    ]
    return tuple(made)


def _who_chose(result: Valuation) -> Sentence:
    people, spent, count = result.people, result.mean_spent, len(result.projects)
    nl, en = _under(result.design, "nl"), _under(result.design, "en")
    return Sentence(
        nl=f"{number(people, 'nl')} {'mens koos' if people == 1 else 'mensen kozen'} uit "
        f"{count} {'project' if count == 1 else 'projecten'}{nl}. "
        f"Gemiddeld werd {in_words(spent, 'nl')} uitgegeven.",
        en=f"{number(people, 'en')} {'person' if people == 1 else 'people'} chose from "
        f"{count} {'project' if count == 1 else 'projects'}{en}. "
        f"On average {in_words(spent, 'en')} was spent.",
    )


def _under(design: Design, language: Language) -> str:
    """The budget, if it was the same for all."""
    if any(version.budget is not None for version in design.versions.values()):
        return ""
    words = " met een budget van" if language == "nl" else " with a budget of"
    return f"{words} {in_words(float(design.budget), language)}"


def _versions(result: Valuation) -> list[Sentence]:
    count = len(result.design.versions)
    if not count:
        return []
    return [
        Sentence(
            nl=f"Er waren {count} versies van de vraag, met andere kosten, effecten of budgetten. "
            "Elk antwoord is vergeleken met wat die mens te zien kreeg. Wat een project waard is, "
            "geldt voor de kosten en effecten van het plan zelf.",
            en=f"There were {count} versions of the question, with other costs, effects or "
            "budgets. Each answer was compared with what that person saw. What a project is worth "
            "is said for the costs and effects of the plan itself.",
        )
    ]


def _delegated(result: Valuation) -> list[Sentence]:
    if not result.delegated:
        return []
    one = result.delegated == 1
    nl, en = _with_expert(result, "nl"), _with_expert(result, "en")
    return [
        Sentence(
            nl=f"{'Eén mens liet' if one else number(result.delegated, 'nl') + ' mensen lieten'} "
            f"de keuze aan een expert over. Dat telt niet als een keuze. {nl}",
            en=f"{'One person' if one else number(result.delegated, 'en') + ' people'} "
            f"left the choice to an expert. That does not count as a choice. {en}",
        )
    ]


def _with_expert(result: Valuation, language: Language) -> str:
    """How much the choice of an expert could change; for every project it is as much."""
    first = result.projects[0]
    name = names(result.design)[first.project]
    if first.highest - first.lowest < _LITTLE:
        if language == "nl":
            return "Wat de expert ook kiest, het scheelt voor elk project minder dan 1 procentpunt."
        return "Whatever the expert chooses, it makes less than 1 point per cent for any project."
    low, high, now = (
        percent(share, language) for share in (first.lowest, first.highest, first.chosen)
    )
    if language == "nl":
        return (
            f"Wat de expert ook kiest, van alle mensen steunt dan bijvoorbeeld tussen {low} en "
            f"{high} {name}; nu is dat {now}."
        )
    return (
        f"Whatever the expert chooses, of all people for instance between {low} and {high} then "
        f"support {name}; now it is {now}."
    )


def _wanted(result: Valuation) -> list[Sentence]:
    last = max(one.rank for one in result.projects)
    if last == 1:
        return []
    most, least = (_ranked(result, rank) for rank in (1, last))
    nl, en = _doubt(result, "nl"), _doubt(result, "en")
    return [
        Sentence(
            nl=f"Los van de kosten het meest gewild: {listed(most, 'nl')}. "
            f"Het minst: {listed(least, 'nl')}.{nl}",
            en=f"Wanted most, apart from cost: {listed(most, 'en')}. "
            f"Wanted least: {listed(least, 'en')}.{en}",
        )
    ]


def _doubt(result: Valuation, language: Language) -> str:
    """That the first and the second may as well be the other way round."""
    first, second = sorted(result.projects, key=lambda one: one.rank)[:2]
    if first.rank == second.rank:
        return ""
    rows = dict(zip(names(result.design), loadings_of(result.design), strict=True))
    between = rows[first.project] - rows[second.project]
    own = result.covariance[: len(between), : len(between)]
    error = float(np.sqrt(max(between @ own @ between, 0.0)))
    if first.value - second.value > ndtri(1 - RARE / 2) * error:
        return ""
    one, other = (names(result.design)[project.project] for project in (first, second))
    if language == "nl":
        return f" Dat {one} boven {other} staat, kan toeval zijn."
    return f" That {one} stands above {other} may be accident."


def _ranked(result: Valuation, rank: int) -> list[str]:
    named = names(result.design)
    return [named[one.project] for one in result.projects if one.rank == rank]


def _odd(result: Valuation) -> list[Sentence]:
    pair = result.oddest
    if pair is None or pair.probability >= RARE:
        return []
    more, named = pair.observed > pair.predicted, names(result.design)
    both = [named[pair.one], named[pair.other]]
    return [
        Sentence(
            nl=f"{listed(both, 'nl')} worden {'vaker' if more else 'minder vaak'} samen gekozen "
            f"dan de berekening kan verklaren: door {percent(pair.observed, 'nl')} en niet door "
            f"{percent(pair.predicted, 'nl')}. Misschien "
            f"{'versterken' if more else 'vervangen'} zij elkaar, of verschillen groepen. "
            "De uitkomsten voor deze twee zijn dan minder zeker dan ze lijken.",
            en=f"{listed(both, 'en')} are chosen together {'more' if more else 'less'} often "
            f"than the calculation can explain: by {percent(pair.observed, 'en')} and not by "
            f"{percent(pair.predicted, 'en')}. Perhaps they "
            f"{'strengthen' if more else 'replace'} each other, or groups differ. "
            "What comes out for these two is then less certain than it seems.",
        )
    ]


def _weights(result: Valuation) -> list[Sentence]:
    shared = [weight for weight in result.weights if weight.parameter.kind != "project"]
    sure = [weight for weight in shared if weight.low > 0 or weight.high < 0]
    made = [
        Sentence(
            nl=f"Meer {_said(weight, 'nl')} maakt een keuze "
            f"{'aantrekkelijker' if weight.value > 0 else 'minder aantrekkelijk'}.",
            en=f"More {_said(weight, 'en')} makes a choice "
            f"{'more' if weight.value > 0 else 'less'} attractive.",
        )
        for weight in sure
    ]
    unsure = [weight for weight in shared if weight not in sure]
    if unsure:
        nl, en = ([_said(weight, "nl") for weight in unsure], [_said(one, "en") for one in unsure])
        made.append(
            Sentence(
                nl=f"Te onzeker om te zeggen of meer ervan beter of slechter is: "
                f"{listed(nl, 'nl')}.",
                en=f"Too uncertain to say whether more of it is better or worse: "
                f"{listed(en, 'en')}.",
            )
        )
    return made


def _said(weight: Weight, language: Language) -> str:
    parameter = weight.parameter
    return parameter.name if parameter.kind == "effect" else said(parameter, language)


def percent(share: float, language: Language, digits: int = 0) -> str:
    """A share as people write it."""
    return f"{number(100 * share, language, digits)}%"
