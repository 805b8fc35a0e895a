"""From CSV to a panel, and the same again from the record."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from lemniscaat.methods.command import DIFFERENT, DONE, REFUSED, main
from lemniscaat.methods.sortition import verify

if TYPE_CHECKING:
    from pathlib import Path

PEOPLE = "id;age;side;street;nr\n" + "".join(
    f"p{n};{'old' if n % 4 else 'young'};{'nnes'[n % 3]};Dam;{n // 2 if n < 6 else n}\n"
    for n in range(14)
)
QUOTAS = "feature,value,min,max\nage,old,2,3\nage,young,1,2\nside,n,1,3\nside,e,1,2\n"
OLD_STYLE = QUOTAS.replace("feature,value", "category,name")
WORDS = ("--number", "4", "--tickets", "20", "--household", "street", "nr", "--seed", "open day")


def ran(folder: Path, *words: str, quotas: str = QUOTAS, people: str = PEOPLE) -> int:
    """Run in a folder, with these words beside the two files."""
    (folder / "people.csv").write_text(people, "utf-8")
    (folder / "quotas.csv").write_text(quotas, "utf-8")
    files = (str(folder / "people.csv"), str(folder / "quotas.csv"))
    return main(["sortition", *files, "--out", str(folder / "out"), *words])


def table(folder: Path, name: str) -> list[dict[str, str]]:
    """What is in a table that was written."""
    return list(csv.DictReader((folder / "out" / f"{name}.csv").read_text("utf-8").splitlines()))


@pytest.mark.parametrize("quotas", [QUOTAS, OLD_STYLE], ids=["feature", "category"])
def test_everything_is_written_and_agrees(tmp_path: Path, quotas: str) -> None:
    assert ran(tmp_path, *WORDS, quotas=quotas) == DONE
    people = {row["id"]: row for row in csv.DictReader(PEOPLE.splitlines(), delimiter=";")}
    panel = table(tmp_path, "panel")
    assert all(people[row["id"]].items() >= row.items() for row in panel)
    assert len({people[row["id"]]["nr"] for row in panel}) == len(panel) == 4
    assert sum(row["age"] == "old" for row in panel) in {2, 3}
    assert sum(row["side"] == "e" for row in panel) in {1, 2}
    chances = table(tmp_path, "chances")
    assert {row["id"] for row in chances} == set(people)
    for column in ("chance", "chance_of_tickets"):
        assert sum(float(row[column]) for row in chances) == pytest.approx(4, abs=1e-4)
    told = json.loads((tmp_path / "out" / "transcript.json").read_text("utf-8"))
    assert verify(told) == ()
    tickets = table(tmp_path, "panels")
    assert [row["people"].split(", ") for row in tickets] == told["panels"]
    assert tickets[told["ticket"]]["people"] == ", ".join(row["id"] for row in panel)
    seats = {row["id"] for row in panel}
    replacements = table(tmp_path, "replacements")
    assert {row["seat_of"] for row in replacements} <= seats
    assert replacements
    assert not {row["id"] for row in replacements} & seats


def test_both_header_styles_give_the_same_record(tmp_path: Path) -> None:
    kept = []
    for quotas in (QUOTAS, OLD_STYLE):
        assert ran(tmp_path, *WORDS, quotas=quotas) == DONE
        kept.append(json.loads((tmp_path / "out" / "record.json").read_text("utf-8")))
    assert kept[0]["input_digest"] == kept[1]["input_digest"]
    assert kept[0]["output_digest"] == kept[1]["output_digest"]
    assert kept[0]["files"] != kept[1]["files"]


def test_capitals_and_spaces_do_not_part_a_household(tmp_path: Path) -> None:
    kept = []
    for people in (PEOPLE, PEOPLE.replace(";Dam;", ";DA M;", 1)):
        assert ran(tmp_path, *WORDS, people=people) == DONE
        kept.append(json.loads((tmp_path / "out" / "record.json").read_text("utf-8")))
    assert kept[0]["input_digest"] == kept[1]["input_digest"]


def test_a_replay_says_the_same_until_a_file_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = str(tmp_path / "out" / "record.json")
    assert ran(tmp_path, *WORDS) == DONE
    capsys.readouterr()
    assert main(["replay", record]) == DONE
    assert capsys.readouterr().out == "the same\n"
    (tmp_path / "people.csv").write_text(PEOPLE.replace("p13;", "q13;"), "utf-8")
    assert main(["replay", record]) == DIFFERENT
    told = capsys.readouterr()
    assert told.out == "not the same\n"
    assert "different: files" in told.err
    assert "different: input_digest" in told.err


@pytest.mark.parametrize(
    ("words", "people", "quotas", "told"),
    [
        (WORDS, PEOPLE.replace("age", "years"), QUOTAS, "people.csv lacks the column age."),
        (WORDS, PEOPLE.replace("nr", "no"), QUOTAS, "people.csv lacks the column nr."),
        (WORDS, PEOPLE, QUOTAS.replace("max", "most"), "quotas.csv lacks the column max."),
        (WORDS, PEOPLE, QUOTAS.replace("old,2", "old,two"), "«two» is not a whole number."),
        (WORDS, PEOPLE, QUOTAS.split("\n", maxsplit=1)[0], "quotas.csv holds no rows."),
        ((), PEOPLE, QUOTAS, "the number of seats with --number."),
        (WORDS, PEOPLE, QUOTAS.replace("young,1,2", "young,3,3"), "No panel of 4 people meets"),
        ((*WORDS, "--max-chance", "0,01"), PEOPLE, QUOTAS, "A largest chance of 0.0100 cannot"),
        ((*WORDS, "--max-chance", "half"), PEOPLE, QUOTAS, "«half»: give a number such as 0.4"),
        (WORDS, PEOPLE.replace(";old;", ";Old;", 1), QUOTAS, "value 'Old', only for old and young"),
        (WORDS, PEOPLE.replace("p1;", ";", 1), QUOTAS, "Twice or empty: (empty)."),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    people: str,
    quotas: str,
    told: str,
) -> None:
    assert ran(tmp_path, *words, "--language", "en", people=people, quotas=quotas) == REFUSED
    assert told in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_impossible_quotas_come_with_the_smallest_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(tmp_path, *WORDS, quotas=QUOTAS.replace("young,1,2", "young,3,3")) == REFUSED
    assert "verlaag het minimum van age: " in capsys.readouterr().err


def test_without_quotas_there_is_no_panel(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "people.csv").write_text(PEOPLE, "utf-8")
    assert main(["sortition", str(tmp_path / "people.csv"), "--number", "4"]) == REFUSED
    told = "Geef een bestand met quota en met --number het aantal plaatsen."
    assert capsys.readouterr().err.strip() == told


def invited(folder: Path, *words: str, register: str) -> int:
    """Draw addresses from a register."""
    (folder / "register.csv").write_text(register, "utf-8")
    out = ("--out", str(folder / "out"))
    return main(["sortition", str(folder / "register.csv"), *out, *words])


REGISTER = "street,nr,district\n" + "".join(
    f"Dam,{n // 2},{'north' if n < 12 else 'south'}\n" for n in range(18)
)


def test_letters_are_spread_over_strata(tmp_path: Path) -> None:
    words = ("--invite", "3", "--strata", "district", "--household", "street", "nr")
    assert invited(tmp_path, *words, register=REGISTER) == DONE
    addresses = [row["address"] for row in table(tmp_path, "invited")]
    assert len(set(addresses)) == 3
    assert sum(int(address.removeprefix("Dam, ")) < 6 for address in addresses) == 2
    assert [tuple(row.values()) for row in table(tmp_path, "strata")] == [
        ("north", "6", "2"),
        ("south", "3", "1"),
    ]
    assert main(["replay", str(tmp_path / "out" / "record.json")]) == DONE


@pytest.mark.parametrize(
    ("register", "words", "told"),
    [
        (REGISTER, ("--invite", "10"), "het register telt 9 adressen"),
        (REGISTER, ("--invite", "3", "--strata", "wijk"), "mist de kolom wijk"),
        (
            REGISTER + "Dam,0,south\n",
            ("--invite", "3", "--strata", "district"),
            "noemt voor Dam, 0 twee waarden van district",
        ),
    ],
)
def test_an_invitation_that_cannot_be_is_refused(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    register: str,
    words: tuple[str, ...],
    told: str,
) -> None:
    assert invited(tmp_path, *words, "--household", "street", "nr", register=register) == REFUSED
    assert told in capsys.readouterr().err
