"""What a valuation says to those who took part, in plain Dutch and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods.valuation.budgets import Budgets
from lemniscaat.methods.valuation.design import in_words, names
from lemniscaat.methods.valuation.estimate import Valuation
from lemniscaat.methods.valuation.portfolios import Portfolios
from lemniscaat.methods.valuation.telling import RARE, percent, told
from lemniscaat.methods.words import Sentence, listed, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lemniscaat.methods.valuation.design import Design
    from lemniscaat.methods.valuation.groups import Comparison
    from lemniscaat.methods.words import Language


def explain(result: Valuation | Portfolios | Budgets | Comparison) -> tuple[Sentence, ...]:
    """What was done, how sure it is, what it cannot say and what remains for people to decide."""
    if isinstance(result, Valuation):
        return told(result)
    if isinstance(result, Portfolios):
        return _portfolios(result)
    if isinstance(result, Budgets):
        return _budgets(result)
    return _comparison(result)


def _portfolios(result: Portfolios) -> tuple[Sentence, ...]:
    best = result.best[0]
    return (
        Sentence(
            nl=f"Met {in_words(float(result.design.budget), 'nl')} is dit samen het meest waard: "
            f"{_all(result.design, best.projects, 'nl')}. Het kost {in_words(best.cost, 'nl')}.",
            en=f"With {in_words(float(result.design.budget), 'en')} this is worth most together: "
            f"{_all(result.design, best.projects, 'en')}. It costs {in_words(best.cost, 'en')}.",
        ),
        Sentence(
            nl=f"De uitkomst is onzeker. In {percent(best.first, 'nl')} van "
            f"{number(result.draws, 'nl')} berekeningen met andere mogelijke gewichten is deze "
            "keuze de beste.",
            en=f"The outcome is uncertain. In {percent(best.first, 'en')} of "
            f"{number(result.draws, 'en')} calculations with other possible weights this "
            "choice is the best.",
        ),
    )


def _budgets(result: Budgets) -> tuple[Sentence, ...]:
    first, last = result.stretches[0], result.stretches[-1]
    changes = len(result.stretches) - 1
    made = [
        Sentence(
            nl=f"Vanaf een budget van {in_words(last.start, 'nl')} is dit het beste: "
            f"{_all(result.design, last.projects, 'nl')}. Meer geld verandert daar niets aan.",
            en=f"From a budget of {in_words(last.start, 'en')} this is best: "
            f"{_all(result.design, last.projects, 'en')}. More money changes nothing about it.",
        )
    ]
    if first.end is not None:
        made = [
            Sentence(
                nl=f"Met minder dan {in_words(first.end, 'nl')} is dit het beste: "
                f"{_all(result.design, first.projects, 'nl')}. "
                f"Als het budget groeit, verandert de beste keuze {changes} keer.",
                en=f"With less than {in_words(first.end, 'en')} this is best: "
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
        alone = result.hidden == 1
        made.append(
            Sentence(
                nl=f"{number(result.hidden, 'nl')} {'mens zit' if alone else 'mensen zitten'} in "
                "een groep die niet wordt getoond, of in geen groep. "
                "Zo is niet te zien wat één mens koos.",
                en=f"{number(result.hidden, 'en')} {'person is' if alone else 'people are'} in a "
                "group that is not shown, or in no group. "
                "So nobody can see what one person chose.",
            )
        )
    made += [
        Sentence(nl=f"Groep {name}: {why.nl}", en=f"Group {name}: {why.en}")
        for name, why in result.unclear.items()
    ]
    if result.probability is None:
        return (*made, Sentence(nl="Er valt niets te vergelijken.", en="Nothing to compare."))
    chance = result.probability
    differs = chance < RARE
    made.append(
        Sentence(
            nl=f"De groepen willen {'verschillende dingen' if differs else 'ongeveer hetzelfde'}, "
            "voor zover dit te zien is. Als ze precies hetzelfde wilden, was de kans op minstens "
            f"zoveel verschil door toeval {percent(chance, 'nl', 1)}.",
            en=f"The groups want {'different things' if differs else 'about the same'}, as far as "
            "this can show. If they wanted exactly the same, the chance of at least this much "
            f"difference by accident would be {percent(chance, 'en', 1)}.",
        )
    )
    return tuple(made)


def _all(design: Design, projects: Sequence[str], language: Language) -> str:
    """The names of these projects, or that there are none."""
    named = names(design)
    nothing = "niets" if language == "nl" else "nothing"
    return listed([named[one] for one in projects], language) or nothing
