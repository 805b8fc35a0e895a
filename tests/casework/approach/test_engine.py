"""Every command: who may give it, when it is refused, what follows from it."""

from datetime import date

import pytest

from lemniscaat.casework.approach import engine
from lemniscaat.casework.approach.position import missing
from lemniscaat.casework.approach.state import Actor, Event, fold
from lemniscaat.core.errors import Conflict, Invalid, NotAllowed, NotFound
from tests.casework.approach.walking import (
    ADVISER,
    DIRECTOR,
    LOOSE,
    MONDAY,
    OWNER,
    REASON,
    ROUTE,
    answered,
    begin,
    body_of,
    decided,
    done,
    finish,
    left,
    walk_to,
)


def kinds(events: list[Event]) -> list[str]:
    return [event.kind for event in events]


def test_a_case_starts_in_the_first_phase_with_its_term() -> None:
    state = begin(ROUTE)
    assert (state.phase, state.path, state.due) == (
        "scope_test",
        ("scope_test",),
        date(2026, 3, 9),
    )
    assert (state.approach, state.version) == ("oplossingenbrigade", 1)


def test_a_phase_without_a_term_has_no_due_day() -> None:
    assert walk_to(LOOSE, "work").due is None


def test_the_last_task_of_a_phase_moves_the_case_on() -> None:
    state = begin(LOOSE)
    events = engine.complete(LOOSE, state, DIRECTOR, on=MONDAY, task="receipt", result=" sent ")
    assert kinds(events) == ["task_done", "entered"]
    assert events[0].data["result"] == "sent"
    assert fold(events, state).phase == "work"


def test_a_phase_waits_for_all_that_is_required() -> None:
    state = done(ROUTE, begin(ROUTE), "receipt")
    assert state.phase == "scope_test"
    assert missing(ROUTE, state) == [
        "“Does an existing scheme solve this?” has no answer yet.",
    ]


def test_a_task_is_for_its_own_role() -> None:
    with pytest.raises(NotAllowed, match="Only Process director may do this"):
        engine.complete(ROUTE, begin(ROUTE), ADVISER, on=MONDAY, task="receipt")


def test_a_task_of_another_phase_or_done_already_is_not_open() -> None:
    for task in ("sharpen", "nonsense"):
        with pytest.raises(NotFound):
            engine.complete(ROUTE, begin(ROUTE), DIRECTOR, on=MONDAY, task=task)
    state = done(ROUTE, begin(ROUTE), "receipt")
    with pytest.raises(NotFound):
        engine.complete(ROUTE, state, DIRECTOR, on=MONDAY, task="receipt")


def test_a_session_can_be_held_again_and_again() -> None:
    state = walk_to(ROUTE, "work")
    for _ in range(3):
        state = done(ROUTE, state, "session")
    assert state.phase == "work"


def test_an_answer_that_covers_the_question_ends_the_case_with_a_referral() -> None:
    state = begin(ROUTE)
    events = engine.answer(
        ROUTE, state, ADVISER, on=MONDAY, criterion="existing", value="covered", why=REASON
    )
    assert kinds(events) == ["answered", "outcome_advised", "entered"]
    after = fold(events, state)
    assert (after.phase, after.outcome) == ("feedback", "referred")


def test_an_answer_that_ends_the_case_needs_its_reasons() -> None:
    with pytest.raises(Invalid) as refused:
        engine.answer(
            ROUTE, begin(ROUTE), ADVISER, on=MONDAY, criterion="existing", value="grey", why=" "
        )
    assert set(refused.value.fields) == {"why"}


@pytest.mark.parametrize("value", [True, None, "", "elsewhere", 3, ["covered"]])
def test_an_answer_has_to_fit_its_question(value: object) -> None:
    with pytest.raises(Invalid, match="does not fit"):
        engine.answer(
            ROUTE, begin(ROUTE), ADVISER, on=MONDAY, criterion="existing", value=value, why=REASON
        )


def test_a_question_is_for_its_own_role_and_its_own_phase() -> None:
    with pytest.raises(NotAllowed, match="Only Team OB"):
        engine.answer(
            ROUTE, begin(ROUTE), DIRECTOR, on=MONDAY, criterion="existing", value="outside"
        )
    with pytest.raises(NotFound):
        engine.answer(ROUTE, begin(ROUTE), ADVISER, on=MONDAY, criterion="risks", value="None")


