"""The method on the command line, from CSV to an answer for every area, and once more."""

import csv
from pathlib import Path

import pytest

from lemniscaat.methods.command import DONE, REFUSED, main

CRITERIA = """criterion,entrance,direction,lowest,highest
initiatives,van onderop,more,0,10
plans,medeoverheden,meer,1,5
goals left,urgentie,more,0,100
years left,urgentie,less,0,20
"""
AREAS = """area;initiatives;plans;goals left;goals left source;years left;capacity;situations
Peel;2;4;90;atlas;5;2;schaal|nationaal
Vecht;8;3;;;12;1;
Rijn;5;5;40,5;;3;1,5;capaciteit
"""
CHOICES = """area,choice,until,reason,look again
Peel,gekozen,2027-06-30,,
Rijn,nu niet,,te weinig mensen,als er een trekker is
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in (("areas", AREAS), ("criteria", CRITERIA), ("choices", CHOICES)):
        (tmp_path / f"{name}.csv").write_text(content, "utf-8")
    return tmp_path


def words(folder: Path, *more: str) -> list[str]:
    files = [str(folder / f"{name}.csv") for name in ("areas", "criteria")]
    return ["priority", *files, "--capacity", "3", *more]


def test_a_run_answers_every_area_and_can_be_replayed(folder: Path) -> None:
    out = folder / "out"
    command = words(folder, "--choices", str(folder / "choices.csv"), "--out", str(out))
    assert main(command) == DONE
    with (out / "areas.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["area"] for row in rows] == ["Peel", "Vecht", "Rijn"]
    assert rows[0]["situations"] == "schaal|nationaal"
    assert rows[1]["urgentie rank best"] == "1"
    assert rows[1]["urgentie rank worst"] == "3"
    told = (out / "explanation.txt").read_text("utf-8")
    assert "Bronnen: atlas." in told
    assert "Vecht: nog geen keuze." in told
    assert (out / "swaps.csv").read_text("utf-8").startswith("area,other,van onderop at one end")
    assert {path.name for path in out.glob("*.svg")} == {"weights.svg", "areas.svg"}
    assert main(["replay", str(out / "record.json")]) == DONE


def test_a_name_that_was_broken_over_two_lines_is_read_as_one(folder: Path) -> None:
    (folder / "areas.csv").write_text(AREAS.replace("Peel", '"De\n Peel"'), "utf-8")
    (folder / "choices.csv").write_text(CHOICES.replace("Peel", "De Peel"), "utf-8")
    out = folder / "out"
    assert main(words(folder, "--choices", str(folder / "choices.csv"), "--out", str(out))) == DONE
    assert "\nDe Peel: " in (out / "explanation.txt").read_text("utf-8")
    header, *rows = (out / "combinations.csv").read_text("utf-8").splitlines()
    assert header == "share,chosen,perhaps"
    assert any("De Peel" in row for row in rows)


def test_bounds_are_read_and_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words(folder, "--bounds", "urgentie=0,2:0.5", "--language", "en")) == DONE
    assert "urgency seen by the state 20% to 50%" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Peel;2", "Peel;veel", "Peel, initiatives: 'veel' is no number"),
        ("Peel;2", "Peel;1.200,5", "is no number"),
        ("Peel;2", "Peel;11", "the scale runs from 0 to 10"),
        ("1,5;cap", ";cap", "Rijn, capacity: '' is no number"),
        (";plans", ";plannen", "lacks the column plans"),
        ("situations", "extra", "The column extra in areas.csv is no criterion"),
    ],
)
def test_a_table_that_is_wrong_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, told: str
) -> None:
    (folder / "areas.csv").write_text(AREAS.replace(old, new, 1), "utf-8")
    assert main(words(folder, "--language", "en")) == REFUSED
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (("--bounds", "urgentie"), "cannot be read"),
        (("--bounds", "urgentie=0:0.5", "urgentie=0.2:1"), "bounds for urgentie twice"),
        (("--bounds", "urgentie=0.6:1", "medeoverheden=0.5:1"), "least weights are 110% together"),
        (("--capacity", "veel"), "is no number"),
        (("--capacity", "0"), "The capacity is 0. Give"),
    ],
)
def test_an_argument_that_is_wrong_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], told: str
) -> None:
    assert main(words(folder, *more, "--language", "en")) == REFUSED
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(("old", "new"), [("gekozen", "misschien"), ("2027-06-30", "zomer")])
def test_a_choice_that_cannot_be_read_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    (folder / "choices.csv").write_text(CHOICES.replace(old, new), "utf-8")
    command = words(folder, "--choices", str(folder / "choices.csv"))
    assert main(command) == REFUSED
    assert f"Peel: '{new}'" in capsys.readouterr().err
