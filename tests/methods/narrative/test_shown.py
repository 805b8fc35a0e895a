"""What people read and see, and the way through the command line."""

import csv
import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from lemniscaat.methods.command import main
from lemniscaat.methods.narrative import Story, add, explain, picture, suggest
from lemniscaat.methods.words import text
from tests.methods.narrative.people import FILE, NOTHING, desk, dozen


def test_the_dozen_is_told_in_two_languages() -> None:
    told = text(explain(suggest(dozen())))
    assert "De software stelt 2 thema's voor." in told
    assert "1 verhaal staat alleen: v11." in told
    assert "Woorden zijn geen mening." in told
    assert "Mensen beslissen" in told
    assert "2 themes" in text(explain(suggest(dozen())), "en")


def test_the_lonely_are_told_in_the_right_number_and_may_hide_a_theme() -> None:
    assert "1 verhaal staat alleen: v11. Lees dat apart." in text(explain(suggest(dozen())))
    assert "kan een thema zitten" not in text(explain(suggest(dozen())))
    told = text(explain(desk()))
    assert "Lees elk apart." in told
    assert "Ook tussen deze verhalen kan een thema zitten." in told


def test_nothing_to_say_is_said() -> None:
    told = text(explain(suggest(NOTHING.stories)))
    assert "niet genoeg te zeggen" in told
    assert "72 verhalen staan alleen" in told
    assert "nog 62" in told


def test_decisions_and_missing_stories_are_told() -> None:
    made = add("Peil", ["v01", "v77"], by="groep", why="zo")
    told = text(explain(suggest(dozen(), decisions=[made])), "en")
    assert "People took 1 decision before" in told
    assert "not there (any more): v77" in told


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_picture_shows_every_theme_and_the_one_alone(language: str) -> None:
    found = suggest(dozen(), decisions=[add("<Peil> & land", ["v03"], by="x", why="y")])
    root = ET.fromstring(picture(found, language))  # noqa: S314  # type: ignore[arg-type]
    said = " ".join("".join(part.itertext()) for part in root.iter())
    assert "<Peil> & land" in said
    assert ("Staat alleen" if language == "nl" else "Stands alone") in said
    assert root.find("{http://www.w3.org/2000/svg}desc") is not None


def test_a_picture_of_one_story_can_be_drawn() -> None:
    assert ET.fromstring(picture(suggest([Story("a", "")])))  # noqa: S314


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_round_on_the_command_line(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert main(["narrative", str(FILE), "--out", str(first)]) == 0
    themes = rows(first / "themes.csv")
    assert [row["theme"] for row in themes] == ["suggestion 1", "suggestion 2"]
    assert [row["id"] for row in rows(first / "alone.csv")] == ["v11"]
    assert [(row["id"], row["same_as"]) for row in rows(first / "same.csv")] == [("v13", "v01")]
    assert {row["part"] for row in rows(first / "poles.csv")} == {"one end", "middle", "other end"}
    assert len(rows(first / "stories.csv")) == 13
    decisions, labels = tmp_path / "decisions.csv", tmp_path / "labels.csv"
    decisions.write_text(
        "action;theme;stories;by;why\n"
        f"name;Eerste;{themes[0]['stories']};werkgroep;zo heet het\n"
        "move;;v08;werkgroep;staat op zich\n",
        "utf-8",
    )
    labels.write_text("id,label,by\nv01,w,An\nv02,w,An\nv06,v,An\nv07,v,An\nv08,,An\n", "utf-8")
    words = ["narrative", str(FILE), "--decisions", str(decisions), "--labels", str(labels)]
    assert main([*words, "--out", str(second)]) == 0
    assert [row["theme"] for row in rows(second / "themes.csv")] == ["Eerste", "suggestion 1"]
    assert [row["id"] for row in rows(second / "alone.csv")] == ["v08", "v11"]
    (measured,) = rows(second / "agreement.csv")
    assert (measured["one"], measured["stories"], measured["pairs"]) == ("software", "4", "1.0")
    assert "An" in (second / "explanation.txt").read_text("utf-8")
    assert main(["replay", str(second / "record.json")]) == 0
    assert json.loads((second / "record.json").read_text("utf-8"))["seed"] is None
