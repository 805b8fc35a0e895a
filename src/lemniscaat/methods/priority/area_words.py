"""The answer for one area, in a few sentences: why in or out, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods.priority.condition_words import conditions, nearest_change
from lemniscaat.methods.priority.entrances import SITUATIONS, entrance_label
from lemniscaat.methods.priority.phrases import (
    amount,
    joined_if_any,
    named,
    share_words,
    span,
)
from lemniscaat.methods.priority.problem import exact
from lemniscaat.methods.priority.result import Category
from lemniscaat.methods.words import Sentence, joined, listed

if TYPE_CHECKING:
    from lemniscaat.methods.priority.result import Outcome, Standing, Weighed


def about(outcome: Outcome, weighed: Weighed) -> Sentence:
    """Everything there is to say about one area."""
    return joined(
        _answer(outcome, weighed),
        _takes(outcome, weighed),
        _ranks(outcome, weighed),
        _why(outcome, weighed),
        conditions(outcome, weighed),
        nearest_change(outcome, weighed),
        _capacity(outcome),
        _open(outcome, weighed),
        _situations(outcome),
        _sources(outcome),
    )


def _answer(outcome: Outcome, weighed: Weighed) -> Sentence:
    shares = Sentence(span(outcome.share, "nl"), span(outcome.share, "en"))
    worst, best = (
        Sentence(share_words(end, "nl"), share_words(end, "en")) for end in outcome.share
    )
    ways = _ways(weighed)
    said = {
        Category.ALWAYS: Sentence(
            f"valt binnen de capaciteit{ways.nl}.", f"within the capacity{ways.en}."
        ),
        Category.DEPENDS: Sentence(
            "hangt af van de gewichten. Valt binnen de capaciteit bij "
            f"{shares.nl} van alle wegingen.",
            f"depends on the weights. Within the capacity under {shares.en} of all weighings.",
        ),
        Category.NEVER: Sentence(
            f"valt nu niet binnen de capaciteit{ways.nl}.",
            f"not within the capacity now{ways.en}.",
        ),
        Category.UNKNOWN: Sentence(
            "nog onbekend. Als het onbekende tegenvalt, valt het gebied binnen de capaciteit bij "
            f"{worst.nl} van alle wegingen. Als het meevalt bij {best.nl}.",
            "not known yet. If what is unknown turns out badly, the area is within the capacity "
            f"under {worst.en} of all weighings. If it turns out well under {best.en}.",
        ),
        Category.TIED: Sentence(
            "even dringend als een ander gebied, en samen passen zij niet. "
            "Mensen of een loting beslissen.",
            "as urgent as another area, and together they do not fit. People or a draw decide.",
        ),
        Category.TOO_LARGE: Sentence(
            f"vraagt {amount(outcome.takes, 'nl')} en dat is meer dan de hele capaciteit. Het telt "
            "daarom niet mee voor de anderen. Deel het op, of zoek meer capaciteit.",
            f"takes {amount(outcome.takes, 'en')}, more than the whole capacity. So it does not "
            "count for the others. Divide it, or find more capacity.",
        ),
    }[outcome.category]
    return Sentence(f"{outcome.area}: {said.nl}", f"{outcome.area}: {said.en}")


def _ways(weighed: Weighed) -> Sentence:
    """For which weighings an answer holds that holds for all that were looked at."""
    if len(weighed.entrances) == 1:
        return Sentence("", "")
    if weighed.bounds:
        return Sentence(
            ", hoe je de ingangen binnen de grenzen ook weegt",
            ", however you weigh the entrances within the bounds",
        )
    return Sentence(", hoe je de ingangen ook weegt", ", however you weigh the entrances")


def _takes(outcome: Outcome, weighed: Weighed) -> Sentence | None:
    """What the area takes, when areas differ in that."""
    if outcome.category is Category.TOO_LARGE or not unequal(weighed):
        return None
    own, all_ = outcome.takes, weighed.capacity
    return Sentence(
        f"Vraagt {amount(own, 'nl')} van de {amount(all_, 'nl')} die er is.",
        f"Takes {amount(own, 'en')} of the {amount(all_, 'en')} there is.",
    )


def unequal(weighed: Weighed) -> bool:
    """Whether areas take something else than one place each."""
    return any(outcome.takes != 1 for outcome in weighed.outcomes)


def _ranks(outcome: Outcome, weighed: Weighed) -> Sentence | None:
    count = len(weighed.outcomes)
    if count == 1:
        return None
    nl = [f"{entrance_label(one.entrance).nl} {_rank(one, 'of')}" for one in outcome.standings]
    en = [f"{entrance_label(one.entrance).en} {_rank(one, 'or')}" for one in outcome.standings]
    return Sentence(
        f"Plaats per ingang, van de {count}: {'; '.join(nl)}.",
        f"Rank by entrance, of {count}: {'; '.join(en)}.",
    )


def _rank(standing: Standing, either: str) -> str:
    best, worst = standing.rank
    if worst == best + 1:
        return f"{best} {either} {worst}"
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
                f"In elke ingang minstens zo dringend als {named(outcome.below, 'nl')}.",
                f"At least as urgent by every entrance as {named(outcome.below, 'en')}.",
            ),
            told,
        )
    if outcome.category is Category.TOO_LARGE:
        return None
    if outcome.category is not Category.ALWAYS and outcome.above:
        return joined(
            Sentence(
                f"In elke ingang minstens zo dringend: {named(outcome.above, 'nl')}.",
                f"At least as urgent by every entrance: {named(outcome.above, 'en')}.",
            ),
            _by_others(outcome, weighed),
            told,
        )
    return joined_if_any(_by_others(outcome, weighed), told)


def _by_others(outcome: Outcome, weighed: Weighed) -> Sentence | None:
    """Why an area is out under every weighing, when those that stand above it leave room."""
    if outcome.category is not Category.NEVER:
        return None
    above = {*outcome.above, outcome.area}
    taken = sum(
        exact(other.takes)
        for other in weighed.outcomes
        if other.area in above and other.category is not Category.TOO_LARGE
    )
    if taken > exact(weighed.capacity):
        return None
    return Sentence(
        "Bij elke weging is er te weinig over na de gebieden die dringender zijn. Welke dat zijn, "
        "verschilt per weging.",
        "Under every weighing too little is left after the areas that are more urgent. Which "
        "these are differs from weighing to weighing.",
    )


def _criteria(weighed: Weighed) -> int:
    return sum(map(len, weighed.criteria.values()))


def _capacity(outcome: Outcome) -> Sentence | None:
    if outcome.turning_capacity is None:
        return None
    nl, en = amount(outcome.turning_capacity, "nl"), amount(outcome.turning_capacity, "en")
    if outcome.category is Category.ALWAYS:
        return Sentence(
            f"Is de capaciteit kleiner dan {nl}, dan geldt dat niet meer altijd.",
            f"With a capacity below {en} that no longer always holds.",
        )
    if len(outcome.standings) == 1:
        return Sentence(f"Past bij een capaciteit van {nl}.", f"Fits with a capacity of {en}.")
    return Sentence(
        f"Met een capaciteit van {nl} kan het er bij sommige gewichten wel in.",
        f"With a capacity of {en} it can be in under some weights.",
    )


def _open(outcome: Outcome, weighed: Weighed) -> Sentence | None:
    own, others, equals = outcome.unknown, outcome.waits_for, outcome.tied_with
    unknown = Sentence(f"Onbekend is: {listed(own, 'nl')}.", f"Unknown: {listed(own, 'en')}.")
    waiting = Sentence(
        f"Onbekende waarden van {named(others, 'nl')} kunnen het antwoord veranderen.",
        f"Unknown values of {named(others, 'en')} may change the answer.",
    )
    return joined_if_any(
        unknown if own else None,
        waiting if others else None,
        _equals(outcome, weighed) if equals else None,
    )


def _equals(outcome: Outcome, weighed: Weighed) -> Sentence:
    """With narrow bounds areas can be as urgent together without being so by each entrance."""
    names = outcome.tied_with
    own = [standing.place for standing in outcome.standings]
    everywhere = all(
        [standing.place for standing in other.standings] == own
        for other in weighed.outcomes
        if other.area in names
    )
    nl, en = (
        ("in elke ingang", "by every entrance")
        if everywhere
        else (
            "bij wegingen binnen de grenzen",
            "under weighings within the bounds",
        )
    )
    return Sentence(
        f"Even dringend {nl}: {named(names, 'nl')}.", f"As urgent {en}: {named(names, 'en')}."
    )


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
