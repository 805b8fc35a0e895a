"""A digest says whether two things are the same, whatever machine or order they came in."""

from dataclasses import dataclass, replace

import numpy as np
import pytest

from lemniscaat.methods.records import Record, digest, record


@dataclass(frozen=True)
class Outcome:
    """Something that a method could give."""

    seats: tuple[int, ...]
    share: float
    record: Record | None = None


def test_the_order_of_a_set_or_a_mapping_does_not_count() -> None:
    assert digest({"b": 1, "a": {3, 2}}) == digest({"a": {2, 3}, "b": 1})
    assert digest({1: "x", 2: "y"}) == digest({2: "y", 1: "x"})


def test_the_order_of_a_row_does_count() -> None:
    assert digest((1, 2)) != digest((2, 1))
    assert digest((1, 2)) == digest([1, 2])


@pytest.mark.parametrize(
    ("one", "other"),
    [(1, "1"), (1, True), (0.5, "0.5"), (None, ""), (0.0, float("nan")), (float("inf"), 2.0)],
)
def test_what_only_looks_the_same_differs(one: object, other: object) -> None:
    assert digest(one) != digest(other)


def test_the_last_digits_of_a_number_do_not_count_but_the_ninth_does() -> None:
    assert digest(0.1 + 0.2) == digest(0.3)
    assert digest(1e12 * (0.1 + 0.2)) == digest(3e11)
    assert digest(0.3) != digest(0.3 + 1e-8)
    assert digest(np.array([0.1 + 0.2, -0.0])) == digest(np.array([0.3, 0.0]))


def test_an_array_and_its_copy_in_another_layout_are_the_same() -> None:
    array = np.arange(12, dtype=np.int32).reshape(3, 4)
    assert digest(array) == digest(np.asfortranarray(array).astype(np.int64))
    assert digest(array) != digest(array.reshape(4, 3))


def test_the_record_itself_is_no_part_of_what_it_records() -> None:
    bare = Outcome((1, 2), 0.5)
    made = record("rotation", {"people": 2}, bare, seed=0)
    assert digest(replace(bare, record=made)) == digest(bare)
    assert made.seed == "0"
    assert made.output_digest == digest(bare)


def test_what_cannot_be_read_is_refused_and_never_guessed() -> None:
    with pytest.raises(TypeError, match="object has no digest"):
        digest(object())
