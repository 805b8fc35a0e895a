"""The command line: from CSV to tables, pictures and a record that can be replayed."""

import csv
from pathlib import Path

import pytest

from lemniscaat.methods.command import main
from lemniscaat.methods.valuation import Design, Project, simulate
from tests.methods.apart import printed

PROJECTS = """id;name;cost;travel;nature
cycle;Cycle route;4;-3;0
wood;Wood;3;0;5
bridge;Bridge;6;-6;-2
bus;Bus lane;5,5;-4;1
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    asked = Design(
        tuple(Project(name, cost) for name, cost in
              [("cycle", 4), ("wood", 3), ("bridge", 6), ("bus", 5.5)]), 10
    )  # fmt: skip
    answers = simulate(asked, [0.4, 0.6, -0.2, 0.3], 120, seed=0)
    ids = [project.id for project in asked.projects]
    lines = [",".join(["person", "group", *ids])]
    for number, answer in enumerate(answers):
        bits = [str(int(id_ in answer.chosen)) for id_ in ids]
        lines.append(",".join([answer.person, ("north", "south")[number % 2], *bits]))
    (tmp_path / "projects.csv").write_text(PROJECTS, "utf-8")
    (tmp_path / "choices.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return tmp_path


def words(folder: Path, *more: str) -> list[str]:
    files = ["--projects", f"{folder}/projects.csv", "--choices", f"{folder}/choices.csv"]
    return ["valuation", *files, "--budget", "10", "--out", f"{folder}/out", *more]


@pytest.mark.parametrize("more", [[], ["--effects", "travel,nature", "--unspent"]])
def test_a_run_writes_everything_and_can_be_replayed(folder: Path, more: list[str]) -> None:
    assert main(words(folder, *more)) == 0
    written = {path.name for path in (folder / "out").iterdir()}
    tables = {"weights.csv", "projects.csv", "portfolios.csv", "budgets.csv", "groups.csv"}
    assert written == tables | {"weights.svg", "budgets.svg", "explanation.txt", "record.json"}
    with (folder / "out" / "projects.csv").open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    assert [row["id"] for row in rows] == ["cycle", "wood", "bridge", "bus"]
    assert main(["replay", f"{folder}/out/record.json"]) == 0
    (folder / "choices.csv").write_text(
        (folder / "choices.csv").read_text("utf-8").replace(",1,0,0,0", ",0,1,0,0"), "utf-8"
    )
    assert main(["replay", f"{folder}/out/record.json"]) == 3


def test_amounts_of_money_lose_no_digits(folder: Path) -> None:
    """A budget that is one euro short is another budget."""
    dear = PROJECTS.replace(";4;", ";4000001;").replace(";3;", ";3000002;")
    dear = dear.replace(";6;", ";6000000;").replace(";5,5;", ";5500000,25;")
    (folder / "projects.csv").write_text(dear, "utf-8")
    more = ["--budget", "10000003"]
    assert main(words(folder, *more)) == 0
    with (folder / "out" / "budgets.csv").open(encoding="utf-8") as opened:
        rows = list(csv.DictReader(opened))
    costs = {"cycle": 4000001, "wood": 3000002, "bridge": 6000000, "bus": 5500000.25}
    starts = {row["best_from"]: row["best"] for row in rows}
    for start, best in starts.items():
        assert float(start) == sum(costs[name] for name in best.split("; ") if name)
    with (folder / "out" / "portfolios.csv").open(encoding="utf-8") as opened:
        for row in csv.DictReader(opened):
            chosen = [name for name in row["projects"].split("; ") if name]
            assert float(row["cost"]) == sum(costs[name] for name in chosen)


def test_a_refusal_is_told_in_the_language_asked_for(folder: Path, capsys) -> None:
    assert main(words(folder, "--unspent", "--language", "en")) == 2
    assert "cannot be told apart" in capsys.readouterr().err
    assert main(words(folder, "--ceiling", "weinig")) == 2
    assert "geen getal" in capsys.readouterr().err


def test_the_hash_seed_of_python_changes_nothing(folder: Path) -> None:
    """Choices as sets, groups in a dictionary: the record stays the same."""
    command = f"""
from pathlib import Path
from lemniscaat.methods.valuation import *
from lemniscaat.methods.valuation.reading import read_answers, read_projects
design = Design(read_projects(Path({str(folder / "projects.csv")!r}), ())[""], 10)
answers = [Answer(a.person, frozenset(a.chosen), a.group)
           for a in read_answers(Path({str(folder / "choices.csv")!r}), design)]
found = estimate(design, answers)
print(found.record.as_json(), portfolios(found, seed=0, draws=50).record.as_json())
print(compare(design, answers).record.as_json())
"""
    assert printed(command, "0") == printed(command, "4242")
