"""Stories as they come in: with HTML, emoji, far too long or empty."""

import pytest

from lemniscaat.methods.narrative import Story, suggest
from lemniscaat.methods.narrative.stories import plain, read
from lemniscaat.methods.words import Refused
from tests.methods.narrative.people import dozen


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("<p>Het <b>peil</b> is&nbsp;hoog</p>", "Het peil is hoog"),
        ("peil < 30 cm en > 10", "peil < 30 cm en > 10"),
        ("a<script>alert('x')</script>b <!-- weg --> c", "a b c"),
        ("  twee\n\tregels ", "twee regels"),
        ("&lt;b&gt; blijft", "<b> blijft"),
    ],
)
def test_markup_goes_and_words_stay(told: str, shown: str) -> None:
    assert plain(told) == shown


def test_the_same_words_are_one_text_whatever_capitals_and_marks() -> None:
    texts = read([Story("a", "De BOER zaait!"), Story("b", "<i>de boer zaait</i>")], "nl")
    assert [[story.id for story in stories] for stories in texts.tellings] == [["a", "b"]]


def test_stories_without_words_are_not_one_text_told_twice() -> None:
    found = suggest([*dozen(), Story("leeg", ""), Story("lach", "😀😀"), Story("zucht", "... !")])
    assert found.stories("short") == ("lach", "leeg", "v12", "zucht")
    assert [one.original for one in found.repeated] == ["v01"]


def test_a_very_long_story_is_a_story() -> None:
    long = Story("lang", "Het waterpeil in de sloot en het waterschap. " * 20_000, "Zus")
    found = suggest([*dozen(), long])
    assert {place.story: place for place in found.places}["lang"].where in ("theme", "alone")
    assert max(len(quote.text) for theme in found.themes for quote in theme.quotes) <= 240


@pytest.mark.parametrize(
    ("stories", "says"),
    [
        ([], "no stories"),
        ([Story("a", "x"), Story("a", "y")], "the same id: a"),
        ([Story("", "x")], "has no id"),
    ],
)
def test_what_cannot_be_told_apart_is_refused(stories: list[Story], says: str) -> None:
    with pytest.raises(Refused, match=says):
        suggest(stories)


@pytest.mark.parametrize("text", ["", "Mooi!", "Het waterpeil in de sloot staat te hoog."])
def test_one_story_says_nothing_about_themes(text: str) -> None:
    found = suggest([Story("enige", text)])
    assert (found.themes, found.poles) == ((), ())
    assert len(found.places) == 1


def test_a_hundred_times_the_same_story_is_one_text_and_no_theme() -> None:
    found = suggest(
        [Story(f"{n}", "Red de wilde bij op het platteland!", f"p{n}") for n in range(99)]
    )
    assert (found.texts, found.themes) == (1, ())
    assert (len(found.repeated[0].stories), found.repeated[0].tellers) == (99, 99)
