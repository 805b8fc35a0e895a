"""From stories and the decisions of people to themes: the method as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.narrative.arranging import arrange
from lemniscaat.methods.narrative.decisions import Decision, carry_out
from lemniscaat.methods.narrative.outcome import Themes
from lemniscaat.methods.narrative.same import nearly_same
from lemniscaat.methods.narrative.stories import Story, read
from lemniscaat.methods.narrative.writing import Writer
from lemniscaat.methods.records import record
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lemniscaat.methods.narrative.language import StoryLanguage
    from lemniscaat.methods.narrative.outcome import Place, Poles


def suggest(
    stories: Sequence[Story],
    *,
    language: StoryLanguage = "nl",
    decisions: Sequence[Decision] = (),
    number: int | None = None,
) -> Themes:
    """Suggest what stories are about; what people decided before stays as they decided it.

    `language` is that of the stories. `number` asks for at most so many suggestions (two or more);
    without it the stories say how many hold, possibly none. No chance, and any order will do.
    Raises `Refused` for no stories, an id that is empty or used twice, a number below two, or a
    decision that cannot be carried out.

    Sources: tf-idf (Salton and Buckley 1988), non-negative factors (Lee and Seung 1999) with the
    start of Boutsidis and Gallopoulos (2008), resemblance of texts (Broder 1997), the number of
    themes from words kept apart (Chen, Roch, Rohe and Yu 2021).
    """
    _check(stories, number)
    texts = read(stories, language)
    likeness, decided = nearly_same(texts), carry_out(decisions)
    made = arrange(texts, likeness.original, decided, number)
    writer = Writer(texts, likeness, decided, made)
    places = writer.places()
    themes, poles, alike = writer.themes(places), writer.poles(), writer.alike()
    repeated = writer.repeated()
    given = (sorted(stories, key=lambda story: story.id), language, decisions, number)
    shown = themes, _columns(places), alike, repeated, _lines(poles)
    return Themes(
        themes=themes,
        places=places,
        alike=alike,
        repeated=repeated,
        poles=poles,
        texts=len(made.tellings),
        language=language,
        decisions=tuple(decisions),
        missing=tuple(sorted(decided.place.keys() - {story.id for story in stories})),
        record=record("narrative.suggest", given, shown),
    )


def _check(stories: Sequence[Story], number: int | None) -> None:
    if not stories:
        raise Refused(
            nl="Er zijn geen verhalen. Voeg verhalen toe.", en="There are no stories. Add stories."
        )
    if number is not None and number < 2:
        raise Refused(
            nl="Vraag om twee of meer thema's: één thema zegt niets over verschillen.",
            en="Ask for two or more themes: one theme says nothing about differences.",
        )


def _columns(places: Sequence[Place]) -> tuple[object, ...]:
    """The places with all their numbers in one array: a digest reads that much faster."""
    said = [(one.story, one.where, one.theme, one.nearest, one.decided) for one in places]
    return said, [one.repeats for one in places], np.array([one.typical for one in places])


def _lines(poles: Sequence[Poles]) -> list[tuple[object, ...]]:
    """The poles, in the same way."""
    return [
        (
            (one.theme, one.holds, one.one_end, one.middle, one.other_end),
            [story for story, _ in one.places],
            np.array([one.halfway, *(place for _, place in one.places)]),
        )
        for one in poles
    ]
