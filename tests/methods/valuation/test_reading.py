"""Answers and designs that cannot be are refused, naming what is wrong."""

import math
from decimal import Decimal
from pathlib import Path

import pytest

from lemniscaat.methods.valuation import Answer, Design, Project, estimate
from lemniscaat.methods.valuation.design import grid
from lemniscaat.methods.valuation.model import model
from lemniscaat.methods.valuation.reading import amount, read_answers, read_projects
from lemniscaat.methods.words import Refused
from tests.methods.valuation.enumeration import design

ASKED = design([2, 3, 1], 5)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Answer("Bo", "abc"), r"Answer 2 \(Bo\) spends 6, and at most 5 may be spent\."),
        (Answer("Bo", "ax"), r"Answer 2 \(Bo\) chooses x, .* Known are: a, b, c"),
        (Answer("Bo", "aa"), r"Answer 2 \(Bo\) names a project twice"),
        (Answer("Ada", "a"), r"Answer 2 \(Ada\) is there twice"),
        (Answer("Bo", "a", delegated=True), r"Answer 2 \(Bo\) chooses and also leaves"),
    ],
)
def test_a_wrong_answer_is_named_with_its_place(wrong, said) -> None:
    with pytest.raises(Refused, match=said):
        estimate(ASKED, [Answer("Ada", "a"), wrong, Answer("Cas", "b")])


def test_choices_over_the_budget_are_counted_and_amounts_are_written_out() -> None:
    asked = design([2_000_000, 3_000_000.5], 4_000_000)
    made = [Answer("Ada", "a"), Answer("Bo", "ab"), Answer("Cas", "ab")]
    with pytest.raises(Refused, match=r"spends 5,000,000\.50, and at most 4,000,000 .*2 answers"):
        estimate(asked, made)


@pytest.mark.parametrize(
    "answers", [[], [Answer("Ada"), Answer("Bo")], [Answer("Ada", delegated=True)]]
)
def test_without_a_single_choice_there_is_nothing_to_estimate(answers) -> None:
    with pytest.raises(Refused, match="Nobody chose any project"):
        estimate(ASKED, answers)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Design((), 5), "no projects"),
        (design([2, 3], 0), "costs more than may be spent"),
        (design([2, 9], 5), "Project b costs more than may be spent"),
        (design([2, -1], 5), "The cost of b must be a number of 0 or more"),
        (design([2, math.nan], 5), "The cost of b must be"),
        (design([2, math.inf], 5), "The cost of b must be"),
        (design([2, "1/0"], 5), "The cost of b must be"),
        (Design((Project("a", 1, {"x": None}),), 5, effects=("x",)), "Project a has no usable"),
        (design([2, 3], 5, ceiling=4), "ceiling lies below the budget"),
        (Design((Project("a", 1), Project("a", 2)), 5), "Look at: a"),
        (Design((Project("", 1),), 5), "an empty name"),
        (Design((Project("a", 1),), 5, effects=("jobs",)), "Project a has no usable number"),
        (design([1, 2], 3, rows=[[1.0], [math.nan]]), "Project b has no usable number for e0"),
        (design([1, 2], 3, rows=[[1.0], [1e300]]), "Project b has no usable number for e0"),
        (design([1, 2], 3, constants=("a",)), "Constants are for known projects"),
        (design([1, 2], 3, rows=[[1.0], [2.0]], constants=("z",)), "Look at: z"),
    ],
)
def test_a_design_that_cannot_be_is_refused_in_words(asked, said) -> None:
    with pytest.raises(Refused, match=said):
        estimate(asked, [Answer("Ada", "a"), Answer("Bo")])


def test_amounts_are_counted_in_their_largest_common_step() -> None:
    counted = grid(design([0.5, "0.75", 1], 2.1))
    assert (float(counted.step), counted.costs, counted.limit) == (0.25, (2, 3, 4), 8)
    assert grid(design([0, 0], 3)).limit == 0


