"""Suggestions: as many as hold, from enough texts and people, in the words of the people."""

from dataclasses import replace
from typing import Any

import pytest
from benchmarks.methods.narrative import planted

from lemniscaat.methods.narrative import Story, compare, suggest
from lemniscaat.methods.narrative.grouping import tellers
from lemniscaat.methods.narrative.stories import plain
from lemniscaat.methods.words import Refused
from tests.methods.narrative.people import DESK, NOTHING, THREE, desk, dozen, three


def test_the_dozen_is_about_water_and_about_birds() -> None:
    found = suggest(dozen())
    assert {theme.words[:2] for theme in found.themes} == {
        ("grutto's", "weidevogels"),
        ("peil", "water"),
    }
    water = next(theme for theme in found.themes if "peil" in theme.words)
    assert set(water.stories) == {"v01", "v02", "v03", "v04", "v05", "v13"}
    assert (water.texts, water.tellers, water.decided) == (5, 6, False)


def test_the_one_that_stands_alone_is_named() -> None:
    found = suggest(dozen())
    assert found.stories("alone") == ("v11",)
    assert found.stories("short") == ("v12",)


@pytest.mark.parametrize("themes", [2, 7])
def test_as_many_themes_as_there_are(themes: int) -> None:
    hidden = planted(
        16 * themes, themes, words=(30, 60), share=0.3, alone=0, copied=0, common=2_000
    )
    found = suggest(hidden.stories)
    assert len(found.themes) == themes
    software = {place.story: str(place.theme) for place in found.places if place.theme}
    people = {story: str(theme) for story, theme in hidden.theme.items()}
    assert compare(software, people).pairs > 0.98


def test_short_stories_at_a_desk_get_themes_and_the_lonely_ones_none() -> None:
    """A floor, no quality: one person made up these stories and sorted them."""
    found = desk()
    for theme, word in (("wolf", "wolf"), ("bus", "bus"), ("dijk", "dijk")):
        all_of_it = {key for key, row in DESK.items() if row["theme"] == theme}
        best = max(found.themes, key=lambda one: len(all_of_it & {*one.stories}))
        assert word in best.words
        assert len(all_of_it & {*best.stories}) >= 0.8 * len(all_of_it)
    lonely = {key for key, row in DESK.items() if row["theme"] == "alone"}
    assert len(lonely & {*found.stories("alone")}) >= 5
    assert {key for key, row in DESK.items() if row["theme"] == "kort"} == {*found.stories("short")}


def test_english_stories_among_dutch_ones_are_not_about_their_small_words() -> None:
    told = [
        *("The wolf took our sheep and the fence was high", "The bus to the town and back is gone"),
        *("I like the wolf and the sheep can have a fence", "The bus is late and the town is far"),
        *("We and the dog walk on the dike and the road", "The sheep and the wolf need the space"),
    ]
    english = [Story(f"e{place}", text, f"e{place}") for place, text in enumerate(told)]
    dutch = [Story(key, row["text"], key) for key, row in DESK.items()]
    assert not {"the", "and the", "the wolf"} & words([*dutch, *english])


def test_the_same_stories_each_fifty_times_as_long_are_about_the_same() -> None:
    long = [Story(key, f"{row['text']} " * 50, key) for key, row in DESK.items()]
    found = suggest(long)
    assert len(found.themes) >= 3
    assert max(len(quote.text) for theme in found.themes for quote in theme.quotes) <= 240


def test_stories_without_a_theme_get_none() -> None:
    found = suggest(NOTHING.stories)
    assert found.themes == ()
    assert len(found.stories("alone")) == 72


def test_planted_stories_that_stand_alone_do_so() -> None:
    lonely = {story for story, theme in THREE.theme.items() if theme is None}
    assert lonely
    assert lonely <= set(three().stories("alone"))


def test_twenty_stories_of_one_teller_are_no_theme() -> None:
    mine = {story for story, theme in THREE.theme.items() if theme == 0}
    assert len(mine) >= 15
    told = [replace(one, teller="Teun") if one.id in mine else one for one in THREE.stories]
    assert any(mine & set(theme.stories) for theme in three().themes)
    assert not any(mine & set(theme.stories) for theme in suggest(told).themes)


def test_three_texts_need_three_tellers_each_with_another_text() -> None:
    def story(teller: str | None) -> Story:
        return Story("x", "x", teller)

    assert tellers([[story("a")], [story("b")], [story("c")]]).enough([0, 1, 2])
    assert tellers([[story(None)], [story(None)], [story(None)]]).enough([0, 1, 2])
    assert not tellers([[story("a")], [story("b")]]).enough([0, 1])
    # Two friends who repeat one of Teun's texts make no three tellers of three texts.
    copied = tellers([[story("t"), story("f"), story("g")], [story("t")], [story("t")]])
    assert not copied.enough([0, 1, 2])


def test_words_are_as_people_write_them() -> None:
    stories = dozen()
    told = " ".join(plain(story.text) for story in stories).lower()
    for theme in suggest(stories).themes:
        assert all(word.lower() in told for word in theme.words)


def saying(*extra: str) -> list[Story]:
    """The planted stories; those of the first theme say something more, in turn."""
    return [
        replace(one, text=f"{one.text} {extra[place % len(extra)]}")
        if THREE.theme[one.id] == 0
        else one
        for place, one in enumerate(THREE.stories)
    ]


def words(stories: list[Story], **choices: Any) -> set[str]:
    return {word for theme in suggest(stories, **choices).themes for word in theme.words}


def test_two_words_that_go_together_are_one_label() -> None:
    found = words(saying("zout water", "zoute wateren"))
    assert "zout water" in found
    assert not {"zout", "water"} & found


def test_a_word_that_holds_a_word_of_the_label_adds_nothing_to_it() -> None:
    found = words(saying("peil en waterpeil", "peil of slootpeil"))
    assert "peil" in found
    assert not {"waterpeil", "slootpeil"} & found


def test_a_word_is_shown_in_the_form_of_most_texts() -> None:
    assert "boeren" in words(saying("Boeren", "boeren", "boer", "BOEREN"))
    assert "Friesland" in words(saying("Friesland"))


def test_a_quote_is_in_its_story_letter_for_letter() -> None:
    stories = {story.id: plain(story.text) for story in dozen()}
    found = suggest(dozen())
    ends = [
        part for poles in found.poles for part in (poles.one_end, poles.middle, poles.other_end)
    ]
    quotes = [quote for part in (*found.themes, *ends) for quote in part.quotes]
    assert len(quotes) > 10
    assert all(quote.text in stories[quote.story] for quote in quotes)


def test_people_may_ask_for_a_number_and_get_no_more() -> None:
    assert len(suggest(THREE.stories, number=2).themes) == 2
    assert suggest(THREE.stories, number=1_000).themes
    with pytest.raises(Refused, match="two or more"):
        suggest(THREE.stories, number=1)


def test_english_stories_have_english_words() -> None:
    assert "lapwings" in words(saying("lapwings", "the lapwings", "a lapwing"), language="en")
