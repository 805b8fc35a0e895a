"""A state is kept with its case as JSON and comes back as it was."""

import json
from datetime import date

from lemniscaat.casework.approach.state import State
from tests.casework.approach.walking import MONDAY, ROUTE, answered, begin, left, walk_to


def full_state() -> State:
    """A state in which every field holds something."""
    state = walk_to(ROUTE, "go", left(ROUTE, begin(ROUTE), "skip"))
    state = left(ROUTE, state, "add_task", title="Call the province", role="adviser")
    state = left(ROUTE, state, "extend", days=3)
    return left(ROUTE, state, "suspend")


def test_every_field_survives_the_database() -> None:
    state = full_state()
    again = State.from_json(json.loads(json.dumps(state.to_json())))
    assert again == state
    assert again.suspended == MONDAY
    assert isinstance(again.due, date)
    assert again.cut_short == {"scope_test"}
    assert again.extra == {"+2": {"title": "Call the province", "role": "adviser"}}


def test_the_same_state_is_always_written_the_same_way() -> None:
    one = answered(ROUTE, walk_to(ROUTE, "advise"), "risks", "None")
    other = State.from_json(one.to_json())
    assert json.dumps(one.to_json()) == json.dumps(other.to_json())
    assert list(one.to_json()["done"]) == sorted(one.done)
