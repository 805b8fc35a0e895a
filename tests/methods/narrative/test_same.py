"""Nearly the same: nothing missed, nothing invented, nothing dropped."""

from itertools import combinations

import numpy as np
from benchmarks.methods.narrative import planted
from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.narrative import Story, suggest
from lemniscaat.methods.narrative.same import ALIKE, nearly_same
from lemniscaat.methods.narrative.stories import read
from tests.methods.narrative.people import dozen

WORDS = st.lists(st.sampled_from(["peil", "sloot", "boer", "gras", "grutto", "veen"]), max_size=9)


def resemblance(one: str, other: str) -> float:
    """The share of runs of three words in common, as Broder writes it."""
    runs = [
        {tuple(text.split()[at : at + 3]) for at in range(len(text.split()) - 2)}
        for text in (one, other)
    ]
    return len(runs[0] & runs[1]) / max(1, len(runs[0] | runs[1]))


@settings(max_examples=40)
@given(st.lists(WORDS, min_size=2, max_size=12))
def test_copies_are_like_their_original_and_originals_are_not_alike(told: list[list[str]]) -> None:
    texts = read([Story(str(n), " ".join(words)) for n, words in enumerate(told)], "nl")
    found = nearly_same(texts)
    for copy, original, much in found.pairs:
        assert found.original[original] == original
        assert np.isclose(much, resemblance(texts.plain[copy], texts.plain[original]))
        assert much >= ALIKE
    originals = sorted(set(found.original.tolist()))
    assert all(found.original[one] == one for one in originals)
    for one, other in combinations(originals, 2):
        assert resemblance(texts.plain[one], texts.plain[other]) < ALIKE
    # A copy is beside every original that it resembles, and belongs to the nearest.
    for copy in set(range(len(texts))) - set(originals):
        near = {o: resemblance(texts.plain[copy], texts.plain[o]) for o in originals}
        alike = {o for c, o, _ in found.pairs if c == copy}
        assert alike == {o for o, much in near.items() if much >= ALIKE}
        assert np.isclose(near[int(found.original[copy])], max(near.values()))


def test_every_planted_copy_is_found_and_nothing_else() -> None:
    hidden = planted(50, 2, words=(100, 200), copied=0.2, common=2_000)
    pairs = {frozenset((pair.story, pair.original)) for pair in suggest(hidden.stories).alike}
    assert pairs == {frozenset(pair) for pair in hidden.copies}
    assert len(pairs) == 10


def test_a_campaign_is_one_text_told_many_times_and_every_story_stays() -> None:
    campaign = (
        "Stop de ganzen op onze weilanden, want zij vreten het jonge gras en de boer betaalt."
    )
    stories = [Story(f"c{n:03}", campaign, f"c{n:03}") for n in range(400)]
    own = [Story(f"d{n:03}", f"{campaign} Groet van {n}", f"d{n:03}") for n in range(100)]
    found = suggest([*dozen(), *stories, *own])
    assert found.repeated[0].original == "c000"
    assert (len(found.repeated[0].stories), found.repeated[0].tellers) == (500, 500)
    assert len(found.places) == 513
    assert sum(place.repeats == "c000" for place in found.places) == 499
    assert len({place.where for place in found.places if place.story[0] in "cd"}) == 1
    assert not any("c000" in theme.stories for theme in found.themes)


def test_a_pair_is_shown_with_how_much_it_is_alike() -> None:
    (pair,) = suggest(dozen()).alike
    assert (pair.story, pair.original) == ("v13", "v01")
    assert 0.5 < pair.similarity < 1
