"""Where a case stands: what is open, whose turn it is, and how the way looks from here."""

from lemniscaat.casework.approach import engine
from lemniscaat.casework.approach.position import (
    left_open,
    missing,
    open_criteria,
    open_tasks,
    steps,
    whose_turn,
)
from lemniscaat.casework.approach.state import State, fold
from tests.casework.approach.walking import (
    LOOSE,
    MONDAY,
    OWNER,
    REASON,
    ROUTE,
    answered,
    begin,
    decided,
    done,
    finish,
    left,
    walk_to,
)


def statuses(state: State) -> list[str]:
    return [step.status for step in steps(ROUTE, state)]


def test_the_steps_tell_what_is_done_where_the_case_is_and_what_comes() -> None:
    assert statuses(walk_to(ROUTE, "advise")) == ["done"] * 2 + ["here"] + ["next"] * 7


def test_only_the_step_of_the_case_has_a_due_day() -> None:
    state = walk_to(ROUTE, "advise")
    assert [step.due for step in steps(ROUTE, state) if step.due] == [state.due]


def test_the_steps_show_which_of_them_are_decisions() -> None:
    found = [step.phase for step in steps(ROUTE, begin(ROUTE)) if step.decision]
    assert found == ["go", "table", "formalise"]


def test_what_an_early_end_passes_over_is_skipped() -> None:
    state = decided(ROUTE, walk_to(ROUTE, "go"), "not_now")
    assert statuses(state) == ["done"] * 4 + ["skipped"] * 5 + ["here"]


def test_a_step_that_was_left_halfway_is_skipped_and_not_done() -> None:
    jumped = left(ROUTE, walk_to(ROUTE, "explore"), "jump", to="go")
    assert statuses(jumped)[:4] == ["done", "skipped", "skipped", "here"]
    state = walk_to(ROUTE, "team")
    withdrawn = fold(engine.withdraw(ROUTE, state, OWNER, on=MONDAY, why=REASON), state)
    assert statuses(withdrawn) == ["done"] * 4 + ["skipped"] * 5 + ["here"]


def test_going_back_makes_the_later_steps_lie_ahead_again() -> None:
    state = decided(ROUTE, walk_to(ROUTE, "go"), "more_information")
    assert statuses(state) == ["done", "here"] + ["next"] * 8


def test_in_a_closed_case_no_step_is_here() -> None:
    assert statuses(finish(ROUTE, begin(ROUTE))) == ["done"] * 10


def test_the_turn_goes_to_who_has_to_act() -> None:
    state = begin(ROUTE)
    assert whose_turn(ROUTE, state) == "director"
    assert whose_turn(ROUTE, done(ROUTE, state, "receipt")) == "adviser"
    assert whose_turn(ROUTE, walk_to(ROUTE, "go")) == "mt"
    assert whose_turn(ROUTE, walk_to(ROUTE, "work")) == "case_team"
    assert whose_turn(ROUTE, walk_to(ROUTE, "table")) == "ob-tafel"


def test_the_owner_says_yes_and_after_a_no_it_is_up_to_the_director() -> None:
    state = walk_to(ROUTE, "explore")
    for task in ("sharpen", "parties", "attempts"):
        state = done(ROUTE, state, task)
    assert whose_turn(ROUTE, state) == "owner"
    assert whose_turn(ROUTE, answered(ROUTE, state, "owner_agrees", value=False)) == "director"


def test_an_added_task_has_the_turn_of_its_role() -> None:
    state = left(ROUTE, walk_to(ROUTE, "go"), "add_task", title="Ask around", role="adviser")
    assert whose_turn(ROUTE, state) == "adviser"
    assert missing(ROUTE, state) == ["“Ask around” has not been done yet."]
    assert [task.title.nl for task in open_tasks(ROUTE, state)] == ["Ask around"]


def test_a_suspended_case_and_a_finished_end_wait_for_the_director() -> None:
    assert whose_turn(ROUTE, left(ROUTE, walk_to(ROUTE, "work"), "suspend")) == "director"
    state = done(ROUTE, done(ROUTE, walk_to(ROUTE, "feedback"), "answer"), "lesson")
    assert whose_turn(ROUTE, state) == "director"
    assert whose_turn(ROUTE, finish(ROUTE, state)) is None


def test_a_session_may_be_held_and_need_not_be() -> None:
    state = walk_to(LOOSE, "work")
    assert [task.id for task in open_tasks(LOOSE, state)] == ["proposal", "session"]
    assert missing(LOOSE, state) == ["“Write down a proposal” has not been done yet."]
    assert "session" in {task.id for task in open_tasks(LOOSE, done(LOOSE, state, "session"))}


def test_questions_that_were_passed_over_stay_in_sight() -> None:
    state = left(ROUTE, walk_to(ROUTE, "explore"), "skip")
    assert [criterion.id for criterion in left_open(ROUTE, state)] == ["owner_agrees"]
    assert "owner_agrees" not in {criterion.id for criterion in open_criteria(ROUTE, state)}


def test_a_closed_case_has_nothing_left_to_do() -> None:
    closed = finish(ROUTE, begin(ROUTE))
    assert open_tasks(ROUTE, closed) == []
    assert missing(ROUTE, closed) == []
