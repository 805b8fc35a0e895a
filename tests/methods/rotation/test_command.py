"""From CSV to CSV, and the same again."""

import csv
import json
from pathlib import Path

import pytest

from lemniscaat.methods.command import DIFFERENT, DONE, REFUSED, main

PEOPLE = """id,side,host,apart,together,accessible,from,until
ann,north,2,,,,,
bob,south,,x,,,,
cor,north,,x|y,,,,
dee,south,,y,,,2,
eve,north,,,z,,,
fay,south,,,z,,,
gus,north,,,,ramp,,
hal,south,,,,nee,,1
ida,north,,,,,,
"""
TABLES = "id;seats;accessible\n1;3;ramp\n2;4;\n3;3;no\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the two files, to work in."""
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    (tmp_path / "tables.csv").write_text(TABLES, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


COMMAND = ["rotation", "people.csv", "--tables", "tables.csv", "--rounds", "3", "--mix", "side"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as opened:
        return list(csv.DictReader(opened))


def test_all_columns_count_and_a_run_can_be_replayed(folder: Path) -> None:
    assert main([*COMMAND, "--seed", "fair", "--out", "out"]) == DONE
    out = folder / "out"
    seats = {row.pop("person"): list(row.values()) for row in rows(out / "seats.csv")}
    assert list(seats) == ["ann", "bob", "cor", "dee", "eve", "fay", "gus", "hal", "ida"]
    assert seats["ann"] == ["2", "2", "2"]
    assert seats["gus"] == ["1", "1", "1"]
    assert seats["dee"][0] == "" != seats["dee"][1]
    assert seats["hal"][1:] == ["", ""]
    assert seats["eve"] == seats["fay"]
    for one, other in (("bob", "cor"), ("cor", "dee")):
        assert all(a != b for a, b in zip(seats[one], seats[other], strict=True))
    by_table = rows(out / "tables.csv")
    assert len(by_table) == 9
    assert "ann" in by_table[1]["people"].split(", ")
    assert {path.name for path in out.iterdir()} == {
        *("seats.csv", "tables.csv", "seats.svg", "meetings.svg"),
        *("explanation.txt", "record.json"),
    }
    record = json.loads((out / "record.json").read_text("utf-8"))
    assert record["seed"] == "fair"
    assert set(record["files"]) == {"people.csv", "tables.csv"}
    assert main(["replay", str(out / "record.json")]) == DONE
    (folder / "people.csv").write_text(PEOPLE.replace("ida,north", "ida,south"), "utf-8")
    assert main(["replay", str(out / "record.json")]) == DIFFERENT


def test_a_number_of_tables_is_enough(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "people.csv").write_text("id\n" + "".join(f"p{n}\n" for n in range(9)), "utf-8")
    words = ["rotation", "people.csv", "--tables", "3", "--rounds", "4", "--language", "en"]
    assert main(words) == DONE
    told = capsys.readouterr().out
    assert "Nobody meets the same person twice." in told
    assert "person,round1,round2,round3,round4" in told


@pytest.mark.parametrize(
    ("people", "tables", "words"),
    [
        ("id\nann\n", "0", "ten minste een tafel"),
        ("id,from\nann,soon\n", "1", "«soon» is geen heel getal"),
        ("name\nann\n", "1", "mist de kolom id"),
        (PEOPLE, "missing.csv", "kan niet worden gelezen"),
        ("id,accessible\nann,lift\n", "1", "Geen tafel past bij ann"),
        ("id\nann\n", "tables.csv", "mist de kolom"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    folder: Path, capsys: pytest.CaptureFixture[str], people: str, tables: str, words: str
) -> None:
    (folder / "people.csv").write_text(people, "utf-8")
    mix = ["--mix", "side"] if tables == "tables.csv" else []
    assert main(["rotation", "people.csv", "--tables", tables, "--rounds", "3", *mix]) == REFUSED
    assert words in capsys.readouterr().err


def test_a_changed_list_keeps_the_seats_that_were_told(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody stays away, somebody comes late, and after that somebody else."""
    lines = [f"p{n:02};{'ab'[n % 2]}" for n in range(20)]
    people = folder / "people.csv"
    words = ["rotation", "people.csv", "--tables", "4", "--rounds", "4", "--mix", "side"]
    people.write_text("\n".join(["id;side", *lines]), "utf-8")
    assert main([*words, "--out", "first"]) == DONE
    people.write_text("\n".join(["id;side", *lines[5:], "zoë;a"]), "utf-8")
    again = [*words, "--told", "first/seats.csv", "--from-round", "2", "--out", "second"]
    assert main(again) == DONE
    assert "Wie al een plaats had, houdt die." in capsys.readouterr().out
    people.write_text("\n".join(["id;side", *lines[5:], "zoë;a", "abe;b"]), "utf-8")
    again = [*words, "--told", "second/seats.csv", "--from-round", "4", "--out", "third"]
    assert main(again) == DONE
    first, second, third = (
        {row.pop("person"): list(row.values()) for row in rows(folder / name / "seats.csv")}
        for name in ("first", "second", "third")
    )
    assert {name: first[name] for name in list(first)[5:]} == {
        name: tables for name, tables in third.items() if name not in ("zoë", "abe")
    }
    assert third["zoë"] == second["zoë"]
    assert [table == "" for table in third["zoë"]] == [True, False, False, False]
    assert [table == "" for table in third["abe"]] == [True, True, True, False]
    assert rows(folder / "third" / "changes.csv") == []
    assert main(["replay", "third/record.json"]) == DONE
