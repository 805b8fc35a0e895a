"""How a case moves: every command gives the events that it causes, or refuses with a sentence.

Nothing here knows a clock, a database or a person: `on` is the day, `Actor` who acts.
"""

from datetime import date

from django.utils.translation import gettext as _

from lemniscaat.casework.approach.definition import (
    DIRECTOR,
    OWNER,
    WITHDRAWN,
    Approach,
    Criterion,
    Deadline,
    Decision,
    Option,
    Phase,
)
from lemniscaat.casework.approach.position import current, missing, open_tasks
from lemniscaat.casework.approach.state import Actor, Event, Json, State, fold
from lemniscaat.core.errors import Conflict, Invalid, NotAllowed, NotFound
from lemniscaat.core.terms import statutory_term, working_days
from lemniscaat.core.text import clean_text

LONGEST_ANSWER = 4000


def start(approach: Approach, actor: Actor, *, on: date) -> list[Event]:
    """Begin a case in the first phase of this approach."""
    facts = {"approach": approach.id, "version": approach.version, "digest": approach.digest}
    return [Event("started", on, actor.id, {**facts, **_arrival(approach.first, on)})]


def complete(
    approach: Approach, state: State, actor: Actor, *, on: date, task: str, result: str = ""
) -> list[Event]:
    """Do a task of this phase; when nothing is missing any more, the case moves on."""
    refuse_unless_running(state)
    found = next((each for each in open_tasks(approach, state) if each.id == task), None)
    if not found:
        raise NotFound(_("This task is not open in the phase where the case is now."))
    refuse_unless_role(approach, actor, found.role)
    done = Event("task_done", on, actor.id, {"task": task, "result": result.strip()})
    return move_on(approach, state, [done])


def answer(
    approach: Approach,
    state: State,
    actor: Actor,
    *,
    on: date,
    criterion: str,
    value: Json,
    why: str = "",
) -> list[Event]:
    """Answer a question of this phase; one that ends the case advises its outcome, with reasons."""
    refuse_unless_running(state)
    asked = _criterion(approach, state, criterion)
    refuse_unless_role(approach, actor, asked.role)
    if not asked.fits(value):
        raise Invalid(
            _("This answer does not fit the question."), {"value": _("Give another answer.")}
        )
    if isinstance(value, str):
        value = clean_text(value, limit=LONGEST_ANSWER)
    outcome = asked.outcome_of(value)
    if outcome and not why.strip():
        raise Invalid(
            _("This answer ends the case, so it needs its reasons."),
            {"why": _("Fill in the reasons.")},
        )
    data = {"criterion": criterion, "value": value, "why": why.strip()}
    given = [Event("answered", on, actor.id, data)]
    if not outcome:
        return move_on(approach, state, given)
    advised = Event("outcome_advised", on, actor.id, {"outcome": outcome, "criterion": criterion})
    return [*given, advised, enter(approach, approach.final, actor, on)]


def decide(
    approach: Approach,
    state: State,
    actor: Actor,
    *,
    on: date,
    option: str,
    why: str = "",
    revisit: str = "",
) -> list[Event]:
    """Take the decision of this phase, by mandate; `revisit` says when to look again."""
    refuse_unless_running(state)
    decision = current(approach, state).decision
    if not decision or option not in decision.options:
        raise NotFound(_("This cannot be decided in the phase where the case is now."))
    if (decision.body, decision.mandate) not in actor.mandates:
        raise NotAllowed(
            _("Only %(body)s may decide this.") % {"body": approach.bodies[decision.body].title}
        )
    if lacking := missing(approach, state):
        raise Conflict(" ".join([_("This cannot be decided yet."), *lacking]))
    chosen = decision.options[option]
    _refuse_above_limit(state, option, chosen)
    _refuse_without_grounds(approach, chosen, why, revisit)
    return _decided(approach, state, actor, on, decision, option, why.strip(), revisit.strip())


def withdraw(
    approach: Approach, state: State, actor: Actor, *, on: date, why: str = ""
) -> list[Event]:
    """Let the owner, or the director for the owner, withdraw the case; it still gets its answer.

    Also while it is suspended: who brought it does not have to wait for the director.
    """
    refuse_when_closed(state)
    if not actor.roles & {OWNER, DIRECTOR}:
        raise NotAllowed(
            _("Only %(owner)s or %(director)s may withdraw this case.")
            % {"owner": approach.roles[OWNER], "director": approach.roles[DIRECTOR]}
        )
    if current(approach, state).final:
        raise Conflict(_("This case already has its outcome: it is waiting for its answer."))
    if not why.strip():
        raise Invalid(_("Tell why the case is withdrawn."), {"why": _("Fill in the reason.")})
    running = [Event("resumed", on, actor.id, {"due": None})] if state.suspended else []
    return [
        *running,
        Event("withdrawn", on, actor.id, {"phase": state.phase, "why": why.strip()}),
        Event("outcome_set", on, actor.id, {"outcome": WITHDRAWN}),
        enter(approach, approach.final, actor, on),
    ]


