"""Valuation: exact against full enumeration, true weights found again, speed, and xlogit."""

from __future__ import annotations

import itertools
import json
import math
import os
import subprocess
import sys
import time
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.methods.rows import OURS, Row, timed
from lemniscaat.methods.chance import Chance
from lemniscaat.methods.valuation import (
    Answer,
    Design,
    Project,
    Version,
    estimate,
    other_budget,
    portfolios,
    simulate,
)
from lemniscaat.methods.valuation.model import model

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from lemniscaat.methods.valuation import Valuation

_EFFECTS = ("travel time", "nature")
_PROBLEMS, _REPEATS = 100, 200


def measure() -> Iterator[Row]:
    """All rows, the quick ones first."""
    yield _enumeration()
    yield from _recovery()
    yield _versions()
    yield _to_the_cent()
    yield from _on_one_thread()
    yield from _xlogit()


def _design(projects: int, largest: int, share: float, seed: str, **settings: Any) -> Design:
    """Costs from 1 to `largest`, and a budget for this share of all projects."""
    chance = Chance(seed)
    costs = [1 + chance.below(largest) for _ in range(projects)]
    made = tuple(
        Project(
            f"p{number}",
            cost,
            {name: round(4 * chance.uniform() - 2, 2) for name in _EFFECTS},
        )
        for number, cost in enumerate(costs)
    )
    return Design(made, math.floor(share * sum(costs)), **settings)


