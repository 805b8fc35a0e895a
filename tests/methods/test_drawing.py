"""Pictures are safe to show and say what they show."""

from xml.etree import ElementTree as ET

from lemniscaat.methods.drawing import drawing, element, label, line


def test_a_picture_is_sound_and_speaks() -> None:
    svg = drawing(
        100, 50.5, label(1, 2.25, "A & <b>"), line(0, 0, 9, 9), title="Two", description="A thing"
    )
    root = ET.fromstring(svg)  # noqa: S314
    assert root.attrib["viewBox"] == "0 0 100 50.5"
    assert [part.text for part in root] == ["Two", "A thing", "A & <b>", None]
    assert root.attrib["role"] == "img"


def test_names_of_attributes_are_written_as_svg_has_them() -> None:
    made = element("g", class_="a", stroke_width=1.50, fill=None)
    assert made == '<g class="a" stroke-width="1.5"/>'


def test_hostile_words_stay_words() -> None:
    assert label(0, 0, '<script x="1">', fill='"><script>').count("<script") == 0
