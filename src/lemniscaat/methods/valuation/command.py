"""The valuation on the command line: projects and choices as CSV.

Projects have columns `id` and `cost`, perhaps `name`, and one for each effect. Choices are wide
(`person` and a column of 0 and 1 for each project) or long (`person` and `project`, a line for each
choice, an empty project for who chose nothing). Both may have `group` and `delegated` (0 or 1).

With versions of the question both files have a column `version`. Projects without one say what is
valued; a version that is not there has the same. A file of versions gives each its own budget.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lemniscaat.methods import tables
from lemniscaat.methods.command import Report
from lemniscaat.methods.records import record
from lemniscaat.methods.valuation.budgets import other_budget
from lemniscaat.methods.valuation.design import Design, Version
from lemniscaat.methods.valuation.estimate import estimate
from lemniscaat.methods.valuation.groups import LEAST, compare
from lemniscaat.methods.valuation.identification import said
from lemniscaat.methods.valuation.picture import picture
from lemniscaat.methods.valuation.portfolios import portfolios
from lemniscaat.methods.valuation.reading import amount, read_answers, read_budgets, read_projects
from lemniscaat.methods.valuation.words import explain

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from lemniscaat.methods.valuation.budgets import Budgets
    from lemniscaat.methods.valuation.estimate import Valuation
    from lemniscaat.methods.valuation.groups import Comparison
    from lemniscaat.methods.valuation.portfolios import Portfolios
    from lemniscaat.methods.words import Language

HELP = "What people value, from the projects they choose under a budget."


def add(parser: argparse.ArgumentParser) -> None:
    """The files, the budget and what is weighed."""
    parser.add_argument("--projects", type=Path, required=True, help="CSV: id, cost, name, effects")
    parser.add_argument("--choices", type=Path, required=True, help="CSV: person, projects, group")
    parser.add_argument("--budget", required=True, help="what people could spend")
    parser.add_argument("--ceiling", help="the most they could spend, if above the budget")
    parser.add_argument("--versions", type=Path, help="CSV: version, budget, ceiling")
    parser.add_argument("--effects", default="", help="weigh these columns: nature,jobs")
    parser.add_argument("--constants", default="", help="projects with a constant besides")
    parser.add_argument("--unspent", action="store_true", help="weigh money left")
    parser.add_argument("--extra", action="store_true", help="weigh money above the budget")
    parser.add_argument("--least", type=int, default=LEAST, help="smallest group that is shown")


def run(arguments: argparse.Namespace) -> Report:
    """Estimate, and write weights, projects, portfolios, budgets and groups."""
    design = _design(arguments)
    answers = read_answers(arguments.choices, design)
    valuation = estimate(design, answers)
    best = portfolios(valuation, seed=arguments.seed)
    budgets = other_budget(valuation)
    results: list[Valuation | Portfolios | Budgets | Comparison] = [valuation, best, budgets]
    made = {
        "weights": _weights(valuation, arguments.language),
        "projects": _projects(valuation, best),
        "portfolios": _portfolios(best),
        "budgets": _budgets(budgets),
    }
    if any(answer.group for answer in answers):
        groups = compare(design, answers, least=arguments.least)
        results.append(groups)
        made["groups"] = _groups(groups, arguments.language)
    records = [one.record for one in results]
    return Report(
        explanation=[sentence for one in results for sentence in explain(one)],
        record=record(
            "valuation.command",
            [one.input_digest for one in records],
            [one.output_digest for one in records],
            arguments.seed,
        ),
        tables=made,
        pictures={
            "weights": picture(valuation, arguments.language),
            "budgets": picture(budgets, arguments.language),
        },
    )


def _design(arguments: argparse.Namespace) -> Design:
    effects = _listed(arguments.effects)
    projects = read_projects(arguments.projects, effects)
    own = projects.pop("")
    budgets = read_budgets(arguments.versions) if arguments.versions else {}
    return Design(
        projects=own,
        budget=amount(arguments.budget, "--budget"),
        ceiling=arguments.ceiling and amount(arguments.ceiling, "--ceiling"),
        effects=effects,
        constants=_listed(arguments.constants),
        unspent=arguments.unspent,
        extra=arguments.extra,
        versions={
            name: Version(projects.get(name, ()), *budgets.get(name, (None, None)))
            for name in sorted({*projects, *budgets})
        },
    )


def _listed(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


def _weights(valuation: Valuation, language: Language) -> str:
    columns = ("weight", "value", "error", "robust_error", "low", "high")
    return tables.write(columns, _weight_rows(valuation, language))


def _weight_rows(valuation: Valuation, language: Language) -> list[tuple[object, ...]]:
    return [
        (
            said(one.parameter, language),
            *_digits(one.value, one.error, one.robust, one.low, one.high),
        )
        for one in valuation.weights
    ]


def _projects(valuation: Valuation, best: Portfolios) -> str:
    columns = (
        *("id", "chosen", "lowest_with_delegated", "highest_with_delegated", "predicted"),
        *("value", "error", "value_per_cost", "rank", "rank_per_cost", "share_in_best"),
    )
    in_best: Mapping[str, float] = dict(best.in_best)
    rows = [
        (
            one.project,
            *_digits(one.chosen, one.lowest, one.highest, one.predicted, one.value, one.error),
            *_digits(one.per_cost),
            *(one.rank, one.rank_per_cost),
            *_digits(in_best[one.project]),
        )
        for one in valuation.projects
    ]
    return tables.write(columns, rows)


def _portfolios(best: Portfolios) -> str:
    columns = ("place", "cost", "value", "error", "share_first", "above_next", "projects")
    rows = [
        (
            place,
            *_amounts(one.cost),
            *_digits(one.value, one.error, one.first, one.above_next),
            "; ".join(one.projects),
        )
        for place, one in enumerate(best.best, 1)
    ]
    return tables.write(columns, rows)


def _budgets(budgets: Budgets) -> str:
    """Each budget that was predicted, with the best portfolio and where that stays the best."""
    ids = [project.id for project in budgets.design.projects]
    columns = (
        "budget",
        "spent",
        "best",
        "best_from",
        "best_until",
        *(f"chosen_{id_}" for id_ in ids),
    )
    rows = []
    for one in budgets.outcomes:
        best = [stretch for stretch in budgets.stretches if stretch.start <= one.budget][-1]
        stretch = _amounts(best.start, best.end)
        shares = _digits(*one.predicted)
        spent = (*_amounts(one.budget), *_digits(one.spent))
        rows.append((*spent, "; ".join(best.projects), *stretch, *shares))
    return tables.write(columns, rows)


def _groups(groups: Comparison, language: Language) -> str:
    columns = ("group", "people", "weight", "value", "error", "robust_error", "low", "high")
    rows = [
        (name, one.people, *row)
        for name, one in groups.groups.items()
        for row in _weight_rows(one, language)
    ]
    return tables.write(columns, rows)


def _amounts(*numbers: float | None) -> list[str | None]:
    """Amounts of money to the cent and finer: one digit off and a choice no longer fits."""
    return [None if one is None else f"{one:.15g}" for one in numbers]


def _digits(*numbers: float | None) -> list[float | None]:
    """Six significant digits: what is uncertain beyond that says nothing."""
    return [None if one is None else float(f"{one:.6g}") for one in numbers]
