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
    ],
)
def test_what_cannot_be_read_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], people: str, words: str
) -> None:
    (tmp_path / "people.csv").write_text(people, "utf-8")
    assert main(["matching", str(tmp_path / "people.csv")]) == REFUSED
    assert words in capsys.readouterr().err
