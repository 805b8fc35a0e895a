"""The answers as a table of choices, each checked against the design and named when it is wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, NoReturn

import numpy as np

from lemniscaat.methods.valuation.design import as_seen, grid, in_words
from lemniscaat.methods.valuation.model import model
from lemniscaat.methods.valuation.pool import Pool, part
from lemniscaat.methods.words import Refused, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.valuation.design import Answer, Design
    from lemniscaat.methods.valuation.model import Model
    from lemniscaat.methods.words import Language


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """Who chose: `chosen` (n, J), `group` and `version` per person; who delegated is only counted.

    `models` are those of the versions that someone answered.
    """

    chosen: NDArray[np.bool_]
    group: NDArray[np.str_]
    version: NDArray[np.str_]
    delegated: int
    models: Mapping[str, Model]

    def of(self, names: Iterable[str]) -> Choices:
        """Only the people in these groups; nobody who delegated."""
        kept = np.isin(self.group, list(names))
        return replace(
            self,
            chosen=self.chosen[kept],
            group=self.group[kept],
            version=self.version[kept],
            delegated=0,
        )

    def pool(self) -> Pool:
        """The choices per version."""
        names, where, counts = np.unique(self.version, return_inverse=True, return_counts=True)
        rows = np.split(np.argsort(where, kind="stable"), np.cumsum(counts)[:-1])
        return Pool(
            tuple(
                part(self.models[str(name)], self.chosen[own])
                for name, own in zip(names, rows, strict=True)
            )
        )


def models_seen(design: Design, answers: Sequence[Answer]) -> dict[str, Model]:
    """The models of the versions that someone answered, by name; of the design if nobody did."""
    seen = {name: as_seen(design, name) for name in sorted({one.version for one in answers})}
    answered = {answer.version for answer in answers if not answer.delegated}
    return {name: model(one) for name, one in seen.items() if name in answered} or {
        "": model(as_seen(design, ""))
    }


def choices(design: Design, models: Mapping[str, Model], answers: Sequence[Answer]) -> Choices:
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
    versions = np.array([answer.version for answer in choosers], dtype=np.str_)
    for name in models:
        own = np.flatnonzero(versions == name)
        _refuse_beyond(as_seen(design, name), answers, [choosers[one] for one in own], chosen[own])
    groups = np.array([answer.group for answer in choosers], dtype=np.str_)
    return Choices(chosen, groups, versions, len(answers) - len(choosers), models)


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
            nl=f"{nl} geeft {in_words(cost, 'nl')} uit, en er mag hoogstens "
            f"{in_words(most, 'nl')} worden uitgegeven{_and_more(over, 'nl')}. "
            "Kijk of de kosten en het budget kloppen, of noem een hoger plafond.",
            en=f"{en} spends {in_words(cost, 'en')}, and at most {in_words(most, 'en')} "
            f"may be spent{_and_more(over, 'en')}. "
            "See whether the costs and the budget are right, or name a higher ceiling.",
        )


def _and_more(over: NDArray[np.intp], language: Language) -> str:
    """How many answers have the same fault, when it is more than the one that is named."""
    if len(over) == 1:
        return ""
    count = number(len(over), language)
    return f" ({count} antwoorden)" if language == "nl" else f" ({count} answers)"


def _who(answers: Sequence[Answer], answer: Answer) -> tuple[str, str]:
    """Where an answer stands: the last one of this person, counted from one."""
    place = max(place for place, one in enumerate(answers, 1) if one.person == answer.person)
    return f"Antwoord {place} ({answer.person})", f"Answer {place} ({answer.person})"
