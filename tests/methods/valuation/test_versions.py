"""Versions of the question: each answer is weighed against what that person could choose."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import minimize

from lemniscaat.methods.command import main
from lemniscaat.methods.valuation import (
    Answer,
    Design,
    Version,
    compare,
    estimate,
    explain,
    other_budget,
    portfolios,
    probability_better,
    simulate,
)
from lemniscaat.methods.words import Refused, text
from tests.methods.valuation.enumeration import design
from tests.methods.valuation.test_estimate import written_out

ROWS = [[1.0, 0.0], [0.5, 2.0], [-1.0, 1.0], [2.0, -1.0]]
PLAN = design([2, 3, 1, 4], 6, rows=ROWS, constants=("a", "b", "c", "d"), unspent=True)


def version(costs, budget, turn, ceiling=None) -> Version:
    """Other costs, a budget, and the effects of the projects passed on so many places."""
    return Version(design(costs, 1, rows=ROWS[turn:] + ROWS[:turn]).projects, budget, ceiling)


ASKED = replace(
    PLAN,
    versions={
        "x": version([3, 2, 2, 3], 5, 1),
        "y": version([1, 4, 2, 2], 6, 2, 7),
        "z": Version(),
    },
)
TRUE = [0.5, 0.2, -0.3, 0.4, 0.4, -0.2, 0.1]
MADE = simulate(ASKED, TRUE, 450, seed=0)


def seen(name: str) -> Design:
    """What people with this version saw, put together by hand."""
    one = ASKED.versions[name]
    return replace(
        PLAN,
        projects=one.projects or PLAN.projects,
        budget=one.budget or PLAN.budget,
        ceiling=one.ceiling,
    )


def by_hand() -> dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Per version all portfolios that fit, their statistics, and how many people chose each."""
    found = {}
    for name in ASKED.versions:
        fit, statistics = written_out(seen(name))
        rows = ["".join(map(str, row)) for row in fit]
        chosen = [
            rows.index("".join(str(int(id_ in one.chosen)) for id_ in "abcd"))
            for one in MADE
            if one.version == name
        ]
        found[name] = fit, statistics, np.bincount(chosen, minlength=len(fit))
    return found


def test_weights_and_errors_equal_full_enumeration_of_every_version() -> None:
    tables, found = by_hand(), estimate(ASKED, MADE)

    def loss(at):
        return sum(
            float(counts.sum() * np.logaddexp.reduce(statistics @ at) - counts @ statistics @ at)
            for _, statistics, counts in tables.values()
        )

    best = minimize(lambda at: loss(at) / 450, np.zeros(7), method="BFGS", options={"gtol": 1e-9})
    assert np.allclose(found.values, best.x, atol=1e-4)
    assert np.isclose(found.likelihood, -loss(found.values))
    assert np.isclose(found.likelihood_without, -loss(np.zeros(7)))
    bread, filling, predicted, spent = np.zeros((7, 7)), np.zeros((7, 7)), np.zeros(4), 0.0
    for name, (fit, statistics, counts) in tables.items():
        worth = statistics @ found.values
        chances = counts.sum() * np.exp(worth - np.logaddexp.reduce(worth))
        off = statistics - chances @ statistics / counts.sum()
        bread += (off.T * chances) @ off
        filling += (off.T * counts) @ off
        predicted += chances @ fit / 450
        spent += counts @ fit @ [int(project.cost) for project in seen(name).projects] / 450
    inverse = np.linalg.inv(bread)
    assert np.allclose(found.covariance, inverse, rtol=1e-6)
    robust = np.sqrt((inverse @ filling @ inverse).diagonal())
    assert np.allclose([one.robust for one in found.weights], robust, rtol=1e-6)
    assert np.allclose([one.predicted for one in found.projects], predicted)
    assert found.mean_spent == pytest.approx(spent)
    off = (found.values - TRUE) / [one.error for one in found.weights]
    assert np.abs(off).max() < 4


def test_one_design_confuses_what_versions_tell_apart() -> None:
    """Constants, effects and money left: the trap, and the way out of it."""
    with pytest.raises(Refused, match="let the costs differ over versions"):
        estimate(PLAN, simulate(PLAN, TRUE, 300, seed=0))
    assert len(estimate(ASKED, MADE).weights) == 7
    # What nobody answered tells nothing.
    with pytest.raises(Refused, match="cannot be told apart"):
        estimate(ASKED, [one for one in MADE if one.version == "x"])
    # Another budget alone moves all money left by as much.
    budgets = replace(design([2, 3, 1, 4], 6, unspent=True), versions={"low": Version(budget=5)})
    made = [
        Answer(f"{name} {place}", chosen, version=name)
        for place, chosen in enumerate([("a",), ("b", "c"), ("d",), ()])
        for name in ("", "low")
    ]
    with pytest.raises(Refused, match="cannot be told apart"):
        estimate(budgets, made)


