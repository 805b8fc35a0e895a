"""The answers as a table of choices, each checked against the design and named when it is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NoReturn

import numpy as np

from lemniscaat.methods.valuation.design import grid
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.valuation.design import Answer, Design


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """Who chose: `chosen` (n, J) and `group` per person; who delegated is only counted."""

    chosen: NDArray[np.bool_]
    group: tuple[str, ...]
    delegated: int

    def of(self, names: frozenset[str]) -> Choices:
        """Only the people in these groups; nobody who delegated."""
        kept = [number for number, group in enumerate(self.group) if group in names]
        return Choices(self.chosen[kept], tuple(self.group[number] for number in kept), 0)


def choices(design: Design, answers: Sequence[Answer]) -> Choices:
    """Read the answers; refuse, naming the person, whatever could not have been chosen."""
    _refuse_twice(answers)
    _refuse_half_delegated(answers)
    choosers = [answer for answer in answers if not answer.delegated]
    chosen = _table(design, answers, choosers)
    if not chosen.any():
        raise Refused(
            nl="Niemand heeft een project gekozen. Zonder keuzes valt er niets te schatten.",
            en="Nobody chose any project. Without choices there is nothing to estimate.",
        )
    _refuse_beyond(design, answers, choosers, chosen)
    groups = tuple(answer.group for answer in choosers)
    return Choices(chosen, groups, len(answers) - len(choosers))


def _table(
    design: Design, answers: Sequence[Answer], choosers: Sequence[Answer]
) -> NDArray[np.bool_]:
    number = {project.id: place for place, project in enumerate(design.projects)}
    counts = np.fromiter((len(answer.chosen) for answer in choosers), np.intp, len(choosers))
    named = chain.from_iterable(answer.chosen for answer in choosers)
    try:
        columns = np.fromiter(map(number.__getitem__, named), np.intp, int(counts.sum()))
    except KeyError:
        _refuse_unknown(number, answers)
    chosen = np.zeros((len(choosers), len(number)), dtype=bool)
    chosen[np.repeat(np.arange(len(choosers)), counts), columns] = True
    short = np.flatnonzero(np.count_nonzero(chosen, axis=1) < counts)
    if len(short):
        nl, en = _who(answers, choosers[int(short[0])])
        raise Refused(
            nl=f"{nl} noemt een project twee keer. Haal de dubbele weg.",
            en=f"{en} names a project twice. Take the double one out.",
        )
    return chosen


def _refuse_twice(answers: Sequence[Answer]) -> None:
    if len({answer.person for answer in answers}) == len(answers):
        return
    seen: set[str] = set()
    for answer in answers:
        if answer.person in seen:
            nl, en = _who(answers, answer)
            raise Refused(
                nl=f"{nl} komt twee keer voor. Houd per persoon één antwoord over.",
                en=f"{en} is there twice. Keep one answer for each person.",
            )
        seen.add(answer.person)


def _refuse_half_delegated(answers: Sequence[Answer]) -> None:
    for answer in answers:
        if answer.delegated and len(answer.chosen):
            nl, en = _who(answers, answer)
            raise Refused(
                nl=f"{nl} kiest zelf en laat het ook aan een expert over. Kies één van de twee.",
                en=f"{en} chooses and also leaves it to an expert. Keep one of the two.",
            )


def _refuse_unknown(number: dict[str, int], answers: Sequence[Answer]) -> NoReturn:
    answer, name = next(
        (answer, name) for answer in answers for name in answer.chosen if name not in number
    )
    nl, en = _who(answers, answer)
    raise Refused(
        nl=f"{nl} kiest {name}, maar dat project is er niet. Bekend zijn: {', '.join(number)}.",
        en=f"{en} chooses {name}, but there is no such project. Known are: {', '.join(number)}.",
    )


def _refuse_beyond(
    design: Design,
    answers: Sequence[Answer],
    choosers: Sequence[Answer],
    chosen: NDArray[np.bool_],
) -> None:
    counted = grid(design)
    spent = chosen @ np.array(counted.costs, dtype=np.float64)
    over = np.flatnonzero(spent > counted.limit)
    if len(over):
        nl, en = _who(answers, choosers[int(over[0])])
        cost = float(counted.step * int(spent[over[0]]))
        most = float(counted.ceiling)
        raise Refused(
            nl=f"{nl} geeft {cost:g} uit, en er mag hoogstens {most:g} worden uitgegeven. "
            "Kijk of de kosten en het budget kloppen, of noem een hoger plafond.",
            en=f"{en} spends {cost:g}, and at most {most:g} may be spent. "
            "See whether the costs and the budget are right, or name a higher ceiling.",
        )


def _who(answers: Sequence[Answer], answer: Answer) -> tuple[str, str]:
    """Where an answer stands: the last one of this person, counted from one."""
    place = max(place for place, one in enumerate(answers, 1) if one.person == answer.person)
    return f"Antwoord {place} ({answer.person})", f"Answer {place} ({answer.person})"
