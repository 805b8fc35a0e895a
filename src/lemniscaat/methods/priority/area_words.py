"""The answer for one area, in a few sentences: why in or out, and what would change it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from lemniscaat.methods.priority.entrances import SITUATIONS, entrance_label
from lemniscaat.methods.priority.result import Category
from lemniscaat.methods.words import Language, Sentence, listed

if TYPE_CHECKING:
    from lemniscaat.methods.priority.result import Outcome, Standing, Weighed

_NAMED = 5  # more areas than this are counted, not named
_HAIR = 1e-9


def joined(*sentences: Sentence | None) -> Sentence:
    """Several sentences as one paragraph; None is left out."""
    said = [sentence for sentence in sentences if sentence is not None]
    return Sentence(" ".join(one.nl for one in said), " ".join(one.en for one in said))


def _all_of(*sentences: Sentence | None) -> Sentence | None:
    return joined(*sentences) if any(sentences) else None


def percent(share: float) -> str:
    """A part as a percentage that never says all or nothing when it is not."""
    whole = round(100 * share)
    if share > 0 and not whole:
        return "<1%"
    return ">99%" if share < 1 and whole == 100 else f"{whole}%"


def about(outcome: Outcome, weighed: Weighed) -> Sentence:
    """Everything there is to say about one area."""
    return joined(
        _answer(outcome),
        _ranks(outcome),
        _why(outcome, weighed),
        _conditions(outcome, weighed),
        _flip(outcome, weighed),
        _capacity(outcome),
        _open(outcome),
        _situations(outcome),
        _sources(outcome),
    )


def _answer(outcome: Outcome) -> Sentence:
    area, least, most = outcome.area, *map(percent, outcome.share)
    share = least if least == most else f"{least} - {most}"
    if outcome.category is Category.DEPENDS:
        return Sentence(
            f"{area}: hangt af van de gewichten. Valt binnen de capaciteit in {share} van alle "
            "wegingen.",
            f"{area}: depends on the weights. Within the capacity in {share} of all weighings.",
        )
    answers = {
        Category.ALWAYS: Sentence(
            "valt altijd binnen de capaciteit, hoe je de ingangen ook weegt.",
            "always within the capacity, however you weigh the entrances.",
        ),
        Category.NEVER: Sentence(
            "valt nu nooit binnen de capaciteit, hoe je de ingangen ook weegt.",
            "never within the capacity now, however you weigh the entrances.",
        ),
        Category.UNKNOWN: Sentence(
            f"nog onbekend. In {share} van alle wegingen binnen de capaciteit, van het slechtste "
            "tot het beste geval.",
            f"not known yet. Within the capacity in {share} of all weighings, from the worst to "
            "the best case.",
        ),
        Category.TIED: Sentence(
            "deelt de laatste plaats met een gelijk gebied. Mensen of een loting beslissen.",
            "shares the last place with an equal area. People or a draw decide.",
        ),
        Category.TOO_LARGE: Sentence(
            f"vraagt {outcome.takes:g} en dat is meer dan de hele capaciteit. Het telt daarom niet "
            "mee voor de anderen. Deel het op, of zoek meer capaciteit.",
            f"takes {outcome.takes:g}, more than the whole capacity. So it does not count for the "
            "others. Divide it, or find more capacity.",
        ),
    }
    said = answers[outcome.category]
    return Sentence(f"{area}: {said.nl}", f"{area}: {said.en}")


def _ranks(outcome: Outcome) -> Sentence:
    nl = [f"{entrance_label(one.entrance).nl} {_rank(one)}" for one in outcome.standings]
    en = [f"{entrance_label(one.entrance).en} {_rank(one)}" for one in outcome.standings]
    return Sentence(f"Plaats per ingang: {'; '.join(nl)}.", f"Rank by entrance: {'; '.join(en)}.")


def _rank(standing: Standing) -> str:
    best, worst = standing.rank
    return f"{best}" if best == worst else f"{best}-{worst}"


def _why(outcome: Outcome, weighed: Weighed) -> Sentence | None:
    firm = Sentence(
        "Dat geldt ook als criteria binnen een ingang ongelijk tellen.",
        "That also holds when criteria within an entrance count unequally.",
    )
    told = firm if outcome.firm and len(weighed.entrances) < _criteria(weighed) else None
    if outcome.category is Category.ALWAYS and outcome.below:
        return joined(
            Sentence(
                f"In elke ingang minstens zo dringend als {_named(outcome.below, 'nl')}.",
                f"At least as urgent by every entrance as {_named(outcome.below, 'en')}.",
            ),
            told,
        )
    if outcome.category is not Category.ALWAYS and outcome.above:
        return joined(
            Sentence(
                f"In elke ingang minstens zo dringend: {_named(outcome.above, 'nl')}.",
                f"At least as urgent by every entrance: {_named(outcome.above, 'en')}.",
            ),
            told,
        )
    return told


def _criteria(weighed: Weighed) -> int:
    return sum(map(len, weighed.criteria.values()))


def _named(names: tuple[str, ...], language: Language) -> str:
    if len(names) <= _NAMED:
        return listed(names, language)
    return f"{len(names)} {'gebieden' if language == 'nl' else 'areas'}"


def _conditions(outcome: Outcome, weighed: Weighed) -> Sentence | None:
    """From which weight of an entrance on the area is surely in or out, as far as that exists."""
    if outcome.category in {Category.ALWAYS, Category.NEVER, Category.TOO_LARGE}:
        return None
    ins: list[Sentence] = []
    outs: list[Sentence] = []
    for one in outcome.ranges:
        least, most = _limits(one.entrance, weighed)
        within, without = one.within or (None, None), one.without or (None, None)
        ins += [*_more(one.entrance, without[1], most), *_less(one.entrance, without[0], least)]
        outs += [*_more(one.entrance, within[1], most), *_less(one.entrance, within[0], least)]
    return _all_of(
        _either("Zeker erin als", "Surely in when", ins),
        _either("Zeker eruit als", "Surely out when", outs),
    )


def _either(nl: str, en: str, ways: list[Sentence]) -> Sentence | None:
    if not ways:
        return None
    dutch, english = " of ".join(way.nl for way in ways), " or ".join(way.en for way in ways)
    return Sentence(f"{nl} {dutch}.", f"{en} {english}.")


def _more(entrance: str, weight: float | None, most: float) -> list[Sentence]:
    """A limit above which something is sure, rounded to the safe side."""
    safe = None if weight is None else math.ceil(100 * weight - _HAIR)
    if safe is None or safe > 100 * most - 1:
        return []
    label = entrance_label(entrance)
    return [Sentence(f"{label.nl} meer dan {safe}% weegt", f"{label.en} weighs more than {safe}%")]


def _less(entrance: str, weight: float | None, least: float) -> list[Sentence]:
    safe = None if weight is None else math.floor(100 * weight + _HAIR)
    if safe is None or safe < 100 * least + 1:
        return []
    label = entrance_label(entrance)
    return [
        Sentence(f"{label.nl} minder dan {safe}% weegt", f"{label.en} weighs less than {safe}%")
    ]


def _limits(entrance: str, weighed: Weighed) -> tuple[float, float]:
    """The least and the most that an entrance weighs under any weighing that was looked at."""
    weights = weighed.pieces.corners[:, weighed.entrances.index(entrance)]
    return float(weights.min()), float(weights.max())


def _flip(outcome: Outcome, weighed: Weighed) -> Sentence | None:
    if outcome.flip is None or len(weighed.entrances) == 1:
        return None
    now = {
        True: Sentence("erbinnen", "in"),
        False: Sentence("erbuiten", "out"),
        None: Sentence("nog open", "open"),
    }[outcome.at_equal_weights]
    if outcome.flip.moved < _HAIR:
        return Sentence(
            "Bij gelijke gewichten ligt het op de grens: elke verschuiving telt.",
            "With equal weights it is on the edge: any change counts.",
        )
    equal = 1 / len(weighed.entrances)
    pairs = [
        (entrance_label(name), f"{100 * weight:.0f}%")
        for name, weight in zip(weighed.entrances, outcome.flip.weights, strict=True)
        if abs(weight - equal) > _HAIR
    ]
    nl = listed([f"{label.nl} naar {to}" for label, to in pairs], "nl")
    en = listed([f"{label.en} to {to}" for label, to in pairs], "en")
    moved = math.ceil(100 * outcome.flip.moved - _HAIR)
    return Sentence(
        f"Bij gelijke gewichten: {now.nl}. Dat verandert pas als je zo'n {moved} procentpunt "
        f"verschuift: {nl}.",
        f"With equal weights: {now.en}. That changes only when you move about {moved} percentage "
        f"points: {en}.",
    )


def _capacity(outcome: Outcome) -> Sentence | None:
    amount = outcome.turning_capacity
    if amount is None:
        return None
    if outcome.category is Category.ALWAYS:
        return Sentence(
            f"Bij iets minder capaciteit dan {amount:g} geldt dat niet meer.",
            f"With a little less capacity than {amount:g} that no longer holds.",
        )
    return Sentence(
        f"Met een capaciteit van {amount:g} kan het er bij sommige gewichten wel in.",
        f"With a capacity of {amount:g} it can be in under some weights.",
    )


def _open(outcome: Outcome) -> Sentence | None:
    own, others, equals = outcome.unknown, outcome.waits_for, outcome.tied_with
    unknown = Sentence(f"Onbekend is: {listed(own, 'nl')}.", f"Unknown: {listed(own, 'en')}.")
    waiting = Sentence(
        f"Onbekende waarden van {_named(others, 'nl')} kunnen het antwoord veranderen.",
        f"Unknown values of {_named(others, 'en')} may change the answer.",
    )
    equal = Sentence(
        f"Even dringend in elke ingang: {_named(equals, 'nl')}.",
        f"As urgent by every entrance: {_named(equals, 'en')}.",
    )
    return _all_of(unknown if own else None, waiting if others else None, equal if equals else None)


def _situations(outcome: Outcome) -> Sentence | None:
    if not outcome.situations:
        return None
    nl = "; ".join(SITUATIONS[key].nl for key in outcome.situations)
    en = "; ".join(SITUATIONS[key].en for key in outcome.situations)
    return Sentence(
        f"Hier speelt: {nl}. Dat kan extra inzet vragen en telt niet mee in de weging.",
        f"Here: {en}. That may ask for extra effort and is not counted in the weighing.",
    )


def _sources(outcome: Outcome) -> Sentence | None:
    if not outcome.sources:
        return None
    return Sentence(
        f"Bronnen: {'; '.join(outcome.sources)}.", f"Sources: {'; '.join(outcome.sources)}."
    )
