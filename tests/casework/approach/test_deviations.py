"""Leaving the standard path: by a role, with a reason, and never past a decision or the answer."""

from datetime import date
from typing import Any

import pytest

from lemniscaat.casework.approach import deviations, engine
from lemniscaat.casework.approach.definition import Approach
from lemniscaat.casework.approach.deviations import deviation_targets, possible_deviations
from lemniscaat.casework.approach.reading import approach_from
from lemniscaat.casework.approach.state import Event, State, fold
from lemniscaat.core.errors import Conflict, Invalid, NotAllowed
from tests.casework.approach.documents import document, phase, question, task
from tests.casework.approach.walking import (
    ADVISER,
    DIRECTOR,
    LOOSE,
    MONDAY,
    OWNER,
    REASON,
    ROUTE,
    TEAM,
    begin,
    decided,
    done,
    finish,
    left,
    walk_to,
)


def deviate(state: State, kind: Any, why: str = REASON, **details: Any) -> list[Event]:
    """What follows when the director leaves the path of the brigade."""
    return deviations.deviate(ROUTE, state, DIRECTOR, on=MONDAY, kind=kind, why=why, **details)


def targets(approach: Approach, state: State) -> list[str]:
    return [phase.id for phase in deviation_targets(approach, state)]


@pytest.mark.parametrize("kind", ["skip", "jump", "extend", "suspend", "add_task", "reopen"])
def test_every_deviation_asks_its_role_and_its_reason(kind: Any) -> None:
    state = begin(ROUTE) if kind != "reopen" else finish(ROUTE, begin(ROUTE))
    details = {"to": "explore", "title": "Ask", "days": 2}
    with pytest.raises(NotAllowed, match=r"Only Process director.* may do this"):
        deviations.deviate(ROUTE, state, OWNER, on=MONDAY, kind=kind, why=REASON, **details)
    with pytest.raises(Invalid, match="at least 20 characters") as refused:
        deviate(state, kind, why="Because." + " " * 20, **details)
    assert set(refused.value.fields) == {"why"}
    events = deviate(state, kind, **details)
    assert events[0].data == {"kind": kind, "phase": state.phase, "why": REASON}
    assert fold(events, state).deviations == 1


def test_an_approach_allows_only_the_deviations_it_names() -> None:
    small = approach_from(document())
    assert possible_deviations(small, begin(small), DIRECTOR) == []
    with pytest.raises(NotAllowed, match="does not allow"):
        left(small, begin(small), "skip")


def test_what_is_possible_depends_on_who_asks() -> None:
    state = walk_to(ROUTE, "work")
    assert possible_deviations(ROUTE, state, ADVISER) == ["add_task"]
    assert possible_deviations(LOOSE, walk_to(LOOSE, "work"), TEAM) == ["jump", "add_task"]
    assert possible_deviations(ROUTE, state, OWNER) == []


def test_a_skipped_phase_is_told_as_left_halfway() -> None:
    state = left(ROUTE, walk_to(ROUTE, "explore"), "skip")
    assert (state.phase, state.cut_short) == ("advise", {"explore"})


def test_a_phase_that_is_done_after_all_is_no_longer_left_halfway() -> None:
    state = left(ROUTE, walk_to(ROUTE, "explore"), "skip")
    state = walk_to(ROUTE, "go", left(ROUTE, state, "jump", to="explore"))
    assert state.cut_short == frozenset()


def test_a_decision_and_the_answer_cannot_be_skipped() -> None:
    for place, sentence in (("go", "only taken"), ("feedback", "answer to the owner")):
        with pytest.raises(Conflict, match=sentence):
            deviate(walk_to(ROUTE, place), "skip")


def test_a_jump_goes_back_on_the_path_or_forward_to_the_next_decision() -> None:
    assert targets(ROUTE, begin(ROUTE)) == ["explore", "advise", "go"]
    assert targets(ROUTE, walk_to(ROUTE, "go")) == ["scope_test", "explore", "advise"]
    assert targets(ROUTE, walk_to(ROUTE, "work"))[-1] == "table"
    assert targets(ROUTE, walk_to(ROUTE, "plan"))[-1] == "formalise"
    assert targets(ROUTE, left(ROUTE, begin(ROUTE), "jump", to="go")) == ["scope_test"]


