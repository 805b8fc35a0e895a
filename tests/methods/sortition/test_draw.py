"""A draw can be done again, and every kind of tampering is found."""

import copy
from typing import Any

import pytest

from lemniscaat.methods.sortition import commit, draw, fair_lottery, number_panels, verify
from lemniscaat.methods.sortition import transcript as written
from tests.methods.sortition.pools import town

NUMBERED = number_panels(fair_lottery(town()), 100)
DRAW = draw(NUMBERED, 0, "salt")


def test_seed_nought_is_a_seed_like_any_other() -> None:
    few = number_panels(NUMBERED.lottery, 10)
    assert {draw(few, seed).ticket for seed in range(60)} == set(range(10))
    assert draw(NUMBERED, 0).ticket == draw(NUMBERED, "0").ticket
    assert commit("a", "bc") != commit("ab", "c") != commit(0, "")


def test_an_honest_transcript_has_no_faults() -> None:
    assert verify(written(DRAW)) == ()
    assert verify(written(DRAW), town()) == ()


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("seed", "1", "commitment"),
        ("salt", "other", "commitment"),
        ("ticket", -1, "draws ticket"),
        ("panel", ["p00"], "the panel is not"),
        ("tickets", 99, "number of tickets"),
        ("rules", {"size": 6, "quotas": []}, "the rules are not"),
        ("panels", [], "panels are not"),
    ],
)
def test_tampering_is_found(key: str, value: Any, words: str) -> None:
    assert any(words in fault for fault in verify(written(DRAW) | {key: value}))
    less = written(DRAW)
    del less[key]
    assert verify(less) == (f"{key} is missing",)


def test_a_panel_that_breaks_the_rules_is_found_with_the_pool() -> None:
    told = copy.deepcopy(written(DRAW))
    told["panels"][3] = ["p00", "p01", "p02", "p03", "p04", "p05"]
    told["panels"][4][0] = "nobody"
    faults = verify(told, town())
    assert "ticket 3 has two people of one household" in faults
    assert any(fault.startswith("ticket 4 has people who are not in the pool") for fault in faults)
