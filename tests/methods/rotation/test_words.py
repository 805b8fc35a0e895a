"""What people are told is true and in both languages; pictures are sound."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from lemniscaat.methods.rotation import (
    Person,
    Problem,
    Seating,
    Table,
    explain,
    meetings,
    picture,
    reseat,
    seat,
)
from lemniscaat.methods.words import text
from tests.methods.rotation.gatherings import gathering

NINE = seat(gathering(9, 3, 4), seed=0, patience=50)


def told(seating: Seating) -> str:
    assert text(explain(seating), "nl") != text(explain(seating), "en")
    return text(explain(seating), "en")


def test_without_repeats_the_words_say_so() -> None:
    assert "9 people, 3 tables, 4 rounds." in told(NINE)
    assert "People at a table: 3." in told(NINE)
    assert "Nobody meets the same person twice." in told(NINE)
    assert "Of the 36 pairs of people, 36 meet." in told(NINE)
    assert "times one person of a group too many or too few" in told(NINE)


def test_a_proof_is_named_only_when_there_is_one() -> None:
    one_table = seat(gathering(4, 1, 2), seed=0)
    assert one_table.figures.best
    assert "6 times two people meet again" in told(one_table)
    assert "It cannot be fewer: counting proves it." in told(one_table)
    weighted = seat(gathering(40, 4, 3), seed=0)
    assert not weighted.figures.best
    assert "If a third time counts double, it cannot be better" in told(weighted)
    unknown = seat(gathering(18, 4, 4), seed=0, patience=5)
    assert "at least 6. Whether fewer than here is possible, we do not know" in told(unknown)


def test_the_mix_is_named_only_if_there_is_one() -> None:
    assert "its share of every group" in told(seat(gathering(64, 8, 4), seed=0))
    assert "share" not in told(seat(gathering(9, 3, 2, 0), seed=0))


def test_changes_and_lonely_people_are_named() -> None:
    evening = seat(gathering(24, 4, 3), seed=0, patience=20)
    absent = [*evening.at(1)["1"][:4], *evening.at(2)["2"][:3]]
    after = reseat(evening, absent=absent, from_round=1)
    people = len({change.person for change in after.changes})
    assert f"changes for {people} people in {len(after.changes)} places" in told(after)
    alone = seat(gathering(1, 1, 1), seed=0)
    assert "1 person, 1 table, 1 round." in told(alone)
    assert "several tables" not in told(alone)
    assert "alone" not in told(after)
    assert "alone at a table" in told(seat(gathering(3, 2, 1), seed=0))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_picture_has_a_square_for_each_person_in_each_round(language: str) -> None:
    drawn = ET.fromstring(picture(NINE, language))  # noqa: S314
    words = [part.text for part in drawn.iter("{http://www.w3.org/2000/svg}text")]
    squares = list(drawn.iter("{http://www.w3.org/2000/svg}rect"))
    assert len(squares) == 9 * 4 + 3
    assert sum(word in ("A", "B", "C") for word in words) == 9 * 4 + 3
    assert {"east", "north", "west"} <= set(words)


def test_the_matrix_tells_how_often_two_people_meet() -> None:
    drawn = ET.fromstring(meetings(seat(gathering(6, 2, 3), seed=0), "en"))  # noqa: S314
    words = [part.text for part in drawn.iter("{http://www.w3.org/2000/svg}text")]
    times = [int(word) for word in words if word and word.isdecimal()]
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}rect"))) == 15
    assert sum(times) == 3 * 2 * 3


def test_hostile_names_stay_words() -> None:
    nasty = '<script x="1">'
    people = [Person(f"{nasty}{number}", {nasty: nasty}) for number in range(4)]
    seating = seat(Problem(people, [Table(nasty, 2), Table("b", 2)], 2), seed=0)
    assert "<script" not in picture(seating, "nl") + meetings(seating, "nl")


def test_nobody_in_a_round_is_still_a_picture() -> None:
    late = replace(gathering(4, 2, 2), people=[Person(f"p{n}", first=2) for n in range(4)])
    assert "round 2" in picture(seat(late, seed=0), "en")


def test_the_picture_shows_the_attribute_that_was_named_first() -> None:
    people = [Person(f"p{n}", {"side": "east", "age": "young"}) for n in range(4)]
    drawn = picture(seat(Problem(people, [Table("a", 4)], 1), seed=0), "en")
    assert "east" in drawn
    assert "young" not in drawn
