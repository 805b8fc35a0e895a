"""Stories: how fast, whether the same each time, and what comes back of what was planted.

All stories here are invented by a program. They show that nothing is broken, and say nothing about
how well suggestions match what people would make of real stories.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.methods.rows import OURS, Row, timed
from lemniscaat.methods.chance import Chance
from lemniscaat.methods.narrative import Story, Themes, compare, suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ROOT = Path(__file__).parents[2]
_SETS = 20
_PEER = "scikit-learn, TfidfVectorizer and NMF, told that there are 12"
_CONSONANTS, _VOWELS = "bdfghjklmnprstvwz", ("a", "e", "i", "o", "u", "aa", "ee", "oo", "ij", "oe")


@dataclass(frozen=True, slots=True)
class Planted:
    """Invented stories with what was hidden in them.

    `theme` is the number of the theme of each story, or nothing when it stands alone. `copies` are
    pairs of a story and its changed copy.
    """

    stories: tuple[Story, ...]
    theme: dict[str, int | None]
    copies: frozenset[tuple[str, str]]


def planted(
    count: int,
    themes: int,
    *,
    seed: int = 0,
    words: tuple[int, int] = (100, 200),
    share: float = 0.15,
    alone: float = 0.02,
    copied: float = 0.02,
    common: int = 20_000,
) -> Planted:
    """Stories of invented words: most from one language for all, a share from one theme.

    How often a word is used follows Zipf, for the language and for each theme (60 words each).
    Stories that stand alone mix words of the language with words of their own. A copy has a tenth
    of its words changed.
    """
    chance = Chance(seed, "stories")
    lonely_count = round(count * alone)
    lexicon = _lexicon(common + 60 * themes + 40 * lonely_count, chance.branch("words"))
    usual, rest = lexicon[:common], lexicon[common:]
    own = rest[60 * themes :]
    told: list[Story] = []
    theme: dict[str, int | None] = {}
    copies: set[tuple[str, str]] = set()
    draw = chance.branch("draws")
    originals = round(count * (1 - copied))
    for index in range(originals):
        length = words[0] + draw.below(words[1] - words[0] + 1)
        lonely = index < lonely_count
        topic = None if lonely else draw.below(themes)
        special = own[40 * index :][:40] if topic is None else rest[60 * topic :][:60]
        text = _text(length, usual, special, share, draw)
        told.append(Story(f"v{index:05}", text, f"p{index:05}"))
        theme[told[-1].id] = topic
    for index in range(originals, count):
        source = told[draw.below(originals)]
        kept = source.text.split()
        for _ in range(round(len(kept) / 10)):
            kept[draw.below(len(kept))] = usual[draw.below(len(usual))]
        told.append(Story(f"v{index:05}", " ".join(kept), f"p{index:05}"))
        theme[told[-1].id] = theme[source.id]
        copies.add((source.id, told[-1].id))
    return Planted(tuple(told), theme, frozenset(copies))


def _text(
    length: int, usual: Sequence[str], special: Sequence[str], share: float, draw: Chance
) -> str:
    picks = draw.uniforms(length, 2)
    return " ".join(
        _zipf(special, place) if kind < share else _zipf(usual, place)
        for kind, place in picks.tolist()
    )


def _zipf(words: Sequence[str], place: float) -> str:
    """A word of which the n-th is about n times as rare as the first."""
    return words[min(len(words) - 1, int(len(words) ** place) - 1)]


def _lexicon(count: int, chance: Chance) -> list[str]:
    """Different words of one, two or three syllables; the first are the shortest."""
    made: dict[str, None] = {}
    while len(made) < count:
        for word in chance.uniforms(count, 3, 2).tolist():
            syllables = 1 + (len(made) > 50) + (len(made) > 2_000)
            made["".join(map(_syllable, word[:syllables]))] = None
    return list(made)[:count]


def _syllable(places: list[float]) -> str:
    first, second = places
    return _CONSONANTS[int(first * len(_CONSONANTS))] + _VOWELS[int(second * len(_VOWELS))]


def measure() -> Iterator[Row]:
    """All rows, one by one as they are ready."""
    for count, share in ((10_000, 0.15), (1_000, 0.08)):
        what = (
            f"{count:,} invented stories of 100 to 200 words, 12 planted themes, "
            f"{share:.0%} of the words from the theme; one thread"
        )
        yield Row(what, OURS, _apart(f"ours({count}, {share})"))
        yield Row(what, _PEER, _apart(f"peer({count}, {share})"))
    yield _luck()
    yield _small()
    yield _same()


def _apart(call: str, *, hash_seed: str = "0", threads: str = "1") -> str:
    """What a function here gives in a process of its own, with so many threads."""
    settings = {"PYTHONHASHSEED": hash_seed, "OMP_NUM_THREADS": threads}
    settings |= {"OPENBLAS_NUM_THREADS": threads}
    settings |= {"PYTHONPATH": f"{_ROOT}{os.pathsep}{_ROOT / 'src'}"}
    done = subprocess.run(
        [sys.executable, "-c", f"from benchmarks.methods import narrative as n; print(n.{call})"],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def ours(count: int, share: float) -> str:
    """Suggest themes and hold them beside what was planted."""
    hidden = planted(count, 12, share=share)
    found, seconds = timed(lambda: suggest(hidden.stories))
    return f"{seconds:.1f} s; {_themes(found, hidden)}; {_copies(found, hidden)}"


def backwards(count: int, step: int) -> str:
    """The digest of what comes out, with the stories in order (1) or backwards (-1)."""
    return suggest(planted(count, 12).stories[::step]).record.output_digest


def _themes(found: Themes, hidden: Planted) -> str:
    """How the suggestions agree with what was planted, checked by counting places."""
    assert sorted(place.story for place in found.places) == sorted(hidden.theme)
    inside = {place.story: str(place.theme) for place in found.places if place.theme}
    both = compare(inside, {story: str(hidden.theme[story]) for story in inside})
    with_theme = {story for story, theme in hidden.theme.items() if theme is not None}
    lonely = hidden.theme.keys() - with_theme
    alone = lonely & set(found.stories("alone"))
    return (
        f"{len(found.themes)} themes without being told how many; "
        f"{len(inside.keys() & with_theme) / len(with_theme):.1%} of the stories with a theme are "
        f"in one, NMI {both.information:.3f} and pairs {both.pairs:.3f} for all that are; "
        f"{len(alone)} of {len(lonely)} planted outliers stand alone"
    )


def _copies(found: Themes, hidden: Planted) -> str:
    """Which pairs were found, each counted again from its words."""
    text = {story.id: story.text.split() for story in hidden.stories}
    for pair in found.alike:
        one, other = (
            {tuple(words[at : at + 3]) for at in range(len(words) - 2)}
            for words in (text[pair.story], text[pair.original])
        )
        assert abs(len(one & other) / len(one | other) - pair.similarity) < 1e-6
    group = {story: one.original for one in found.repeated for story in one.stories}
    back = sum(group.get(one, one) == group.get(other, other) for one, other in hidden.copies)
    # Two copies of one story are alike too, though they were not planted as a pair.
    source = {copy: original for original, copy in hidden.copies}
    right = sum(_root(pair.story, source) == _root(pair.original, source) for pair in found.alike)
    return (
        f"{back} of {len(hidden.copies)} changed copies found (a tenth of the words changed), "
        f"{len(found.alike) - right} pairs too many"
    )


def _root(story: str, source: dict[str, str]) -> str:
    while story in source:
        story = source[story]
    return story


def peer(count: int, share: float) -> str:
    """The same stories through the library that most would take."""
    try:
        from sklearn.decomposition import NMF
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score
    except ImportError:
        return "not installed: make peers"
    hidden = planted(count, 12, share=share)

    def work() -> list[int]:
        weigh = TfidfVectorizer(sublinear_tf=True, min_df=2, max_df=0.5)
        weights = weigh.fit_transform([story.text for story in hidden.stories])
        model = NMF(12, init="nndsvda", random_state=0, max_iter=300)
        return list(model.fit_transform(weights).argmax(axis=1).tolist())

    given, seconds = timed(work)
    placed = {
        story.id: str(theme)
        for story, theme in zip(hidden.stories, given, strict=True)
        if hidden.theme[story.id] is not None
    }
    people = {story: str(hidden.theme[story]) for story in placed}
    agreed = compare(placed, people)
    sides = [people[story] for story in placed], list(placed.values())
    assert abs(normalized_mutual_info_score(*sides) - agreed.information) < 1e-6
    assert abs(adjusted_rand_score(*sides) - agreed.pairs) < 1e-6
    return (
        f"{seconds:.1f} s; NMI {agreed.information:.3f} and pairs {agreed.pairs:.3f} for the "
        "stories with a theme; an outlier always gets a theme; does not look for copies or poles"
    )


def _luck() -> Row:
    sets = [planted(100, 3, seed=seed, share=0, words=(30, 60)) for seed in range(_SETS)]
    wrong = sum(bool(suggest(hidden.stories).themes) for hidden in sets)
    return Row(
        f"{_SETS} sets of 100 invented stories of 30 to 60 words, without any theme",
        OURS,
        f"{wrong} sets get a suggestion",
    )


def _small() -> Row:
    sets = [
        planted(24, 3, seed=seed, share=0.3, words=(30, 60), alone=0, copied=0)
        for seed in range(_SETS)
    ]
    found = [len(suggest(hidden.stories).themes) for hidden in sets]
    counted = ", ".join(f"{found.count(n)} sets with {n}" for n in sorted(set(found)))
    return Row(
        f"{_SETS} sets of 24 invented stories, 3 planted themes, 30% of the words from the theme",
        OURS,
        f"suggestions: {counted}",
    )


def _same() -> Row:
    """Three processes, each with its own hash seed and number of threads, one backwards."""
    digests = {
        _apart("backwards(1_000, 1)", hash_seed="0", threads="1"),
        _apart("backwards(1_000, -1)", hash_seed="1", threads="2"),
        _apart("backwards(1_000, 1)", hash_seed="4242", threads="2"),
    }
    return Row(
        "1,000 invented stories in three processes: other hash seed, other number of threads, "
        "one with the stories backwards",
        OURS,
        "one outcome" if len(digests) == 1 else f"{len(digests)} different outcomes",
    )
