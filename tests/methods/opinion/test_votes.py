"""Votes come in as they were cast: the last counts, nothing is repaired in silence."""

import numpy as np
import pytest

from lemniscaat.methods.opinion import MISSING, Statement, Votes, read
from lemniscaat.methods.words import Refused
from tests.methods.opinion.made import REAL, named


def test_of_two_votes_on_one_statement_the_last_counts() -> None:
    votes = Votes.from_rows([("ann", "a", 1), ("bob", "a", 0), ("ann", "a", -1), ("bob", "b", 1)])
    assert votes.people == ("ann", "bob")
    assert [one.id for one in votes.statements] == ["a", "b"]
    assert votes.matrix.tolist() == [[-1, MISSING], [0, 1]]


def test_new_people_and_statements_come_last() -> None:
    votes = Votes.from_rows([("ann", "a", 1)])
    after = votes.with_rows([("cas", "b", -1), ("ann", "a", 0)], [Statement("b", "More trees")])
    assert after.people == ("ann", "cas")
    assert after.matrix.tolist() == [[0, MISSING], [MISSING, -1]]
    assert votes.matrix.tolist() == [[1]]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda: Votes.from_rows([("ann", "a", 2)]), "vote 2 on statement a is not"),
        (lambda: Votes.from_rows([("ann", "b", 1)], [Statement("a")]), "b, which does not exist"),
        (lambda: named([[3]]), "holds something else"),
        (lambda: named([[-2]]), "holds something else"),
        (lambda: Votes(("ann",), (Statement("a"),), np.ones((1, 1))), "holds something else"),
        (lambda: Votes(("ann",), (), np.ones((1, 1), np.int8)), "has the shape"),
        (lambda: named([[1], [1]], people=("ann", "ann")), "participant ann occurs twice"),
        (
            lambda: Votes((), (Statement("a"), Statement("a")), np.ones((0, 2), np.int8)),
            "statement a occurs twice",
        ),
    ],
)
def test_what_is_wrong_is_said(wrong, says) -> None:
    with pytest.raises(Refused, match=says):
        wrong()


def test_another_vote_is_another_input() -> None:
    digests = {named([[1, 0]]).digest(), named([[0, 1]]).digest(), named([[1, 0]], {1}).digest()}
    assert len(digests) == 3
    assert named([[1, 0]]).digest() == named([[1, 0]]).digest()


def test_the_export_of_polis_is_read() -> None:
    votes = read(REAL / "participants-votes.csv.gz", REAL / "comments.csv.gz")
    assert votes.matrix.shape == (204, 50)
    assert int((votes.matrix != MISSING).sum()) == 5_303
    assert votes.statements[3].text == "I've changed my mind about my vote since the referendum."


def test_long_votes_are_read_in_the_order_of_time(tmp_path) -> None:
    (tmp_path / "votes.csv").write_text(
        "timestamp,datetime,comment-id,voter-id,vote\n20,x,0,7,-1\n10,x,0,7,1\n15,x,10,8,0\n",
        "utf-8",
    )
    (tmp_path / "comments.csv").write_text(
        "comment-id,comment-body,moderated\n0,More  trees,1\n10,Bad words,-1\n", "utf-8"
    )
    votes = read(tmp_path / "votes.csv", tmp_path / "comments.csv")
    assert dict(zip(votes.people, votes.matrix.tolist(), strict=True)) == {
        "7": [-1, MISSING],
        "8": [MISSING, 0],
    }
    assert votes.statements == (Statement("0", "More trees"), Statement("10", "Bad words", True))


@pytest.mark.parametrize("written", ["1", "1.0", "1,0", "+1", " 1 "])
def test_a_vote_is_read_however_a_spreadsheet_wrote_it(tmp_path, written) -> None:
    opposite = f"-{written.strip().removeprefix('+')}"
    (tmp_path / "votes.csv").write_text(f"participant;0;1\np;{written};{opposite}\n", "utf-8")
    assert read(tmp_path / "votes.csv", None).matrix.tolist() == [[1, -1]]


def test_a_statement_that_is_told_twice_is_refused(tmp_path) -> None:
    (tmp_path / "votes.csv").write_text("participant,0\np,1\n", "utf-8")
    (tmp_path / "comments.csv").write_text("comment-id,comment-body\n0,a\n0,b\n", "utf-8")
    with pytest.raises(Refused, match="statement 0 has more than one row"):
        read(tmp_path / "votes.csv", tmp_path / "comments.csv")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("participant,0\n1,yes\n", "the vote “yes”"),
        ("participant,0\n1,1\n1,0\n", "participant 1 has more than one row"),
        ("comment-id,voter-id\n1,2\n", "no table of votes.*Columns found: comment-id, voter-id"),
        ("participant,More trees\np1,1\n", "a column with a number as its name"),
        ("deelnemer,0,1\np1,1,1\n", "with a column participant"),
        ("participant,0\n,1\n", "a row in which participant is empty"),
        ("comment-id,voter-id,vote\n,2,1\n", "a row in which comment-id is empty"),
        ("timestamp,comment-id,voter-id,vote\nnoon,1,2,1\n", "not a whole number"),
    ],
)
def test_a_table_that_is_no_table_of_votes_is_refused(tmp_path, content, says) -> None:
    (tmp_path / "votes.csv").write_text(content, "utf-8")
    with pytest.raises(Refused, match=says):
        read(tmp_path / "votes.csv", None)
