"""What people get to see: words, pictures, tables; and never one person."""

from argparse import ArgumentParser
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from lemniscaat.methods import tables
from lemniscaat.methods.command import main
from lemniscaat.methods.opinion import MISSING, analyse, bars, command, explain, picture
from lemniscaat.methods.opinion.outline import density
from lemniscaat.methods.words import text
from tests.methods.opinion.made import REAL, along_a_line, by_chance, groups, named


@pytest.fixture(scope="module")
def results():
    return [
        analyse(votes, seed=1)
        for votes in (groups([30, 25, 20])[0], along_a_line(100), by_chance(30), by_chance(3))
    ]


def test_each_landscape_is_told_in_both_languages(results) -> None:
    for result in results:
        told = explain(result)
        assert all(sentence.nl and sentence.en and sentence.nl != sentence.en for sentence in told)
    apart, line, alone, few = (text(explain(result), "en") for result in results)
    assert "There are 3 groups" in apart
    assert "Group A: 30 people, firm" in apart
    assert "we see no separate groups: they may flow into each other, or too little" in line
    assert "Part A" in line
    assert "are in the middle" in line
    assert "Group" not in alone
    assert "chance would give the same" in alone
    assert "at least 10 people" in few


def test_what_divides_is_told_as_the_shares_that_anyone_can_count() -> None:
    votes, group_of = groups([30, 25])
    result = analyse(votes, seed=1)
    first = result.divides[0]
    place = [one.id for one in votes.statements].index(first.statement)
    told = next(one.en for one in explain(result) if one.en.startswith("This divides"))
    counts = {}
    for group, name in enumerate("AB"):
        cast = votes.matrix[group_of == group, place]
        cast = cast[cast != MISSING]
        side = 1 if first.stance == "agree" else -1
        counts[name] = f"{(cast == side).sum()} of the {len(cast)} in group {name}"
    assert told == (
        f"This divides: “{first.text}”. Of those who voted, "
        f"{counts[first.more]} {first.stance}, and {counts[first.fewer]}."
    )


def test_no_name_on_the_map_covers_another(results) -> None:
    """Also where all groups have the same centre."""
    same = tuple(replace(group, centre=(0.0, 0.0)) for group in results[0].groups)
    root = ET.fromstring(picture(replace(results[0], groups=same), "nl"))  # noqa: S314
    names = [part for part in root.iter() if part.get("font-weight") == "bold"]
    places = [(float(part.get("x")), float(part.get("y"))) for part in names]
    assert len(places) == 3
    for (x, y), (other_x, other_y) in combinations(places, 2):
        assert abs(x - other_x) > 100 or abs(y - other_y) >= 18


def test_a_statement_with_a_full_stop_does_not_get_a_second_one() -> None:
    votes = named(np.ones((12, 8)))
    full = tuple(type(one)(one.id, "More trees.") for one in votes.statements)
    told = text(explain(analyse(type(votes)(votes.people, full, votes.matrix), seed=1)), "nl")
    assert "met: “More trees”. Bij" in told


def test_pictures_are_sound_and_speak(results) -> None:
    for result in results:
        for draw in (picture, bars):
            for language in ("nl", "en"):
                root = ET.fromstring(draw(result, language))  # noqa: S314
                assert root[0].tag.endswith("title")
                assert root[1].text
                assert "style" not in root.attrib


def test_a_dot_on_the_map_is_never_fewer_people_than_the_threshold(results) -> None:
    for result in results:
        assert all(people >= result.threshold for *_, people in result.density.cells)
        root = ET.fromstring(picture(result, "en"))  # noqa: S314
        dots = [part for part in root.iter() if part.tag.endswith("circle")]
        assert len(dots) == len(result.density.cells)


def test_a_square_with_few_people_is_left_empty() -> None:
    places = np.array([[0.1, 0.1]] * 20 + [[9.0, 9.0]] * 20 + [[5.0, 0.2]] * 4)
    assert [people for *_, people in density(places, 5).cells] == [20, 20]
    assert density(np.zeros((9, 2)), 5).cells == ()
    assert density(np.empty((0, 2)), 5).cells == ()


def test_hostile_words_stay_words() -> None:
    votes, _ = groups([20, 20])
    bad = tuple(type(one)(one.id, '<script x="1">&', one.moderated) for one in votes.statements)
    result = analyse(type(votes)(votes.people, bad, votes.matrix), seed=1)
    assert "<script" not in bars(result, "en") + picture(result, "en")


def arguments(*words):
    parser = ArgumentParser()
    parser.add_argument("--seed", default="0")
    parser.add_argument("--language", default="nl")
    command.add(parser)
    return parser.parse_args([str(word) for word in words])


def test_the_tables_hold_what_may_be_shown() -> None:
    report = command.run(
        arguments(REAL / "participants-votes.csv.gz", "--comments", REAL / "comments.csv.gz")
    )
    assert set(report.tables) == {"statements", "groups", "connects", "divides", "middle"}
    assert set(report.pictures) == {"map", "connects"}
    lines = report.tables["statements"].splitlines()
    assert len(lines) == 51
    columns = lines[0].split(",")
    scores = ["statement", "text", "connects-agree", "connects-disagree"]
    assert columns[:5] == [*scores, "everybody-agree"]
    assert "participant" not in report.tables["groups"]


def test_a_run_can_be_replayed(tmp_path, capsys) -> None:
    rows = [
        (f"p{p}", f"{s}", 1 if p % 2 else -1) for p in range(24) for s in range(8) if (p * s) % 7
    ]
    path = tmp_path / "votes.csv"
    path.write_text(tables.write(("voter-id", "comment-id", "vote"), rows), "utf-8")
    words = [
        "opinion",
        str(path),
        "--seed",
        "7",
        "--out",
        str(tmp_path / "out"),
        "--language",
        "en",
    ]
    assert main(words) == 0
    assert "people" in capsys.readouterr().out
    assert (tmp_path / "out" / "map.svg").exists()
    assert main(["replay", str(tmp_path / "out" / "record.json")]) == 0
    path.write_text(path.read_text("utf-8").replace(",-1", ",0", 1), "utf-8")
    assert main(["replay", str(tmp_path / "out" / "record.json")]) == 3


def test_an_empty_file_is_refused_in_words(tmp_path, capsys) -> None:
    (tmp_path / "votes.csv").write_text("comment-id,voter-id,vote\n", "utf-8")
    assert main(["opinion", str(tmp_path / "votes.csv"), "--language", "en"]) == 2
    assert "no rows" in capsys.readouterr().err


def test_people_without_a_name_for_their_statements_see_the_ids() -> None:
    result = analyse(named(np.ones((12, 8))), seed=1)
    assert result.statements[0].text == "s0"
