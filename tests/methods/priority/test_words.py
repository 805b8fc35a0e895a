"""What people read: an answer for every area, and their own choices laid beside it."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from lemniscaat.methods.priority import (
    Area,
    Choice,
    Departure,
    Problem,
    compare,
    dots,
    explain,
    explain_choices,
    picture,
    weigh,
)
from lemniscaat.methods.priority.area_words import about, percent
from lemniscaat.methods.words import Refused, text
from tests.methods.priority.cast import MIXED, area, criteria, question

WEIGHED = weigh(MIXED)


def test_every_area_gets_an_answer_in_both_languages() -> None:
    sentences = explain(WEIGHED)
    for one in MIXED.areas:
        assert sum(sentence.nl.startswith(f"{one.name}: ") for sentence in sentences) == 1
        assert sum(sentence.en.startswith(f"{one.name}: ") for sentence in sentences) == 1


def test_the_words_say_why_and_what_would_change_it() -> None:
    weighed = weigh(question(area("A", 4, 0, 0), area("B", 2, 2, 2), area("C", 1, 0, 0)))
    said = {one.area: about(one, weighed).en for one in weighed.outcomes}
    assert "Within the capacity in 25% of all weighings." in said["A"]
    assert "Surely in when from the ground up weighs more than 50%." in said["A"]
    assert "Surely out when from the ground up weighs less than 50%" in said["A"]
    assert "With equal weights: out." in said["A"]
    assert "about 17 percentage points: from the ground up to 50%" in said["A"]
    assert "never within the capacity now" in said["C"]
    assert "At least as urgent by every entrance: A and B." in said["C"]
    assert "With a capacity of 3 it can be in under some weights." in said["C"]


def test_a_limit_is_rounded_to_the_safe_side() -> None:
    weighed = weigh(question(area("A", 3, 0, 0), area("B", 1, 1, 1)))
    assert "in when from the ground up weighs more than 34%" in about(weighed["A"], weighed).en
    assert "out when from the ground up weighs less than 33%" in about(weighed["A"], weighed).en


def test_the_words_name_what_to_find_out_first() -> None:
    told = text(explain(WEIGHED), "en")
    assert "Find out first: medeoverheden of F." in told
    assert "Unknown: medeoverheden." in about(WEIGHED["F"], WEIGHED).en
    assert "Unknown values of F may change the answer." in about(WEIGHED["E"], WEIGHED).en


def test_situations_and_sources_stand_beside_the_answer() -> None:
    one = Area("A", {"urgentie": 1}, situations=("schaal",), sources={"urgentie": "atlas 2024"})
    weighed = weigh(Problem(criteria("urgentie"), (one,), 1))
    said = about(weighed["A"], weighed)
    assert "de opgaven zijn groot en ingewikkeld" in said.nl
    assert said.nl.endswith("Bronnen: atlas 2024.")


@pytest.mark.parametrize(
    ("share", "words"), [(0, "0%"), (0.001, "<1%"), (0.5, "50%"), (0.999, ">99%"), (1, "100%")]
)
def test_a_share_is_never_all_or_nothing_when_it_is_not(share: float, words: str) -> None:
    assert percent(share) == words


def kinds(*choices: Choice) -> dict[str | None, list[Departure]]:
    found: dict[str | None, list[Departure]] = {}
    for one in compare(WEIGHED, choices):
        found.setdefault(one.area, []).append(one.kind)
    return found


def test_a_choice_that_departs_is_told_and_not_refused() -> None:
    day = date(2027, 1, 1)
    found = kinds(
        Choice("A", chosen=False, reason="no partners", look_again="when there is a partner"),
        Choice("B", chosen=True, until=day),
        Choice("C", chosen=True),
        Choice("D", chosen=True, until=day),
        Choice("E", chosen=False),
        Choice("F", chosen=True, until=day),
    )
    assert found == {
        None: [Departure.OVER_CAPACITY],
        "A": [Departure.PASSED_OVER, Departure.NOT_NOW_ALWAYS],
        "C": [Departure.NO_DATE],
        "D": [Departure.CHOSEN_NEVER],
        "E": [Departure.PASSED_OVER, Departure.NO_REASON, Departure.NO_TRIGGER],
        "G": [Departure.NO_CHOICE],
    }


def test_every_departure_has_words_without_blame() -> None:
    differences = compare(WEIGHED, [Choice("D", chosen=True), Choice("A", chosen=False)])
    told = text(explain_choices(differences), "nl")
    assert "A: nu niet. Wel gekozen: D, en dat is in geen enkele ingang dringender." in told
    assert "D: gekozen. Bij geen enkele weging" in told
    assert "Afwijken mag" in told
    assert "wijken nergens af" in explain_choices(())[0].nl


def test_a_choice_about_nobody_or_twice_is_refused() -> None:
    for choices in ([Choice("Z", chosen=True)], [Choice("A", chosen=True)] * 2):
        with pytest.raises(Refused, match=r"two choices about [AZ]"):
            compare(WEIGHED, choices)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("entrances", [1, 2, 3])
def test_pictures_are_sound_and_show_every_area(language: str, entrances: int) -> None:
    areas = (area("<A>", *(4, 1, 0)[:entrances]), area("B", *(1, 2, None)[:entrances]))
    weighed = weigh(question(*areas))
    for svg in (picture(weighed, language), dots(weighed, language)):
        words = "".join(ET.fromstring(svg).itertext())  # noqa: S314
        assert "<A>" in words
        assert "style=" not in svg


def test_many_sets_are_drawn_as_one() -> None:
    areas = [
        area(f"a{place}", place % 5, (place * 3 + 1) % 5, (place * 7 + place // 3) % 5)
        for place in range(14)
    ]
    svg = picture(weigh(question(*areas, capacity=4)), "en")
    assert "other weighings" in svg
    assert svg.count("<pattern") == 7
