"""What goes in: areas or tasks, criteria grouped per entrance, and how much capacity there is."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from lemniscaat.methods.priority.entrances import SITUATIONS
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lemniscaat.methods.words import Language

_ALL = 100
FINEST_WEIGHT = 1_000  # a bound on a weight is given in thousandths at the finest


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing to look at, on a scale that people fixed beforehand.

    `lowest` and `highest` are the ends of the scale, not of the data: one more area in the list
    leaves the place of the others alone. Steps (1 to 5) are numbers on a scale as well.
    """

    name: str
    entrance: str
    lowest: float
    highest: float
    more_is_more_urgent: bool = True


@dataclass(frozen=True, slots=True)
class Area:
    """An area or task. A value that is None or not there is unknown: it is never filled in.

    `takes` is the capacity that it needs, `situations` are keys of `SITUATIONS` (shown beside the
    outcome, never counted), `sources` tells per criterion where a value comes from.
    """

    name: str
    values: Mapping[str, float | None]
    takes: float = 1
    situations: tuple[str, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """The whole question. `capacity` is a number of areas, or an amount in the unit of `takes`.

    `bounds` gives for some entrances the least and the most that people want it to weigh, as parts
    of 1 in thousandths at the finest. Without them every weighing counts.
    """

    criteria: tuple[Criterion, ...]
    areas: tuple[Area, ...]
    capacity: float
    bounds: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def entrances(self) -> tuple[str, ...]:
        """The entrances in the order in which the criteria name them."""
        return tuple(dict.fromkeys(criterion.entrance for criterion in self.criteria))


def exact(value: float) -> Fraction:
    """A number as it was written: 0.1 is one tenth."""
    return Fraction(str(value))


def _written(value: float, language: Language) -> str:
    """A number just as it was given, without decimals that say nothing."""
    words = str(value).removesuffix(".0")
    return words.replace(".", ",") if language == "nl" else words


def check(problem: Problem) -> None:
    """Refuse a question that has no answer, and say what is wrong with it."""
    _named(problem)
    for criterion in problem.criteria:
        _sound_scale(criterion)
    for area in problem.areas:
        _sound_area(area, {criterion.name: criterion for criterion in problem.criteria})
    _positive(
        problem.capacity, "De capaciteit", "The capacity", "Noem een aantal boven nul.", "above 0"
    )
    _sound_bounds(problem)


def _named(problem: Problem) -> None:
    for things, nl, en in (
        (problem.areas, "gebieden", "areas"),
        (problem.criteria, "criteria", "criteria"),
    ):
        if not things:
            raise Refused(nl=f"Er zijn geen {nl} opgegeven.", en=f"There are no {en}.")
        names = [thing.name for thing in things]
        if any(not name.strip() for name in names):
            raise Refused(nl=f"Een van de {nl} heeft geen naam.", en=f"One of the {en} is unnamed.")
        twice = _alike(names)
        if twice:
            raise Refused(
                nl=f"{twice[1]} staat meer dan een keer bij de {nl}. Geef elk een eigen naam.",
                en=f"{twice[1]} is more than once among the {en}. Give each a name of its own.",
            )
    written = _alike(problem.entrances)
    if written:
        raise Refused(
            nl=f"{written[0]} en {written[1]} lijken dezelfde ingang. Schrijf hem overal gelijk.",
            en=f"{written[0]} and {written[1]} seem the same entrance. Write it the same way "
            "everywhere.",
        )


def _alike(names: Iterable[str]) -> tuple[str, str] | None:
    """Two names that differ by capitals and spaces at most, as in files that people typed."""
    seen: dict[str, str] = {}
    for name in names:
        key = " ".join(name.split()).casefold()
        if key in seen:
            return seen[key], name
        seen[key] = name
    return None


def _sound_scale(criterion: Criterion) -> None:
    ends = criterion.lowest, criterion.highest
    if not criterion.entrance.strip():
        raise Refused(
            nl=f"Bij het criterium {criterion.name} staat geen ingang.",
            en=f"The criterion {criterion.name} names no entrance.",
        )
    if not all(map(math.isfinite, ends)) or criterion.lowest >= criterion.highest:
        raise Refused(
            nl=f"De schaal van {criterion.name} loopt niet van laag naar hoog. "
            "Spreek vooraf een laagste en een hogere hoogste waarde af.",
            en=f"The scale of {criterion.name} does not run from low to high. "
            "Agree beforehand on a lowest and a higher highest value.",
        )


def _sound_area(area: Area, criteria: Mapping[str, Criterion]) -> None:
    _known(area.name, [*area.values, *area.sources], criteria, "het criterium", "criterion")
    _known(area.name, area.situations, SITUATIONS, "de situatie", "situation")
    _positive(
        area.takes,
        f"Wat {area.name} aan capaciteit vraagt",
        f"The capacity that {area.name} takes",
        "Vul een getal boven nul in.",
        "above 0",
    )
    for name, value in area.values.items():
        _on_scale(area, criteria[name], value)


def _on_scale(area: Area, scale: Criterion, value: float | None) -> None:
    if value is None or scale.lowest <= value <= scale.highest:
        return
    numbers = (value, scale.lowest, scale.highest)
    nl, en = [_written(one, "nl") for one in numbers], [_written(one, "en") for one in numbers]
    raise Refused(
        nl=f"{area.name}: {scale.name} is {nl[0]}, maar de schaal loopt van {nl[1]} tot {nl[2]}. "
        "Verbeter de waarde, of spreek een ruimere schaal af. "
        "Laat de waarde leeg als zij onbekend is.",
        en=f"{area.name}: {scale.name} is {en[0]}, but the scale runs from {en[1]} to {en[2]}. "
        "Correct the value or agree on a wider scale. "
        "Leave the value empty when it is unknown.",
    )


def _known(area: str, names: Iterable[str], known: Iterable[str], nl: str, en: str) -> None:
    for name in names:
        if name not in known:
            there = ", ".join(known)
            raise Refused(
                nl=f"{area} noemt {nl} {name}, maar dat is niet bekend. Wel bekend: {there}.",
                en=f"{area} names the {en} {name}, which is not known. Known are: {there}.",
            )


def _positive(value: float, nl: str, en: str, help_nl: str, help_en: str) -> None:
    if not math.isfinite(value) or value <= 0:
        raise Refused(
            nl=f"{nl} is {_written(value, 'nl')}. {help_nl}",
            en=f"{en} is {_written(value, 'en')}. Give a number {help_en}.",
        )


def _sound_bounds(problem: Problem) -> None:
    _known("Een grens", problem.bounds, problem.entrances, "de ingang", "entrance")
    for name, (least, most) in problem.bounds.items():
        if not (0 <= least <= most <= 1) or any(
            (exact(end) * FINEST_WEIGHT).denominator > 1 for end in (least, most)
        ):
            raise Refused(
                nl=f"De grenzen voor het gewicht van {name} kloppen niet. Geef twee getallen van "
                "0 tot en met 1, het kleinste eerst, met hooguit drie cijfers achter de komma.",
                en=f"The bounds on the weight of {name} are not right. Give two numbers from "
                "0 to 1, the smallest first, with three decimals at most.",
            )
    _reachable([problem.bounds.get(name, (0.0, 1.0)) for name in problem.entrances])


def _reachable(ends: Sequence[tuple[float, float]]) -> None:
    """Weights add up to all there is, so the least may not be more and the most not less."""
    least, most = (float(100 * sum(map(exact, side))) for side in zip(*ends, strict=True))
    if least > _ALL:
        nl, en = f"Alle ondergrenzen samen zijn {least:g}%", f"All least weights are {least:g}%"
    elif most < _ALL:
        nl, en = f"Alle bovengrenzen samen zijn {most:g}%", f"All most weights are {most:g}%"
    else:
        return
    raise Refused(
        nl=f"Met deze grenzen kunnen de gewichten niet samen 100% zijn. {nl}. Maak ze ruimer.",
        en=f"Within these bounds the weights cannot add up to 100%. {en} together. "
        "Make them wider.",
    )