def _written_out(design: Design) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Every portfolio that fits, and its statistics, from the definition."""
    costs = np.array([int(project.cost) for project in design.projects])
    every = np.array(list(itertools.product([0, 1], repeat=len(costs))))
    fit = every[every @ costs <= int(design.budget)]
    if not design.effects:
        return fit, fit.astype(float)
    effects = np.array([[p.effects[name] for name in design.effects] for p in design.projects])
    left = float(int(design.budget)) - fit @ costs
    return fit, np.column_stack([fit @ effects, left])


def _enumeration() -> Row:
    worst = np.zeros(3)
    for number in range(_PROBLEMS):
        chance = Chance(f"enumeration {number}")
        settings = {"effects": _EFFECTS, "unspent": True} if number % 2 else {}
        design = _design(2 + number % 11, 9, 0.6, f"design {number}", **settings)
        _, statistics = _written_out(design)
        weights = np.array([6 * chance.uniform() - 3 for _ in range(statistics.shape[1])])
        worth = statistics @ weights
        log_sum = float(np.logaddexp.reduce(worth))
        chances = np.exp(worth - log_sum)
        mean = chances @ statistics
        off = statistics - mean
        laid_out = model(design)
        said = laid_out.says(weights)
        gaps = (
            abs(laid_out.log_sum(weights) - log_sum),
            float(np.abs(said.mean - mean).max()),
            float(np.abs(said.information - (off.T * chances) @ off).max()),
        )
        worst = np.maximum(worst, gaps)
    return Row(
        f"exactness, {_PROBLEMS} problems of 2 to 12 projects, against full enumeration",
        OURS,
        f"largest difference: log-likelihood {worst[0]:.0e}, gradient (chances of projects) "
        f"{worst[1]:.0e}, Hessian {worst[2]:.0e}",
    )


def _recovery() -> Iterator[Row]:
    for what, settings, true in (
        ("a constant for each of 10 projects", {}, [round(0.3 * n - 1.2, 1) for n in range(10)]),
        ("2 effects and money left, 10 projects", {"effects": _EFFECTS, "unspent": True}, None),
    ):
        weights = true or [0.6, -0.4, 0.1]
        design = _design(10, 9, 0.5, "recovery", **settings)
        runs = [
            estimate(design, simulate(design, weights, 500, seed=run)) for run in range(_REPEATS)
        ]
        values = np.array([run.values for run in runs])
        errors = np.array([[one.error for one in run.weights] for run in runs])
        held = np.mean([
            [
                one.low <= weight <= one.high
                for one, weight in zip(run.weights, weights, strict=True)
            ]
            for run in runs
        ])  # fmt: skip
        robust = np.mean([
            [
                abs(one.value - weight) <= 1.96 * one.robust
                for one, weight in zip(run.weights, weights, strict=True)
            ]
            for run in runs
        ])  # fmt: skip
        bias = float(np.abs(values.mean(axis=0) - weights).max())
        ratio = errors.mean() / values.std(axis=0, ddof=1).mean()
        yield Row(
            f"{what}, 500 people, {_REPEATS} repeats",
            OURS,
            f"largest bias {bias:.3f}; mean standard error over true spread {ratio:.3f}; 95% "
            f"intervals hold {100 * held:.1f}% (robust {100 * robust:.1f}%)",
        )


def _versions() -> Row:
    """Costs and effects passed on from project to project, and other budgets: a Latin square."""
    plan = _design(
        6, 9, 0.5, "versions", effects=_EFFECTS, constants=tuple(f"p{n}" for n in range(6))
    )
    projects = plan.projects
    versions = {
        f"version {turn}": Version(
            tuple(
                Project(one.id, other.cost, other.effects)
                for one, other in zip(projects, projects[turn:] + projects[:turn], strict=True)
            ),
            budget=plan.budget + turn % 3,
        )
        for turn in range(6)
    }
    asked = replace(plan, unspent=True, versions=versions)
    true = np.array([0.2, -0.3, 0.4, 0.0, -0.5, 0.1, 0.6, -0.4, 0.1])
    runs = [estimate(asked, simulate(asked, true.tolist(), 500, seed=run)) for run in range(100)]
    values = np.array([run.values for run in runs])
    errors = np.array([[one.error for one in run.weights] for run in runs])
    held = np.abs(values - true) < 1.96 * errors
    return Row(
        "6 versions of 6 projects: constants, 2 effects and money left at once, 500 people, "
        "100 repeats",
        OURS,
        f"largest bias {np.abs(values.mean(axis=0) - true).max():.3f}; mean standard error over "
        f"true spread {errors.mean() / values.std(axis=0, ddof=1).mean():.3f}; 95% intervals hold "
        f"{100 * held.mean():.1f}%",
    )


def _to_the_cent() -> Row:
    """Costs to the cent, so a hundred million steps: against full enumeration."""
    chance = Chance("cents")
    cents = np.array([10_000_000 + chance.below(400_000_000) for _ in range(12)])
    budget = int(cents.sum()) * 2 // 5
    projects = tuple(Project(f"p{n}", Fraction(int(cost), 100)) for n, cost in enumerate(cents))
    asked = Design(projects, Fraction(budget, 100))
    answers = simulate(asked, [0.2 * n - 1 for n in range(12)], 1_000, seed=0)
    found, seconds = timed(lambda: estimate(asked, answers))
    every = np.array(list(itertools.product([0, 1], repeat=12)))
    fit = every[every @ cents <= budget]
    worth = fit @ found.values
    chances = np.exp(worth - np.logaddexp.reduce(worth))
    shares = np.array([one.chosen for one in found.projects])
    off = fit - chances @ fit
    errors = np.sqrt(np.linalg.inv((off.T * chances) @ off * 1_000).diagonal())
    error_gap = np.abs([one.error for one in found.weights] / errors - 1).max()
    return Row(
        f"12 projects with costs to the cent, {budget:,} steps, {len(fit)} portfolios that fit",
        OURS,
        f"{seconds:.3f} s; slope by full enumeration {np.abs(chances @ fit - shares).max():.0e}, "
        f"standard errors within {error_gap:.0e}",
    )


def _on_one_thread() -> Iterator[Row]:
    """The large rows in a process of their own: threads that wait for each other blur the time."""
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.methods.valuation"],
        env=os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    yield from (Row(*row) for row in json.loads(told.stdout))


def _large() -> Iterator[Row]:
    design = _design(100, 9, 0.25, "large")
    chance = Chance("large weights")
    true = [2 * chance.uniform() - 1 for _ in range(100)]
    answers = simulate(design, true, 100_000, seed=0)
    began = time.process_time()
    found, seconds = timed(lambda: estimate(design, answers))
    worked = time.process_time() - began
    errors = np.array([one.error for one in found.weights])
    off = (found.values - true) / errors
    inside = float((np.abs(off) < 1.96).mean())
    gap, error_gap = _check(design, answers, found)
    yield Row(
        f"100 projects, 100,000 people, budget of {float(design.budget):.0f} steps: weights, "
        "standard errors (exact and robust), predictions, record; one thread",
        OURS,
        f"{seconds:.2f} s from answers to result ({worked:.2f} s of processor), "
        f"{found.steps} Newton steps; chances of projects by differences of the log-sum within "
        f"{gap:.0e} of the shares chosen, standard errors by differences within "
        f"{error_gap:.0e}; {100 * inside:.0f}% of true weights inside 95%",
    )
    best, seconds = timed(lambda: portfolios(found, seed=0))
    bound = _best_by_highs(design, found)
    yield Row(
        "the same: 5 best portfolios and 1,000 draws of the best",
        OURS,
        f"{seconds:.2f} s; value of the best {best.best[0].value:.6f}, by HiGHS {bound:.6f}",
    )
    budgets, seconds = timed(lambda: other_budget(found))
    yield Row(
        "the same: choices for 21 budgets, best portfolio for every budget",
        OURS,
        f"{seconds:.2f} s; {len(budgets.stretches)} stretches",
    )


def _check(design: Design, answers: tuple[Answer, ...], found: Valuation) -> tuple[float, float]:
    """Shares and one standard error again, by differences of the log-sum alone."""
    laid_out = model(design)
    counts = dict.fromkeys((project.id for project in design.projects), 0)
    for answer in answers:
        for id_ in answer.chosen:
            counts[id_] += 1
    step, gaps = 1e-4, []
    slopes = np.zeros((100, 100))
    for number, project in enumerate(design.projects):
        ahead, behind = found.values.copy(), found.values.copy()
        ahead[number] += step
        behind[number] -= step
        slope = (laid_out.log_sum(ahead) - laid_out.log_sum(behind)) / (2 * step)
        gaps.append(abs(slope - counts[project.id] / len(answers)))
        means = [laid_out.says(at).mean for at in (ahead, behind)]
        slopes[number] = (means[0] - means[1]) / (2 * step)
    errors = np.sqrt(np.linalg.inv(slopes * len(answers)).diagonal())
    ours = np.array([one.error for one in found.weights])
    return max(gaps), float(np.abs(errors / ours - 1).max())


def _best_by_highs(design: Design, found: Valuation) -> float:
    from scipy.optimize import Bounds, LinearConstraint, milp

    costs = np.array([[int(project.cost) for project in design.projects]])
    solved = milp(
        -found.values,
        constraints=LinearConstraint(costs, ub=float(design.budget)),
        integrality=np.ones(100),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 0},
    )
    return float(-solved.fun)


def _xlogit() -> Iterator[Row]:
    try:
        from xlogit import MultinomialLogit
    except ImportError:
        yield Row("8 projects, 10,000 people", "xlogit", "not installed: make peers")
        return
    design = _design(8, 9, 0.5, "xlogit")
    answers = simulate(design, [0.8, -0.3, 0.5, 0.1, -0.6, 0.4, 0.0, 0.7], 10_000, seed=0)
    fit, _ = _written_out(design)
    place = {tuple(row): number for number, row in enumerate(fit.tolist())}
    ids = [project.id for project in design.projects]
    chosen = [place[tuple(int(id_ in answer.chosen) for id_ in ids)] for answer in answers]
    people, count = len(answers), len(fit)
    peer = MultinomialLogit()
    table = {
        "X": np.tile(fit, (people, 1)).astype(float),
        "y": (np.tile(np.arange(count), people) == np.repeat(chosen, count)).astype(int),
        "alts": np.tile(np.arange(count), people),
        "ids": np.repeat(np.arange(people), count),
    }
    _, seconds = timed(lambda: peer.fit(**table, varnames=ids, verbose=0))
    found, own = timed(lambda: estimate(design, answers))
    gap = float(np.abs(peer.coeff_ - found.values).max())
    errors = np.array([one.error for one in found.weights])
    error_gap = float(np.abs(peer.stderr / errors - 1).max())
    what = f"8 projects, 10,000 people, {count} portfolios that fit"
    yield Row(
        what,
        OURS,
        f"{own:.3f} s; log-likelihood {found.likelihood:.4f}; largest slope {found.slope:.0e}",
    )
    yield Row(
        what,
        "xlogit, every portfolio an alternative",
        f"{seconds:.2f} s, and a table of {table['X'].nbytes / 1e6:.0f} MB; log-likelihood "
        f"{peer.loglikelihood:.4f}; weights differ at most {gap:.0e}, standard errors "
        f"at most {100 * error_gap:.2g}%",
    )


if __name__ == "__main__":
    print(json.dumps([(row.what, row.who, row.outcome) for row in _large()]))
