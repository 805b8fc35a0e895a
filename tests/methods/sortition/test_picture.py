"""The pictures can be read by a machine and aloud, and show what was calculated."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from lemniscaat.methods.sortition import (
    Person,
    Pool,
    Quota,
    composition,
    draw,
    fair_lottery,
    number_panels,
    picture,
)
from lemniscaat.methods.words import Language
from tests.methods.sortition.pools import town

SVG = "{http://www.w3.org/2000/svg}"
LOTTERY = fair_lottery(town())
DRAW = draw(number_panels(LOTTERY, 50), 0)


def parsed(svg: str) -> ET.Element:
    """A picture that this package drew itself."""
    return ET.fromstring(svg)  # noqa: S314


def texts(root: ET.Element) -> list[str]:
    """All the words in a picture."""
    return [one.text or "" for one in root.iter(f"{SVG}text")]


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("nl", "Kansen op een plaats", ["kans op een plaats", "gelijk: 25,0%"]),
        ("en", "Chances of a seat", ["chance of a seat", "equal: 25.0%"]),
    ],
)
def test_the_picture_of_chances(language: Language, title: str, words: list[str]) -> None:
    root = parsed(picture(LOTTERY, language))
    assert root.findtext(f"{SVG}title") == title
    chances = LOTTERY.chances.values()
    for chance in (min(chances), max(chances)):
        told = f"{100 * chance:.1f}%"
        assert (told.replace(".", ",") if language == "nl" else told) in str(
            root.findtext(f"{SVG}desc")
        )
    assert set(words) <= set(texts(root))


def test_the_scale_ends_at_certainty() -> None:
    """Also when a chance is a hair over one by the rounding of the calculation."""
    sure = replace(LOTTERY, chances=dict.fromkeys(LOTTERY.chances, 1.0 + 1e-12))
    assert [one for one in texts(parsed(picture(sure, "en"))) if one.endswith("00%")] == ["100%"]
    assert "120%" not in texts(parsed(picture(sure, "en")))
    assert "125%" not in texts(parsed(picture(sure, "en")))


def test_everybody_is_in_the_line_and_it_only_rises() -> None:
    (curve,) = parsed(picture(LOTTERY, "en")).iter(f"{SVG}polyline")
    corners = [tuple(map(float, one.split(","))) for one in curve.attrib["points"].split()]
    assert len(corners) == 2 * len(town().people)
    heights = [y for _, y in corners]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > heights[-1]


@pytest.mark.parametrize(
    ("language", "title", "legend"),
    [
        ("nl", "Het panel naast de quota", ["quotum", "panel", "naar de aanmeldingen"]),
        ("en", "The panel beside the quotas", ["quota", "panel", "as the pool"]),
    ],
)
def test_the_picture_of_the_panel(language: Language, title: str, legend: list[str]) -> None:
    root = parsed(composition(DRAW, language))
    assert root.findtext(f"{SVG}title") == title
    assert root.findtext(f"{SVG}desc")
    people = {one.id: one for one in town().people}
    rows: list[str] = []
    for quota in town().quotas:
        seats = sum(people[name].features[quota.category] == quota.value for name in DRAW.panel)
        rows += [f"{quota.category}: {quota.value}", str(seats)]
    assert sorted(texts(root)) == sorted([*legend, *rows])


def test_names_that_look_like_markup_stay_words() -> None:
    people = tuple(Person(f"<{n}>", {"a&b": "<x>"}) for n in range(3))
    lottery = fair_lottery(Pool(people, (Quota("a&b", "<x>", 1, 1),), 1))
    root = parsed(composition(draw(number_panels(lottery, 3), 0), "en"))
    assert "a&b: <x>" in texts(root)
    assert parsed(picture(lottery, "nl")).findtext(f"{SVG}title")
