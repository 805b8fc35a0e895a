"""What comes out: themes that the software suggests or people decided, and a place for each story.

Every story has exactly one place: in a theme, standing alone, or too short to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lemniscaat.methods.narrative.decisions import Decision
    from lemniscaat.methods.narrative.language import StoryLanguage
    from lemniscaat.methods.records import Record

Where = Literal["theme", "alone", "short"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence from a story, letter for letter."""

    story: str
    text: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Stories that share words. `key` is the name that people gave, or "suggestion 1".

    `words` are as people wrote them, the most telling first; `stories` are all in it, the most
    typical first; `texts` are the different texts among them (changed copies count once), and
    `tellers` the different people, each unknown one counted once per text.
    """

    key: str
    decided: bool
    words: tuple[str, ...]
    stories: tuple[str, ...]
    texts: int
    tellers: int
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where one story is.

    `typical` says from 0 to 1 how much its words are those of the other stories in its theme.
    `nearest` is, for a story that stands alone, the theme that it resembles most, if any.
    `decided` is true when people put it there. `repeats` is the story of which it is a copy.
    """

    story: str
    where: Where
    theme: str | None
    typical: float
    nearest: str | None
    decided: bool
    repeats: str | None


@dataclass(frozen=True, slots=True)
class Alike:
    """A story that is (nearly) the same as an earlier text: 1 is word for word."""

    story: str
    original: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Repeated:
    """One text that was told more than once: by all these stories, its original first."""

    original: str
    stories: tuple[str, ...]
    tellers: int


@dataclass(frozen=True, slots=True)
class Part:
    """Stories at one end of a line, or in the middle: typical ones, and words that tell it."""

    words: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Poles:
    """The line along which stories differ most in words, for one theme or (None) for all.

    `places` are from -1 to 1, by story; which end is which sign means nothing. The middle holds
    the stories nearest to `halfway` between the ends. `holds` says whether the line is more than
    luck. Word use is no opinion: who is for and who is against may well
    stand side by side.
    """

    theme: str | None
    holds: bool
    places: tuple[tuple[str, float], ...]
    halfway: float
    one_end: Part
    middle: Part
    other_end: Part


@dataclass(frozen=True, slots=True)
class Themes:
    """The whole outcome. `texts` is the number of different texts, changed copies counted once.

    `missing` are stories that decisions speak of and that are not there (any more).
    """

    themes: tuple[Theme, ...]
    places: tuple[Place, ...]
    alike: tuple[Alike, ...]
    repeated: tuple[Repeated, ...]
    poles: tuple[Poles, ...]
    texts: int
    language: StoryLanguage
    decisions: tuple[Decision, ...]
    missing: tuple[str, ...]
    record: Record

    def theme(self, key: str) -> Theme | None:
        """The theme with this key."""
        return next((theme for theme in self.themes if theme.key == key), None)

    def stories(self, where: Where) -> tuple[str, ...]:
        """All stories with such a place."""
        return tuple(place.story for place in self.places if place.where == where)
