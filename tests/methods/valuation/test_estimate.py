"""Weights are those of the highest likelihood, and their errors those of the exact information."""

import math
from collections import Counter
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from lemniscaat.methods.valuation import Answer, Design, Project, estimate, simulate
from lemniscaat.methods.valuation.estimate import ranked
from lemniscaat.methods.valuation.model import model
from lemniscaat.methods.words import Refused
from tests.methods.valuation.enumeration import design, portfolios

EFFECTS = [[1.0, 0.0], [0.5, 2.0], [-1.0, 1.0], [2.0, -1.0], [0.0, 3.0]]
MODELS = {
    "constants": (design([2, 3, 1, 4, 2], 6), [0.4, 0.1, -0.5, 0.8, 0.0]),
    "effects": (design([2, 3, 1, 4, 2], 6, rows=EFFECTS), [0.5, 0.2]),
    "unspent": (design([2, 3, 1, 4, 2], 6, rows=EFFECTS, unspent=True), [0.5, 0.2, 0.1]),
    "extra": (design([2, 3, 1, 4, 2], 5, ceiling=8, extra=True), [0.4, 0.1, -0.5, 0.8, 0, -0.3]),
    "both": (
        design([2, 3, 1, 4, 2], 5, ceiling=8, rows=EFFECTS, unspent=True, extra=True),
        [0.5, 0.2, 0.15, -0.4],
    ),
    "mixed": (design([2, 3, 1, 4, 2], 6, rows=EFFECTS, constants=("b",)), [0.3, 0.5, 0.2]),
}


def written_out(asked: Design) -> tuple[np.ndarray, np.ndarray]:
    """Every portfolio that fits (n, J), and its statistics (n, P), from the definition."""
    costs = [int(project.cost) for project in asked.projects]
    fit = portfolios(costs, int(asked.ceiling or asked.budget))
    ids = [project.id for project in asked.projects]
    constants = asked.constants if asked.effects else ids
    columns = [fit[:, ids.index(name)] for name in constants]
    columns += [
        fit @ np.array([project.effects[name] for project in asked.projects])
        for name in asked.effects
    ]
    left = int(asked.budget) - fit @ np.array(costs)
    columns += [np.maximum(left, 0)] * asked.unspent + [np.maximum(-left, 0)] * asked.extra
    return fit, np.stack(columns, axis=1).astype(float)


@pytest.mark.parametrize("name", MODELS)
def test_likelihood_slope_and_curvature_equal_full_enumeration(name) -> None:
    asked, weights = MODELS[name]
    laid_out, (_, statistics) = model(asked), written_out(asked)
    worth = statistics @ np.array(weights)
    log_sum = np.logaddexp.reduce(worth)
    chances = np.exp(worth - log_sum)
    said = laid_out.says(np.array(weights))
    assert np.isclose(laid_out.log_sum(np.array(weights)), log_sum, rtol=1e-12)
    assert np.allclose(said.mean, chances @ statistics, atol=1e-12)
    off = statistics - chances @ statistics
    assert np.allclose(said.information, (off.T * chances) @ off, atol=1e-12)


@pytest.mark.parametrize("name", MODELS)
def test_the_estimate_is_where_a_general_optimiser_ends(name) -> None:
    asked, weights = MODELS[name]
    answers = simulate(asked, weights, 400, seed=0)
    fit, statistics = written_out(asked)
    row = {tuple(portfolio): number for number, portfolio in enumerate(fit)}
    ids = [project.id for project in asked.projects]
    chosen = [row[tuple(int(one in answer.chosen) for one in ids)] for answer in answers]
    own = statistics[chosen]

    def loss(at):
        return float(np.logaddexp.reduce(statistics @ at) - own.mean(axis=0) @ at)

    found = estimate(asked, answers)
    best = minimize(loss, np.zeros(len(weights)), method="BFGS", options={"gtol": 1e-9})
    assert np.allclose(found.values, best.x, atol=2e-5)
    assert np.isclose(found.likelihood, -loss(found.values) * 400)
    assert np.isclose(found.likelihood_without, -math.log(len(fit)) * 400)
    worth = statistics @ found.values
    chances = np.exp(worth - np.logaddexp.reduce(worth))
    off = statistics - chances @ statistics
    inverse = np.linalg.inv((off.T * chances) @ off * 400)
    assert np.allclose(found.covariance, inverse, rtol=1e-6)
    scores = own - chances @ statistics
    robust = inverse @ scores.T @ scores @ inverse
    assert np.allclose([one.robust for one in found.weights], np.sqrt(robust.diagonal()))
    assert all(one.low < one.value < one.high for one in found.weights)
    assert found.slope < 1e-9


