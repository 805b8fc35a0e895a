"""Move a case along its approach: the engine says what follows, this writes it down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.casework.approach import deviations, engine
from lemniscaat.casework.approach.definition import DIRECTOR, OWNER
from lemniscaat.casework.approach.position import current, open_criteria, open_tasks, whose_turn
from lemniscaat.casework.approach.state import Actor, fold
from lemniscaat.casework.queries import approach_of, state_of
from lemniscaat.loop.door import need, notify, operation, record, take
from lemniscaat.loop.models import Layer, Link, Phase
from lemniscaat.loop.operations import items
from lemniscaat.loop.queries import contributions_to
from lemniscaat.people import rights
from lemniscaat.people.models import Group, Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from lemniscaat.casework.approach.definition import (
        Approach,
        Criterion,
        DeviationKind,
        Task,
    )
    from lemniscaat.casework.approach.state import Event, Json, State
    from lemniscaat.casework.models import Case
    from lemniscaat.people.models import Person

CHAIR = "chair"  # hears of it when it is laid before the body
# What people wrote themselves: it can be erased, so it stays out of the facts of an event.
WORDS = ("title", "result", "why", "revisit")
# What the contributor may follow of a case; the rest stays in the circle.
TOLD = {"started", "entered", "outcome_set", "suspended", "resumed", "withdrawn", "closed"}


@operation
def complete_task(*, case: Case, task: str, result: str, by: Person, at: datetime) -> Case:
    """Say that a task of this step is done."""
    case = take(case, by=by, at=at)
    day = timezone.localdate(at)
    actor = actor_for(case, by, at)
    events = engine.complete(
        approach_of(case), state_of(case), actor, on=day, task=task, result=result
    )
    follow(case, events, by=by, at=at)
    return case


@operation
def answer_criterion(
    *, case: Case, criterion: str, value: Json, why: str, by: Person, at: datetime
) -> Case:
    """Answer one of the questions of this step, with the grounds for it."""
    case = take(case, by=by, at=at)
    events = engine.answer(
        approach_of(case),
        state_of(case),
        actor_for(case, by, at),
        on=timezone.localdate(at),
        criterion=criterion,
        value=value,
        why=why,
    )
    follow(case, events, by=by, at=at)
    return case


@operation
def deviate(
    *,
    case: Case,
    kind: DeviationKind,
    why: str,
    by: Person,
    at: datetime,
    to: str = "",
    title: str = "",
    role: str = DIRECTOR,
    days: int = 0,
) -> Case:
    """Leave the standard path where the approach allows it: with a role, a reason and a trace."""
    case = take(case, by=by, at=at)
    events = deviations.deviate(
        approach_of(case),
        state_of(case),
        actor_for(case, by, at),
        on=timezone.localdate(at),
        kind=kind,
        why=why,
        to=to,
        title=title,
        role=role,
        days=days,
    )
    was_closed = case.is_closed
    if was_closed:
        reopen_contributions(case, at=at)
    follow(case, events, by=by, at=at, reopened=was_closed)
    return case


def follow(
    case: Case, events: Iterable[Event], *, by: Person, at: datetime, reopened: bool = False
) -> None:
    """Write the engine's events down on a locked case, and pass the ball to whose turn it is."""
    events = list(events)
    approach, state = approach_of(case), fold(events, state_of(case))
    step = current(approach, state)
    holder, role = turn(case, state, timezone.localdate(at))
    before = case.holder_id
    items.move(
        case,
        state=state.to_json(),
        step=state.phase,
        outcome=state.outcome or "",
        suspended=state.suspended is not None,
        holder=holder,
        holder_role=role,
        due=None if state.suspended else state.due,
        phase=case.phase if state.closed else step.stage,
        station=step.station,
        closed_at=None if reopened else case.closed_at,
    )
    last = None
    for event in events:
        facts, words = _told(approach, event)
        last = record(
            case,
            f"case_{event.kind}",
            by=by,
            at=at,
            layer=Layer.CONTRIBUTOR if event.kind in TOLD else Layer.CIRCLE,
            data=facts,
            text=words,
        )
    carry(case)
    if last is not None and holder.pk not in {before, by.pk} and role != CHAIR:
        notify(last, holder, "your_turn")
    if state.closed:
        close_all(case, by=by, at=at)


def _told(approach: Approach, event: Event) -> tuple[dict[str, Json], str]:
    """The keys and dates of an event, and apart from them the words of people."""
    words = {key: event.data[key] for key in WORDS if event.data.get(key)}
    if event.kind == "answered" and approach.criterion(event.data["criterion"]).kind == "text":
        words["value"] = event.data["value"]
    facts = {key: value for key, value in event.data.items() if key not in {*WORDS, *words}}
    return facts, "\n\n".join(map(str, words.values()))


