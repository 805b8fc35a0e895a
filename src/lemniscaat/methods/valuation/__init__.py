"""Participatory value evaluation: what people choose with a limited budget, and what that says.

People choose a portfolio of projects under a public budget and see the effects. From what they
choose follow weights with standard errors, how much each project is wanted, the portfolio that
people together value most, and what another budget would change (Mouter, Koster and Dekker 2021).

    design = Design(
        projects=(Project("cycle", 4), Project("trees", 3), Project("bridge", 6)), budget=10
    )
    answers = [Answer("Ada", ("cycle", "trees")), Answer("Bo", ("bridge",)), ...]
    valuation = estimate(design, answers)
    best = portfolios(valuation, seed="open day")
    later = other_budget(valuation)
    print(text(explain(valuation), "en"))
"""

from lemniscaat.methods.valuation.budgets import Budgets, Outcome, Stretch, other_budget
from lemniscaat.methods.valuation.design import Answer, Design, Project, Version
from lemniscaat.methods.valuation.estimate import Desirability, Valuation, Weight, estimate
from lemniscaat.methods.valuation.groups import Comparison, compare
from lemniscaat.methods.valuation.model import Parameter
from lemniscaat.methods.valuation.pairs import Pair
from lemniscaat.methods.valuation.picture import picture
from lemniscaat.methods.valuation.portfolios import (
    Portfolio,
    Portfolios,
    portfolios,
    probability_better,
)
from lemniscaat.methods.valuation.simulate import simulate
from lemniscaat.methods.valuation.words import explain

__all__ = [
    "Answer",
    "Budgets",
    "Comparison",
    "Design",
    "Desirability",
    "Outcome",
    "Pair",
    "Parameter",
    "Portfolio",
    "Portfolios",
    "Project",
    "Stretch",
    "Valuation",
    "Version",
    "Weight",
    "compare",
    "estimate",
    "explain",
    "other_budget",
    "picture",
    "portfolios",
    "probability_better",
    "simulate",
]
