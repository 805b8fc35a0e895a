"""Each trap in which a weighing of areas can fall, and the edges of what can be asked."""

import dataclasses

import lemniscaat.methods.priority as package
from lemniscaat.methods.priority import Area, Category, Criterion, Flip, Problem, under, weigh
from tests.methods.priority.cast import ENTRANCES, MIXED, area, criteria, question


def test_trap_one_hidden_score() -> None:
    """No type of the outcome has a field in which areas could be added up to one number."""
    types = [one for one in vars(package).values() if dataclasses.is_dataclass(one)]
    names = {field.name for one in types for field in dataclasses.fields(one)}
    assert names.isdisjoint({"total", "score", "rank_total", "overall", "utility", "priority"})
    kept = {field.name: field.type for field in dataclasses.fields(package.Outcome)}
    assert {name for name, type_ in kept.items() if "float" in type_} == {
        "takes",
        "share",
        "turning_capacity",
    }


def test_trap_missing_is_not_nought() -> None:
    problem = question(area("known", 2, 2, 2), area("half", None, 3, 3), area("low", 0, 3, 3))
    weighed = weigh(problem)
    assert weighed["half"].share[0] == weighed["low"].share[0]
    assert weighed["half"].share[1] == 1.0
    assert weighed["half"].category is Category.UNKNOWN
    assert weighed["half"].unknown == ("van onderop",)
    assert weighed["half"].standings[0].rank == (1, 2)
    assert weighed.questions[0].area == "half"
    assert weighed.questions[0].decides_on == ("known", "half", "low")


def test_trap_unknown_is_not_surely_more_than_nothing() -> None:
    """It may turn out to be nothing as well: then the two are equal."""
    weighed = weigh(question(area("half", None), area("low", 0)))
    assert [one.standings[0].rank for one in weighed.outcomes] == [(1, 1), (1, 2)]
    assert [one.category for one in weighed.outcomes] == [Category.UNKNOWN] * 2
    assert weighed["low"].above == ()


def test_trap_a_value_that_is_not_named_is_unknown_too() -> None:
    bare = Area("bare", {"urgentie": 4})
    weighed = weigh(Problem(criteria(), (bare, area("B", 1, 1, 1)), 1))
    assert weighed["bare"].unknown == ("van onderop", "medeoverheden")


def test_trap_equals_share_their_rank_and_their_fate() -> None:
    weighed = weigh(
        question(*(area(name, 2, 2, 2) for name in "ABC"), area("D", 1, 1, 1), capacity=2)
    )
    assert [one.standings[0].rank for one in weighed.outcomes] == [(1, 1)] * 3 + [(4, 4)]
    assert [one.category for one in weighed.outcomes] == [Category.TIED] * 3 + [Category.NEVER]
    assert [one.share for one in weighed.outcomes] == [(0, 1)] * 3 + [(0, 0)]
    assert weighed["A"].tied_with == ("B", "C")


def test_trap_what_cannot_be_compared_has_no_single_rank() -> None:
    two = (Criterion("x", "van onderop", 0, 4), Criterion("y", "van onderop", 0, 4))
    areas = tuple(
        Area(name, {"x": x, "y": y}) for name, x, y in (("A", 4, 0), ("B", 0, 4), ("C", 0, 0))
    )
    weighed = weigh(Problem(two, areas, 1))
    assert [one.standings[0].rank for one in weighed.outcomes] == [(1, 2), (1, 2), (3, 3)]
    assert [one.standings[0].place for one in weighed.outcomes] == [(0.5, 0.5)] * 2 + [(0, 0)]
    assert weighed["C"].firm


def test_nobody_is_passed_over_for_being_large_and_what_never_fits_stands_aside() -> None:
    areas = (
        area("large", 4, takes=3),
        area("middle", 3, takes=3),
        area("small", 2),
        area("huge", 4, takes=9),
    )
    problem = question(*areas, capacity=5)
    weighed = weigh(problem)
    assert [one.category for one in weighed.outcomes] == [
        Category.ALWAYS,
        Category.NEVER,
        Category.NEVER,
        Category.TOO_LARGE,
    ]
    assert weighed.unused == (2, 2)
    told = under(problem, {"van onderop": 1})
    assert (told.chosen, told.next_in_line, told.unused) == (("large",), ("middle",), 2)


def test_what_would_change_it() -> None:
    weighed = weigh(question(area("A", 4, 0, 0), area("B", 2, 2, 2)))
    assert weighed["A"].flip == Flip((0.5, 0.333333333, 0.166666667), 0.166666667)
    assert weighed["A"].at_equal_weights is False
    assert [one.within for one in weighed["A"].ranges] == [(0.5, 1.0), (0.0, 0.5), (0.0, 0.5)]
    assert [one.without for one in weighed["A"].ranges] == [(0.0, 0.5), (0.0, 1.0), (0.0, 1.0)]


def test_bounds_of_people_leave_only_their_weighings() -> None:
    areas = (area("A", 4, 0, 0), area("B", 2, 2, 2))
    kept = weigh(question(*areas, bounds={"van onderop": (0.6, 1.0)}))
    assert kept["A"].category is Category.ALWAYS
    assert kept["A"].flip is None
    fixed = weigh(question(*areas, bounds=dict.fromkeys(ENTRANCES[:2], (0.25, 0.25))))
    assert fixed["B"].share == (1.0, 1.0)
    edge = weigh(question(*areas, bounds={"van onderop": (0.5, 0.5)}))
    assert [one.category for one in edge.outcomes] == [Category.TIED, Category.TIED]


def test_four_entrances_are_measured_with_a_stated_error() -> None:
    names = ("a", "b", "c", "d")
    areas = (
        Area("A", dict(zip(names, (4, 0, 0, 0), strict=True))),
        Area("B", dict.fromkeys(names, 2)),
    )
    weighed = weigh(Problem(criteria(*names), areas, 1))
    assert 0 < weighed.error < 0.01
    assert abs(weighed["A"].share[0] - 1 / 8) < weighed.error
    assert weighed.swaps == ()


def test_values_finer_than_a_millionth_are_rounded_and_that_is_told() -> None:
    fine = (area("A", 0.123456789, 1, 1), area("B", 1, 0.987654321, 1))
    assert weigh(question(*fine)).rounded
    assert not weigh(MIXED).rounded


def test_an_answer_is_not_firm_when_another_weight_within_an_entrance_turns_it() -> None:
    """C stands below A and B in the middle of its criteria, and above them by the first."""
    two = (Criterion("x", "van onderop", 0, 4), Criterion("y", "van onderop", 0, 4))
    areas = tuple(
        Area(name, {"x": x, "y": y}) for name, x, y in (("A", 3, 3), ("B", 3, 3), ("C", 4, 0))
    )
    weighed = weigh(Problem(two, areas, 2))
    assert weighed["A"].category is Category.ALWAYS
    assert not weighed["A"].firm


def test_more_capacity_promises_nothing_when_it_lets_in_what_was_too_large() -> None:
    areas = (area("A", 3), area("B", 2), area("huge", 4, takes=2))
    assert weigh(question(*areas[:2]))["B"].turning_capacity == 2
    assert weigh(question(*areas))["B"].turning_capacity is None