def test_values_portfolios_and_budgets_are_those_of_the_plan() -> None:
    found = estimate(ASKED, MADE)
    values = found.values[:4] + np.array(ROWS) @ found.values[4:6]
    assert np.allclose([one.value for one in found.projects], values)
    _, statistics = written_out(PLAN)
    best = portfolios(found, seed=0, count=1, draws=10)
    assert best.best[0].value == pytest.approx(
        float((statistics @ found.values).max() - 6 * found.values[6]), abs=1e-5
    )
    assert best.design.projects == PLAN.projects
    assert other_budget(found, [6]).outcomes[0].budget == 6
    assert 0 < probability_better(found, "ab", "bc") < 1
    assert "There were 3 versions" in text(explain(found), "en")
    assert "with a budget of" not in text(explain(found), "en")


def test_the_order_of_versions_and_people_changes_nothing() -> None:
    turned = replace(ASKED, versions=dict(reversed(ASKED.versions.items())))
    one, other = estimate(ASKED, MADE), estimate(turned, MADE[::-1])
    assert np.allclose(one.values, other.values, atol=1e-9)
    assert one.record.input_digest == estimate(turned, MADE).record.input_digest
    swapped = [replace(MADE[0], version="z"), *MADE[1:]]
    assert estimate(ASKED, swapped).record.input_digest != one.record.input_digest


def test_a_version_that_is_the_design_is_the_design() -> None:
    plain = design([2, 3, 1, 4], 6)
    made = simulate(plain, TRUE[:4], 120, seed=1)
    halves = [replace(one, version=("", "same")[n % 2]) for n, one in enumerate(made)]
    one = estimate(plain, made)
    other = estimate(replace(plain, versions={"same": Version()}), halves)
    assert np.allclose(one.values, other.values, atol=1e-9)
    assert np.allclose(one.covariance, other.covariance)
    assert [w.robust for w in other.weights] == pytest.approx([w.robust for w in one.weights], 1e-3)


def test_a_group_that_saw_too_few_versions_is_named_with_the_reason() -> None:
    made = [replace(one, group="few" if one.version == "x" else "more") for one in MADE]
    found = compare(ASKED, made)
    assert "cannot be told apart" in found.unclear["few"].en
    assert list(found.groups) == ["more"]


def test_what_is_out_of_reach_in_one_version_is_known_from_another() -> None:
    asked = replace(design([2, 3], 5), versions={"low": Version(budget=2.5)})
    low = [Answer(f"low {n}", ("a",) if n % 3 else (), version="low") for n in range(21)]
    high = [Answer(f"high {n}", ["ab", "b", "a", "b"][n % 4]) for n in range(20)]
    found = estimate(asked, low + high)
    assert found.projects[1].predicted == pytest.approx(15 / 41)
    with pytest.raises(Refused, match="Project b costs more than may be spent"):
        estimate(asked, low)
    with pytest.raises(Refused, match=r"Answer 1 \(Ada\) spends 5, and at most 2.50 may be spent"):
        estimate(asked, [Answer("Ada", "ab", version="low"), *high])


def test_everybody_on_the_edge_of_the_own_version_is_seen() -> None:
    """One bought all that the small budget allows and the other all of the large: no bound."""
    asked = replace(design([1, 1, 1], 2), versions={"one": Version(budget=1)})
    two = [Answer(f"two {n}", pair) for n, pair in enumerate(["ab", "bc", "ac"])]
    one = [Answer(f"one {n}", single, version="one") for n, single in enumerate("abc")]
    with pytest.raises(Refused, match="until nothing more fits"):
        estimate(asked, two + one)
    dissent = [*two, *one, Answer("less", "a")]
    assert isinstance(estimate(asked, dissent).values, np.ndarray)