def test_a_written_answer_is_cleaned_and_has_a_limit() -> None:
    state = answered(ROUTE, walk_to(ROUTE, "advise"), "risks", "  Flood\x00 \r\n")
    assert state.answers["risks"] == "Flood"
    with pytest.raises(Invalid, match="4000 characters"):
        answered(ROUTE, state, "risks", "a" * 4001)


def test_an_answer_can_be_given_anew_until_the_case_moves_on() -> None:
    state = walk_to(ROUTE, "advise")
    for value in (False, True):
        state = answered(ROUTE, state, "right_place", value)
        assert state.answers["right_place"] is value


def test_the_question_waits_for_the_yes_of_who_asked_it() -> None:
    state = walk_to(ROUTE, "explore")
    for task in ("sharpen", "parties", "attempts"):
        state = done(ROUTE, state, task)
    state = answered(ROUTE, state, "owner_agrees", value=False)
    assert state.phase == "explore"
    assert missing(ROUTE, state) == ["“Is this your question?” still needs a yes."]
    assert answered(ROUTE, state, "owner_agrees", value=True).phase == "advise"


def test_a_body_decides_by_its_mandate_only() -> None:
    state = walk_to(ROUTE, "go")
    for actor in (
        DIRECTOR,
        Actor("x", mandates=frozenset({("mt", "formalise")})),
        Actor("x", mandates=frozenset({("ob-tafel", "take_up")})),
    ):
        with pytest.raises(NotAllowed, match="Only Management team may decide this"):
            engine.decide(ROUTE, state, actor, on=MONDAY, option="go")


def test_taking_up_opens_the_way_it_says() -> None:
    state = walk_to(ROUTE, "go")
    events = engine.decide(ROUTE, state, body_of(ROUTE, state), on=MONDAY, option="go")
    assert kinds(events) == ["decided", "entered"]
    assert fold(events, state).phase == "team"


@pytest.mark.parametrize(
    ("phase", "option", "outcome"),
    [("go", "not_now", "not_taken_up"), ("table", "not_solvable_now", "not_solvable_now")],
)
def test_both_ends_for_now_ask_reasons_and_when_to_look_again(
    phase: str, option: str, outcome: str
) -> None:
    state = walk_to(ROUTE, phase)
    with pytest.raises(Invalid) as refused:
        engine.decide(ROUTE, state, body_of(ROUTE, state), on=MONDAY, option=option, revisit=" ")
    assert set(refused.value.fields) == {"why", "revisit"}
    after = decided(ROUTE, state, option)
    assert (after.phase, after.outcome) == ("feedback", outcome)
    assert ROUTE.outcomes[outcome].temporary
    assert finish(ROUTE, after).outcome == outcome


def test_more_information_is_asked_once() -> None:
    state = decided(ROUTE, walk_to(ROUTE, "go"), "more_information")
    assert (state.phase, state.path) == ("explore", ("scope_test", "explore"))
    assert "parties" not in state.done
    state = walk_to(ROUTE, "go", state)
    with pytest.raises(Conflict, match="may not be chosen again"):
        decided(ROUTE, state, "more_information")


def test_a_reopened_case_may_ask_for_more_information_again() -> None:
    state = decided(ROUTE, walk_to(ROUTE, "go"), "more_information")
    closed = finish(ROUTE, decided(ROUTE, walk_to(ROUTE, "go", state), "not_now"))
    again = walk_to(ROUTE, "go", left(ROUTE, closed, "reopen", to="explore"))
    assert decided(ROUTE, again, "more_information").phase == "explore"


def test_an_added_task_comes_before_the_decision() -> None:
    state = left(ROUTE, walk_to(ROUTE, "table"), "add_task", title="Ask the lawyer")
    with pytest.raises(Conflict, match="“Ask the lawyer” has not been done yet"):
        decided(ROUTE, state, "option_chosen")
    (added,) = state.extra
    assert decided(ROUTE, done(ROUTE, state, added), "option_chosen").phase == "formalise"


