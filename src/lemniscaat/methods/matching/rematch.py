"""Again, after somebody left or came: everybody else keeps their partner, unless asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from lemniscaat.methods.matching.arrange import Start, arrange
from lemniscaat.methods.words import Refused, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from lemniscaat.methods.chance import Seed
    from lemniscaat.methods.matching.problem import Couple, Problem
    from lemniscaat.methods.matching.result import Matching

Group = tuple[str, ...]


def rematch(
    problem: Problem,
    before: Sequence[Group],
    *,
    left: AbstractSet[str] = frozenset(),
    may_change: bool = False,
    seed: Seed,
) -> Matching:
    """Pair again, starting from the groups of `before` (two or three ids each).

    `problem` holds everybody of before, also who `left`, and who came. Couples that are still there
    and may still meet stay as they are; only who is free is paired. With `may_change` all couples
    may change: first as many couples as there can be, then as few changes, then the points (with
    the objective "worst": the worst couple before the changes). Nobody meets an earlier partner
    again, except the one they have. Refuses ids that are unknown or stand in two groups.
    """
    _check(problem, before, left)
    world = {one.id: one.world for one in problem.people if one.id not in left}
    groups = [_in_order(problem, world, group) for group in before]
    couples = tuple(couple for group in groups for couple in _couples(world, group))
    here = replace(
        problem,
        people=tuple(person for person in problem.people if person.id in world),
        apart=tuple(couple for couple in problem.apart if world.keys() >= set(couple)),
        earlier=_without(problem.earlier, couples),
    )
    fixed = tuple(group for group in groups if len({world[name] for name in group}) > 1)
    start = Start(liked=couples) if may_change else Start(fixed=fixed)
    made = arrange("matching.rematch", here, start, seed=seed)
    together = {couple for pair in made.pairs for couple in _couples(world, pair.ids)}
    return replace(
        made,
        kept=tuple(couple for couple in couples if couple in together),
        broken=tuple(couple for couple in couples if couple not in together),
    )


def _in_order(problem: Problem, world: dict[str, str], group: Group) -> Group:
    """Who of a group is still here: one of the first world, one of the second, who joined."""
    here = [name for name in group if name in world]
    first = [name for name in here if world[name] == problem.worlds[0]]
    second = [name for name in here if world[name] != problem.worlds[0]]
    return (*first[:1], *second[:1], *first[1:], *second[1:])


def _couples(world: dict[str, str], group: Group) -> list[Couple]:
    """Everybody in a group with everybody of the other world, the first world first."""
    return sorted(
        ((one, other) for one in group for other in group if world[one] < world[other]),
    )


def _without(couples: Iterable[Couple], others: Iterable[Couple]) -> tuple[Couple, ...]:
    out = {frozenset(couple) for couple in others}
    return tuple(couple for couple in couples if frozenset(couple) not in out)


def _check(problem: Problem, before: Sequence[Group], left: AbstractSet[str]) -> None:
    world = {person.id: person.world for person in problem.people}
    counts = Counter(name for group in before for name in group)
    unknown = sorted((counts.keys() | left) - world.keys())
    if unknown:
        raise Refused(
            nl=f"{listed(unknown, 'nl')} staat bij de paren van eerder of bij wie weg is, maar "
            "niet in de lijst. Laat ook wie weg is in de lijst staan.",
            en=f"{listed(unknown, 'en')} stands in the couples of before or among who left, but "
            "not in the list. Leave who left in the list too.",
        )
    twice = sorted(name for name, count in counts.items() if count > 1)
    odd = [
        group
        for group in before
        if len(group) not in {2, 3} or len({world[name] for name in group}) == 1
    ]
    if twice or odd:
        wrong = twice or list(odd[0])
        raise Refused(
            nl=f"De paren van eerder kloppen niet bij {listed(wrong, 'nl')}: iedereen staat er één "
            "keer in, met twee of drie bij elkaar uit twee werelden.",
            en=f"The couples of before are not right at {listed(wrong, 'en')}: everyone stands in "
            "them once, two or three together from two worlds.",
        )