def test_with_a_budget_for_everything_each_project_is_a_logit_of_its_own() -> None:
    """Closed form: the log of the odds, with error 1 / sqrt(n p (1 - p))."""
    answers = [Answer(str(number), "ab"[: number % 3]) for number in range(30)]
    found = estimate(design([5, 7], 12), answers)
    shares = np.array([2 / 3, 1 / 3])
    assert np.allclose(found.values, np.log(shares / (1 - shares)))
    errors = 1 / np.sqrt(30 * shares * (1 - shares))
    assert np.allclose([one.error for one in found.weights], errors)
    assert [one.predicted for one in found.projects] == pytest.approx(list(shares))


def test_weights_come_back_without_bias_and_intervals_hold_as_often_as_they_say() -> None:
    asked, true = MODELS["both"]
    drawn = [estimate(asked, simulate(asked, true, 250, seed=run)).weights for run in range(80)]
    held = [
        one.low <= weight <= one.high
        for run in drawn
        for one, weight in zip(run, true, strict=True)
    ]
    assert abs(np.mean(held) - 0.95) < 5 * math.sqrt(0.95 * 0.05 / 80)
    off = np.array([[one.value for one in run] for run in drawn]) - true
    assert (np.abs(off.mean(axis=0)) < 4 * off.std(axis=0) / math.sqrt(80)).all()


@given(st.permutations(range(5)), st.sampled_from(sorted(MODELS)))
@settings(max_examples=12)
def test_projects_in_another_order_give_the_same_in_that_order(order, name) -> None:
    asked, weights = MODELS[name]
    answers = simulate(asked, weights, 200, seed="order")
    settings_of = {
        field: getattr(asked, field)
        for field in ("budget", "ceiling", "effects", "constants", "unspent", "extra")
    }
    turned = Design(tuple(asked.projects[number] for number in order), **settings_of)
    one, other = estimate(asked, answers), estimate(turned, answers)
    values = {weight.parameter: weight.value for weight in one.weights}
    assert {weight.parameter: weight.value for weight in other.weights} == pytest.approx(values)
    mine = {project.project: (project.predicted, project.error) for project in one.projects}
    for project in other.projects:
        assert (project.predicted, project.error) == pytest.approx(mine[project.project])
    assert {project.project: project.rank for project in other.projects} == {
        project.project: project.rank for project in one.projects
    }


@given(
    st.sampled_from([(), "a", "ac", "be", "bce", "d"]), st.sampled_from(["constants", "effects"])
)
@settings(max_examples=12)
def test_one_more_person_moves_the_chance_of_that_choice_up(chosen, name) -> None:
    """Never down: what the model says on average moves towards the new answer."""
    asked, weights = MODELS[name]
    answers = simulate(asked, weights, 60, seed=1)
    fit, statistics = written_out(asked)
    row = [int(one.id in chosen) for one in asked.projects]
    place = next(number for number, one in enumerate(fit.tolist()) if one == row)

    def chance(valuation) -> float:
        worth = statistics @ valuation.values
        return float(worth[place] - np.logaddexp.reduce(worth))

    before = chance(estimate(asked, answers))
    after = chance(estimate(asked, [*answers, Answer("new", tuple(chosen))]))
    assert after >= before - 1e-12


def test_who_delegates_is_counted_and_never_a_choice() -> None:
    asked, weights = MODELS["constants"]
    answers = list(simulate(asked, weights, 90, seed=3))
    away = [Answer(f"away {number}", delegated=True) for number in range(10)]
    one, other = estimate(asked, answers), estimate(asked, answers + away)
    assert one.values.tolist() == other.values.tolist()
    assert (other.people, other.delegated) == (90, 10)
    for project in other.projects:
        assert project.lowest == pytest.approx(0.9 * project.chosen)
        assert project.highest == pytest.approx(0.9 * project.chosen + 0.1)
    assert [(p.lowest, p.highest) for p in one.projects] == [(p.chosen,) * 2 for p in one.projects]


