"""How a choice of people departs from what the entrances say, told without judging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods.priority.choices import Departure
from lemniscaat.methods.words import Sentence, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lemniscaat.methods.priority.choices import Difference

_WORDS = {
    Departure.CHOSEN_NEVER: Sentence(
        "gekozen. Bij geen enkele weging van de ingangen valt dit gebied binnen de capaciteit.",
        "chosen. Under no weighing of the entrances does this area fall within the capacity.",
    ),
    Departure.CHOSEN_UNKNOWN: Sentence(
        "gekozen. Het antwoord van de ingangen wacht nog op onbekende waarden.",
        "chosen. The answer of the entrances still waits for unknown values.",
    ),
    Departure.NOT_NOW_ALWAYS: Sentence(
        "nu niet. Bij elke weging van de ingangen valt dit gebied binnen de capaciteit.",
        "not now. Under every weighing of the entrances this area falls within the capacity.",
    ),
    Departure.NO_CHOICE: Sentence(
        "nog geen keuze. Dit gebied wacht op een antwoord.",
        "no choice yet. This area waits for an answer.",
    ),
    Departure.NO_DATE: Sentence(
        "gekozen, zonder datum waarop mensen opnieuw kijken.",
        "chosen, without a date on which people look again.",
    ),
    Departure.NO_REASON: Sentence("nu niet, zonder reden.", "not now, without a reason."),
    Departure.NO_TRIGGER: Sentence(
        "nu niet, zonder wat er moet gebeuren om opnieuw te kijken.",
        "not now, without what has to happen to look again.",
    ),
}


def explain_choices(differences: Sequence[Difference]) -> tuple[Sentence, ...]:
    """Each difference in a sentence, and what that does and does not mean."""
    if not differences:
        return (
            Sentence(
                "De keuzes van mensen wijken nergens af van wat de ingangen zeggen.",
                "The choices of people depart nowhere from what the entrances say.",
            ),
        )
    return (
        *(_told(difference) for difference in differences),
        Sentence(
            "Afwijken mag: mensen weten meer dan deze criteria. Wie afwijkt, kan hier zien wat "
            "uitleg vraagt.",
            "Departing is allowed: people know more than these criteria. Whoever departs can see "
            "here what asks for an explanation.",
        ),
    )


def _told(difference: Difference) -> Sentence:
    if difference.kind is Departure.OVER_CAPACITY:
        return Sentence(
            "De gekozen gebieden vragen samen meer dan de capaciteit.",
            "The chosen areas together take more than the capacity.",
        )
    if difference.kind is Departure.PASSED_OVER:
        return Sentence(
            f"{difference.area}: nu niet. Wel gekozen: {listed(difference.others, 'nl')}, en dat "
            "is in geen enkele ingang dringender.",
            f"{difference.area}: not now. Chosen instead: {listed(difference.others, 'en')}, which "
            "is by no entrance more urgent.",
        )
    words = _WORDS[difference.kind]
    return Sentence(f"{difference.area}: {words.nl}", f"{difference.area}: {words.en}")