@pytest.mark.parametrize("to", ["table", "feedback", "scope_test", "", "moon"])
def test_a_jump_elsewhere_is_refused_with_the_places_that_are_possible(to: str) -> None:
    with pytest.raises(Invalid, match="can only go to: “Explore the question”") as refused:
        deviate(begin(ROUTE), "jump", to=to)
    assert set(refused.value.fields) == {"to"}


def test_going_back_before_a_decision_takes_its_outcome_away() -> None:
    state = walk_to(ROUTE, "plan")
    assert state.outcome == "fed_back"
    assert left(ROUTE, state, "jump", to="work").outcome is None
    assert left(ROUTE, walk_to(ROUTE, "feedback"), "jump", to="plan").outcome == "fed_back"


def test_a_withdrawn_case_goes_on_only_where_a_new_outcome_is_set() -> None:
    """From the plan it would reach its answer as withdrawn, while the work went on."""
    state = walk_to(ROUTE, "plan")
    state = fold(engine.withdraw(ROUTE, state, OWNER, on=MONDAY, why=REASON), state)
    assert targets(ROUTE, state)[-1] == "formalise"
    assert targets(ROUTE, finish(ROUTE, state))[-2:] == ["formalise", "feedback"]
    state = left(ROUTE, state, "jump", to="formalise")
    assert state.outcome is None
    assert decided(ROUTE, state, "formalised").outcome == "fed_back"


def test_an_added_task_has_a_name_and_a_known_role() -> None:
    state = walk_to(ROUTE, "work")
    for details, field in (
        ({"title": " "}, "title"),
        ({"title": "Ask", "role": "mayor"}, "role"),
        ({"title": "Ask", "role": "mt"}, "role"),
    ):
        with pytest.raises(Invalid) as refused:
            deviate(state, "add_task", **details)
        assert set(refused.value.fields) == {field}
    with pytest.raises(Invalid, match="120 characters"):
        deviate(state, "add_task", title="a" * 121)


def test_an_added_task_belongs_to_this_visit_to_this_phase() -> None:
    state = left(ROUTE, walk_to(ROUTE, "work"), "add_task", title=" Ask\nJan ", role="case_team")
    state = left(ROUTE, state, "add_task", title="Ask Piet", role="case_team")
    first, second = state.extra
    assert [task["title"] for task in state.extra.values()] == ["Ask Jan", "Ask Piet"]
    state = done(ROUTE, done(ROUTE, state, first), second)
    state = decided(ROUTE, walk_to(ROUTE, "table", state), "back_to_team")
    assert state.extra == {}
    assert {first, second}.isdisjoint(state.done)


def test_a_term_is_extended_as_it_is_counted_and_never_beyond_its_limit() -> None:
    state = left(ROUTE, begin(ROUTE), "extend", days=5)
    assert state.due == date(2026, 3, 16)
    with pytest.raises(Invalid, match="at most 15 more days"):
        deviate(state, "extend", days=16)
    state = left(ROUTE, state, "extend", days=15)
    assert "extend" not in possible_deviations(ROUTE, state, DIRECTOR)
    with pytest.raises(Conflict, match="cannot be extended any further"):
        deviate(state, "extend", days=1)
    with pytest.raises(Invalid) as refused:
        deviate(begin(ROUTE), "extend", days=0)
    assert set(refused.value.fields) == {"days"}


def test_an_extension_without_a_limit_of_its_own_still_ends() -> None:
    """Or a number with nine zeros keeps the server counting working days."""
    with pytest.raises(Invalid, match="at most 730 more days"):
        left(LOOSE, begin(LOOSE), "extend", days=10**9)


def test_a_phase_without_a_term_has_nothing_to_extend() -> None:
    with pytest.raises(Conflict, match="nothing to extend"):
        left(LOOSE, walk_to(LOOSE, "work"), "extend", days=1)


