"""What the weighing says, to whoever asked for an area and to whoever has to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods.priority.area_words import about, unequal
from lemniscaat.methods.priority.entrances import entrance_label
from lemniscaat.methods.priority.phrases import (
    amount,
    areas,
    joined_if_any,
    named,
    percent,
    share_words,
)
from lemniscaat.methods.priority.problem import exact
from lemniscaat.methods.priority.result import Category
from lemniscaat.methods.words import Language, Sentence, joined, listed, number

if TYPE_CHECKING:
    from lemniscaat.methods.priority.result import Combination, Weighed

_KINDS = {
    Category.ALWAYS: Sentence("valt altijd binnen de capaciteit", "always within the capacity"),
    Category.DEPENDS: Sentence("hangt af van de gewichten", "depends on the weights"),
    Category.NEVER: Sentence("valt nooit binnen de capaciteit", "never within the capacity"),
    Category.UNKNOWN: Sentence("wacht op onbekende waarden", "waits for unknown values"),
    Category.TIED: Sentence("gelijk, samen te veel", "equal, together too many"),
    Category.TOO_LARGE: Sentence("is groter dan de capaciteit", "larger than the capacity"),
}
_LITTLE = 0.005  # less than this left over is not worth telling
_HAIR = 1e-9  # shares nearer to each other than this are the same
_QUESTIONS = 5  # more things to find out than this are counted, not told
_WHOLE = 8  # a choice with more areas than this is not spelled out


def explain(weighed: Weighed) -> tuple[Sentence, ...]:
    """What was done and found, then an answer for every area, then what is left to people."""
    return (
        _done(weighed),
        _rule(weighed),
        _weights(weighed),
        _found(weighed),
        *_survives(weighed),
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
    count = len(weighed.outcomes)
    labels = [entrance_label(name) for name in weighed.entrances]
    nl, en = amount(weighed.capacity, "nl"), amount(weighed.capacity, "en")
    there = Sentence(
        f"Er {'is' if count == 1 else 'zijn'} {areas(count, 'nl')} en er is capaciteit voor {nl}.",
        f"There {'is' if count == 1 else 'are'} {areas(count, 'en')}, and there is capacity for "
        f"{en}.",
    )
    beside = Sentence(
        f"De ingangen blijven naast elkaar staan: {listed([one.nl for one in labels], 'nl')}.",
        f"The entrances stay side by side: {listed([one.en for one in labels], 'en')}.",
    )
    alone = Sentence(
        f"Er is een ingang: {labels[0].nl}.", f"There is one entrance: {labels[0].en}."
    )
    alike = Sentence(
        "Binnen een ingang telt elk criterium even zwaar, op een schaal die vooraf vastligt.",
        "Within an entrance each criterion counts as much, on a scale fixed beforehand.",
    )
    return joined(there, _asks(weighed), beside if len(labels) > 1 else alone, alike)


def _asks(weighed: Weighed) -> Sentence | None:
    """What the areas take together, where that is not their number or says all."""
    total = sum(exact(outcome.takes) for outcome in weighed.outcomes)
    nl, en = amount(float(total), "nl"), amount(float(total), "en")
    asks = Sentence(f"Samen vragen zij {nl}.", f"Together they take {en}.")
    enough = Sentence(
        "Dat is genoeg voor alles, dus er hoeft niet te worden gekozen.",
        "That is enough for everything, so there is no need to choose.",
    )
    return joined_if_any(
        asks if unequal(weighed) else None, enough if total <= exact(weighed.capacity) else None
    )


def _rule(weighed: Weighed) -> Sentence:
    least, left = weighed.unused
    at_most = Sentence("hooguit ", "at most ") if least != left else Sentence("", "")
    return joined(
        Sentence(
            "Een gebied valt binnen de capaciteit als het past, samen met alle gebieden die "
            "minstens zo dringend zijn. Niemand wordt overgeslagen omdat een kleiner gebied nog "
            "wel past, en gelijke gebieden gaan samen erin of samen niet.",
            "An area falls within the capacity when it fits, together with all areas that are at "
            "least as urgent. None is passed over because a smaller one still fits, and equal "
            "areas go in together or not at all.",
        ),
        _places(weighed),
        Sentence(
            f"Gemiddeld blijft {at_most.nl}{amount(left, 'nl')} van de capaciteit over.",
            f"On average {at_most.en}{amount(left, 'en')} of the capacity is left over.",
        )
        if left > _LITTLE
        else None,
    )


def _places(weighed: Weighed) -> Sentence | None:
    if len(weighed.outcomes) == 1:
        return None
    ranks = [standing.rank for outcome in weighed.outcomes for standing in outcome.standings]
    apart = Sentence(
        "Staan er twee getallen, dan ligt de plaats daartussen: een waarde is onbekend, of het ene "
        "criterium wijst anders dan het andere.",
        "Where there are two numbers the place lies between them: a value is unknown, or one "
        "criterion points elsewhere than another.",
    )
    return joined(
        Sentence("Plaats 1 is het dringendst.", "Rank 1 is the most urgent."),
        apart if any(best != worst for best, worst in ranks) else None,
    )


def _weights(weighed: Weighed) -> Sentence:
    bounds = [
        (entrance_label(name), percent(least), percent(most))
        for name, (least, most) in weighed.bounds.items()
    ]
    if len(weighed.entrances) == 1:
        return Sentence(
            "Met een ingang valt er niets tegen elkaar te wegen.",
            "With one entrance there is nothing to weigh against each other.",
        )
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
    kinds = [
        (words, [one.area for one in weighed.outcomes if one.category is kind])
        for kind, words in _KINDS.items()
    ]
    nl = "; ".join(f"{words.nl}: {named(names, 'nl')}" for words, names in kinds if names)
    en = "; ".join(f"{words.en}: {named(names, 'en')}" for words, names in kinds if names)
    return Sentence(f"In het kort. {nl[0].upper()}{nl[1:]}.", f"In short. {en[0].upper()}{en[1:]}.")


def _survives(weighed: Weighed) -> tuple[Sentence, ...]:
    """Which choice as a whole holds under most weighings."""
    count, most = weighed.combination_count, weighed.combinations[0]
    if len(weighed.entrances) == 1:
        return ()
    if count == 1:
        return (
            Sentence(
                "Andere gewichten veranderen niets: bij elke weging die is bekeken, is de keuze "
                "dezelfde.",
                "Other weights change nothing: the choice is the same under every weighing that "
                "was looked at.",
            ),
        )
    nl, en = share_words(most.share, "nl"), share_words(most.share, "en")
    several = Sentence(
        f"Andere gewichten geven andere keuzes: {number(count, 'nl')} in totaal.",
        f"Other weights give other choices: {number(count, 'en')} in all.",
    )
    names = most.chosen + most.perhaps
    if abs(most.share - weighed.combinations[1].share) < _HAIR:
        held = Sentence(
            f"Geen keuze blijft het vaakst overeind: er zijn er meer met {nl} van alle wegingen.",
            f"No choice holds most often: more than one does so under {en} of all weighings.",
        )
    elif len(names) > _WHOLE:
        held = Sentence(
            f"De keuze die het vaakst overeind blijft, doet dat bij {nl} van alle wegingen.",
            f"The choice that holds most often does so under {en} of all weighings.",
        )
    else:
        held = Sentence(
            f"Het vaakst blijft deze keuze overeind, bij {nl} van alle wegingen: "
            f"{_choice(most, 'nl')}.",
            f"This choice holds most often, under {en} of all weighings: {_choice(most, 'en')}.",
        )
    return (joined(several, held),)


def _choice(one: Combination, language: Language) -> str:
    perhaps, nobody = {"nl": ("misschien", "niemand"), "en": ("perhaps", "none")}[language]
    names = [*one.chosen, *(f"{perhaps} {name}" for name in one.perhaps)]
    return listed(names, language) if names else nobody


def _asked(weighed: Weighed) -> tuple[Sentence, ...]:
    told = tuple(
        Sentence(
            f"Zoek uit: {listed(question.criteria, 'nl')} van {question.area}. "
            f"Daarvan kan het antwoord afhangen voor {named(question.decides_on, 'nl')}.",
            f"Find out: {listed(question.criteria, 'en')} of {question.area}. "
            f"The answer may depend on it for {named(question.decides_on, 'en')}.",
        )
        for question in weighed.questions[:_QUESTIONS]
    )
    more = len(weighed.questions) - len(told)
    rest = Sentence(
        f"Daarna zijn er nog onbekende waarden van {areas(more, 'nl')} die iets kunnen veranderen.",
        f"After that unknown values of {areas(more, 'en')} may still change something.",
    )
    return (*told, rest) if more > 0 else told


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
