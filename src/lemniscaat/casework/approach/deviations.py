"""Leaving the standard path: possible where the approach allows it, never without a reason.

No deviation takes a decision away from the body that holds its mandate, and none skips the answer.
"""

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.translation import gettext as _

from lemniscaat.casework.approach.definition import (
    DIRECTOR,
    WITHDRAWN,
    Approach,
    Deviation,
    DeviationKind,
    Phase,
)
from lemniscaat.casework.approach.engine import (
    due_after,
    enter,
    move_on,
    refuse_unless_role,
    refuse_unless_running,
    refuse_when_closed,
)
from lemniscaat.casework.approach.position import current
from lemniscaat.casework.approach.state import Actor, Event, State
from lemniscaat.core.errors import Conflict, Invalid, NotAllowed, Refusal
from lemniscaat.core.terms import working_days_between
from lemniscaat.core.text import clean_line

LONGEST_TITLE = 120


def possible_deviations(approach: Approach, state: State, actor: Actor) -> list[DeviationKind]:
    """How this actor may leave the standard path now."""
    return [
        kind
        for kind, rule in approach.deviations.items()
        if actor.roles.intersection(rule.roles) and not _why_not(approach, state, kind)
    ]


def deviation_targets(approach: Approach, state: State) -> list[Phase]:
    """Where a jump, or the reopening of a closed case, may lead.

    Back to every phase on the path of this case; a running case also forward, up to and including
    the first decision that is still to be taken, and never to the last phase.
    """
    if state.closed:
        return [phase for phase in approach.phases if _may_return(approach, state, phase)]
    targets, crossed, here = [], False, approach.order[state.phase]
    for place, phase in enumerate(approach.phases):
        back = place < here and _may_return(approach, state, phase)
        forward = place > here and not crossed and not phase.final
        if back or forward:
            targets.append(phase)
        if place >= here and phase.decision:
            crossed = True
    return targets


def deviate(
    approach: Approach,
    state: State,
    actor: Actor,
    *,
    on: date,
    kind: DeviationKind,
    why: str,
    to: str = "",
    title: str = "",
    role: str = DIRECTOR,
    days: int = 0,
) -> list[Event]:
    """Leave the standard path, with a reason.

    `to` is the phase of a jump or reopening, `title` and `role` belong to an added task, `days`
    to a longer term. Suspending a suspended case resumes it.
    """
    rule = _rule_for(approach, actor, kind)
    if refusal := _why_not(approach, state, kind):
        raise refusal
    _refuse_thin_reason(rule, why)
    base = Event("deviated", on, actor.id, {"kind": kind, "phase": state.phase, "why": why.strip()})
    match kind:
        case "skip":
            return [base, enter(approach, approach.after(state.phase), actor, on)]
        case "jump" | "reopen":
            return [base, *_lead(approach, state, actor, on, to)]
        case "add_task":
            return [base, _added(approach, state, actor, on, title, role)]
        case "extend":
            return [base, _extended(approach, state, actor, on, rule, days)]
        case "suspend":
            paused = [base, _paused(approach, state, actor, on)]
            # In the meantime the rules may have moved on to a version that asks nothing here.
            return move_on(approach, state, paused) if state.suspended else paused


def migrate(
    approach: Approach,
    new: Approach,
    state: State,
    actor: Actor,
    *,
    on: date,
    why: str,
    phases: Mapping[str, str] | None = None,
) -> list[Event]:
    """Move a running case to another version of its approach.

    What was done stays done. Where the phase of the case is gone, `phases` says which one takes
    its place; a phase that is still there is never exchanged for another.
    """
    refuse_when_closed(state)
    refuse_unless_role(approach, actor, DIRECTOR)
    if new.id != approach.id or new.version == state.version:
        raise Conflict(_("That is not another version of this approach."))
    if not why.strip():
        raise Invalid(_("Tell why the case moves to other rules."))
    here = state.phase if state.phase in new.order else (phases or {}).get(state.phase, "")
    if here not in new.order:
        raise Conflict(
            _("“%(phase)s” does not exist in version %(version)s: say where this case goes on.")
            % {"phase": current(approach, state).title, "version": new.version}
        )
    keeps, sets = state.outcome in new.outcomes, new.always_sets_outcome(here)
    if not (keeps or sets):
        raise Conflict(
            _("From “%(phase)s” this case would reach the end without an outcome.")
            % {"phase": new.phase(here).title}
        )
    facts = {"approach": new.id, "version": new.version, "digest": new.digest}
    events = [Event("migrated", on, actor.id, {**facts, "why": why.strip()})]
    if state.outcome and (not keeps or (sets and here != state.phase)):
        events.append(Event("outcome_lapsed", on, actor.id))
    if here != state.phase:
        events.append(enter(new, new.phase(here), actor, on))
    return events if state.suspended else move_on(new, state, events)