def test_costs_to_the_cent_need_no_rounding_when_few_sums_exist() -> None:
    """Fifty million steps, eight sums."""
    fine = [10_000_001, 20_000_003, 33_333_333.25]
    found = model(design(fine, 50_000_000)).ladder
    sums = [0, *fine, fine[0] + fine[1], fine[0] + fine[2]]
    assert (found.spent / 4).tolist() == sorted(sums)
    assert found.within(4 * 20_000_002) == 2


def test_amounts_that_are_too_fine_are_refused_with_what_would_help() -> None:
    fine = [2**number + 10_000_001 for number in range(20)]
    with pytest.raises(Refused, match="Round all costs to multiples of 2,000") as refusal:
        estimate(design(fine, 100_000_000), [Answer("Ada", "a")])
    assert "veelvouden van 2.000" in refusal.value.sentence.nl
    rounded = [round(cost / 2000) * 2000 for cost in fine]
    assert len(model(design(rounded, 100_000_000)).ladder.spent) < 50_001
    with pytest.raises(Refused, match="too fine"):
        estimate(design([1e30, 2], 1e31), [Answer("Ada", "a")])


@pytest.mark.parametrize(("text", "value"), [("12", "12"), ("-0,5", "-0.5"), ("0.125", "0.125")])
def test_a_number_has_a_point_or_a_comma(text, value) -> None:
    assert str(amount(text, "here")) == value


@pytest.mark.parametrize("text", ["", "1.250", "1.250,00", "12 mln", "nan", "1e9", "٣"])
def test_a_number_that_could_be_two_is_refused(text) -> None:
    with pytest.raises(Refused, match="here: "):
        amount(text, "here")


def test_rows_that_a_spreadsheet_left_empty_are_no_answers(tmp_path: Path) -> None:
    path = tmp_path / "choices.csv"
    path.write_text("person;a;b;c\r\nAda;1;0;1\r\n;;;\r\n;;;\r\n", "utf-8-sig")
    assert read_answers(path, ASKED) == [Answer("Ada", ("a", "c"))]
    path.write_text("person;a;b;c\nAda;1;0;1\n;1;0;0\n", "utf-8")
    with pytest.raises(Refused, match="answer 2 has no name or number under person"):
        read_answers(path, ASKED)
    costs = tmp_path / "projects.csv"
    costs.write_text("id;cost\na;2\n;\n", "utf-8")
    assert read_projects(costs, ()) == {"": (Project("a", Decimal(2)),)}


WIDE = "person,a,b,c,group,delegated\nAda,1,0,1,east,\nBo,,,,west,1\nCas,0,0,0,,0\n"
LONG = "person;project;group;delegated\nAda;a;east;\nAda;c;east;\nBo;;west;1\nCas;;;0\n"


@pytest.mark.parametrize("content", [WIDE, LONG])
def test_wide_and_long_say_the_same(tmp_path: Path, content: str) -> None:
    path = tmp_path / "choices.csv"
    path.write_text(content, "utf-8")
    assert read_answers(path, ASKED) == [
        Answer("Ada", ("a", "c"), "east"),
        Answer("Bo", (), "west", delegated=True),
        Answer("Cas", (), ""),
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("person,a,b,c\nAda,1,0,1\nBo,,,\n", "choices.csv, Bo, a: write 1 for yes or 0 for no"),
        ("person,a,b,c\nAda,1,0,yes\n", "choices.csv, Ada, c: write 1"),
        ("person,a,b\nAda,1,0\n", "lacks the column c"),
        ("person,a,b,c,d\nAda,1,0,1,1\n", "the column d is no known project"),
        ("person,a,b,c,delegated\nAda,1,0,1,maybe\n", "delegated: write 1"),
        ("person,project,group\nAda,a,east\nAda,b,west\n", "choices.csv: Ada has another group"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "choices.csv"
    path.write_text(content, "utf-8")
    with pytest.raises(Refused, match=said):
        read_answers(path, ASKED)
