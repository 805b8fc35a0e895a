"""The sums are whole numbers, and the same whether votes came at once or one by one."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from lemniscaat.methods.opinion import MISSING, Conversation, Statement, Tally, Votes
from lemniscaat.methods.opinion.votes import BLOCK

TABLES = hnp.arrays(
    np.int8, st.tuples(st.integers(0, 7), st.integers(1, 5)), elements=st.integers(-1, 2)
)


def same(one: Tally, other: Tally) -> bool:
    return (
        np.array_equal(one.together, other.together)
        and np.array_equal(one.product, other.product)
        and np.array_equal(one.mixed, other.mixed)
    )


@given(TABLES)
def test_the_sums_are_those_of_counting_by_hand(matrix) -> None:
    tally = Tally.of(matrix)
    for j in range(matrix.shape[1]):
        for k in range(matrix.shape[1]):
            both = [(int(a), int(b)) for a, b in matrix[:, [j, k]] if MISSING not in (a, b)]
            assert tally.together[j, k] == len(both)
            assert tally.product[j, k] == sum(a * b for a, b in both)
            assert tally.mixed[j, k] == sum(a for a, _ in both)
    assert tally.agree.tolist() == (matrix == 1).sum(axis=0).tolist()
    assert tally.disagree.tolist() == (matrix == -1).sum(axis=0).tolist()


def test_more_than_a_block_is_summed_whole() -> None:
    matrix = np.random.default_rng(1).integers(-1, 3, (BLOCK + 5, 3)).astype(np.int8)
    parts = Tally.of(matrix[:100]) + Tally.of(matrix[100:])
    assert same(Tally.of(matrix), parts)
    assert same(parts - Tally.of(matrix[100:]), Tally.of(matrix[:100]))


ROWS = st.lists(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("xyz"), st.sampled_from([-1, 0, 1])),
    max_size=12,
)


@given(ROWS, ROWS, ROWS)
@settings(max_examples=60)
def test_votes_that_come_one_after_another_count_as_at_once(first, second, third) -> None:
    statements = [Statement(name) for name in "xy"]
    known = [row for row in first if row[1] != "z"]
    more = [row for row in second if row[1] != "z"]
    begun = Conversation.of(Votes.from_rows(known, statements)).with_rows(more)
    grown = begun.with_rows(third, (Statement("z"),))
    at_once = Votes.from_rows([*known, *more, *third], [*statements, Statement("z")])
    assert grown.votes.people == at_once.people
    assert np.array_equal(grown.votes.matrix, at_once.matrix)
    assert same(grown.tally, Tally.of(at_once.matrix))
