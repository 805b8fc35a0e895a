"""From CSV to CSV, and the same again from the record."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from lemniscaat.methods.command import DONE, REFUSED, main

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = """id;world;lat;lon;max_km;themes;slots;sector;employer;exclude
f0;farm;52,10;5,20;20;water|soil;mo|tu;milk;;
f1;farm;52,12;5,21;20;soil;mo;grain;;g0
f2;farm;52,50;5,90;5;water;;grain;;
g0;town;52,11;5,19;30;water;mo;law;A;
g1;town;52,13;5,22;30;soil;mo;grain;A;
"""


def ran(folder: Path, *words: str, people: str = PEOPLE) -> dict[str, list[dict[str, str]]]:
    """Run in a folder; what is in the tables."""
    (folder / "people.csv").write_text(people, "utf-8")
    out = folder / "out"
    assert main(["matching", str(folder / "people.csv"), "--out", str(out), *words]) == DONE
    return {
        name: list(csv.DictReader((out / f"{name}.csv").read_text("utf-8").splitlines()))
        for name in ("pairs", "unmatched")
    }


def test_people_become_couples_with_reasons(tmp_path: Path) -> None:
    tables = ran(tmp_path, "--different", "sector", "--language", "en")
    first, second = tables["pairs"]
    assert [first[key] for key in ("a", "b", "third", "themes", "slots", "differs")] == [
        *("f0", "g0", "", "water", "mo", "sector")
    ]
    assert float(first["points"]) == pytest.approx(10 + 10 + 1 - float(first["km"]))
    assert (second["a"], second["b"]) == ("f1", "g1")
    assert second["why"].startswith("f1 and g1 live")
    assert [row["id"] for row in tables["unmatched"]] == ["f2"]
    assert (tmp_path / "out" / "pairs.svg").read_text("utf-8").startswith("<svg")


def test_a_run_can_be_replayed(tmp_path: Path) -> None:
    ran(tmp_path, "--seed", "open day")
    assert main(["replay", str(tmp_path / "out" / "record.json")]) == DONE


def test_each_world_may_have_its_own_file(tmp_path: Path) -> None:
    town = tmp_path / "town.csv"
    town.write_text("id,x,y\nb,0,1\n", "utf-8")
    tables = ran(tmp_path, "--other", str(town), "--km", "3", people="id,x,y\na,0,0\n")
    assert [(row["a"], row["b"], row["points"]) for row in tables["pairs"]] == [("a", "b", "-3.0")]


def test_a_next_round_and_somebody_who_leaves(tmp_path: Path) -> None:
    ran(tmp_path)
    pairs = tmp_path / "pairs.csv"
    pairs.write_bytes((tmp_path / "out" / "pairs.csv").read_bytes())
    again = ran(tmp_path, "--earlier", str(pairs))
    assert [(row["a"], row["b"]) for row in again["pairs"]] == [("f0", "g1")]
    kept = ran(tmp_path, "--before", str(pairs), "--left", "g0", "--no-triples")
    assert [(row["a"], row["b"]) for row in kept["pairs"]] == [("f1", "g1")]
    may = ran(tmp_path, "--before", str(pairs), "--left", "g0", "--may-change")
    assert [(row["a"], row["b"]) for row in may["pairs"]] == [("f1", "g1")]


@pytest.mark.parametrize(
    ("people", "words"),
    [
        ("id,world,lat\na,f,5\nb,g,6\n", "één coördinaat"),
        ("id,world,lat,lon\na,f,5,zes\nb,g,6,6\n", "geen getal: zes"),
        ("id,world,lat,lon\na,f,nan,5\nb,g,6,6\n", "geen getallen"),
        ("name\na\n", "mist de kolom id"),
        ("id,world,exclude\na,f,c\nb,g,\n", "c, maar die staat niet"),
        ("id,world\na,f\nb,\n", "Leeg is de wereld van b"),
        ("id,world\na,f\n,g\n", "Leeg is een id in g"),
        ("id,world,employer\na,f,Dorp\nb,g,dorp\n", "Dorp en dorp. Schrijf"),
        ("id,world,slots\na,f,ma\nb,g,Ma\n", "Ma en ma. Schrijf"),
        ("id,world,slots\na,f,ma\nb,g,'ma;di'\n", "'ma;di'. Zet tussen"),
        ('id,world,themes\na,f,"water, soil"\nb,g,soil\n', "water, soil. Zet tussen"),
        ("id,world,x,y,lat,lon\na,f,1,2,,\nb,g,,,52,5\n", "a staat in x en y, die van b in lat"),
    ],
)
def test_what_cannot_be_read_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], people: str, words: str
) -> None:
    (tmp_path / "people.csv").write_text(people, "utf-8")
    assert main(["matching", str(tmp_path / "people.csv")]) == REFUSED
    assert words in capsys.readouterr().err


def test_a_background_in_two_spellings_is_no_difference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "people.csv").write_text("id,world,sector\na,f,Melk\nb,g,melk\n", "utf-8")
    assert main(["matching", str(tmp_path / "people.csv"), "--different", "sector"]) == REFUSED
    assert "Melk en melk" in capsys.readouterr().err


def test_columns_for_both_kinds_of_places_may_stand_there(tmp_path: Path) -> None:
    people = "id,world,x,y,lat,lon\na,f,,,52,5\nb,g,,,53,5\n"
    assert ran(tmp_path, people=people)["pairs"][0]["km"] == "111.2"


@pytest.mark.parametrize("words", [["--left", "f0"], ["--may-change"]])
def test_what_only_goes_with_couples_of_before_is_refused_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    assert main(["matching", str(tmp_path / "people.csv"), *words]) == REFUSED
    assert "--before" in capsys.readouterr().err


def test_who_met_is_recognised_though_a_spreadsheet_would_take_the_id_for_a_formula(
    tmp_path: Path,
) -> None:
    people = "id,world\n=a,f\n@b,g\n"
    assert len(ran(tmp_path, people=people)["pairs"]) == 1
    pairs = tmp_path / "pairs.csv"
    pairs.write_bytes((tmp_path / "out" / "pairs.csv").read_bytes())
    assert ran(tmp_path, "--earlier", str(pairs), people=people)["pairs"] == []


def test_a_round_without_couples_may_come_before(tmp_path: Path) -> None:
    none = tmp_path / "pairs.csv"
    none.write_text("a,b,third\n", "utf-8")
    assert len(ran(tmp_path, "--earlier", str(none))["pairs"]) == 2