def test_a_version_without_a_choice_does_not_hide_which_mix_is_on_the_edge() -> None:
    """Who has d has a too, but that is no edge: others could have chosen it."""
    asked = replace(design([2, 2, 2, 1], 0), versions={"two": Version(budget=5)})
    made = [Answer(f"two {one}", one, version="two") for one in ("abd", "acd", "bc")]
    with pytest.raises(Refused, match=r"a mix of: project a, project b and project c\."):
        estimate(asked, [Answer("nothing"), *made])


def test_a_project_is_only_of_none_if_nobody_chose_it_in_any_version() -> None:
    asked = replace(design([1, 1, 1], 2), versions={"one": Version(budget=1)})
    first = [Answer(f"two {n}", one) for n, one in enumerate(["a", ""])]
    second = [Answer(f"one {n}", one, version="one") for n, one in enumerate(["a", "b", ""])]
    with pytest.raises(Refused, match=r"^Nobody chose project c\."):
        estimate(asked, first + second)


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        ({}, "There is no version x. Known are: none"),
        ({"y": Version()}, "There is no version x. Known are: y"),
        ({"x": Version(), "": Version()}, "An empty version is the design itself"),
        ({"x": Version(PLAN.projects[:3])}, "Version x must have the same projects"),
        ({"x": Version((*PLAN.projects, PLAN.projects[0]))}, "Version x must have the same"),
        ({"x": Version(budget=-1)}, "The budget must be a number of 0 or more"),
    ],
)
def test_a_version_that_cannot_be_is_refused(versions, said) -> None:
    asked = replace(PLAN, unspent=False, versions=versions)
    with pytest.raises(Refused, match=said):
        estimate(asked, [Answer("Ada", "a", version="x")])


def test_who_delegates_had_a_version_that_exists_too() -> None:
    with pytest.raises(Refused, match="There is no version w"):
        estimate(ASKED, [*MADE, Answer("Ada", delegated=True, version="w")])


def test_a_simulation_gives_versions_in_turn_and_each_its_own_portfolios() -> None:
    assert [one.version for one in MADE[:4]] == ["x", "y", "z", "x"]
    assert len({one.person for one in MADE}) == 450
    for name, (fit, statistics, counts) in by_hand().items():
        assert counts.sum() == 150, name
        worth = statistics @ TRUE
        shares = np.exp(worth - np.logaddexp.reduce(worth)) @ fit
        off = counts @ fit / 150 - shares
        assert (np.abs(off) < 5 * np.sqrt(shares * (1 - shares) / 150)).all()


def test_the_command_reads_versions_and_their_budgets(tmp_path: Path, capsys) -> None:
    plans = {"": PLAN, "x": seen("x"), "y": seen("y")}
    rows = ["id;cost;e0;e1;version"]
    rows += [
        f"{one.id};{one.cost};{one.effects['e0']};{one.effects['e1']};{name}"
        for name, plan in plans.items()
        for one in plan.projects
    ]
    (tmp_path / "projects.csv").write_text("\n".join(rows), "utf-8")
    (tmp_path / "versions.csv").write_text("version;budget;ceiling\nx;5;\ny;6;7\nz;6;\n", "utf-8")
    lines = ["person,version,a,b,c,d"]
    for one in MADE:
        bits = [str(int(id_ in one.chosen)) for id_ in "abcd"]
        lines.append(",".join([one.person, one.version, *bits]))
    (tmp_path / "choices.csv").write_text("\n".join(lines), "utf-8")
    words = ["valuation", "--projects", f"{tmp_path}/projects.csv", "--budget", "6", "--unspent"]
    words += ["--choices", f"{tmp_path}/choices.csv", "--versions", f"{tmp_path}/versions.csv"]
    words += ["--effects", "e0,e1", "--constants", "a,b,c,d", "--out", f"{tmp_path}/out"]
    assert main(words) == 0
    written = (tmp_path / "out" / "weights.csv").read_text("utf-8").splitlines()[1:]
    expected = [float(f"{one.value:.6g}") for one in estimate(ASKED, MADE).weights]
    assert [float(line.split(",")[1]) for line in written] == expected
    assert main(["replay", f"{tmp_path}/out/record.json"]) == 0
    (tmp_path / "versions.csv").write_text("version,budget\nx,5\nx,6\n", "utf-8")
    assert main([*words, "--language", "en"]) == 2
    assert "name every version once" in capsys.readouterr().err
    projects = [row for row in rows if not row.endswith(";")]
    (tmp_path / "projects.csv").write_text("\n".join(projects), "utf-8")
    assert main([*words, "--language", "en"]) == 2
    assert "with an empty version" in capsys.readouterr().err
