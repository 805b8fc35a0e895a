"""The picture shows where the case is, to the eye and in words, and is safe to put in a page."""

import re
from xml.etree import ElementTree as ET  # our own output, and no entities in it

import pytest
from django.utils import translation

from lemniscaat.casework.approach import picture
from lemniscaat.casework.approach.definition import Approach
from lemniscaat.casework.approach.reading import approach_from
from lemniscaat.casework.approach.state import State
from tests.casework.approach.documents import document, phase, task, text
from tests.casework.approach.walking import ROUTE, begin, decided, finish, left, walk_to

HOSTILE = "</title><script>alert(1)</script>"


def drawn(approach: Approach, state: State) -> ET.Element:
    """The picture as a tree; fails when it is no well-formed XML."""
    return ET.fromstring(picture.draw(approach, state))  # noqa: S314


def marked(tree: ET.Element, word: str) -> list[str]:
    """The words in the boxes that carry this class."""
    groups = [each for each in tree.iter("g") if word in each.get("class", "").split()]
    return [" ".join(text.text or "" for text in group.iter("text")) for group in groups]


def told(tree: ET.Element) -> str:
    return tree.findtext("desc") or ""


def test_here_is_marked_once_in_words_and_in_the_shape(shipped: Approach) -> None:
    for each in shipped.phases:
        (here,) = marked(drawn(shipped, walk_to(shipped, each.id)), "is-here")
        assert each.title.en.split()[0] in here
        assert "You are here" in here


def test_every_phase_has_its_box_and_every_decision_its_own_shape(shipped: Approach) -> None:
    tree = drawn(shipped, begin(shipped))
    decisions = [phase for phase in shipped.phases if phase.decision]
    assert len([*tree.iter("g")]) == len(shipped.phases)
    assert len([each for each in tree.iter() if "is-decision" in each.get("class", "")]) == len(
        decisions
    )


def test_the_state_of_a_phase_is_told_without_colour() -> None:
    tree = drawn(ROUTE, decided(ROUTE, walk_to(ROUTE, "go"), "not_now"))
    assert all("Skipped" in words for words in marked(tree, "is-skipped"))
    assert len(marked(tree, "is-skipped")) == 5
    signs = [
        group.find("path[@class='process-sign']") is not None
        for group in tree.iter("g")
        if "is-done" in group.get("class", "")
    ]
    assert signs == [True] * 4
    assert marked(drawn(ROUTE, begin(ROUTE)), "is-next")[0].startswith("2 ")


def test_the_words_say_where_the_case_is() -> None:
    tree = drawn(ROUTE, walk_to(ROUTE, "go"))
    assert tree.get("role") == "img"
    assert tree.findtext("title") == "The steps of “Approach of the solutions brigade”"
    assert told(tree).startswith(
        "You are here: step 4 of 10, “Management team decides on taking up”."
        " It is the turn of: Management team."
    )
    assert "Done: “Test: is there a scheme already?”, “Explore the question”" in told(tree)
    assert "“More information first” the case goes back" in told(tree)
    assert "can go straight to “Feed back and learn” from: “Test" in told(tree)


def test_the_title_and_the_words_are_tied_to_the_picture() -> None:
    tree = drawn(ROUTE, begin(ROUTE))
    ids = {each.get("id"): each.tag for each in tree.iter() if each.get("id")}
    assert ids[tree.get("aria-labelledby")] == "title"
    assert ids[tree.get("aria-describedby")] == "desc"


def test_a_closed_and_a_suspended_case_say_so() -> None:
    closed = drawn(ROUTE, finish(ROUTE, begin(ROUTE)))
    assert marked(closed, "is-here") == []
    assert told(closed).startswith("This case is closed: Decision fed back.")
    suspended = drawn(ROUTE, left(ROUTE, walk_to(ROUTE, "work"), "suspend"))
    assert told(suspended).startswith("This case is suspended in step 6 of 10")
    assert "Suspended" in marked(suspended, "is-here")[0]


def test_the_colours_follow_the_sides_of_the_figure_of_eight() -> None:
    tree = drawn(ROUTE, begin(ROUTE))
    sides = [re.findall(r"line-(\w+)", group.get("class", "")) for group in tree.iter("g")]
    assert [side for (side,) in sides] == (
        ["practice"] * 2 + ["crossing", "policy"] + ["practice"] * 2 + ["policy"] * 3 + ["crossing"]
    )


def test_ways_back_and_early_ends_are_drawn() -> None:
    curves = [path.get("d", "") for path in drawn(ROUTE, begin(ROUTE)).iter("path")]
    classes = [path.get("class") for path in drawn(ROUTE, begin(ROUTE)).iter("path")]
    arrowhead = 1
    assert classes.count("process-back") == 3 + arrowhead
    (early,) = [d for d, name in zip(curves, classes, strict=True) if name == "process-end"]
    assert early.count("M") == 3 + 1


def test_nothing_is_styled_or_scripted_inline(shipped: Approach) -> None:
    names = {name for each in drawn(shipped, begin(shipped)).iter() for name in each.attrib}
    assert not {name for name in names if name == "style" or name.startswith("on")}
    assert "fill" not in names


@pytest.mark.parametrize("words", [HOSTILE, "a" * 120, "& <b>'\"", "{} %s %(step)s {0}"])
def test_hostile_titles_stay_words(words: str) -> None:
    made = document(title=text(words))
    made["phases"][0]["title"] = text(words)
    made["bodies"]["board"]["title"] = text(words)
    made["phases"][1]["decision"]["options"]["more"]["title"] = text(words)
    approach = approach_from(made)
    tree = drawn(approach, begin(approach))
    assert "script" not in {each.tag for each in tree.iter()}
    assert "b" not in {each.tag for each in tree.iter()}
    assert words.strip() in (tree.findtext("title") or "")


def test_a_long_title_gets_more_lines_and_a_taller_box() -> None:
    def heights(words: str) -> list[int]:
        made = document()
        made["phases"][0] = {**phase("work", tasks=[task("dig")]), "title": text(words)}
        approach = approach_from(made)
        tree = drawn(approach, begin(approach))
        assert all(len(each.text or "") <= 30 for each in tree.iter("text"))
        return [int(each.get("height", "0")) for each in tree.iter("rect")]

    assert heights("word " * 20)[0] > heights("word")[0]


def test_the_picture_speaks_dutch_when_the_page_does() -> None:
    with translation.override("nl"):
        assert "Onderbouwd advies" in picture.draw(ROUTE, begin(ROUTE))