def test_equal_values_share_a_rank() -> None:
    assert ranked([0.3, 0.7, 0.3, None, 0.7 + 1e-9, -1.0]) == [3, 1, 3, None, 1, 5]
    answers = [Answer("p", "a"), Answer("q", "b"), Answer("r", "c"), Answer("s")]
    found = estimate(design([2, 2, 0], 2), answers)
    assert [one.rank for one in found.projects] == [1, 1, 3]
    assert [one.per_cost is None for one in found.projects] == [False, False, True]
    assert [one.rank_per_cost for one in found.projects] == [1, 1, None]


def test_projects_that_are_chosen_together_too_often_are_named() -> None:
    """The share of people and of the model, from the definition; others are not accused."""
    asked, weights = MODELS["constants"]
    answers = list(simulate(asked, weights, 300, seed=6))
    bound = [Answer(f"bound {number}", ("a", "b")[: number % 2 * 2]) for number in range(200)]
    pair = estimate(asked, answers + bound).oddest
    assert (pair.one, pair.other) == ("a", "b")
    both = sum({"a", "b"} <= set(answer.chosen) for answer in answers + bound)
    assert pair.observed == pytest.approx(both / 500)
    size = abs(pair.observed - pair.predicted)
    size /= math.sqrt(pair.predicted * (1 - pair.predicted) / 500)
    # Of the ten pairs nine fit the budget.
    assert pair.probability == pytest.approx(math.erfc(size / math.sqrt(2)) * 9)
    assert pair.probability < 0.01
    honest = [estimate(asked, simulate(asked, weights, 300, seed=run)).oddest for run in range(20)]
    assert sum(one.probability < 0.05 for one in honest) <= 2
    assert estimate(design([5], 5), [Answer("p", "a"), Answer("q")]).oddest is None


def test_amounts_count_as_they_are_written_in_any_unit() -> None:
    """In binary 0.3 is not three times 0.1, and 0.1 with 0.3 does not fit 0.4."""
    chosen = ["ab", "ac", "c", "", "b", "a", "bc", "c"]
    answers = [Answer(str(number), chosen[number % 8]) for number in range(24)]
    whole = estimate(design([1, 3, 7], 10), answers)
    for tenth in (0.1, Decimal("0.1"), Decimal("1e-7")):
        costs = [round(tenth * steps, 9) for steps in (1, 3, 7)]
        found = estimate(design(costs, 10 * tenth), answers)
        assert np.allclose(found.values, whole.values)


def test_the_unit_of_an_effect_changes_its_weight_and_nothing_else() -> None:
    asked, weights = MODELS["both"]
    answers = simulate(asked, weights, 300, seed=4)
    rows = [[first * 1e6, second * 1e-6] for first, second in EFFECTS]
    other = design([2, 3, 1, 4, 2], 5, ceiling=8, rows=rows, unspent=True, extra=True)
    one, turned = estimate(asked, answers), estimate(other, answers)
    assert np.allclose(turned.values * [1e6, 1e-6, 1, 1], one.values)
    assert turned.likelihood == pytest.approx(one.likelihood)


def test_the_record_depends_on_choices_and_not_on_how_they_are_written() -> None:
    asked, weights = MODELS["constants"]
    answers = simulate(asked, weights, 50, seed=5)
    one = estimate(asked, answers).record
    turned = [Answer(a.person, tuple(reversed(a.chosen)), a.group) for a in answers]
    decimals = Design(
        tuple(Project(p.id, Decimal(int(p.cost)) / 1) for p in asked.projects), Decimal("6.00")
    )
    assert estimate(decimals, turned).record == one
    assert estimate(asked, answers[1:]).record.input_digest != one.input_digest


def test_a_simulation_is_the_same_for_the_same_seed_and_nought_is_a_seed() -> None:
    asked, weights = MODELS["constants"]
    draws = [simulate(asked, weights, 50, seed=seed) for seed in (0, "0", 1)]
    assert draws[0] == draws[1] != draws[2]
    assert Counter(answer.person for answer in draws[0]).most_common(1)[0][1] == 1
    for wrong in ([0.0], [math.nan] * 5):
        with pytest.raises(Refused, match="Give 5 weights"):
            simulate(asked, wrong, 5, seed=0)
