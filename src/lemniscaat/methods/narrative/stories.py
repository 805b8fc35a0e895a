"""Stories as they come in, and as texts that can be compared.

Stories with the same words in the same order are one text, told more than once. Texts stand in the
order of a digest of their words, so neither the order of the stories nor their ids matter.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.narrative.language import WORD, StoryLanguage, folded, parts, stems
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_MARKUP = re.compile(
    r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?[a-z][^<>]*>", re.DOTALL | re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Story:
    """One story. Whoever told it may be unknown: then each text counts as one unknown person."""

    id: str
    text: str
    teller: str | None = None


@dataclass(frozen=True, slots=True)
class Texts:
    """All different texts, in the order of their digests.

    `tellings[i]` are the stories with text `i`; `plain[i]` is how the first of them shows it.
    The words of text `i` are `words[starts[i]:starts[i + 1]]`, each the number of a `form`: the
    word as it was written. `key_of` and `stem_of` give for each form the number of the word
    without capitals and accents, and of its stem in `stem_names` (-1: says nothing). `parts` are
    pairs of a stem and another that it holds (dijkversterking, dijk). Marks are
    numbers from the digests of texts and stems: as good as chance, and the same in every run.
    """

    tellings: tuple[tuple[Story, ...], ...]
    plain: tuple[str, ...]
    words: NDArray[np.int64]
    starts: NDArray[np.int64]
    forms: tuple[str, ...]
    key_of: NDArray[np.int64]
    stem_of: NDArray[np.int64]
    stem_names: tuple[str, ...]
    parts: tuple[tuple[int, int], ...]
    text_marks: NDArray[np.uint64]
    stem_marks: NDArray[np.uint64]

    def __len__(self) -> int:
        """How many different texts there are."""
        return len(self.tellings)

    @property
    def text_of(self) -> NDArray[np.int64]:
        """For each word the number of the text in which it stands."""
        return np.repeat(np.arange(len(self)), np.diff(self.starts))


def plain(text: str) -> str:
    """The text without HTML and with single spaces: what may be quoted."""
    return " ".join(html.unescape(_MARKUP.sub(" ", text)).split())


def read(stories: Sequence[Story], language: StoryLanguage) -> Texts:
    """Put the stories side by side as texts; stories without any word are each a text of its own.

    Raises `Refused` when two stories have the same id, or an id is empty.
    """
    _check(stories)
    told: dict[bytes, list[tuple[str, Story]]] = {}
    words: dict[str, list[str]] = {}
    key: dict[str, str] = {}
    for story in stories:
        shown = plain(story.text)
        found = words.setdefault(shown, WORD.findall(shown))
        key.update((form, folded(form)) for form in found if form not in key)
        same = "\n".join([key[form] for form in found]) or f"\n{story.id}"
        told.setdefault(hashlib.sha256(same.encode()).digest(), []).append((shown, story))
    digests = tuple(sorted(told))
    shown_once = tuple(min(shown for shown, _ in told[digest]) for digest in digests)
    forms = tuple(sorted(key))
    number = {form: index for index, form in enumerate(forms)}
    keys, key_of = _numbered([key[form] for form in forms])
    stem_names, stem_of_key = _numbered(stems(keys, language))
    return Texts(
        tellings=tuple(
            tuple(story for _, story in sorted(told[digest], key=lambda one: (one[0], one[1].id)))
            for digest in digests
        ),
        plain=shown_once,
        words=np.array([number[form] for shown in shown_once for form in words[shown]], np.int64),
        starts=np.cumsum([0, *(len(words[shown]) for shown in shown_once)], dtype=np.int64),
        forms=forms,
        key_of=key_of,
        stem_of=stem_of_key[key_of],
        stem_names=stem_names,
        parts=tuple(parts(stem_names)) if language == "nl" else (),
        text_marks=_marks(digests),
        stem_marks=_marks([hashlib.sha256(stem.encode()).digest() for stem in stem_names]),
    )


def _numbered(names: Sequence[str]) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """The different names in order, and the place of each; nothing ("") has place -1."""
    different = tuple(sorted(set(names) - {""}))
    place = {name: index for index, name in enumerate(different)} | {"": -1}
    return different, np.array([place[name] for name in names], dtype=np.int64)


def _marks(digests: Sequence[bytes]) -> NDArray[np.uint64]:
    return np.array([int.from_bytes(digest[:8], "big") for digest in digests], dtype=np.uint64)


def _check(stories: Sequence[Story]) -> None:
    count = Counter(story.id for story in stories)
    double = sorted(name for name, times in count.items() if times > 1)
    if double:
        raise Refused(
            nl=f"Twee verhalen hebben dezelfde aanduiding: {double[0]}. "
            "Geef elk verhaal een eigen aanduiding.",
            en=f"Two stories have the same id: {double[0]}. Give each story an id of its own.",
        )
    if "" in count:
        raise Refused(
            nl="Een verhaal heeft geen aanduiding. Geef elk verhaal een eigen aanduiding.",
            en="A story has no id. Give each story an id of its own.",
        )