def _rule_for(approach: Approach, actor: Actor, kind: DeviationKind) -> Deviation:
    """The rule by which this actor may deviate; raises `NotAllowed`, naming who may."""
    rule = approach.deviations.get(kind)
    if not rule:
        raise NotAllowed(_("This approach does not allow that."))
    if not actor.roles.intersection(rule.roles):
        who = ", ".join(str(approach.roles[each]) for each in rule.roles)
        raise NotAllowed(_("Only %(role)s may do this.") % {"role": who})
    return rule


def _may_return(approach: Approach, state: State, phase: Phase) -> bool:
    """Whether the case came through this phase and can go on from there to a true outcome."""
    if phase.id not in state.path:
        return False
    withdrawn = state.outcome == WITHDRAWN
    return not withdrawn or phase.final or approach.always_sets_outcome(phase.id)


def _why_not(approach: Approach, state: State, kind: DeviationKind) -> Refusal | None:
    """Why this deviation is not possible where the case stands, or None."""
    if kind == "reopen":
        return None if state.closed else Conflict(_("This case is still open."))
    refuse = refuse_when_closed if kind == "suspend" else refuse_unless_running
    try:
        refuse(state)
    except Conflict as refusal:
        return refusal
    obstacle = OBSTACLES.get(kind)
    sentence = obstacle(approach, state) if obstacle else None
    return Conflict(sentence) if sentence else None


def _in_the_way_of_skip(approach: Approach, state: State) -> str | None:
    phase = current(approach, state)
    if phase.decision:
        return _("A decision cannot be skipped, only taken.")
    return _("The answer to the owner cannot be skipped.") if phase.final else None


def _in_the_way_of_jump(approach: Approach, state: State) -> str | None:
    targets = deviation_targets(approach, state)
    return None if targets else _("There is no other phase to go to from here.")


def _in_the_way_of_extension(approach: Approach, state: State) -> str | None:
    if not (current(approach, state).deadline and state.due):
        return _("This phase has no term, so there is nothing to extend.")
    used_up = state.extended >= approach.deviations["extend"].max_days
    return _("The term of this phase cannot be extended any further.") if used_up else None


OBSTACLES: Mapping[DeviationKind, Callable[[Approach, State], str | None]] = {
    "skip": _in_the_way_of_skip,
    "jump": _in_the_way_of_jump,
    "extend": _in_the_way_of_extension,
}


def _refuse_thin_reason(rule: Deviation, why: str) -> None:
    if len(why.strip()) < rule.reason_length:
        raise Invalid(
            _("Explain why, in at least %(length)s characters.") % {"length": rule.reason_length},
            {"why": _("This reason is too short.")},
        )


def _lead(approach: Approach, state: State, actor: Actor, on: date, to: str) -> list[Event]:
    target = next((each for each in deviation_targets(approach, state) if each.id == to), None)
    if not target:
        names = ", ".join(f"“{phase.title}”" for phase in deviation_targets(approach, state))
        raise Invalid(
            _("The case can only go to: %(phases)s.") % {"phases": names},
            {"to": _("Choose one of these phases.")},
        )
    events = [Event("reopened", on, actor.id)] if state.closed else []
    if state.outcome and approach.always_sets_outcome(to):
        events.append(Event("outcome_lapsed", on, actor.id))
    return [*events, enter(approach, target, actor, on)]


def _added(
    approach: Approach, state: State, actor: Actor, on: date, title: str, role: str
) -> Event:
    title = clean_line(title, limit=LONGEST_TITLE)
    if not title:
        raise Invalid(_("Give the task a name."), {"title": _("Fill in a name.")})
    if role not in approach.roles:
        raise Invalid(_("Choose who does this task."), {"role": _("Choose a role.")})
    # Ids in a document never start with a plus, so an added task cannot take the place of one.
    task = {"task": f"+{state.deviations + 1}", "title": title, "role": role}
    return Event("task_added", on, actor.id, task)


def _extended(
    approach: Approach, state: State, actor: Actor, on: date, rule: Deviation, days: int
) -> Event:
    deadline, room = current(approach, state).deadline, rule.max_days - state.extended
    if days < 1:
        raise Invalid(_("Say how many days longer it takes."), {"days": _("Fill in a number.")})
    if days > room:
        raise Invalid(
            _("The term can be extended by at most %(days)s more days.") % {"days": room},
            {"days": _("This is too long.")},
        )
    due = due_after(state.due, deadline, days) if state.due and deadline else None
    data = {"days": days, "due": due.isoformat() if due else None}
    return Event("extended", on, actor.id, data)


def _paused(approach: Approach, state: State, actor: Actor, on: date) -> Event:
    """Suspend, or resume with the due day as much later as the case has stood still."""
    if not state.suspended:
        return Event("suspended", on, actor.id)
    due, deadline = state.due, current(approach, state).deadline
    if due and deadline:
        stood_still = max((on - state.suspended).days, 0)
        if deadline.working:
            stood_still = max(working_days_between(state.suspended, on), 0)
        due = due_after(due, deadline, stood_still)
    return Event("resumed", on, actor.id, {"due": due.isoformat() if due else None})
