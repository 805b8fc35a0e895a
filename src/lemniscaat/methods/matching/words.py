"""What the couples are, why, and what is left for people to decide, in both languages."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING

from lemniscaat.methods.words import Language, Sentence, joined, listed, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lemniscaat.methods.matching.problem import Weights
    from lemniscaat.methods.matching.result import Matching, Meeting, Pair

_SHOWN = 10  # who is left over is told one by one up to here; the table has them all


def explain(matching: Matching) -> tuple[Sentence, ...]:
    """What was done, how well, where it stops and what remains for people."""
    return (
        _outcome(matching),
        *_before(matching),
        _how(matching),
        _points(matching.problem.weights),
        *_quality(matching),
        *_left(matching),
        _PEOPLE_DECIDE,
    )


def why(matching: Matching, pair: Pair) -> Sentence:
    """Why these people: what they share, how their points were counted, and what the best was."""
    weights = matching.problem.weights
    told = [_why((pair.a, pair.b), pair.meeting, weights)]
    if (third := pair.third) is not None:
        told.append(Sentence(nl=f"{third.id} sluit aan.", en=f"{third.id} joins them."))
        ends = (third.id, third.partner)
        told.append(_why(ends if ends[1] == pair.b else ends[::-1], third.meeting, weights))
    return joined(*told)


_PEOPLE_DECIDE = Sentence(
    nl="Punten zeggen niet of het klikt. Bekijk de paren voordat je mensen uitnodigt. Iedereen mag "
    "nee zeggen; dan kan er opnieuw worden gezocht terwijl de andere paren blijven.",
    en="Points do not tell whether people get on. Look at the couples before inviting people. "
    "Anyone may say no; then a new search can be made while the other couples stay.",
)


def _outcome(matching: Matching) -> Sentence:
    threes = sum(pair.third is not None for pair in matching.pairs)
    first, second = matching.problem.worlds
    count, left = len(matching.pairs), len(matching.unmatched)
    told = [
        Sentence(
            nl=f"{first} en {second}: {counted(count, 'paar', 'paren')}.",
            en=f"{first} and {second}: {counted(count, 'couple', 'couples')}.",
        )
    ]
    if threes:
        told.append(
            Sentence(
                nl=f"Bij {counted(threes, 'paar', 'paren')} is iemand aangesloten.",
                en=f"Somebody joined {counted(threes, 'couple', 'couples')}.",
            )
        )
    told.append(
        Sentence(
            nl=f"{counted(left, 'persoon heeft', 'mensen hebben')} geen partner.",
            en=f"{counted(left, 'person has', 'people have')} no partner.",
        )
        if left
        else Sentence(nl="Iedereen heeft een partner.", en="Everyone has a partner.")
    )
    return joined(*told)


def counted(count: int, one: str, more: str) -> str:
    """A number with its noun, in the singular if it is one."""
    return f"{count} {one if count == 1 else more}"


def _before(matching: Matching) -> Iterator[Sentence]:
    if matching.kept is None:
        return
    kept, broken = len(matching.kept), len(matching.broken)
    yield Sentence(
        nl=f"Van de paren van eerder blijven er {kept}. Van wie er nog is, gaan er {broken} uit "
        "elkaar.",
        en=f"Of the couples of before {kept} stay. Of those still here {broken} part.",
    )
    if kept and not matching.certificate.change:
        yield Sentence(
            nl="Wie een partner kon houden, houdt die. Wat volgt, geldt voor wie vrij was.",
            en="Who could keep a partner does. What follows holds for who was free.",
        )


def _how(matching: Matching) -> Sentence:
    steps = [Sentence(nl="zo veel mogelijk paren", en="as many couples as possible")]
    if matching.problem.objective == "worst":
        steps.append(
            Sentence(nl="dan het minste paar zo goed mogelijk", en="then the worst couple")
        )
    if matching.certificate.change:
        steps.append(
            Sentence(nl="dan zo weinig mogelijk anders", en="then as few changes as can be")
        )
    steps.append(
        Sentence(nl="dan samen zo veel mogelijk punten", en="then the most points together")
    )
    dutch, english = ", ".join(one.nl for one in steps), ", ".join(one.en for one in steps)
    return joined(
        Sentence(
            nl="Wie elkaar niet mag ontmoeten, te ver weg woont of geen tijd samen heeft, kan "
            f"nooit een paar worden. Van wat overblijft: {dutch}. Dat is nagerekend: meer of "
            "beter kan niet met deze gegevens.",
            en="Who must not meet, lives too far away or has no time in common can never "
            f"become a couple. Of what remains: {english}. That was checked: with these data "
            "more or better cannot be.",
        ),
        *_after(matching),
    )


def _after(matching: Matching) -> Iterator[Sentence]:
    """What holds for who joins, where somebody was left over who might."""
    if matching.joining is None or not matching.joining.rows:
        return
    yield Sentence(
        nl="Wie dan overbleef, mocht bij een paar aansluiten; daarvoor veranderde geen paar.",
        en="Who was left over then could join a couple; no couple changed for it.",
    )
    if matching.unmatched:
        yield Sentence(
            nl="Met andere paren hadden misschien meer mensen kunnen aansluiten.",
            en="With other couples perhaps more people could have joined.",
        )


def _points(weights: Weights) -> Sentence:
    return Sentence(
        nl=f"Punten: {weights.theme} voor elk thema dat je deelt, {weights.difference} voor elke "
        f"achtergrond die verschilt, {weights.slot} voor elk tijdstip samen, en {weights.km} eraf "
        "voor elke kilometer. Deze gewichten zijn gekozen door de organisatie.",
        en=f"Points: {weights.theme} for each theme that you share, {weights.difference} for each "
        f"background that differs, {weights.slot} for each time in common, and {weights.km} off "
        "for each kilometre. The organisers chose these weights.",
    )


def _quality(matching: Matching) -> Iterator[Sentence]:
    distances = [pair.meeting.km for pair in matching.pairs if pair.meeting.km is not None]
    if distances:
        mean, far = fmean(distances), max(distances)
        yield Sentence(
            nl=f"Partners wonen gemiddeld {number(mean, 'nl', 1)} km uit elkaar, ten hoogste "
            f"{number(far, 'nl', 1)} km.",
            en=f"Partners live {number(mean, 'en', 1)} km apart on average, {number(far, 'en', 1)} "
            "km at most.",
        )
    if (worst := matching.worst) is not None:
        regrets = [regret for pair in matching.pairs for regret in pair.meeting.regret]
        points, mean, most = worst.meeting.points, fmean(regrets), max(regrets)
        yield Sentence(
            nl=f"Het paar met de minste punten is {worst.a} en {worst.b}: "
            f"{number(points, 'nl', 1)}.",
            en=f"The couple with the fewest points is {worst.a} and {worst.b}: "
            f"{number(points, 'en', 1)}.",
        )
        yield _given_up(mean, most) if most else _NOTHING_GIVEN_UP


def _given_up(mean: float, most: float) -> Sentence:
    return Sentence(
        nl="Met de partner die voor jou alleen het beste was, had je gemiddeld "
        f"{number(mean, 'nl', 1)} punten meer gehad, ten hoogste {number(most, 'nl', 1)}; zo veel "
        "geeft iemand op voor het geheel.",
        en="With the partner that was best for you alone, you would have had "
        f"{number(mean, 'en', 1)} points more on average, {number(most, 'en', 1)} at most; that is "
        "what somebody gives up for the whole.",
    )


_NOTHING_GIVEN_UP = Sentence(
    nl="Iedereen in een paar heeft de partner die de meeste punten geeft, of een die even goed is.",
    en="Everyone in a couple has the partner who gives most points, or one who is as good.",
)


def _left(matching: Matching) -> Iterator[Sentence]:
    for one in matching.unmatched[:_SHOWN]:
        yield Sentence(
            nl=f"{one.id} heeft geen partner. {one.reason.nl} Wat helpt: {one.help.nl}",
            en=f"{one.id} has no partner. {one.reason.en} What helps: {one.help.en}",
        )
    if (more := len(matching.unmatched) - _SHOWN) > 0:
        yield Sentence(
            nl=f"Zonder partner ook nog: {more}. In de tabel staat bij iedereen waarom.",
            en=f"Without a partner too: {more} more. The table says why for each.",
        )


_PHRASES: dict[Language, tuple[str, ...]] = {
    "nl": ("wonen {}", "delen {}", "kunnen allebei op {}", "verschillen in {}"),
    "en": ("live {}", "share {}", "both have time on {}", "differ in {}"),
}
_APART: dict[Language, tuple[str, str]] = {
    "nl": ("op dezelfde plek", "{} km uit elkaar"),
    "en": ("in the same place", "{} km apart"),
}
_UNITS: dict[Language, tuple[tuple[str, str], ...]] = {
    "nl": (("thema", "thema's"), ("tijdstip", "tijdstippen"), ("verschil", "verschillen")),
    "en": (("theme", "themes"), ("time", "times"), ("difference", "differences")),
}
_WHOLE: dict[Language, str] = {
    "nl": "{} en {} {}. Samen {} punten: {}. Hoogst mogelijk met wie ook: {} voor {}, {} voor {}.",
    "en": "{} and {} {}. Together {} points: {}. Highest with anybody: {} for {}, {} for {}.",
}


def _why(ids: tuple[str, str], meeting: Meeting, weights: Weights) -> Sentence:
    return Sentence(nl=_told(ids, meeting, weights, "nl"), en=_told(ids, meeting, weights, "en"))


def _told(ids: tuple[str, str], meeting: Meeting, weights: Weights, language: Language) -> str:
    km = "" if meeting.km is None else number(meeting.km, language, 1)
    shared = (meeting.themes, meeting.slots, meeting.differs)
    facts = [_APART[language][meeting.km > 0].format(km) if meeting.km is not None else ""]
    facts += [listed(names, language) for names in shared]
    said = [
        phrase.format(fact) for phrase, fact in zip(_PHRASES[language], facts, strict=True) if fact
    ]
    worth = (weights.theme, weights.slot, weights.difference)
    sums = [
        f"{counted(len(names), *units)} x {each}"
        for names, units, each in zip(shared, _UNITS[language], worth, strict=True)
        if names
    ]
    sums += [f"-{km} km x {weights.km}"] if meeting.km else []
    points, *best = (number(value, language, 1) for value in (meeting.points, *meeting.best))
    nothing = "hebben niets om te vergelijken" if language == "nl" else "have nothing to compare"
    return _WHOLE[language].format(
        *ids,
        listed(said, language) if said else nothing,
        points,
        " + ".join(sums).replace("+ -", "- ") or "0",
        *(part for name, most in zip(ids, best, strict=True) for part in (most, name)),
    )
