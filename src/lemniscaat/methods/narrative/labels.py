"""What a group of texts is about, in words and sentences of the texts themselves."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.narrative.fit import shares
from lemniscaat.methods.narrative.language import WORD
from lemniscaat.methods.narrative.weights import FEWEST_TEXTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.narrative.stories import Texts
    from lemniscaat.methods.narrative.weights import Table

WORDS = 5
_LOOKED_AT = 12
_LONGEST = 240
_SENTENCE = re.compile(r"[^.!?…]+[.!?…]*")


@dataclass(frozen=True, slots=True)
class Label:
    """Words of a group, the most telling first, and the weight of each stem behind them."""

    words: tuple[str, ...]
    weight: Mapping[int, float]


def forms(texts: Texts) -> dict[int, str]:
    """How people wrote each stem: the form that most texts have, without a capital if they can."""
    if not len(texts.words):
        return {}
    size = np.int64(len(texts.forms))
    once = np.sort(texts.text_of * size + texts.words)
    once = once[np.diff(once, prepend=-1) > 0] % size
    often = np.bincount(once, minlength=len(texts.forms)).tolist()
    count: dict[int, Counter[str]] = {}
    for form, stem, texts_with in zip(texts.forms, texts.stem_of.tolist(), often, strict=True):
        count.setdefault(stem, Counter())[form] += texts_with
    return {stem: _usual(written) for stem, written in count.items()}


def labels(
    theme: NDArray[np.int64], count: int, table: Table, texts: Texts, written: Mapping[int, str]
) -> list[Label]:
    """The words that tell each group from all texts together, and phrases where people use them."""
    weight = np.round(shares(theme, count, table.present).telling, 9)
    looked_at = []
    for one in range(count):
        inside = table.present[theme == one].sum(axis=0)
        least = min(FEWEST_TEXTS, int((theme == one).sum()))
        able = np.flatnonzero((inside >= least) & (weight[one] > 0))
        order = sorted(
            able.tolist(),
            key=lambda column: (-weight[one, column], written[int(table.stems[column])]),
        )
        looked_at.append({int(table.stems[c]): float(weight[one, c]) for c in order[:_LOOKED_AT]})
    phrases = _phrases(theme, looked_at, table, texts)
    held = _held(texts)
    return [
        Label(_words(stems, said, written, held), stems)
        for stems, said in zip(looked_at, phrases, strict=True)
    ]


def quote(plain: str, label: Label, stem_of: Mapping[str, int]) -> str:
    """The sentence with the most telling words; a long one is cut at a space."""
    sentences = [found.group().strip() for found in _SENTENCE.finditer(plain)]
    telling = [
        round(sum(label.weight.get(stem_of[word], 0.0) for word in words), 9)
        for words in (dict.fromkeys(WORD.findall(sentence)) for sentence in sentences)
    ]
    best = sentences[telling.index(max(telling))] if sentences else plain
    return best if len(best) <= _LONGEST else best[:_LONGEST].rsplit(" ", 1)[0]


def _usual(written: Counter[str]) -> str:
    together: Counter[str] = Counter()
    for form, often in written.items():
        together[form.lower()] += often
    best = min(together, key=lambda form: (-together[form], form))
    same = [form for form in written if form.lower() == best]
    return best if best in written else min(same, key=lambda form: (-written[form], form))


def _phrases(
    theme: NDArray[np.int64], looked_at: Sequence[Mapping[int, float]], table: Table, texts: Texts
) -> list[dict[tuple[int, int], str]]:
    """Pairs of telling words that stand side by side in half of the texts with the rarer one."""
    theme_of = np.full(len(texts) + 1, -1)
    theme_of[table.texts] = theme
    telling = np.zeros((len(looked_at) + 1, len(texts.stem_names) + 1), dtype=bool)
    for one, stems in enumerate(looked_at):
        telling[one, list(stems)] = True
    text, stem = texts.text_of, texts.stem_of[texts.words] if len(texts.words) else texts.words
    here = telling[theme_of[text], stem]
    seen: list[dict[int, set[int]]] = [{} for _ in looked_at]
    for place in np.flatnonzero(here).tolist():
        where = int(text[place])
        seen[theme_of[where]].setdefault(int(stem[place]), set()).add(where)
    beside: list[dict[tuple[int, int], list[tuple[int, str]]]] = [{} for _ in looked_at]
    for place in np.flatnonzero(here[:-1] & here[1:] & (text[:-1] == text[1:])).tolist():
        first, second = texts.words[place : place + 2]
        where, said = int(text[place]), f"{texts.forms[first]} {texts.forms[second]}"
        if said in texts.plain[where]:
            pair = int(stem[place]), int(stem[place + 1])
            beside[theme_of[where]].setdefault(pair, []).append((where, said))
    return [_common(pairs, having) for pairs, having in zip(beside, seen, strict=True)]


def _common(
    pairs: Mapping[tuple[int, int], Sequence[tuple[int, str]]], having: Mapping[int, set[int]]
) -> dict[tuple[int, int], str]:
    chosen = {}
    for (first, second), found in pairs.items():
        together = len({where for where, _ in found})
        rarer = min(len(having[first]), len(having[second]))
        if first != second and together >= max(FEWEST_TEXTS, rarer / 2):
            chosen[first, second] = _usual(Counter(said for _, said in found))
    return chosen


def _held(texts: Texts) -> dict[int, set[int]]:
    """The stems inside each stem, as in waterpeil."""
    held: dict[int, set[int]] = {}
    for stem, part in texts.parts:
        held.setdefault(stem, set()).add(part)
    return held


def _words(
    stems: Mapping[int, float],
    phrases: Mapping[tuple[int, int], str],
    written: Mapping[int, str],
    held: Mapping[int, set[int]],
) -> tuple[str, ...]:
    """A stem that stands in a phrase, or holds a word that is there already, adds nothing."""
    words: list[str] = []
    used: set[int] = set()
    for stem in stems:
        if stem in used or used & held.get(stem, set()):
            continue
        pair = next((both for both in sorted(phrases) if stem in both and not used & {*both}), None)
        used |= {*pair} if pair else {stem}
        words.append(phrases[pair] if pair else written[stem])
    return tuple(words[:WORDS])
