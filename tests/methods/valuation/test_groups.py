"""Groups that differ are found, groups that do not are not, and few people stay unseen."""

import numpy as np
import pytest
from scipy.special import chdtrc

from lemniscaat.methods.valuation import Answer, compare, estimate, simulate
from lemniscaat.methods.words import Refused
from tests.methods.valuation.test_estimate import MODELS

ASKED, WEIGHTS = MODELS["effects"]


def group(name: str, people: int, seed: int, weights=WEIGHTS) -> list[Answer]:
    drawn = simulate(ASKED, weights, people, seed=seed)
    return [Answer(f"{name} {one.person}", one.chosen, name) for one in drawn]


def test_the_statistic_is_twice_the_gain_in_likelihood() -> None:
    east, west = group("east", 80, 1), group("west", 120, 2)
    found = compare(ASKED, east + west)
    apart = estimate(ASKED, east).likelihood + estimate(ASKED, west).likelihood
    gain = 2 * (apart - estimate(ASKED, east + west).likelihood)
    assert found.statistic == pytest.approx(gain)
    assert found.freedom == 2
    assert found.probability == pytest.approx(chdtrc(2, gain))
    assert found.groups["east"].values.tolist() == estimate(ASKED, east).values.tolist()


def test_groups_that_want_the_same_seldom_look_different_and_others_do() -> None:
    same = [
        compare(ASKED, group("east", 60, 2 * run) + group("west", 60, 2 * run + 1)).probability
        for run in range(25)
    ]
    assert np.mean(np.array(same) < 0.05) <= 0.2
    other = group("west", 120, 5, [-value for value in WEIGHTS])
    found = compare(ASKED, group("east", 120, 4) + other)
    assert found.probability is not None
    assert found.probability < 0.001


def test_a_group_of_one_is_never_shown() -> None:
    """Nor is it what is left when the others are taken from the whole."""
    alone = [Answer("Ada", "a", "north")]
    found = compare(ASKED, group("east", 40, 1) + group("west", 30, 2) + alone)
    assert list(found.groups) == ["east"]
    assert found.hidden == 31
    assert found.probability is None
    with pytest.raises(Refused, match="may never be shown"):
        compare(ASKED, alone, least=1)


def test_small_groups_that_hide_each_other_leave_the_others_in_sight() -> None:
    small = [Answer(f"{name} {one}", "a", name) for name in ("north", "south") for one in range(6)]
    found = compare(ASKED, group("east", 40, 1) + group("west", 30, 2) + small)
    assert sorted(found.groups) == ["east", "west"]
    assert found.hidden == 12


def test_people_without_a_group_are_hidden_too() -> None:
    loose = [Answer(f"loose {one}", "a") for one in range(3)]
    found = compare(ASKED, group("east", 40, 1) + group("west", 30, 2) + loose)
    assert list(found.groups) == ["east"]
    assert found.hidden == 33


def test_a_group_whose_answers_settle_nothing_is_named_with_the_reason() -> None:
    united = [Answer(f"u {one}", "be", "united") for one in range(12)]
    found = compare(ASKED, group("east", 40, 1) + group("west", 30, 2) + united)
    assert sorted(found.groups) == ["east", "west"]
    assert "no bound" in found.unclear["united"].en
    assert found.hidden == 0
    assert found.freedom == 2


def test_the_order_of_answers_changes_nothing() -> None:
    answers = group("east", 40, 1) + group("west", 30, 2)
    one, turned = compare(ASKED, answers), compare(ASKED, answers[::-1])
    assert list(one.groups) == list(turned.groups)
    assert one.statistic == pytest.approx(turned.statistic)
