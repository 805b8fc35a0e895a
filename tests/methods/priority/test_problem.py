"""What is refused, in a sentence that says which thing is wrong."""

from dataclasses import replace

import pytest

from lemniscaat.methods.priority import Area, Problem, under, weigh
from lemniscaat.methods.words import Refused
from tests.methods.priority.cast import ENTRANCES, MIXED, area, criteria, question

TWO = (area("A", 1, 1, 1), area("B", 2, 2, 2))
NAN = float("nan")


def scale(**changes: object) -> Problem:
    return replace(MIXED, criteria=(replace(MIXED.criteria[0], **changes), *MIXED.criteria[1:]))


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        (Problem(criteria(), (), 1), "no areas"),
        (Problem((), (Area("A", {}),), 1), "no criteria"),
        (question(*TWO, TWO[0]), "A is more than once"),
        (question(*TWO, area(" ", 1, 1, 1)), "unnamed"),
        (question(*TWO, area("b ", 1, 1, 1)), "b  is more than once"),
        (scale(entrance="Urgentie"), "Urgentie and urgentie seem the same entrance"),
        (Problem(criteria("x", "x"), (Area("A", {"x": 1}),), 1), "x is more than once"),
        (scale(entrance=""), "names no entrance"),
        (scale(lowest=4), "does not run from low to high"),
        (scale(highest=NAN), "does not run from low to high"),
        (question(*TWO, area("C", 5, 1, 1)), "C: van onderop is 5, but the scale runs from 0 to 4"),
        (question(*TWO, area("C", NAN, 1, 1)), "C: van onderop is nan"),
        (question(*TWO, Area("C", {"wind": 1})), "C names the criterion wind"),
        (question(*TWO, Area("C", {}, sources={"wind": "x"})), "C names the criterion wind"),
        (question(*TWO, Area("C", {}, situations=("haast",))), "the situation haast"),
        (question(*TWO, area("C", 1, 1, 1, takes=0)), "C takes is 0"),
        (question(*TWO, area("C", 1, 1, 1, takes=NAN)), "C takes is nan"),
        (question(*TWO, capacity=0), "The capacity is 0"),
        (question(*TWO, capacity=float("inf")), "The capacity is inf"),
        (question(*TWO, area("C", 1, 1, 1, takes=1e-15), capacity=1e6), "added exactly"),
        (question(*TWO, bounds={"wind": (0, 1)}), "the entrance wind"),
        (question(*TWO, bounds={"urgentie": (0.5, 0.4)}), "weight of urgentie are not right"),
        (question(*TWO, bounds={"urgentie": (0.1234, 1)}), "three decimals"),
        (question(*TWO, bounds={"urgentie": (0, NAN)}), "not right"),
        (question(*TWO, bounds=dict.fromkeys(ENTRANCES, (0.4, 1))), "cannot add up"),
        (question(*TWO, bounds=dict.fromkeys(ENTRANCES, (0, 0.3))), "cannot add up"),
    ],
)
def test_what_is_wrong_is_refused_and_named(problem: Problem, words: str) -> None:
    with pytest.raises(Refused, match=words):
        weigh(problem)


@pytest.mark.parametrize(
    "weights", [{}, {"urgentie": 0}, {"urgentie": -1}, {"wind": 1}, {"urgentie": NAN}]
)
def test_a_weighing_that_is_none_is_refused(weights: dict[str, float]) -> None:
    with pytest.raises(Refused, match="weights of nought or more"):
        under(MIXED, weights)


def test_bounds_that_leave_no_room_to_measure_are_refused() -> None:
    names = ("a", "b", "c", "d")
    problem = Problem(
        criteria(*names), (Area("A", dict.fromkeys(names, 1)),), 1, dict.fromkeys(names, (0, 0.251))
    )
    with pytest.raises(Refused, match="so little room"):
        weigh(problem)


def test_one_area_alone_is_always_in() -> None:
    assert weigh(question(area("A", None, 0, 0)))["A"].share == (1.0, 1.0)
