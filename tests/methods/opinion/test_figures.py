"""Counts are right, and what is shown does not give away what is kept back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lemniscaat.methods.opinion import MISSING, Conversation, Count
from lemniscaat.methods.opinion.figures import counted, showable, tabulate
from lemniscaat.methods.opinion.shares import higher, ranks, smoothed, sure, wilson
from tests.methods.opinion.made import named

LEAST = 5


@given(
    hnp.arrays(np.int8, (9, 3), elements=st.integers(-1, 2)),
    hnp.arrays(np.int8, 9, elements=st.integers(-1, 2)),
)
def test_counting_by_group_is_counting_by_hand(matrix, row_of) -> None:
    table = tabulate(matrix, row_of, 3)
    for row in range(3):
        members = matrix[row_of == row]
        assert table.agree[row].tolist() == (members == 1).sum(axis=0).tolist()
        assert table.disagree[row].tolist() == (members == -1).sum(axis=0).tolist()
        assert table.votes[row].tolist() == (members != MISSING).sum(axis=0).tolist()


@given(
    st.lists(st.integers(0, 12), min_size=1, max_size=5),
    st.integers(0, 12),
)
def test_no_subtraction_gives_away_a_few_people(votes, others) -> None:
    counts = np.array(votes)[:, None]
    total = np.array([sum(votes) + others])
    cells, everybody = showable(counts, total, LEAST)
    shown = [count for count, cell in zip(votes, cells[:, 0], strict=True) if cell]
    assert all(count == 0 or count >= LEAST for count in shown)
    left = int(total[0]) - sum(shown)
    assert left == 0 or left >= LEAST or not any(shown)
    assert bool(everybody[0]) == (total[0] == 0 or total[0] >= LEAST)


def test_a_group_is_kept_back_so_that_another_stays_hidden() -> None:
    """Of 20, 8 and 3 voters the 3 are kept back; 31 minus 28 would tell, so the 8 are too."""
    cells, everybody = showable(np.array([[20], [8], [3]]), np.array([31]), LEAST)
    assert cells[:, 0].tolist() == [True, False, False]
    assert everybody.tolist() == [True]


def test_voters_outside_the_groups_are_not_given_away_either() -> None:
    cells, _ = showable(np.array([[20], [8]]), np.array([30]), LEAST)
    assert cells[:, 0].tolist() == [True, False]


@pytest.mark.parametrize(("count", "votes"), [(0, 10), (7, 10), (10, 10), (1, 1), (400, 900)])
def test_the_interval_is_that_of_wilson(count, votes) -> None:
    """Its ends are where a test of the share would just be on the edge."""
    z = 1.959963984540054
    low, high = Count(count, 0, votes).interval("agree")
    for end in (low, high):
        if 1e-9 < end < 1 - 1e-9:
            apart = abs(count / votes - end)
            assert apart == pytest.approx(z * (end * (1 - end) / votes) ** 0.5)
    assert -1e-9 <= low - 0 <= count / votes + 1e-9
    assert count / votes - 1e-9 <= high <= 1


def test_nobody_says_nothing() -> None:
    assert Count(0, 0, 0).interval("agree") == (0.0, 1.0)
    assert Count(0, 0, 0).share("agree") == 0.0
    assert smoothed(0, 0) == pytest.approx(0.5)
    assert higher(0, 0, 0, 0) == 0.0
    assert wilson(0, 0)[0] == 0.0


def test_equal_scores_share_their_rank() -> None:
    assert ranks(np.array([0.3, 0.9, 0.9, 0.1])).tolist() == [3, 1, 1, 4]
    assert ranks(np.array([])).tolist() == []


def test_more_questions_demand_more() -> None:
    assert sure(1) == pytest.approx(1.6449, abs=1e-4)
    assert sure(1) < sure(10) < sure(1_000)


def test_the_middle_is_counted_only_where_it_hides_in_a_crowd() -> None:
    """Of six in the middle and six beside it: five votes each may be shown, four may not."""
    matrix = np.ones((12, 3), np.int8)
    matrix[5, 0] = matrix[11, 0] = MISSING
    matrix[4:6, 1] = MISSING
    matrix[10:12, 2] = MISSING
    conversation = Conversation.of(named(matrix))
    group_of = np.array([0, 0, 0, 1, 1, 1] * 2, np.int8)
    counts = counted(conversation, group_of, np.arange(12) < 6, 2, LEAST)
    assert counts.middle.votes.tolist() == [[5, 4, 6]]
    assert counts.rest.votes.tolist() == [[5, 6, 4]]
    assert counts.middle_shown.tolist() == [True, False, False]