def close(approach: Approach, state: State, actor: Actor, *, on: date) -> list[Event]:
    """Close a case of which the last phase is complete."""
    refuse_unless_running(state)
    refuse_unless_role(approach, actor, DIRECTOR)
    if not current(approach, state).final:
        raise Conflict(
            _("A case closes only in its last phase, “%(phase)s”.")
            % {"phase": approach.final.title}
        )
    if lacking := missing(approach, state):
        raise Conflict(" ".join([_("This case cannot close yet."), *lacking]))
    return [Event("closed", on, actor.id, {"outcome": state.outcome})]


def refuse_unless_running(state: State) -> None:
    """Raise `Conflict` when the case is closed or suspended."""
    refuse_when_closed(state)
    if state.suspended:
        raise Conflict(_("This case is suspended: resume it first."))


def refuse_when_closed(state: State) -> None:
    """Raise `Conflict` when the case is closed."""
    if state.closed:
        raise Conflict(_("This case is closed."))


def refuse_unless_role(approach: Approach, actor: Actor, role: str) -> None:
    """Raise `NotAllowed`, naming who may, when the actor does not have this role."""
    if role not in actor.roles:
        raise NotAllowed(_("Only %(role)s may do this.") % {"role": approach.roles.get(role, role)})


def enter(approach: Approach, phase: Phase, actor: Actor, on: date) -> Event:
    """The event that the case comes into this phase; what was done there must be done again.

    `ahead` names this phase and the later ones, which the case has not been through any more.
    """
    ahead = [each.id for each in approach.phases[approach.order[phase.id] :]]
    again = {"again": sorted(phase.parts), "ahead": ahead}
    return Event("entered", on, actor.id, {**_arrival(phase, on), **again})


def move_on(approach: Approach, state: State, events: list[Event]) -> list[Event]:
    """These events, and the next phase when they complete this one and nobody need decide."""
    after, last = fold(events, state), events[-1]
    phase = current(approach, after)
    if phase.decision or phase.final or missing(approach, after):
        return events
    return [*events, enter(approach, approach.after(phase.id), Actor(last.by), last.on)]


def due_after(day: date, deadline: Deadline, days: int) -> date:
    """The day that comes this many days after another, counted as the deadline counts."""
    return working_days(day, days) if deadline.working else statutory_term(day, days)


def _arrival(phase: Phase, on: date) -> dict[str, Json]:
    deadline = phase.deadline
    due = due_after(on, deadline, deadline.days).isoformat() if deadline else None
    return {"phase": phase.id, "due": due}


def _criterion(approach: Approach, state: State, key: str) -> Criterion:
    for criterion in current(approach, state).criteria:
        if criterion.id == key:
            return criterion
    raise NotFound(_("This question is not asked in the phase where the case is now."))


def _refuse_above_limit(state: State, key: str, option: Option) -> None:
    taken = state.taken.get(f"{state.phase}.{key}", 0)
    if option.limit and taken >= option.limit:
        raise Conflict(
            _("“%(option)s” was chosen before and may not be chosen again.")
            % {"option": option.title}
        )


def _refuse_without_grounds(approach: Approach, option: Option, why: str, revisit: str) -> None:
    outcome = approach.outcomes[option.outcome] if option.outcome else None
    needs_reasons = option.needs_reasons or (outcome is not None and outcome.needs_reasons)
    needs_revisit = option.needs_revisit or (outcome is not None and outcome.needs_revisit)
    lacking: dict[str, object] = {}
    if needs_reasons and not why.strip():
        lacking["why"] = _("“%(option)s” needs its reasons.") % {"option": option.title}
    if needs_revisit and not revisit.strip():
        lacking["revisit"] = _("“%(option)s” must say when to look at this again.") % {
            "option": option.title
        }
    if lacking:
        raise Invalid(" ".join(map(str, lacking.values())), lacking)


def _decided(
    approach: Approach,
    state: State,
    actor: Actor,
    on: date,
    decision: Decision,
    key: str,
    why: str,
    revisit: str,
) -> list[Event]:
    option = decision.options[key]
    data = {
        "phase": state.phase,
        "body": decision.body,
        "mandate": decision.mandate,
        "option": key,
        "why": why,
        "revisit": revisit,
    }
    events = [Event("decided", on, actor.id, data)]
    if option.outcome:
        events.append(Event("outcome_set", on, actor.id, {"outcome": option.outcome}))
    to = approach.phase(option.to) if option.to else approach.final
    return [*events, enter(approach, to, actor, on)]
