"""What people decide stays, whatever the software would suggest."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.narrative import (
    Decision,
    Story,
    Themes,
    add,
    merge,
    move,
    name,
    remove,
    split,
    suggest,
)
from lemniscaat.methods.words import Refused
from tests.methods.narrative.people import dozen

WHO = {"by": "werkgroep", "why": "zo vertellen wij het"}
NEW = Story(
    "v20", "De weidevogels broeden weer, grutto's en kuikens lopen in het lange gras.", "Nel"
)


def key_of(found: Themes, story: str) -> str:
    """The theme in which a story is, or nothing."""
    return next((one.theme or "" for one in found.places if one.story == story), "")


def rerun(*decisions: Decision) -> Themes:
    return suggest(dozen(), decisions=decisions)


def named() -> list[Decision]:
    first = suggest(dozen())
    return [
        name(first, key_of(first, "v01"), "Water", **WHO),
        name(first, key_of(first, "v06"), "Vogels", **WHO),
    ]


def test_a_name_stays_with_its_stories_and_the_other_suggestion_stays() -> None:
    found = rerun(named()[0])
    assert [theme.key for theme in found.themes] == ["Water", "suggestion 1"]
    assert [theme.decided for theme in found.themes] == [True, False]
    assert set(found.themes[0].stories) == {"v01", "v02", "v03", "v04", "v05", "v13"}
    assert set(found.themes[1].stories) == {"v06", "v07", "v08", "v09", "v10"}


def test_another_name_replaces_the_first() -> None:
    first = rerun(*named())
    again = name(first, "Water", "Peil en land", **WHO)
    found = rerun(*named(), again)
    assert [theme.key for theme in found.themes] == ["Vogels", "Peil en land"]
    assert key_of(found, "v01") == "Peil en land"


def test_a_new_story_joins_a_theme_of_people_and_moves_none_of_theirs() -> None:
    found = suggest([*dozen(), NEW], decisions=named())
    assert key_of(found, "v20") == "Vogels"
    before = rerun(*named())
    assert {one.story: one.theme for one in before.places} == {
        one.story: one.theme for one in found.places if one.story != "v20"
    }


def test_merged_themes_are_one() -> None:
    found = rerun(*named(), merge(rerun(*named()), ["Water", "Vogels"], "Buiten", **WHO))
    assert [theme.key for theme in found.themes] == ["Buiten"]
    assert len(found.themes[0].stories) == 11
    suggestions = suggest(dozen())
    both = merge(suggestions, [theme.key for theme in suggestions.themes], "Buiten", **WHO)
    assert rerun(both).themes[0].stories == found.themes[0].stories


def test_what_is_split_off_is_a_theme_and_the_rest_stays() -> None:
    found = rerun(*named(), split(rerun(*named()), "Vogels", ["v08"], "De vos", **WHO))
    assert key_of(found, "v08") == "De vos"
    assert set(next(one for one in found.themes if one.key == "Vogels").stories) == {
        *("v06", "v07", "v09", "v10")
    }


def test_a_story_is_where_people_put_it_even_if_it_fits_elsewhere() -> None:
    found = rerun(*named(), move(["v08", "v11"], "Water", **WHO), move(["v06"], "", **WHO))
    assert key_of(found, "v08") == key_of(found, "v11") == "Water"
    place = next(one for one in found.places if one.story == "v06")
    assert (place.where, place.decided, place.nearest) == ("alone", True, "Vogels")


def test_a_theme_may_be_added_with_a_story_too_short_to_say_or_with_none() -> None:
    found = rerun(add("Mooi", ["v12"], **WHO), add("Geld", **WHO))
    assert [theme.key for theme in found.themes[:2]] == ["Mooi", "Geld"]
    assert [theme.stories for theme in found.themes[:2]] == [("v12",), ()]
    assert key_of(found, "v12") == "Mooi"


def test_what_people_removed_is_not_suggested_again() -> None:
    first = suggest(dozen())
    found = rerun(remove(first, key_of(first, "v01"), **WHO))
    assert not any("v01" in theme.stories for theme in found.themes)
    assert {"v01", "v02", "v03", "v04", "v05", "v13"} < set(found.stories("alone"))
    assert rerun(*named(), remove(rerun(*named()), "Water", **WHO)).theme("Water") is None


def test_a_copy_about_which_nobody_decided_goes_with_its_text() -> None:
    copy = Story("v14", dozen()[0].text.upper(), "Piet")
    found = suggest([*dozen(), copy], decisions=[*named(), move(["v01"], "Vogels", **WHO)])
    assert (key_of(found, "v01"), key_of(found, "v14")) == ("Vogels", "Vogels")
    assert key_of(found, "v13") == "Water"
    last = move(["v13"], "", **WHO)
    found = suggest([*dozen(), copy], decisions=[*named(), move(["v01"], "Vogels", **WHO), last])
    assert (key_of(found, "v01"), key_of(found, "v14")) == ("Vogels", "")


def test_stories_that_do_not_fit_still_make_the_words_of_a_theme_of_people() -> None:
    found = rerun(add("Van alles", ["v01", "v08", "v11", "v06"], **WHO))
    typical = {one.story: one.typical for one in found.places if one.theme == "Van alles"}
    assert {"v01", "v06", "v08", "v11"} <= typical.keys()
    assert min(typical["v06"], typical["v08"]) > 0


def test_a_story_that_was_withdrawn_is_told_and_stops_nothing() -> None:
    found = suggest(dozen()[1:], decisions=named())
    assert found.missing == ("v01",)
    assert key_of(found, "v02") == "Water"


@settings(max_examples=15)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Water", "Vogels", ""]),
            st.lists(st.sampled_from([f"v{n:02}" for n in range(1, 14)]), max_size=4),
        ),
        max_size=5,
    ),
    st.sampled_from([None, 2, 3]),
)
def test_the_last_decision_about_a_story_holds(
    moves: list[tuple[str, list[str]]], number: int | None
) -> None:
    decisions = [add("Water", **WHO), add("Vogels", **WHO)]
    decisions += [move(stories, theme, **WHO) for theme, stories in moves]
    last = {story: theme for theme, stories in moves for story in stories}
    found = suggest(dozen(), decisions=decisions, number=number)
    for place in found.places:
        if place.story in last:
            assert ((place.theme or ""), place.decided) == (last[place.story], True)
            assert place.where != "short"


@pytest.mark.parametrize(
    ("decide", "says"),
    [
        (lambda _: add("Geld", by="", why="x"), "does not say who"),
        (lambda _: add("Geld", by="x", why=" "), "does not say who"),
        (lambda _: add("Water", **WHO), "a theme Water already"),
        (lambda _: add("", **WHO), "no name of its own"),
        (lambda found: name(found, "Water", "suggestion 9", **WHO), "no name of its own"),
        (lambda _: move(["v01"], "Zand", **WHO), "Zand is not there"),
        (lambda found: name(found, "Zand", "Klei", **WHO), "no theme Zand"),
        (lambda found: split(found, "Water", ["v06"], "Klei", **WHO), "v06 is not in Water"),
        (lambda _: Decision("kies", "X", (), "x", "x"), "no decision that we know"),  # type: ignore[arg-type]
        (lambda _: Decision("merge", "X", (), "x", "x", ("Zand",)), "Zand is not there"),
    ],
)
def test_what_cannot_be_carried_out_is_refused(
    decide: Callable[[Themes], Decision], says: str
) -> None:
    before = rerun(*named())
    with pytest.raises(Refused, match=says):
        rerun(*named(), decide(before))
