"""What the weighing says, to whoever asked for an area and to whoever has to choose."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from lemniscaat.methods.priority.area_words import about, joined, percent
from lemniscaat.methods.priority.entrances import entrance_label
from lemniscaat.methods.priority.result import Category
from lemniscaat.methods.words import Language, Sentence, listed, number

if TYPE_CHECKING:
    from lemniscaat.methods.priority.result import Weighed

_KINDS = {
    Category.ALWAYS: Sentence("valt altijd binnen de capaciteit", "always within the capacity"),
    Category.DEPENDS: Sentence("hangt af van de gewichten", "depends on the weights"),
    Category.NEVER: Sentence("valt nooit binnen de capaciteit", "never within the capacity"),
    Category.UNKNOWN: Sentence("wacht op onbekende waarden", "waits for unknown values"),
    Category.TIED: Sentence("deelt de laatste plaats", "shares the last place"),
    Category.TOO_LARGE: Sentence("is groter dan de capaciteit", "larger than the capacity"),
}


def explain(weighed: Weighed) -> tuple[Sentence, ...]:
    """What was done and found, then an answer for every area, then what is left to people."""
    return (
        _done(weighed),
        _rule(weighed),
        _weights(weighed),
        _found(weighed),
        *_asked(weighed),
        *(about(outcome, weighed) for outcome in weighed.outcomes),
        *_limits(weighed),
        Sentence(
            "Kiezen doen mensen. Deze uitkomst is geen advies en er is geen eindcijfer: zij laat "
            "zien welke keuze overeind blijft als mensen de ingangen anders wegen.",
            "People choose. This outcome is no advice and there is no final mark: it shows which "
            "choice holds when people weigh the entrances differently.",
        ),
    )


def _done(weighed: Weighed) -> Sentence:
    labels = [entrance_label(name) for name in weighed.entrances]
    count, capacity = len(weighed.outcomes), weighed.capacity
    return Sentence(
        f"Er zijn {count} gebieden en er is capaciteit voor {_amount(capacity, 'nl')}. "
        f"De ingangen blijven naast elkaar staan: {listed([one.nl for one in labels], 'nl')}. "
        "Binnen een ingang telt elk criterium even zwaar, op een schaal die vooraf vastligt.",
        f"There are {count} areas, and there is capacity for {_amount(capacity, 'en')}. "
        f"The entrances stay side by side: {listed([one.en for one in labels], 'en')}. "
        "Within an entrance each criterion counts as much, on a scale fixed beforehand.",
    )


def _amount(value: float, language: Language) -> str:
    return number(value, language, 0 if value == int(value) else 2)


def _rule(weighed: Weighed) -> Sentence:
    left = weighed.unused[1]
    more = weighed.unused[0] != left
    return joined(
        Sentence(
            "Een gebied valt binnen de capaciteit als het past, samen met alle gebieden die "
            "minstens zo dringend zijn. Niemand wordt overgeslagen omdat een kleiner gebied nog "
            "wel past, en gelijke gebieden gaan samen erin of geen van beide.",
            "An area falls within the capacity when it fits, together with all areas that are at "
            "least as urgent. None is passed over because a smaller one still fits, and equal "
            "areas go in together or not at all.",
        ),
        Sentence(
            f"Gemiddeld blijft {'hooguit ' if more else ''}{number(left, 'nl', 2)} over.",
            f"On average {'at most ' if more else ''}{number(left, 'en', 2)} is left over.",
        )
        if left > 0.005
        else None,
    )


def _weights(weighed: Weighed) -> Sentence:
    bounds = [
        (entrance_label(name), percent(least), percent(most))
        for name, (least, most) in weighed.bounds.items()
    ]
    if not bounds:
        return Sentence(
            "Niemand heeft gezegd hoe zwaar elke ingang telt. Daarom zijn alle wegingen bekeken, "
            "van alles op de ene ingang tot alles op de andere.",
            "Nobody said how much each entrance counts. So all weighings were looked at, from all "
            "on the one entrance to all on the other.",
        )
    nl = listed([f"{label.nl} {least} tot {most}" for label, least, most in bounds], "nl")
    en = listed([f"{label.en} {least} to {most}" for label, least, most in bounds], "en")
    return Sentence(
        f"Mensen hebben grenzen gegeven voor hoe zwaar een ingang telt: {nl}. "
        "Alle wegingen daarbinnen zijn bekeken.",
        f"People gave bounds on how much an entrance counts: {en}. "
        "All weighings within them were looked at.",
    )


def _found(weighed: Weighed) -> Sentence:
    counts = Counter(outcome.category for outcome in weighed.outcomes)
    kinds = [(kind, counts[kind]) for kind in _KINDS if counts[kind]]
    nl = "; ".join(f"{_KINDS[kind].nl}: {count}" for kind, count in kinds)
    en = "; ".join(f"{_KINDS[kind].en}: {count}" for kind, count in kinds)
    return Sentence(f"Aantal gebieden per antwoord: {nl}.", f"Areas per answer: {en}.")


def _asked(weighed: Weighed) -> tuple[Sentence, ...]:
    return tuple(
        Sentence(
            f"Zoek eerst uit: {listed(question.criteria, 'nl')} van {question.area}. "
            f"Daarvan kan het antwoord afhangen voor {listed(question.decides_on, 'nl')}.",
            f"Find out first: {listed(question.criteria, 'en')} of {question.area}. "
            f"The answer may depend on it for {listed(question.decides_on, 'en')}.",
        )
        for question in weighed.questions
    )


def _limits(weighed: Weighed) -> tuple[Sentence, ...]:
    exactly = Sentence(
        "De aandelen zijn precies uitgerekend. Een aandeel zegt hoeveel van alle wegingen een "
        "gebied binnen laten; het is geen kans en geen cijfer.",
        "The shares were calculated exactly. A share says how many of all weighings let an area "
        "in; it is not a chance and not a mark.",
    )
    estimated = Sentence(
        f"De aandelen zijn geschat met {number(len(weighed.pieces.size), 'nl')} gespreide "
        f"wegingen, op ongeveer {_points(weighed.error, 'nl')} procentpunt na. Altijd en nooit "
        "gelden voor die wegingen: een klein hoekje kan gemist zijn. Er kan een kleinere "
        "verschuiving bestaan, en omslagen tussen twee gebieden zijn niet uitgerekend.",
        f"The shares were estimated from {number(len(weighed.pieces.size), 'en')} spread "
        f"weighings, to about {_points(weighed.error, 'en')} percentage points. Always and never "
        "hold for these weighings: a small corner can be missed. A smaller change may exist, and "
        "swaps of two areas were not calculated.",
    )
    rounded = Sentence(
        "Waarden zijn afgerond op een miljoenste van hun schaal.",
        "Values were rounded to a millionth of their scale.",
    )
    told = [exactly if weighed.shapes else estimated]
    return (*told, rounded) if weighed.rounded else tuple(told)


def _points(error: float, language: Language) -> str:
    return number(max(100 * error, 0.01), language, 2)