def fulfil(case: Case, fact: str, *, by: Person, at: datetime) -> None:
    """Tick what this fact settles in the step where a locked case is now."""
    day = timezone.localdate(at)
    while events := _settled_by(case, fact, by.public_id, day):
        follow(case, events, by=by, at=at)


def _settled_by(case: Case, fact: str, by: str, day: date) -> list[Event]:
    """The events of the first task or question that this fact settles here, if any is left."""
    approach, state = approach_of(case), state_of(case)
    if state.closed or state.suspended:
        return []
    for task in open_tasks(approach, state):
        if task.fact == fact and task.id not in state.done:
            actor = Actor(by, frozenset({task.role}))
            return engine.complete(approach, state, actor, on=day, task=task.id)
    for asked in open_criteria(approach, state):
        if asked.fact == fact:
            actor = Actor(by, frozenset({asked.role}))
            return engine.answer(approach, state, actor, on=day, criterion=asked.id, value=True)
    return []


def turn(case: Case, state: State, day: date) -> tuple[Person, str]:
    """Whose turn it is by name: the role of the step, held that day; else the director."""
    approach = approach_of(case)
    role = OWNER if _awaits_yes(case, approach, state) else whose_turn(approach, state)
    if role in approach.bodies:
        group = Group.objects.filter(slug=role).first()
        chairs = rights.who(group, day, Role.Function.CHAIR) if group else []
        return (chairs[0], CHAIR) if chairs else (case.director, "director")
    if role == OWNER:
        first = contributions_to(case).first()
        if first is not None and first.brought_by is not None:
            return first.brought_by, "contributor"
    if role == "adviser":
        advisers = rights.who(case.group, day, Role.Function.ADVISER)
        if advisers:
            return advisers[0], "adviser"
    if role == "case_team":
        member = case.team.filter(until__isnull=True).order_by("pk").first()
        if member is not None:
            return member.person, "case_team"
    return case.director, "director"


def _awaits_yes(case: Case, approach: Approach, state: State) -> bool:
    """Whether all that is left in this step is the yes of who asked it, on a wording they have."""
    last = case.wordings.order_by("-version").first()
    if last is None or last.agreed is not None or state.closed or state.suspended:
        return False
    waiting = [one for one in open_tasks(approach, state) if one.required]
    asked: list[Task | Criterion] = [*waiting, *open_criteria(approach, state)]
    return bool(asked) and {one.fact for one in asked} == {"wording_agreed"}


def carry(case: Case) -> None:
    """Let what people brought in stand where its case stands."""
    carried = Link.objects.filter(
        target=case.pk, verb__in=(Link.Verb.TAKEN_UP_AS, Link.Verb.BUNDLED_IN)
    ).values("source")
    contributions_to(case).filter(pk__in=carried).exclude(
        phase__in=(Phase.CLOSED, Phase.ANSWERED)
    ).update(station=case.station, phase=case.phase, due=case.due)


def close_all(case: Case, *, by: Person, at: datetime) -> None:
    """Close a locked case and everything it carries; refused while anyone waits for an answer."""
    for contribution in contributions_to(case).exclude(phase=Phase.CLOSED):
        items.shut(contribution, by=by, at=at)
    items.shut(case, by=by, at=at)


def reopen_contributions(case: Case, *, at: datetime) -> None:
    """A reopened case owes everyone upstream a new answer."""
    for contribution in contributions_to(case).filter(phase=Phase.CLOSED):
        items.open_again(contribution, phase=Phase.TAKEN_UP, station=case.station, at=at, due=None)


def actor_for(
    case: Case,
    person: Person,
    at: datetime,
    mandates: frozenset[tuple[str, str]] = frozenset(),
) -> Actor:
    """What somebody is in this case on this day, as the engine knows it."""
    day = timezone.localdate(at)
    held = {
        "director": rights.may_direct(person, case.group, day),
        "adviser": rights.may_advise(person, case.group, day),
        "case_team": case.team.filter(person=person, until__isnull=True).exists(),
        "owner": contributions_to(case).filter(brought_by=person).exists(),
    }
    return Actor(
        person.public_id, frozenset(role for role, is_held in held.items() if is_held), mandates
    )


def run_by_director(case: Case, by: Person, at: datetime) -> None:
    """Refuse who does not run the process of this case."""
    need(
        rights.may_direct(by, case.group, timezone.localdate(at)),
        _("Only a process director does this."),
    )


def run_by_team(case: Case, by: Person, at: datetime) -> None:
    """Refuse who neither works at the desk nor in the team of this case."""
    need(
        rights.may_work_at(by, case.group, timezone.localdate(at))
        or case.team.filter(person=by, until__isnull=True).exists(),
        _("Only people of the desk or the case team do this."),
    )