def test_suspending_stops_the_clock_and_resuming_gives_the_days_back() -> None:
    state = left(ROUTE, begin(ROUTE), "suspend", on=date(2026, 3, 4))
    assert possible_deviations(ROUTE, state, DIRECTOR) == ["suspend"]
    with pytest.raises(Conflict, match="resume it first"):
        deviate(state, "skip")
    again = left(ROUTE, state, "suspend", on=date(2026, 3, 11))
    assert (again.suspended, again.due) == (None, date(2026, 3, 16))


def test_a_statutory_term_stands_still_in_calendar_days() -> None:
    state = walk_to(LOOSE, "decide")
    assert state.due == date(2026, 3, 30)
    state = left(LOOSE, state, "suspend", on=date(2026, 3, 3))
    assert left(LOOSE, state, "suspend", on=date(2026, 3, 10)).due == date(2026, 4, 7)


def test_only_a_closed_case_can_be_reopened_and_only_where_it_has_been() -> None:
    with pytest.raises(Conflict, match="still open"):
        deviate(walk_to(ROUTE, "go"), "reopen", to="explore")
    closed = finish(ROUTE, decided(ROUTE, walk_to(ROUTE, "go"), "not_now"))
    assert targets(ROUTE, closed) == ["scope_test", "explore", "advise", "go", "feedback"]
    again = left(ROUTE, closed, "reopen", to="go")
    assert (again.closed, again.outcome, again.taken) == (False, None, {})
    assert finish(ROUTE, again).outcome == "fed_back"


def test_a_case_reopened_for_its_answer_owes_a_new_one() -> None:
    again = left(ROUTE, finish(ROUTE, begin(ROUTE)), "reopen", to="feedback")
    assert {"answer", "lesson"}.isdisjoint(again.done)
    assert again.outcome == "fed_back"


def newer(**parts: Any) -> Approach:
    """The small approach in its second version, with a question in the first phase."""
    work = phase("work", tasks=[task("dig")], criteria=[question("wet")])
    _, *others = document()["phases"]
    return approach_from(document(**{"version": 2, "phases": [work, *others], **parts}))


def test_a_case_moves_to_a_new_version_and_keeps_what_was_done() -> None:
    old, new = approach_from(document()), newer()
    state = begin(old)
    events = deviations.migrate(old, new, state, DIRECTOR, on=MONDAY, why=REASON)
    after = fold(events, state)
    assert (after.version, after.phase) == (2, "work")
    assert finish(new, after).outcome == "solved"


def test_a_move_to_other_rules_asks_who_and_why() -> None:
    old, new = approach_from(document()), newer()
    state = begin(old)
    with pytest.raises(NotAllowed):
        deviations.migrate(old, new, state, OWNER, on=MONDAY, why=REASON)
    with pytest.raises(Invalid):
        deviations.migrate(old, new, state, DIRECTOR, on=MONDAY, why=" ")
    with pytest.raises(Conflict, match="not another version"):
        deviations.migrate(old, old, state, DIRECTOR, on=MONDAY, why=REASON)
    with pytest.raises(Conflict, match="closed"):
        deviations.migrate(old, new, finish(old, state), DIRECTOR, on=MONDAY, why=REASON)


def test_a_phase_that_is_gone_needs_another_in_its_place() -> None:
    decide, feedback = document()["phases"][1:]
    decide["decision"]["options"]["more"]["to"] = "spade"
    renamed = phase("spade", tasks=[task("dig-deep")])
    old, new = approach_from(document()), newer(phases=[renamed, decide, feedback])
    state = begin(old)
    with pytest.raises(Conflict, match="“Work” does not exist in version 2"):
        deviations.migrate(old, new, state, DIRECTOR, on=MONDAY, why=REASON)
    with pytest.raises(Conflict, match="without an outcome"):
        deviations.migrate(
            old, new, state, DIRECTOR, on=MONDAY, why=REASON, phases={"work": "feedback"}
        )
    events = deviations.migrate(
        old, new, state, DIRECTOR, on=MONDAY, why=REASON, phases={"work": "spade"}
    )
    assert fold(events, state).phase == "spade"
