"""What holds for every question, and each trap that would break it."""

import dataclasses
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.priority import (
    Category,
    Problem,
    Weighed,
    weigh,
)
from tests.methods.apart import printed
from tests.methods.priority.cast import MIXED, area, problems


def told(weighed: Weighed) -> dict[str, tuple[object, ...]]:
    """All that is said of each area but its numbers; of names the order does not count."""
    return {
        one.area: (
            one.category,
            one.at_equal_weights,
            one.turning_capacity,
            one.firm,
            *[(each.rank, each.place) for each in one.standings],
            *map(set, (one.above, one.below, one.tied_with, one.waits_for)),
        )
        for one in weighed.outcomes
    }


def numbers(weighed: Weighed) -> dict[str, float]:
    found = {}
    for one in weighed.outcomes:
        ends = [each for span in one.ranges for each in (span.within, span.without) if each]
        change = (one.flip.moved, *one.flip.weights) if one.flip else ()
        for place, number in enumerate(
            (*one.share, *change, *(end for pair in ends for end in pair))
        ):
            found[f"{one.area} {place}"] = number
    return found


def same(one: Problem, other: Problem) -> bool:
    """Whether two questions have the same outcome, whatever the order of the areas."""
    first, second = weigh(one), weigh(other)
    return (
        told(first) == told(second)
        and numbers(first) == pytest.approx(numbers(second))
        and swapped(first) == swapped(second)
        and combined(first) == pytest.approx(combined(second))
    )


def combined(weighed: Weighed) -> dict[str, float]:
    return {
        f"{sorted(one.chosen)} {sorted(one.perhaps)}": one.share for one in weighed.combinations
    }


def swapped(weighed: Weighed) -> set[tuple[frozenset[str], object]]:
    return {(frozenset((one.one, one.other)), one.ends) for one in weighed.swaps}


@settings(max_examples=12)
@given(problems(takes=st.integers(min_value=1, max_value=3)), st.randoms(use_true_random=False))
def test_the_order_of_the_areas_changes_nothing(problem: Problem, chance: random.Random) -> None:
    areas = list(problem.areas)
    chance.shuffle(areas)
    other = dataclasses.replace(problem, areas=tuple(areas))
    assert same(problem, other)


@settings(max_examples=12)
@given(problems(), st.integers(min_value=1, max_value=9), st.integers(min_value=-9, max_value=9))
def test_another_unit_or_another_zero_changes_nothing(
    problem: Problem, unit: int, zero: int
) -> None:
    def moved(value: float | None) -> float | None:
        return None if value is None else unit * value + zero

    other = Problem(
        tuple(
            dataclasses.replace(each, lowest=moved(each.lowest), highest=moved(each.highest))
            for each in problem.criteria
        ),
        tuple(
            dataclasses.replace(
                each, values={name: moved(one) for name, one in each.values.items()}
            )
            for each in problem.areas
        ),
        problem.capacity,
    )
    assert same(problem, other)


@settings(max_examples=12)
@given(problems())
def test_less_is_more_when_the_scale_is_turned_around(problem: Problem) -> None:
    other = Problem(
        tuple(dataclasses.replace(one, more_is_more_urgent=False) for one in problem.criteria),
        tuple(
            dataclasses.replace(
                one,
                values={name: None if v is None else 4 - v for name, v in one.values.items()},
            )
            for one in problem.areas
        ),
        problem.capacity,
    )
    assert same(problem, other)


@settings(max_examples=12)
@given(problems(takes=st.integers(min_value=1, max_value=3)))
def test_shares_are_parts_and_never_take_more_than_there_is(problem: Problem) -> None:
    weighed = weigh(problem)
    assert all(0 <= one.share[0] <= one.share[1] <= 1 for one in weighed.outcomes)
    assert sum(one.takes * one.share[0] for one in weighed.outcomes) <= problem.capacity + 1e-9
    assert weighed.pieces.size.sum() == pytest.approx(1)