def test_what_is_not_decided_here_cannot_be_chosen() -> None:
    for phase, option in (("go", "formalised"), ("plan", "go")):
        with pytest.raises(NotFound):
            engine.decide(ROUTE, walk_to(ROUTE, phase), DIRECTOR, on=MONDAY, option=option)


def test_the_table_and_the_team_can_be_asked_again() -> None:
    state = decided(ROUTE, walk_to(ROUTE, "formalise"), "back_to_table")
    state = decided(ROUTE, state, "back_to_team")
    assert state.phase == "work"
    assert {"support", "options"}.isdisjoint(state.done)
    state = decided(ROUTE, walk_to(ROUTE, "table", state), "option_chosen")
    assert decided(ROUTE, state, "formalised").outcome == "fed_back"


@pytest.mark.parametrize("actor", [OWNER, DIRECTOR])
def test_who_brought_it_can_withdraw_and_still_gets_an_answer(actor: Actor) -> None:
    state = walk_to(ROUTE, "work")
    after = fold(engine.withdraw(ROUTE, state, actor, on=MONDAY, why=REASON), state)
    assert (after.phase, after.outcome) == ("feedback", "withdrawn")
    assert len(missing(ROUTE, after)) == 2
    with pytest.raises(Conflict, match="already has its outcome"):
        engine.withdraw(ROUTE, after, actor, on=MONDAY, why=REASON)


def test_withdrawing_asks_who_and_why() -> None:
    with pytest.raises(NotAllowed, match="Only Case owner or Process director"):
        engine.withdraw(ROUTE, begin(ROUTE), ADVISER, on=MONDAY, why=REASON)
    with pytest.raises(Invalid):
        engine.withdraw(ROUTE, begin(ROUTE), OWNER, on=MONDAY, why=" ")


def test_a_suspended_case_can_be_withdrawn_at_once() -> None:
    state = left(ROUTE, walk_to(ROUTE, "work"), "suspend")
    after = fold(engine.withdraw(ROUTE, state, OWNER, on=MONDAY, why=REASON), state)
    assert (after.phase, after.suspended) == ("feedback", None)


def test_a_case_closes_in_its_last_phase_when_it_has_been_answered() -> None:
    with pytest.raises(Conflict, match="closes only in its last phase, “Feed back and learn”"):
        engine.close(ROUTE, walk_to(ROUTE, "plan"), DIRECTOR, on=MONDAY)
    state = walk_to(ROUTE, "feedback")
    with pytest.raises(Conflict, match="“Answer the owner” has not been done yet"):
        engine.close(ROUTE, state, DIRECTOR, on=MONDAY)
    state = done(ROUTE, done(ROUTE, state, "answer"), "lesson")
    with pytest.raises(NotAllowed):
        engine.close(ROUTE, state, ADVISER, on=MONDAY)
    closed = fold(engine.close(ROUTE, state, DIRECTOR, on=MONDAY), state)
    assert (closed.closed, closed.due, closed.outcome) == (True, None, "fed_back")


def test_a_suspended_case_does_not_move() -> None:
    state = left(ROUTE, walk_to(ROUTE, "go"), "suspend")
    with pytest.raises(Conflict, match="resume it first"):
        decided(ROUTE, state, "go")


def test_a_phase_seen_again_counts_once_on_the_path() -> None:
    """Also when it was passed over the first time."""
    state = decided(ROUTE, left(ROUTE, begin(ROUTE), "jump", to="go"), "more_information")
    state = walk_to(ROUTE, "go", state)
    assert state.path == ("scope_test", "explore", "advise", "go")


def test_the_events_say_who_did_it_and_when() -> None:
    events = engine.start(ROUTE, OWNER, on=MONDAY)
    assert [(event.by, event.on) for event in events] == [("someone", MONDAY)]


def test_a_case_cannot_begin_in_the_middle() -> None:
    with pytest.raises(ValueError, match="begins with"):
        fold([])
    with pytest.raises(ValueError, match="begins with"):
        fold([Event("closed", MONDAY, "someone")])


def test_an_event_that_says_nothing_about_the_route_changes_nothing() -> None:
    state = begin(ROUTE)
    assert fold([Event("remark", MONDAY, "someone")], state) == state
