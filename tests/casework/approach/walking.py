"""Walk a case along an approach, by hand or by every command that is offered."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from lemniscaat.casework.approach import deviations, engine
from lemniscaat.casework.approach.definition import Approach, Criterion, Decision, Option
from lemniscaat.casework.approach.position import current, missing, open_criteria, open_tasks
from lemniscaat.casework.approach.reading import read_approach, shipped_documents
from lemniscaat.casework.approach.state import Actor, Event, Json, State, fold

ROUTE = read_approach(shipped_documents()["ob"])
LOOSE = read_approach(shipped_documents()["open-casus"])
MONDAY = date(2026, 3, 2)
REASON = "The municipality asked us to."
GOING_ON = {"yesno": True, "text": "Because of the water.", "choice": "outside"}

Command = Callable[[State, date], list[Event]]


def who(*roles: str) -> Actor:
    """Somebody with these roles."""
    return Actor("someone", frozenset(roles))


DIRECTOR, ADVISER, OWNER, TEAM = who("director"), who("adviser"), who("owner"), who("case_team")


def body_of(approach: Approach, state: State) -> Actor:
    """Somebody who holds the mandate of the decision in this phase."""
    decision = _decision(approach, state)
    return Actor("chair", mandates=frozenset({(decision.body, decision.mandate)}))


def begin(approach: Approach, on: date = MONDAY) -> State:
    """A new case."""
    return fold(engine.start(approach, DIRECTOR, on=on))


def walk_to(approach: Approach, phase: str, state: State | None = None) -> State:
    """A case that came to this phase by the standard path."""
    state = state or begin(approach)
    while state.phase != phase:
        state = step(approach, state)
    return state


def finish(approach: Approach, state: State, on: date = MONDAY) -> State:
    """The same case, closed by somebody who keeps choosing; fails when it never ends."""
    for _ in range(150):
        if state.closed:
            return state
        state = step(approach, state, on)
    raise AssertionError(f"no end from {state.phase}")


def step(approach: Approach, state: State, on: date = MONDAY) -> State:
    """The state after the next thing that has to happen."""
    return fold(next_step(approach, state, on), state)


def next_step(approach: Approach, state: State, on: date) -> list[Event]:
    """What follows from the next thing that has to happen on the standard path."""
    if state.suspended:
        return _deviate(approach, DIRECTOR, "suspend", "", state, on)
    for task in open_tasks(approach, state):
        if task.required and task.id not in state.done:
            return _do(approach, task.id, task.role, state, on)
    for criterion in open_criteria(approach, state):
        return _answer(approach, criterion, GOING_ON[criterion.kind], state, on)
    if current(approach, state).final:
        return engine.close(approach, state, DIRECTOR, on=on)
    return _decide(approach, _onward(approach, state), state, on)


def done(approach: Approach, state: State, task: str) -> State:
    """The state after this task, done by who it belongs to."""
    role = next(each.role for each in open_tasks(approach, state) if each.id == task)
    return fold(_do(approach, task, role, state, MONDAY), state)


def answered(approach: Approach, state: State, criterion: str, value: Json) -> State:
    """The state after this answer, given by who is asked."""
    asked = next(each for each in current(approach, state).criteria if each.id == criterion)
    return fold(_answer(approach, asked, value, state, MONDAY), state)


def decided(approach: Approach, state: State, option: str) -> State:
    """The state after this decision, taken by who holds its mandate."""
    return fold(_decide(approach, option, state, MONDAY), state)


def left(approach: Approach, state: State, kind: str, on: date = MONDAY, **details: Any) -> State:
    """The state after the director left the standard path."""
    events = deviations.deviate(approach, state, DIRECTOR, on=on, kind=kind, why=REASON, **details)
    return fold(events, state)


def offered(approach: Approach, state: State) -> list[Command]:
    """Every command that may be given to this case now."""
    everyone = who(*approach.roles)
    found = [
        partial(_deviate, approach, everyone, kind, to)
        for kind in deviations.possible_deviations(approach, state, everyone)
        for to in _targets(approach, state, kind)
    ]
    if not state.closed and not current(approach, state).final:
        found.append(lambda state, on: engine.withdraw(approach, state, OWNER, on=on, why=REASON))
    return found if state.closed or state.suspended else found + _work(approach, state)


def _work(approach: Approach, state: State) -> list[Command]:
    phase, lacking = current(approach, state), missing(approach, state)
    found = [partial(_do, approach, task.id, task.role) for task in open_tasks(approach, state)]
    found += [
        partial(_answer, approach, criterion, value)
        for criterion in phase.criteria
        for value in _answers(criterion)
    ]
    if phase.decision and not lacking:
        found += [partial(_decide, approach, key) for key in _left(state, phase.decision)]
    if phase.final and not lacking:
        found.append(lambda state, on: engine.close(approach, state, DIRECTOR, on=on))
    return found


def wander(approach: Approach, choices: list[int]) -> list[tuple[State, list[Event]]]:
    """Every state on a way through the approach, each with the events that led to it.

    An even choice takes the standard path, an odd one anything that is offered.
    """
    on, events = MONDAY, engine.start(approach, DIRECTOR, on=MONDAY)
    seen = [(fold(events), events)]
    for choice in choices:
        state, on = seen[-1][0], on + timedelta(days=1)
        commands = offered(approach, state)
        if not commands:
            break
        standard = choice % 2 == 0 and not state.closed
        command = partial(next_step, approach) if standard else commands[choice % len(commands)]
        events = command(state, on)
        seen.append((fold(events, state), events))
    return seen


def _do(approach: Approach, task: str, role: str, state: State, on: date) -> list[Event]:
    return engine.complete(approach, state, who(role), on=on, task=task)


def _answer(
    approach: Approach, criterion: Criterion, value: Json, state: State, on: date
) -> list[Event]:
    actor = who(criterion.role)
    return engine.answer(
        approach, state, actor, on=on, criterion=criterion.id, value=value, why=REASON
    )


def _decide(approach: Approach, option: str, state: State, on: date) -> list[Event]:
    actor = body_of(approach, state)
    return engine.decide(
        approach, state, actor, on=on, option=option, why=REASON, revisit="In spring"
    )


def _deviate(
    approach: Approach, actor: Actor, kind: str, to: str, state: State, on: date
) -> list[Event]:
    details = {"kind": kind, "to": to, "title": "Ask the water board", "days": 1}
    return deviations.deviate(approach, state, actor, on=on, why=REASON, **details)


def _targets(approach: Approach, state: State, kind: str) -> list[str]:
    if kind not in {"jump", "reopen"}:
        return [""]
    return [phase.id for phase in deviations.deviation_targets(approach, state)]


def _answers(criterion: Criterion) -> list[Json]:
    return {"yesno": [True, False], "text": ["Dry land."], "choice": [*criterion.options]}[
        criterion.kind
    ]


def _decision(approach: Approach, state: State) -> Decision:
    decision = current(approach, state).decision
    assert decision is not None
    return decision


def _left(state: State, decision: Decision) -> dict[str, Option]:
    """The options whose limit is not used up."""
    return {
        key: option
        for key, option in decision.options.items()
        if not option.limit or state.taken.get(f"{state.phase}.{key}", 0) < option.limit
    }


def _onward(approach: Approach, state: State) -> str:
    """The first option that was not tried before; after that, the shortest way to the end."""
    options = _left(state, _decision(approach, state))
    for key in options:
        if f"{state.phase}.{key}" not in state.taken:
            return key
    distance = _distances(approach)
    return min(options, key=lambda key: distance.get(options[key].to or approach.final.id, 1000))


def _distances(approach: Approach) -> dict[str, int]:
    """How many phases each phase is from the end, by ways that are never used up."""
    found = {approach.final.id: 0}
    for _ in approach.phases:
        for phase in approach.phases[:-1]:
            ways = [way.to for way in approach.ways(phase) if not way.limited]
            near = [found[to] + 1 for to in ways if to in found]
            if near:
                found[phase.id] = min([*near, found.get(phase.id, 1000)])
    return found