@settings(max_examples=12)
@given(problems(unknown=False))
def test_without_equals_the_shares_add_up_to_the_places(problem: Problem) -> None:
    rows = {tuple(one.values.values()) for one in problem.areas}
    if len(rows) == len(problem.areas):
        places = min(problem.capacity, len(problem.areas))
        assert sum(one.share[0] for one in weigh(problem).outcomes) == pytest.approx(places)


@settings(max_examples=12)
@given(problems(takes=st.just(2)))
def test_who_stands_below_is_never_in_more_often(problem: Problem) -> None:
    weighed = weigh(problem)
    for one in weighed.outcomes:
        for name in one.below:
            assert weighed[name].share[0] <= one.share[0] + 1e-9
            assert weighed[name].share[1] <= one.share[1] + 1e-9


@settings(max_examples=12)
@given(problems())
def test_with_room_for_all_everyone_is_in(problem: Problem) -> None:
    weighed = weigh(dataclasses.replace(problem, capacity=len(problem.areas)))
    assert {one.category for one in weighed.outcomes} == {Category.ALWAYS}


@settings(max_examples=12)
@given(problems(largest=4), st.integers(min_value=0, max_value=4))
def test_an_extra_area_never_turns_the_order_of_two_others(problem: Problem, value: int) -> None:
    """Scales are fixed beforehand: with fixed weights the order of a pair is its own affair."""
    more = dataclasses.replace(problem, areas=(*problem.areas, area("extra", value, 4 - value, 0)))
    before, after = weigh(problem), weigh(more)
    for one in before.outcomes:
        assert [s.place for s in one.standings] == [s.place for s in after[one.area].standings]
        assert set(one.below) == set(after[one.area].below) - {"extra"}


@settings(max_examples=12)
@given(problems(), st.data())
def test_what_was_unknown_falls_between_the_worst_and_the_best(problem: Problem, data) -> None:
    filled = tuple(
        dataclasses.replace(
            one,
            values={
                name: data.draw(st.integers(min_value=0, max_value=4)) if v is None else v
                for name, v in one.values.items()
            },
        )
        for one in problem.areas
    )
    before, after = weigh(problem), weigh(dataclasses.replace(problem, areas=filled))
    for one in before.outcomes:
        assert one.share[0] - 1e-9 <= after[one.area].share[0]
        assert after[one.area].share[1] <= one.share[1] + 1e-9


@settings(max_examples=12)
@given(problems())
def test_firm_answers_hold_for_each_criterion_alone(problem: Problem) -> None:
    joined = Problem(
        tuple(dataclasses.replace(one, entrance="all") for one in problem.criteria),
        problem.areas,
        problem.capacity,
    )
    apart = weigh(problem)
    for one in weigh(joined).outcomes:
        if one.firm:
            assert apart[one.area].category is one.category


@settings(max_examples=12)
@given(problems(takes=st.integers(min_value=1, max_value=3)))
def test_weights_with_which_an_area_is_in_or_out_agree_with_its_answer(problem: Problem) -> None:
    for one in weigh(problem).outcomes:
        never = one.category in {Category.NEVER, Category.TOO_LARGE}
        assert {span.within is None for span in one.ranges} == {never}
        assert {span.without is None for span in one.ranges} == {one.category is Category.ALWAYS}


@settings(max_examples=25)
@given(problems(unknown=False))
def test_two_areas_that_swap_are_as_urgent_at_both_ends(problem: Problem) -> None:
    weighed = weigh(problem)
    for swap in weighed.swaps:
        for end in swap.ends:
            one, other = (
                sum(
                    weight * standing.place[0]
                    for weight, standing in zip(end, weighed[name].standings, strict=True)
                )
                for name in (swap.one, swap.other)
            )
            assert one == pytest.approx(other, abs=1e-8)


@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_the_hash_seed_of_python_changes_nothing(hash_seed: str) -> None:
    command = (
        "from tests.methods.priority.cast import MIXED;"
        "from lemniscaat.methods.priority import weigh;"
        "print(weigh(MIXED).record.output_digest)"
    )
    assert printed(command, hash_seed).strip() == weigh(MIXED).record.output_digest
