"""What there is to do for a case where it stands now, by whom, and how far it is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from lemniscaat.casework.approach.definition import (
    DIRECTOR,
    Approach,
    Criterion,
    Phase,
    Station,
    Task,
    Text,
)
from lemniscaat.casework.approach.state import State

Status = Literal["done", "here", "next", "skipped"]


@dataclass(frozen=True, slots=True)
class Step:
    """One phase on the timeline of a case; `due` only where the case is now."""

    phase: str
    title: Text
    station: Station
    status: Status
    decision: bool
    due: date | None


def current(approach: Approach, state: State) -> Phase:
    """The phase in which the case is."""
    return approach.phase(state.phase)


def open_tasks(approach: Approach, state: State) -> list[Task]:
    """The tasks that can be done now, added ones last; one that repeats stays in the list."""
    if state.closed:
        return []
    tasks = (*current(approach, state).tasks, *_extra_tasks(state))
    return [task for task in tasks if task.repeatable or task.id not in state.done]


def open_criteria(approach: Approach, state: State) -> list[Criterion]:
    """The questions of this phase that have no answer yet, or not the yes that they need."""
    if state.closed:
        return []
    return _unsettled(current(approach, state), state)


def left_open(approach: Approach, state: State) -> list[Criterion]:
    """Questions of earlier phases without an answer: remarks, never a reason to step back."""
    here = approach.order[state.phase]
    return [
        criterion
        for phase in approach.phases[:here]
        if phase.id in state.path
        for criterion in _unsettled(phase, state)
    ]


def missing(approach: Approach, state: State) -> list[str]:
    """What must still happen before this phase is complete, a sentence each."""
    tasks = [
        _("“%(task)s” has not been done yet.") % {"task": task.title}
        for task in _required_tasks(approach, state)
    ]
    return tasks + [
        _("“%(question)s” still needs a yes.") % {"question": criterion.question}
        if criterion.id in state.answers and criterion.needs_yes
        else _("“%(question)s” has no answer yet.") % {"question": criterion.question}
        for criterion in open_criteria(approach, state)
    ]


def whose_turn(approach: Approach, state: State) -> str | None:
    """The key of the role or body that must act now; None when the case is closed.

    A suspended case, a question that got a no and an end with nothing left to do wait for the
    director.
    """
    if state.closed:
        return None
    if state.suspended:
        return DIRECTOR
    if tasks := _required_tasks(approach, state):
        return tasks[0].role
    if criteria := open_criteria(approach, state):
        return DIRECTOR if criteria[0].id in state.answers else criteria[0].role
    decision = current(approach, state).decision
    return decision.body if decision else DIRECTOR


def steps(approach: Approach, state: State) -> list[Step]:
    """Every phase in its order: done, here, next, or passed over or left halfway."""
    return [
        Step(
            phase=phase.id,
            title=phase.title,
            station=phase.station,
            status=(status := _status(approach, state, phase)),
            decision=phase.decision is not None,
            due=state.due if status == "here" else None,
        )
        for phase in approach.phases
    ]


def _status(approach: Approach, state: State, phase: Phase) -> Status:
    here, place = approach.order[state.phase], approach.order[phase.id]
    if place == here:
        return "done" if state.closed else "here"
    if place > here:
        return "next"
    through = phase.id in state.path and phase.id not in state.cut_short
    return "done" if through else "skipped"


def _required_tasks(approach: Approach, state: State) -> list[Task]:
    tasks = open_tasks(approach, state)
    return [task for task in tasks if task.required and task.id not in state.done]


def _unsettled(phase: Phase, state: State) -> list[Criterion]:
    return [
        criterion
        for criterion in phase.criteria
        if not criterion.settles(state.answers.get(criterion.id))
    ]


def _extra_tasks(state: State) -> list[Task]:
    """Added tasks carry the words of who added them, so they read the same in every language."""
    return [
        Task.model_construct(
            id=key,
            title=Text.model_construct(nl=task["title"], en=task["title"]),
            role=task["role"],
            required=True,
            repeatable=False,
        )
        for key, task in state.extra.items()
    ]
