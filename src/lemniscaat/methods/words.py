"""What a method says to people, in Dutch and in English side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Language = Literal["nl", "en"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One thing said in both languages, in words that a participant understands."""

    nl: str
    en: str

    def in_language(self, language: Language) -> str:
        """The words in one language."""
        return self.nl if language == "nl" else self.en


class Refused(ValueError):  # noqa: N818 - it is an answer, not a fault
    """The method does not do this; the sentence says what is wrong and what would help."""

    def __init__(self, *, nl: str, en: str) -> None:
        super().__init__(en)
        self.sentence = Sentence(nl=nl, en=en)


def text(sentences: Iterable[Sentence], language: Language = "nl") -> str:
    """All of it, a sentence or paragraph on each line."""
    return "\n".join(sentence.in_language(language) for sentence in sentences)


def joined(*sentences: Sentence | None) -> Sentence:
    """Several sentences as one paragraph; None is left out."""
    said = [sentence for sentence in sentences if sentence is not None]
    return Sentence(" ".join(one.nl for one in said), " ".join(one.en for one in said))


def number(value: float, language: Language, digits: int = 0) -> str:
    """A number as people write it: 1.234,5 in Dutch and 1,234.5 in English."""
    english = f"{value:,.{digits}f}"
    return english.translate(str.maketrans(",.", ".,")) if language == "nl" else english


def counted(count: int, one: str, more: str, language: Language) -> str:
    """A number with the noun that belongs to it: 1 table, 2 tables."""
    return f"{number(count, language)} {one if count == 1 else more}"


def listed(names: Iterable[str], language: Language) -> str:
    """Names in a row, as one would say them: "a, b and c"."""
    *others, last = list(names) or [""]
    return f"{', '.join(others)} {'en' if language == 'nl' else 'and'} {last}" if others else last
