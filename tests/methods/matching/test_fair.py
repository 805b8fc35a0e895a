"""No name, no place in the list and no machine decides; chance does, and only between equals."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.matching import Person, Problem, match
from tests.methods.apart import printed
from tests.methods.matching.oracle import couples, problems, value


@settings(max_examples=15)
@given(problems(), st.data(), st.sampled_from([0, "x"]))
def test_the_order_of_the_list_changes_nothing(
    problem: Problem, data: st.DataObject, seed: int | str
) -> None:
    mixed = replace(
        problem,
        people=tuple(data.draw(st.permutations(problem.people))),
        apart=tuple((other, one) for one, other in reversed(problem.apart)),
    )
    one, other = match(problem, seed=seed), match(mixed, seed=seed)
    assert (one.pairs, one.unmatched) == (other.pairs, other.unmatched)
    assert one.record == other.record


@settings(max_examples=15)
@given(problems())
def test_other_names_give_as_many_couples_and_as_good_ones(problem: Problem) -> None:
    """Not the same couples where there are equals: the names are what chance is dealt to."""
    name = {one.id: f"{one.id[0]}{9 - int(one.id[1])}" for one in problem.people}
    renamed = replace(
        problem,
        people=tuple(replace(one, id=name[one.id]) for one in problem.people),
        apart=tuple((name[one], name[other]) for one, other in problem.apart),
        earlier=tuple((name[one], name[other]) for one, other in problem.earlier),
    )
    back = {new: old for old, new in name.items()}
    made = [(back[a], back[b]) for a, b in couples(match(renamed, seed=0))]
    assert value(problem, made) == value(problem, couples(match(problem, seed=0)))


def equals(count: int) -> Problem:
    """One place, and a number of people who are all as good for it."""
    first = (Person(f"a{index}", "a") for index in range(count))
    return Problem((*first, Person("b", "b")), triples=False)


def test_of_equals_each_is_chosen_as_often() -> None:
    """Three people for one place, 60 seeds: 20 each, give or take four standard deviations."""
    chosen = Counter(match(equals(3), seed=seed).pairs[0].a for seed in range(60))
    assert all(abs(chosen[name] - 20) < 4 * (60 * 2 / 9) ** 0.5 for name in ("a0", "a1", "a2"))


def test_nought_is_a_seed_like_every_other() -> None:
    problem = equals(40)
    assert match(problem, seed=0).pairs == match(problem, seed="0").pairs
    assert match(problem, seed=0).record.seed == "0"
    assert len({match(problem, seed=seed).pairs[0].a for seed in (0, 1, 2, 3)}) > 1


def test_the_hash_seed_of_python_changes_nothing() -> None:
    program = """
from lemniscaat.methods.matching import Person, Problem, match
people = [Person(f"{world}{index}", world, (index % 5, index % 3), 4.0,
          frozenset("abc"[index % 4:]), frozenset("xy"[index % 3:]), {"p": str(index % 3)})
          for world in "ab" for index in range(12)]
print(match(Problem(tuple(people), coordinates="km", apart=(("a1", "b1"),)), seed=0).record)
"""
    assert printed(program, "1") == printed(program, "4242") != ""
