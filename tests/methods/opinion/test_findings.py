"""What connects, divides and tells apart, recalculated in loops as Polis describes it."""

import math

import numpy as np
import pytest

from lemniscaat.methods.opinion import Statement
from lemniscaat.methods.opinion.figures import Table
from lemniscaat.methods.opinion.findings import connecting, consensus, dividing, shared, telling
from lemniscaat.methods.opinion.shares import higher

#                     a    b    c    d   nobody
AGREE = np.array([[90, 45, 80, 10, 0], [30, 15, 2, 5, 0]])
DISAGREE = np.array([[5, 45, 10, 80, 0], [5, 15, 33, 30, 0]])
VOTES = np.array([[100, 100, 100, 100, 0], [40, 40, 40, 40, 0]])
GROUPS = Table(AGREE, DISAGREE, VOTES)
STATEMENTS = [Statement(name) for name in ("a", "b", "c", "d", "nobody")]
ALL = np.ones(5, bool)


def test_the_consensus_is_the_product_of_smoothed_shares() -> None:
    for stance, counts in (("agree", AGREE), ("disagree", DISAGREE)):
        for column in range(5):
            product = 1.0
            for row in range(2):
                product *= (counts[row, column] + 1) / (VOTES[row, column] + 2)
            assert consensus(GROUPS, stance)[column] == pytest.approx(product, abs=1e-12)


def test_the_test_of_two_proportions_is_that_of_polis() -> None:
    for a, n, b, m in [(10, 20, 3, 40), (0, 5, 0, 5), (5, 5, 7, 7), (1, 1, 0, 0)]:
        one, other = (a + 1) / (n + 1), (b + 1) / (m + 1)
        both = (a + b + 2) / (n + m + 2)
        by_hand = 0.0
        if both < 1:
            spread = math.sqrt(both * (1 - both) * (1 / (n + 1) + 1 / (m + 1)))
            by_hand = (one - other) / spread
        assert higher(a, n, b, m) == pytest.approx(by_hand)


def test_only_a_majority_in_every_group_connects() -> None:
    found = connecting(STATEMENTS, GROUPS, ALL, np.full((2, 5), 0.9))
    assert [(one.statement, one.stance, one.rank) for one in found] == [
        ("a", "agree", 1),
        ("d", "disagree", 2),
    ]
    assert found[0].least == pytest.approx(31 / 42)
    assert found[0].firm == 0.9
    known = np.array([False, True, True, True, True])
    assert [one.statement for one in connecting(STATEMENTS, GROUPS, known, np.ones((2, 5)))] == [
        "d"
    ]


def test_equal_statements_share_their_rank() -> None:
    twice = GROUPS.columns(np.array([0, 0, 3]))
    found = connecting(STATEMENTS[:3], twice, ALL[:3], np.ones((2, 3)))
    assert [one.rank for one in found] == [1, 1, 3]


def test_what_divides_names_who_says_it_more() -> None:
    found = dividing(STATEMENTS, GROUPS, np.ones((2, 5), bool), "AB")
    assert [(one.statement, one.stance, one.more, one.fewer) for one in found] == [
        ("c", "agree", "A", "B"),
    ]
    assert found[0].gap == pytest.approx(81 / 102 - 3 / 42)
    hidden = np.ones((2, 5), bool)
    hidden[1, 2] = False
    assert dividing(STATEMENTS, GROUPS, hidden, "AB") == ()


def test_what_tells_a_group_is_a_majority_and_more_than_the_others() -> None:
    one, other = GROUPS.rows(slice(0, 1)), GROUPS.rows(slice(1, 2))
    assert [(it.statement, it.stance) for it in telling(STATEMENTS, one, other, other, ALL)] == [
        ("c", "agree")
    ]
    assert [(it.statement, it.stance) for it in telling(STATEMENTS, other, one, one, ALL)] == [
        ("c", "disagree")
    ]
    assert telling(STATEMENTS, one, other, other, ~ALL) == ()


def test_what_people_share_does_not_depend_on_others() -> None:
    one, other = GROUPS.rows(slice(0, 1)), GROUPS.rows(slice(1, 2))
    found = shared(STATEMENTS, one, other, other, ALL)
    assert [(it.statement, it.stance, it.rank) for it in found] == [
        ("a", "agree", 1),
        ("c", "agree", 2),
        ("d", "disagree", 2),
    ]
