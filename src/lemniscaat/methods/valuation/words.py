"""What a valuation says to those who took part, in plain Dutch and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods.valuation.budgets import Budgets
from lemniscaat.methods.valuation.design import names
from lemniscaat.methods.valuation.estimate import Valuation
from lemniscaat.methods.valuation.identification import said
from lemniscaat.methods.valuation.portfolios import Portfolios
from lemniscaat.methods.words import Sentence, listed, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lemniscaat.methods.valuation.design import Design
    from lemniscaat.methods.valuation.estimate import Weight
    from lemniscaat.methods.valuation.groups import Comparison
    from lemniscaat.methods.words import Language

# Below this chance of so large a difference by accident, we call it real.
_RARE = 0.05


def explain(result: Valuation | Portfolios | Budgets | Comparison) -> tuple[Sentence, ...]:
    """What was done, how sure it is, what it cannot say and what remains for people to decide."""
    if isinstance(result, Valuation):
        return _valuation(result)
    if isinstance(result, Portfolios):
        return _portfolios(result)
    if isinstance(result, Budgets):
        return _budgets(result)
    return _comparison(result)


def _valuation(result: Valuation) -> tuple[Sentence, ...]:
    budget, spent = float(result.design.budget), result.mean_spent
    made = [
        Sentence(
            nl=f"{number(result.people, 'nl')} mensen kozen uit {len(result.projects)} projecten "
            f"met een budget van {_amount(budget, 'nl')}. "
            f"Gemiddeld gaven zij {_amount(spent, 'nl')} uit.",
            en=f"{number(result.people, 'en')} people chose from {len(result.projects)} projects "
            f"with a budget of {_amount(budget, 'en')}. "
            f"On average they spent {_amount(spent, 'en')}.",
        ),
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


def _delegated(result: Valuation) -> list[Sentence]:
    if not result.delegated:
        return []
    named = names(result.design)
    first = result.projects[0]
    one = result.delegated == 1
    return [
        Sentence(
            nl=f"{'Eén mens liet' if one else number(result.delegated, 'nl') + ' mensen lieten'} "
            "de keuze aan een expert over. Dat "
            "telt niet als een keuze. Wat de expert ook kiest, van alle mensen steunt dan "
            f"bijvoorbeeld tussen {_percent(first.lowest, 'nl')} en "
            f"{_percent(first.highest, 'nl')} {named[first.project]}; nu is dat "
            f"{_percent(first.chosen, 'nl')}.",
            en=f"{'One person' if one else number(result.delegated, 'en') + ' people'} "
            "left the choice to an expert. That does "
            "not count as a choice. Whatever the expert chooses, of all people for instance "
            f"between {_percent(first.lowest, 'en')} and {_percent(first.highest, 'en')} then "
            f"support {named[first.project]}; now it is {_percent(first.chosen, 'en')}.",
        )
    ]


def _wanted(result: Valuation) -> list[Sentence]:
    last = max(one.rank for one in result.projects)
    if last == 1:
        return []
    most, least = (_ranked(result, rank) for rank in (1, last))
    return [
        Sentence(
            nl=f"Los van de kosten het meest gewild: {listed(most, 'nl')}. "
            f"Het minst: {listed(least, 'nl')}.",
            en=f"Wanted most, apart from cost: {listed(most, 'en')}. "
            f"Wanted least: {listed(least, 'en')}.",
        )
    ]


def _ranked(result: Valuation, rank: int) -> list[str]:
    named = names(result.design)
    return [named[one.project] for one in result.projects if one.rank == rank]


def _odd(result: Valuation) -> list[Sentence]:
    pair = result.oddest
    if pair is None or pair.probability >= _RARE:
        return []
    more, named = pair.observed > pair.predicted, names(result.design)
    both = [named[pair.one], named[pair.other]]
    return [
        Sentence(
            nl=f"{listed(both, 'nl')} worden {'vaker' if more else 'minder vaak'} samen gekozen "
            f"dan de berekening kan verklaren: door {_percent(pair.observed, 'nl')} en niet door "
            f"{_percent(pair.predicted, 'nl')}. Misschien "
            f"{'versterken' if more else 'vervangen'} zij elkaar, of verschillen groepen. "
            "De uitkomsten voor deze twee zijn dan minder zeker dan ze lijken.",
            en=f"{listed(both, 'en')} are chosen together {'more' if more else 'less'} often "
            f"than the calculation can explain: by {_percent(pair.observed, 'en')} and not by "
            f"{_percent(pair.predicted, 'en')}. Perhaps they "
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


def _portfolios(result: Portfolios) -> tuple[Sentence, ...]:
    best = result.best[0]
    return (
        Sentence(
            nl=f"Met {_amount(float(result.design.budget), 'nl')} is dit samen het meest waard: "
            f"{_all(result.design, best.projects, 'nl')}. Het kost {_amount(best.cost, 'nl')}.",
            en=f"With {_amount(float(result.design.budget), 'en')} this is worth most together: "
            f"{_all(result.design, best.projects, 'en')}. It costs {_amount(best.cost, 'en')}.",
        ),
        Sentence(
            nl=f"De uitkomst is onzeker. In {_percent(best.first, 'nl')} van "
            f"{number(result.draws, 'nl')} berekeningen met andere mogelijke gewichten is deze "
            "keuze de beste.",
            en=f"The outcome is uncertain. In {_percent(best.first, 'en')} of "
            f"{number(result.draws, 'en')} calculations with other possible weights this "
            "choice is the best.",
        ),
    )


def _budgets(result: Budgets) -> tuple[Sentence, ...]:
    first, last = result.stretches[0], result.stretches[-1]
    changes = len(result.stretches) - 1
    made = [
        Sentence(
            nl=f"Vanaf een budget van {_amount(last.start, 'nl')} is dit het beste: "
            f"{_all(result.design, last.projects, 'nl')}. Meer geld verandert daar niets aan.",
            en=f"From a budget of {_amount(last.start, 'en')} this is best: "
            f"{_all(result.design, last.projects, 'en')}. More money changes nothing about it.",
        )
    ]
    if first.end is not None:
        made = [
            Sentence(
                nl=f"Met minder dan {_amount(first.end, 'nl')} is dit het beste: "
                f"{_all(result.design, first.projects, 'nl')}. "
                f"Als het budget groeit, verandert de beste keuze {changes} keer.",
                en=f"With less than {_amount(first.end, 'en')} this is best: "
                f"{_all(result.design, first.projects, 'en')}. "
                f"As the budget grows, the best choice changes {changes} times.",
            ),
            *made,
        ]
    assumed = Sentence(
        nl="Aangenomen is dat mensen bij een ander budget hetzelfde willen. Dat is niet gemeten.",
        en="It is assumed that people want the same with another budget. That was not measured.",
    )
    return (*made, assumed)


def _comparison(result: Comparison) -> tuple[Sentence, ...]:
    made = [
        Sentence(
            nl=f"Getoond: {listed(result.groups, 'nl') or 'geen enkele groep'}. Een groep van "
            f"minder dan {result.least} mensen wordt niet getoond.",
            en=f"Shown: {listed(result.groups, 'en') or 'no group at all'}. A group of fewer "
            f"than {result.least} people is not shown.",
        )
    ]
    if result.hidden:
        made.append(
            Sentence(
                nl=f"{number(result.hidden, 'nl')} mensen zitten in een groep die niet wordt "
                "getoond, of in geen groep. Zo is niet te zien wat een van hen koos.",
                en=f"{number(result.hidden, 'en')} people are in a group that is not shown, or in "
                "no group. So nobody can see what one of them chose.",
            )
        )
    made += [
        Sentence(nl=f"Groep {name}: {why.nl}", en=f"Group {name}: {why.en}")
        for name, why in result.unclear.items()
    ]
    if result.probability is None:
        return (*made, Sentence(nl="Er valt niets te vergelijken.", en="Nothing to compare."))
    chance = result.probability
    differs = chance < _RARE
    made.append(
        Sentence(
            nl=f"De groepen willen {'verschillende dingen' if differs else 'ongeveer hetzelfde'}, "
            "voor zover dit te zien is. Als ze precies hetzelfde wilden, was de kans op minstens "
            f"zoveel verschil door toeval {_percent(chance, 'nl', 1)}.",
            en=f"The groups want {'different things' if differs else 'about the same'}, as far as "
            "this can show. If they wanted exactly the same, the chance of at least this much "
            f"difference by accident would be {_percent(chance, 'en', 1)}.",
        )
    )
    return tuple(made)


def _all(design: Design, projects: Sequence[str], language: Language) -> str:
    """The names of these projects, or that there are none."""
    named = names(design)
    nothing = "niets" if language == "nl" else "nothing"
    return listed([named[one] for one in projects], language) or nothing


def _amount(amount: float, language: Language) -> str:
    return number(amount, language, 0 if amount == round(amount) else 2)


def _percent(share: float, language: Language, digits: int = 0) -> str:
    return f"{number(100 * share, language, digits)}%"
