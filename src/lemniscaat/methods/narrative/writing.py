"""What was found, written down in the ids of the stories and the words of the people."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from lemniscaat.methods.narrative.labels import Label, forms, labels, quote
from lemniscaat.methods.narrative.outcome import (
    Alike,
    Part,
    Place,
    Poles,
    Quote,
    Repeated,
    Theme,
)
from lemniscaat.methods.narrative.poles import line
from lemniscaat.methods.narrative.weights import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from lemniscaat.methods.narrative.arranging import Arrangement
    from lemniscaat.methods.narrative.decisions import Decided
    from lemniscaat.methods.narrative.same import Resemblance
    from lemniscaat.methods.narrative.stories import Story, Texts

QUOTES = 3


class Writer:
    """Writes one arrangement of texts down as what people get to see."""

    def __init__(
        self, texts: Texts, likeness: Resemblance, decided: Decided, made: Arrangement
    ) -> None:
        self._texts, self._likeness, self._decided, self._made = texts, likeness, decided, made
        self._row = {text: row for row, text in enumerate(made.table.texts.tolist())}
        self._forms = forms(texts)
        self._stem = dict(zip(texts.forms, texts.stem_of.tolist(), strict=True))

    def places(self) -> tuple[Place, ...]:
        """The place of every story, by its id."""
        found = [
            self._place(text, story, stories[0].id)
            for text, stories in self._made.tellings.items()
            for story in stories
        ]
        return tuple(sorted(found, key=lambda place: place.story))

    def _place(self, text: int, story: Story, original: str) -> Place:
        made, row = self._made, self._row.get(text, -1)
        together = self._key(text)
        theme = self._decided.place.get(story.id, together)
        short = text in made.short and text not in made.put
        near = made.nearest[row] if row >= 0 and not theme else -1
        return Place(
            story=story.id,
            where="theme" if theme else "short" if short else "alone",
            theme=theme or None,
            typical=float(made.typical[row]) if row >= 0 and theme and theme == together else 0.0,
            nearest=made.keys[near] if near >= 0 else None,
            decided=story.id in self._decided.place,
            repeats=original if original != story.id else None,
        )

    def _key(self, text: int) -> str:
        """The theme of a text, or nothing (""); copies about which nobody decided go with it."""
        row = self._row.get(text, -1)
        if text in self._made.put or row < 0 or self._made.theme[row] < 0:
            return self._made.put.get(text, "")
        return self._made.keys[int(self._made.theme[row])]

    def themes(self, places: Sequence[Place]) -> tuple[Theme, ...]:
        """The themes: those of people first, then the suggestions, the largest first."""
        inside: dict[str, list[Place]] = {key: [] for key in self._made.keys}
        for place in places:
            if place.theme:
                inside[place.theme].append(place)
        said = labels(self._made.theme, len(inside), self._made.table, self._texts, self._forms)
        return tuple(
            self._theme(key, found, label)
            for (key, found), label in zip(inside.items(), said, strict=True)
        )

    def _theme(self, key: str, found: Sequence[Place], label: Label) -> Theme:
        order = sorted(
            found,
            key=lambda place: (-place.typical, self._text_of[place.story], place.story),
        )
        texts = list(dict.fromkeys(self._text_of[place.story] for place in order))
        stories = tuple(place.story for place in order)
        return Theme(
            key=key,
            decided=key in self._decided.themes,
            words=label.words,
            stories=stories,
            texts=len(texts),
            tellers=self._tellers(stories),
            quotes=self._quotes(texts[:QUOTES], label),
        )

    def alike(self) -> tuple[Alike, ...]:
        """Every story beside the one of which it is a copy, and how much they are alike."""
        first = [stories[0].id for stories in self._texts.tellings]
        same = [
            Alike(story.id, stories[0].id, 1.0)
            for stories in self._texts.tellings
            for story in stories[1:]
        ]
        near = [
            Alike(first[one], first[other], round(much, 6))
            for one, other, much in self._likeness.pairs
        ]
        return tuple(sorted(same + near, key=lambda pair: (pair.story, pair.original)))

    def repeated(self) -> tuple[Repeated, ...]:
        """Every text that was told more than once, the one told most often first."""
        found = [
            Repeated(stories[0].id, ids, self._tellers(ids))
            for stories in self._made.tellings.values()
            if len(ids := tuple(story.id for story in stories)) > 1
        ]
        return tuple(sorted(found, key=lambda one: (-len(one.stories), one.original)))

    def poles(self) -> tuple[Poles, ...]:
        """The main line of difference in all stories, and in each theme with enough of them."""
        made = self._made
        groups: list[tuple[str | None, NDArray[np.int64]]] = [(None, made.table.texts)]
        groups += [(key, made.table.texts[made.theme == one]) for one, key in enumerate(made.keys)]
        found = [self._line(key, texts) for key, texts in groups]
        return tuple(poles for poles in found if poles)

    def _line(self, theme: str | None, rows: NDArray[np.int64]) -> Poles | None:
        found = line(table(self._made.counted, rows), self._texts, self._forms)
        if found is None:
            return None
        parts = [
            Part(label.words, self._quotes(texts, label))
            for texts, label in zip(found.parts, found.labels, strict=True)
        ]
        places = [
            (self._made.tellings[text][0].id, place)
            for text, place in zip(found.texts.tolist(), found.places.tolist(), strict=True)
        ]
        return Poles(theme, found.holds, tuple(sorted(places)), found.halfway, *parts)

    def _quotes(self, texts: Sequence[int], label: Label) -> tuple[Quote, ...]:
        """The most telling sentence of each text, from the story that told it first."""
        return tuple(
            Quote(
                self._made.tellings[text][0].id, quote(self._texts.plain[text], label, self._stem)
            )
            for text in texts
        )

    def _tellers(self, stories: Iterable[str]) -> int:
        """How many people told these; of each text the unknown ones count as one."""
        return len({self._teller[story] for story in stories})

    @cached_property
    def _text_of(self) -> dict[str, int]:
        return {
            story.id: text for text, stories in self._made.tellings.items() for story in stories
        }

    @cached_property
    def _teller(self) -> dict[str, str | int]:
        return {
            story.id: story.teller or text
            for text, stories in self._made.tellings.items()
            for story in stories
        }
