"""What is told is what was done: per couple, for the whole, and in the picture."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from hypothesis import given, settings

from lemniscaat.methods.matching import (
    Person,
    Problem,
    Weights,
    explain,
    match,
    picture,
    rematch,
    why,
)
from lemniscaat.methods.words import text
from tests.methods.matching.oracle import problems

GROUP = (
    Person("anna", "farm", (0.0, 0.0), 20.0, frozenset({"soil", "water"}), background={"age": "o"}),
    Person("bram", "town", (3.0, 4.0), 20.0, frozenset({"soil", "water"}), background={"age": "y"}),
    Person("cora", "farm", (3.0, 5.0), 20.0, background={"age": ""}),
)
MATCHING = match(Problem(GROUP, coordinates="km"), seed=0)


def test_a_couple_hears_why_and_how_its_points_were_counted() -> None:
    (pair,) = MATCHING.pairs
    assert why(MATCHING, pair).en == (
        "anna and bram live 5.0 km apart, share soil and water and differ in age. "
        "Together 25.0 points: 2 themes x 10 + 1 difference x 10 - 5.0 km x 1. "
        "Highest with anybody: 25.0 for anna, 25.0 for bram. cora joins them. "
        "cora and bram live 1.0 km apart. Together -1.0 points: -1.0 km x 1. "
        "Highest with anybody: -1.0 for cora, 25.0 for bram."
    )
    assert why(MATCHING, pair).nl.startswith("anna en bram wonen 5,0 km uit elkaar, delen soil en")


def test_who_has_nothing_to_compare_hears_that() -> None:
    bare = match(Problem((Person("a", "f"), Person("b", "g")), Weights(0, 0, 0, 0)), seed=0)
    assert why(bare, bare.pairs[0]).en == (
        "a and b have nothing to compare. Together 0.0 points: 0. "
        "Highest with anybody: 0.0 for a, 0.0 for b."
    )


def test_regret_is_how_far_each_is_below_the_best_for_that_person() -> None:
    group = (
        *(
            Person(name, "f", themes=frozenset(likes))
            for name, likes in (("f0", "ab"), ("f1", "a"))
        ),
        *(
            Person(name, "g", themes=frozenset(likes))
            for name, likes in (("g0", "ab"), ("g1", "b"))
        ),
    )
    matching = match(Problem(group), seed=0)
    found = {(pair.a, pair.b): pair.meeting.regret for pair in matching.pairs}
    assert matching.total == 20.0
    assert found[next(iter(found))] in {(0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0)}
    assert {pair.meeting.best for pair in matching.pairs if pair.a == "f0"} <= {
        (20.0, 20.0),
        (20.0, 10.0),
    }


def test_the_whole_story_names_weights_and_limits_in_both_languages() -> None:
    told = text(explain(MATCHING), "en")
    assert "farm and town: 1 couple. Somebody joined 1 couple. Everyone has a partner." in told
    assert "10 for each theme that you share" in told
    assert "Anyone may say no" in told
    assert "1 paar" in text(explain(MATCHING), "nl")


def test_after_a_search_again_it_tells_what_stayed() -> None:
    again = rematch(Problem(GROUP, coordinates="km"), [("anna", "bram")], seed=0)
    assert "Of the couples of before 1 stay." in text(explain(again), "en")
    assert "Who could keep a partner does." in text(explain(again), "en")
    may = rematch(Problem(GROUP, coordinates="km"), [("anna", "bram")], may_change=True, seed=0)
    assert "then as few changes as can be" in text(explain(may), "en")
    assert "could keep a partner" not in text(explain(may), "en")


@settings(max_examples=12)
@given(problems())
def test_there_is_always_a_story_and_a_sound_picture(problem: Problem) -> None:
    matching = match(problem, seed=0)
    for language in ("nl", "en"):
        assert len(text(explain(matching), language)) > 200
        root = ET.fromstring(picture(matching, language))  # noqa: S314
        assert "NaN" not in picture(matching, language)
        assert root[1].text


def test_the_bars_count_every_couple() -> None:
    matching = match(Problem(GROUP[:2], coordinates="km"), seed=0)
    assert picture(matching, "en").count("<rect") == 5
    assert ">1</text>" in picture(matching, "en")


def test_the_description_of_the_picture_counts_one_as_one() -> None:
    assert "1 paar, 0 mensen zonder partner." in picture(MATCHING, "nl")


def test_without_places_the_bars_show_points() -> None:
    matching = match(Problem((Person("a", "f"), Person("b", "g"))), seed=0)
    assert "Couples by points" in picture(matching, "en")


def test_who_live_in_one_place_read_no_nought() -> None:
    pair = (Person("a", "f", (1.0, 1.0)), Person("b", "g", (1.0, 1.0)))
    matching = match(Problem(pair), seed=0)
    assert why(matching, matching.pairs[0]).nl.startswith(
        "a en b wonen op dezelfde plek. Samen 0,0 punten: 0."
    )
    assert "partner die de meeste punten geeft" in text(explain(matching), "nl")


def test_it_says_that_more_might_have_joined_only_if_somebody_is_left() -> None:
    def told(count: int) -> str:
        people = [Person(f"f{index}", "f") for index in range(count)]
        return text(explain(match(Problem((*people, Person("g", "g"))), seed=0)), "en")

    assert "could join" not in told(1)
    assert "no couple changed" in told(2)
    assert "perhaps more people" not in told(2)
    assert "perhaps more people could have joined" in told(3)
