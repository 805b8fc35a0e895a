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
from lemniscaat.methods.priority.area_words import about
from lemniscaat.methods.priority.phrases import percent
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
    assert "Within the capacity under 25% of all weighings." in said["A"]
    assert "Surely in when from the ground up weighs more than 50%." in said["A"]
    assert "Surely out when from the ground up weighs less than 50%" in said["A"]
    assert "With equal weights (33% each): out." in said["A"]
    assert "about 17 percentage points: from the ground up to 50%" in said["A"]
    assert "C: not within the capacity now, however you weigh" in said["C"]
    assert "At least as urgent by every entrance: A and B." in said["C"]
    assert "With a capacity of 3 it can be in under some weights." in said["C"]


def test_a_limit_is_rounded_to_the_safe_side() -> None:
    weighed = weigh(question(area("A", 3, 0, 0), area("B", 1, 1, 1)))
    assert "in when from the ground up weighs more than 34%" in about(weighed["A"], weighed).en
    assert "out when from the ground up weighs less than 33%" in about(weighed["A"], weighed).en


def test_the_words_name_what_to_find_out_first() -> None:
    told = text(explain(WEIGHED), "en")
    assert "Find out: medeoverheden of F." in told
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
    with pytest.raises(Refused, match="Z, which is not in the list"):
        compare(WEIGHED, [Choice("Z", chosen=True)])
    with pytest.raises(Refused, match="two choices about A"):
        compare(WEIGHED, [Choice("A", chosen=True)] * 2)


def test_amounts_with_decimals_that_just_fit_are_not_too_much() -> None:
    areas = (area("A", 4, takes=0.1), area("B", 3, takes=0.2), area("C", 2, takes=0.3))
    weighed = weigh(question(*areas, capacity=0.3))
    day = date(2027, 1, 1)
    made = [Choice(name, chosen=True, until=day) for name in "AB"]
    assert [one.kind for one in compare(weighed, made)] == [Departure.NO_CHOICE]
    assert "enough for everything" in text(explain(weigh(question(*areas[:2], capacity=0.3))), "en")


def test_large_amounts_are_written_in_full() -> None:
    areas = (area("A", 4, takes=1_250_000), area("B", 1, takes=2_400_000.5))
    told = text(explain(weigh(question(*areas, capacity=2_500_000))), "nl")
    assert "Samen vragen zij 3.650.000,5." in told
    assert "A: valt binnen de capaciteit. Vraagt 1.250.000 van de 2.500.000 die er is." in told
    assert "Past bij een capaciteit van 3.650.000,5." in told
    assert "e+" not in told


def test_one_area_and_one_entrance_are_told_as_one() -> None:
    told = text(explain(weigh(question(area("A", 1)))), "nl")
    assert told.startswith("Er is 1 gebied en er is capaciteit voor 1. Dat is genoeg voor alles")
    assert "Er is een ingang: van onderop." in told
    assert "A: valt binnen de capaciteit. Is" in told
    assert "hoe je de ingangen" not in told
    assert "Plaats" not in told


def test_within_bounds_always_and_never_hold_only_there() -> None:
    bounds = {"van onderop": (0.6, 1.0)}
    weighed = weigh(question(area("A", 4, 0, 0), area("B", 2, 2, 2), bounds=bounds))
    said = {one.area: about(one, weighed).en for one in weighed.outcomes}
    assert "A: within the capacity, however you weigh the entrances within the bounds." in said["A"]
    assert "B: not within the capacity now, however you weigh the entrances within" in said["B"]


def test_equal_under_narrow_bounds_is_not_equal_by_every_entrance() -> None:
    bounds = {"van onderop": (0.5, 0.5)}
    weighed = weigh(question(area("A", 4, 0, 0), area("B", 2, 2, 2), bounds=bounds))
    assert "As urgent under weighings within the bounds: B." in about(weighed["A"], weighed).en
    same = weigh(question(area("A", 4, 0, 0), area("B", 4, 0, 0)))
    assert "As urgent by every entrance: B." in about(same["A"], same).en


def test_whoever_is_never_in_reads_why_when_nobody_stands_above_everywhere() -> None:
    """C is beaten under every weighing, by A or by B."""
    weighed = weigh(question(area("A", 4, 0), area("B", 0, 4), area("C", 1, 1)))
    assert weighed["C"].above == ()
    assert "Which these are differs from weighing to weighing." in about(weighed["C"], weighed).en


def test_the_choice_that_holds_most_often_is_told() -> None:
    told = text(explain(weigh(question(area("A", 4, 0, 0), area("B", 2, 2, 2)))), "en")
    assert "other choices: 2 in all. This choice holds most often, under 75%" in told
    assert "of all weighings: B." in told
    even = weigh(question(area("A", 4, 0), area("B", 0, 4)))
    assert "No choice holds most often: more than one does so under 50%" in text(
        explain(even), "en"
    )
    bounds = {"van onderop": (0.6, 1.0)}
    one = weigh(question(area("A", 4, 0, 0), area("B", 2, 2, 2), bounds=bounds))
    assert "Other weights change nothing" in text(explain(one), "en")


def test_only_the_first_things_to_find_out_are_spelled_out() -> None:
    areas = [area(f"a{place}", None, place % 5, 2) for place in range(9)]
    told = text(explain(weigh(question(*areas, capacity=4))), "en")
    assert told.count("Find out: ") == 5
    assert "After that unknown values of 4 areas" in told


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("entrances", [1, 2, 3])
def test_pictures_are_sound_and_show_every_area(language: str, entrances: int) -> None:
    areas = (area("<A>", *(4, 1, 0)[:entrances]), area("B", *(1, 2, None)[:entrances]))
    weighed = weigh(question(*areas))
    for svg in (picture(weighed, language), dots(weighed, language)):
        words = "".join(ET.fromstring(svg).itertext())  # noqa: S314
        assert "<A>" in words
        assert "style=" not in svg


def test_the_legend_stays_within_the_picture() -> None:
    areas = [area(f"a name of some length {place}", place % 5, 4 - place % 5) for place in range(9)]
    svg = picture(weigh(question(*areas, capacity=6)), "en")
    lines = [one.text for one in ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]  # noqa: S314
    assert max(map(len, lines)) < 66


def test_bounds_without_room_to_the_sides_are_drawn_as_a_thick_line() -> None:
    areas = (area("A", 4, 0, 0), area("B", 2, 3, 0))
    flat = picture(weigh(question(*areas, bounds={"van onderop": (0.5, 0.5)})), "en")
    assert 'stroke-width="14"' in flat
    assert "Empty: outside the bounds" in flat
    assert 'stroke-width="14"' not in picture(weigh(question(*areas)), "en")


def test_many_sets_are_drawn_as_one() -> None:
    areas = [
        area(f"a{place}", place % 5, (place * 3 + 1) % 5, (place * 7 + place // 3) % 5)
        for place in range(14)
    ]
    svg = picture(weigh(question(*areas, capacity=4)), "en")
    assert "other weighings" in svg
    assert svg.count("<pattern") == 7
