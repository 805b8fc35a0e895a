"""Whatever people choose, a case stays on its route and can always come to its end."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lemniscaat.casework.approach import engine
from lemniscaat.casework.approach.definition import Approach
from lemniscaat.casework.approach.deviations import possible_deviations
from lemniscaat.casework.approach.picture import draw
from lemniscaat.casework.approach.position import steps, whose_turn
from lemniscaat.casework.approach.reading import approach_from
from lemniscaat.casework.approach.state import State, fold
from lemniscaat.core.errors import Conflict, Invalid
from tests.casework.approach.documents import Document, decision, document, phase, task, text
from tests.casework.approach.walking import (
    LOOSE,
    MONDAY,
    ROUTE,
    begin,
    finish,
    offered,
    wander,
    who,
)

choices = st.lists(st.integers(0, 999), min_size=15, max_size=60)
approaches = st.sampled_from([ROUTE, LOOSE])
walks = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@walks
@given(approaches, choices)
def test_the_events_alone_give_the_state_back(approach: Approach, chosen: list[int]) -> None:
    way = wander(approach, chosen)
    assert fold(event for _, events in way for event in events) == way[-1][0]


@walks
@given(approaches, choices)
def test_a_state_survives_being_written_down(approach: Approach, chosen: list[int]) -> None:
    for state, _ in wander(approach, chosen):
        assert State.from_json(state.to_json()) == state


@walks
@given(approaches, choices)
def test_a_case_never_leaves_its_route(approach: Approach, chosen: list[int]) -> None:
    for state, _ in wander(approach, chosen):
        places = [approach.order[phase] for phase in state.path]
        assert places == sorted(set(places))
        assert state.path[-1] == state.phase
        assert state.cut_short <= set(state.path[:-1])
        assert [step.status for step in steps(approach, state)].count("here") == (not state.closed)


@walks
@given(approaches, choices)
def test_a_decision_is_taken_or_lies_ahead(approach: Approach, chosen: list[int]) -> None:
    """No walk brings a case past a decision without the body: the outcome tells."""
    for state, _ in wander(approach, chosen):
        if not approach.always_sets_outcome(state.phase):
            assert state.outcome in approach.outcomes
        if state.outcome == "withdrawn":
            assert state.phase == approach.final.id


@walks
@given(approaches, choices)
def test_every_case_that_people_keep_choosing_for_can_close(
    approach: Approach, chosen: list[int]
) -> None:
    state, _ = wander(approach, chosen)[-1]
    closed = finish(approach, state)
    assert closed.phase == approach.final.id
    assert closed.outcome in approach.outcomes
    assert whose_turn(approach, closed) is None


@walks
@given(approaches, choices)
def test_an_open_case_always_waits_for_somebody(approach: Approach, chosen: list[int]) -> None:
    for state, _ in wander(approach, chosen):
        turn = whose_turn(approach, state)
        assert state.closed or turn in approach.roles or turn in approach.bodies


@walks
@given(approaches, choices)
def test_a_closed_case_accepts_only_reopening(approach: Approach, chosen: list[int]) -> None:
    closed = finish(approach, wander(approach, chosen)[-1][0])
    everyone = who(*approach.roles)
    assert possible_deviations(approach, closed, everyone) == ["reopen"]
    commands = [
        lambda: engine.complete(approach, closed, everyone, on=MONDAY, task="answer"),
        lambda: engine.answer(approach, closed, everyone, on=MONDAY, criterion="x", value=True),
        lambda: engine.decide(approach, closed, everyone, on=MONDAY, option="go"),
        lambda: engine.withdraw(approach, closed, everyone, on=MONDAY, why="Done"),
        lambda: engine.close(approach, closed, everyone, on=MONDAY),
    ]
    for command in commands:
        with pytest.raises(Conflict, match="This case is closed"):
            command()


@walks
@given(approaches, choices)
def test_every_state_can_be_drawn(approach: Approach, chosen: list[int]) -> None:
    state, _ = wander(approach, chosen)[-1]
    assert draw(approach, state).count("is-here") == (not state.closed)


@st.composite
def routes(draw_one: st.DrawFn) -> Document:
    """Documents of a few phases with decisions that lead anywhere: many of them cannot work."""
    names = [f"step{number}" for number in range(draw_one(st.integers(1, 4)))]
    made = [_any_phase(draw_one, name, names) for name in names]
    return document(phases=[*made, document()["phases"][-1]])


def _any_phase(draw_one: st.DrawFn, name: str, names: list[str]) -> Document:
    if name != names[-1] and draw_one(st.booleans()):
        return phase(name, tasks=[task(f"task-{name}")])
    further = names[names.index(name) + 1 :] or names
    ways = [{"outcome": "solved"}, {"to": further[0]}]
    anywhere = [{"to": key, **end} for key in names for end in ({}, ways[0])]
    limits = st.sampled_from([{}, {}, {"limit": 1}])
    several = [draw_one(st.sampled_from(some)) for some in (ways, anywhere, ways + anywhere)]
    options = {
        f"option{number}": {"title": text("Option"), **way, **draw_one(limits)}
        for number, way in enumerate(several)
    }
    return phase(name, decision=decision(**options))


@settings(walks, max_examples=150)
@given(routes(), choices)
def test_an_approach_without_faults_has_no_dead_ends(route: Document, chosen: list[int]) -> None:
    try:
        approach = approach_from(route)
    except Invalid:
        return
    state, _ = wander(approach, chosen)[-1]
    assert finish(approach, state).outcome in approach.outcomes


def test_a_new_case_offers_something_to_everyone_who_works_on_it() -> None:
    assert len(offered(ROUTE, begin(ROUTE))) > 5
