"""What cannot be known is refused, by name, and what can be known is not."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from lemniscaat.methods.valuation import Answer, Design, Project, estimate, simulate
from lemniscaat.methods.valuation.fitting import fit
from lemniscaat.methods.valuation.identification import refuse_confused, refuse_separated
from lemniscaat.methods.valuation.model import model
from lemniscaat.methods.valuation.pool import Pool, part
from lemniscaat.methods.words import Refused
from tests.methods.valuation.enumeration import design, portfolios
from tests.methods.valuation.test_estimate import written_out


def answers(*chosen: str) -> list[Answer]:
    return [Answer(f"p{number}", tuple(one)) for number, one in enumerate(chosen)]


MIXED = answers("ab", "c", "", "ac", "b", "a", "bc", "abc")


def test_money_left_is_the_same_as_constants_in_step_with_costs() -> None:
    """With a constant for every project: the trap."""
    with pytest.raises(Refused, match=r"money left unspent.*in step with the costs"):
        estimate(design([2, 3, 1], 6, unspent=True), MIXED)


def test_money_left_and_money_above_together_say_too_much() -> None:
    with pytest.raises(Refused, match="money left unspent and money above the budget"):
        estimate(design([2, 3, 1], 4, ceiling=6, unspent=True, extra=True), MIXED)


def test_either_of_them_is_known_when_people_could_go_above_the_budget() -> None:
    """A bend at the budget is no straight line through the costs."""
    found = estimate(
        design([2, 3, 1], 4, ceiling=6, extra=True),
        answers("ab", "c", "", "ac", "b", "a", "bc", "abc"),
    )
    assert found.weights[-1].parameter.kind == "extra"


def test_money_above_a_budget_that_cannot_be_passed_is_always_nought() -> None:
    with pytest.raises(Refused, match="the same for every choice: money above the budget"):
        estimate(design([2, 3, 1], 6, extra=True), MIXED)


@pytest.mark.parametrize("chosen", [("ab", "ac", "bc")])
def test_when_everybody_spends_it_all_money_left_has_no_value(chosen) -> None:
    """Identified by the design, not by these answers."""
    asked = design([2, 2, 2], 4, rows=[[1.0], [2.0], [5.0]], unspent=True)
    with pytest.raises(Refused, match="lowest possible: money left unspent"):
        estimate(asked, answers(*chosen))


def test_when_nobody_goes_above_the_budget_that_has_no_price() -> None:
    asked = design([2, 3, 1], 4, ceiling=6, extra=True)
    with pytest.raises(Refused, match="lowest possible: money above the budget"):
        estimate(asked, answers("a", "b", "c", "", "ac", "bc"))


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (("ab", "a", "b", ""), "Nobody chose project c"),
        (("ab", "a", "ac"), r"Everybody chose project a\. .* comes off the budget too: 2\."),
        (("", "a"), r"Nobody chose project b and c\."),
        (("ab", "a"), r"Everybody chose project a\. Nobody chose project c\."),
    ],
)
def test_a_project_of_all_or_none_is_named(chosen, said) -> None:
    with pytest.raises(Refused, match=said):
        estimate(design([2, 3, 1], 6), answers(*chosen))


def test_what_is_advised_for_a_project_of_all_is_where_the_likelihood_goes() -> None:
    """Without it and its cost: the other weights are those with its constant very high."""
    made = answers("ab", "ac", "a", "a", "abc", "ab")
    without = [Answer(one.person, one.chosen[1:]) for one in made]
    others = estimate(Design(design([2, 3, 1], 6).projects[1:], 4), without).values
    pool = Pool(
        (
            part(
                model(design([2, 3, 1], 6)),
                np.array([[id_ in one.chosen for id_ in "abc"] for one in made]),
            ),
        )
    )
    slope = pool.mean - pool.says(np.array([40.0, *others])).mean
    assert np.allclose(slope, 0.0, atol=1e-9)


def test_when_everybody_fills_the_budget_constants_have_no_bound() -> None:
    """Each project has choosers and others, and yet together they lie on the edge."""
    with pytest.raises(Refused, match="until nothing more fits"):
        estimate(design([1, 1, 1], 2), answers("ab", "bc", "ac", "ab"))


def test_one_person_says_too_little() -> None:
    with pytest.raises(Refused):
        estimate(design([2, 3, 1], 6), answers("ab"))


def test_the_highest_of_an_effect_is_named() -> None:
    asked = design([2, 3, 1], 6, rows=[[1.0], [2.0], [5.0]])
    with pytest.raises(Refused, match="as much of e0 as can be"):
        estimate(asked, answers("abc", "abc"))


@pytest.mark.parametrize(
    ("rows", "settings_of", "said"),
    [
        ([[1, 2], [2, 4], [3, 6]], {}, "effect e0 and effect e1"),
        ([[2], [3], [1]], {"unspent": True}, "effect e0 and money left"),
        ([[0], [0], [0]], {}, "the same for every choice: effect e0"),
        ([[1], [0], [0]], {"constants": ("a",)}, "project a and effect e0"),
        ([[1], [2], [3]], {"constants": ("a", "b", "c")}, "project a, project b, project c"),
        ([[1, 0, 2], [2, 1, 0], [3, 5, 1]], {"constants": ("a",)}, "cannot be told apart"),
    ],
)
def test_effects_that_go_together_are_named(rows, settings_of, said) -> None:
    with pytest.raises(Refused, match=said):
        estimate(design([2, 3, 1], 6, rows=rows, **settings_of), MIXED)


@st.composite
def designs(draw) -> Design:
    """Small whole numbers, so that many go together."""
    count = draw(st.integers(1, 5))
    small = st.integers(0, 3)
    costs = draw(st.lists(st.integers(1, 3), min_size=count, max_size=count))
    budget = draw(st.integers(max(costs), sum(costs)))
    rows = draw(
        st.none()
        | st.lists(st.lists(small, min_size=2, max_size=2), min_size=count, max_size=count)
    )
    constants = draw(st.sets(st.sampled_from("abcde"[:count]))) if rows else set()
    return design(
        costs,
        budget,
        ceiling=budget + draw(st.integers(0, 2)),
        rows=rows,
        constants=tuple(sorted(constants)),
        unspent=draw(st.booleans()),
        extra=draw(st.booleans()),
    )


@given(designs())
@settings(max_examples=40)
def test_a_design_is_refused_exactly_when_its_statistics_go_together(asked) -> None:
    """The rank of the statistics of all portfolios, written out."""
    _, statistics = written_out(asked)
    full = np.linalg.matrix_rank(statistics - statistics.mean(axis=0)) == statistics.shape[1]
    try:
        refuse_confused(asked, [model(asked)])
    except Refused:
        assert not full
    else:
        assert full


@given(st.lists(st.integers(0, 200), min_size=1, max_size=12), st.integers(2, 6))
@settings(max_examples=40)
def test_answers_are_refused_exactly_when_they_lie_on_an_edge(numbers, budget) -> None:
    """Inside the hull: some mean of all portfolios, each with some weight, is that of people."""
    asked = design([2, 1, 2, 1], budget)
    fit_all = portfolios([2, 1, 2, 1], budget)
    chosen = fit_all[[number % len(fit_all) for number in numbers]].astype(bool)
    if not chosen.any():
        return
    count = len(fit_all)
    # The smallest weight as large as can be; above nought means inside.
    solved = linprog(
        [*[0.0] * count, -1.0],
        A_eq=np.vstack([np.hstack([fit_all.T, np.zeros((4, 1))]), [*[1.0] * count, 0.0]]),
        b_eq=[*chosen.mean(axis=0), 1.0],
        A_ub=np.hstack([-np.eye(count), np.ones((count, 1))]),
        b_ub=np.zeros(count),
    )
    pool = Pool((part(model(asked), chosen),))
    found = fit(pool)
    assert (found is not None) == (-solved.fun > 1e-9)
    if found is None:
        with pytest.raises(Refused):
            refuse_separated(asked, pool)


def test_a_project_that_is_hardly_ever_possible_is_still_estimated() -> None:
    """One that takes the whole budget is in one portfolio of a million when all are as likely."""
    costs = [20, *[1] * 20]
    asked = Design(tuple(Project(f"p{number}", cost) for number, cost in enumerate(costs)), 20)
    made = simulate(asked, [13.0, *[0.0] * 20], 300, seed=0)
    share = np.mean(["p0" in answer.chosen for answer in made])
    assert 0.05 < share < 0.8
    assert estimate(asked, made).projects[0].predicted == pytest.approx(share)


def test_one_dissenting_voice_among_thousands_settles_it() -> None:
    """Not separated, however nearly."""
    made = answers(*["ab", "ac", "bc", "abc"] * 1_000, "")
    found = estimate(design([2, 3, 1], 6), made)
    assert found.projects[0].predicted == pytest.approx(3_000 / 4_001)
    with pytest.raises(Refused, match="Everybody chose project a"):
        estimate(design([2, 3, 1], 6), answers(*["ab", "ac", "a"] * 1_000))
    assert found.delegated == 0
