"""The documents of the demonstration world: complete, varied, invented, and nobody's secret."""

import inspect
from collections import Counter
from datetime import date
from itertools import chain
from typing import Any

import pytest

from lemniscaat.casework.approach.reading import read_approach
from lemniscaat.core.dates import VagueDate, read_typed
from lemniscaat.core.privacy import personal_traces
from lemniscaat.demo.documents import document, entries
from lemniscaat.demo.replay import STEPS
from lemniscaat.desk.models import Submission

DOCUMENTS = {
    "organisations": "organisation",
    "people": "person",
    "groups": "group",
    "areas": "area",
    "instruments": "instrument",
    "ob_cases": "case",
    "submissions": "submission",
}
NAMED_IN_THE_SOURCES = (
    "Stikker", "Van der Wal", "Hospers", "Van Ree", "van Ree", "Schulz", "van Twist", "Brandsma",
)  # fmt: skip
TODAY = date(2026, 11, 20)


def stories() -> list[dict[str, Any]]:
    return entries("submissions", "submission")


def keys(name: str, key: str = "key") -> set[str]:
    return {entry[key] for entry in entries(name, DOCUMENTS[name])}


def sentences(story: dict[str, Any]) -> list[str]:
    """Every text in a story, also those in its steps."""
    said = [story[name] for name in ("title", "told", "for_whom", "tried_told") if name in story]
    for _ago, _verb, *words in story.get("steps", ()):
        said += [word for word in words if isinstance(word, str)]
    return said


def test_at_least_forty_people_bring_something_in_and_no_two_say_the_same() -> None:
    told = [story["told"] for story in stories()]
    assert len(told) >= 40
    assert len(set(told)) == len(told)
    openings = Counter(" ".join(one.split()[:4]) for one in told)
    assert [words for words, times in openings.items() if times > 1] == []


@pytest.mark.parametrize(
    ("field", "choices"), [("nature", Submission.Nature), ("channel", Submission.Channel)]
)
def test_every_nature_and_channel_occurs(field: str, choices: Any) -> None:
    assert {story[field] for story in stories()} == set(choices.values)


def test_stories_come_from_at_least_eight_provinces() -> None:
    areas = {area["slug"]: area for area in entries("areas", "area")}
    provinces = {story["area"] for story in stories() if areas[story["area"]]["kind"] == "province"}
    assert len(provinces) >= 8
    assert {"veluwe", "de-peel", "groene-hart", "hart-van-het-noorden"} <= {
        story["area"] for story in stories()
    }


def test_every_key_exists() -> None:
    people, givers = keys("people"), {one["key"] for one in entries("people", "person")}
    for story in stories():
        assert story["desk"] in keys("groups")
        assert story["area"] in keys("areas", "slug")
        assert ("person" in story) != ("giver" in story)
        assert story.get("person", "wytske") in givers
        for name in ("written_by", "director", "adviser"):
            assert story.get(name, "samira") in people
    for group in entries("groups", "group"):
        assert {seat["person"] for seat in group.get("seat", ())} <= people
        assert group["organisation"] in keys("organisations")


def test_every_step_is_known_and_gets_the_words_that_it_needs() -> None:
    for story in stories():
        for _ago, verb, *words in story.get("steps", ()):
            extra = words.pop() if words and isinstance(words[-1], dict) else {}
            inspect.signature(STEPS[verb]).bind("story", "at", *words, **extra)


def test_steps_go_forward_in_time_and_end_before_today() -> None:
    for story in stories():
        days = [story["ago"], *(step[0] for step in story.get("steps", ()))]
        assert days == sorted(days, reverse=True), story["key"]
        assert days[-1] >= 1, story["key"]


def test_every_since_can_be_read_as_a_date() -> None:
    unclear = [
        story["since"]
        for story in stories()
        if "since" in story and read_typed(story["since"], TODAY) is None
    ]
    assert unclear == []
    turns = chain.from_iterable(case["turn"] for case in entries("ob_cases", "case"))
    for turn in turns:
        assert "when" not in turn or VagueDate.read(turn["when"]).text == turn["when"]


def test_no_text_holds_a_personal_trace() -> None:
    found = {
        story["key"]: traces
        for story in stories()
        if (traces := [trace for text in sentences(story) for trace in personal_traces(text)])
    }
    assert found == {}


@pytest.mark.parametrize("name", [*DOCUMENTS, "first_cases"])
def test_no_person_of_the_sources_is_named(name: str) -> None:
    assert [person for person in NAMED_IN_THE_SOURCES if person in document(name)] == []


def test_addresses_and_telephone_numbers_reach_nobody() -> None:
    for person in [*entries("people", "person"), *(s.get("giver", {}) for s in stories())]:
        for field in ("email", "contact_email"):
            assert person.get(field, ".example").endswith(".example")
        assert person.get("contact_phone", "06 0000").startswith("06 0000")
        assert personal_traces(person.get("contact_phone", "")) == ()


def test_the_way_of_the_first_cases_is_an_approach_that_cases_can_walk() -> None:
    assert read_approach(document("first_cases")).id == "eerste-dossiers"


def test_only_the_secretariat_acts_where_the_real_cases_were_decided() -> None:
    """No invented person spoke for a real body in 2025."""
    for group in entries("groups", "group"):
        if group["key"] in {"ob-2025", "dt-rtlg", "lvvn"}:
            speaking = {
                seat["person"]
                for seat in group["seat"]
                if seat["function"] in {"director", "chair", "deputy"}
                and seat.get("since", date(2025, 1, 1)) < date(2026, 1, 1)
            }
            assert speaking == {"secretariaat"}
