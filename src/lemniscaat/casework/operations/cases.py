"""Open a case, advise on it, let a decision move it, reopen it, withdraw it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.casework.approach import engine
from lemniscaat.casework.approach.position import open_criteria
from lemniscaat.casework.approach.state import Actor, fold
from lemniscaat.casework.models import Advice, ApproachVersion, Case, Option
from lemniscaat.casework.operations.learning import watch
from lemniscaat.casework.operations.steps import (
    actor_for,
    carry,
    follow,
    fulfil,
    run_by_director,
    turn,
)
from lemniscaat.casework.operations.weighing import choose
from lemniscaat.casework.queries import approach_of, read_document, state_of
from lemniscaat.core.errors import Invalid
from lemniscaat.core.text import clean_line, clean_text
from lemniscaat.loop.door import need, notify, operation, record, take
from lemniscaat.loop.models import Layer
from lemniscaat.loop.operations import items
from lemniscaat.loop.queries import contributions_to, unanswered_upstream
from lemniscaat.people import rights

if TYPE_CHECKING:
    from datetime import date, datetime

    from lemniscaat.areas.models import Area
    from lemniscaat.loop.models import Item
    from lemniscaat.people.models import Group, Person


@operation
def open_case(
    *,
    group: Group,
    title: str,
    version: ApproachVersion,
    series: str,
    by: Person,
    at: datetime,
    area: Area | None = None,
) -> Case:
    """Begin a case on an approach. Who opens it directs it, from first step to last answer."""
    day = timezone.localdate(at)
    need(rights.may_direct(by, group, day), _("Only a process director opens a case."))
    approach = read_document(version.document)
    started = engine.start(approach, Actor(by.public_id), on=day)
    state = fold(started)
    step = approach.phase(state.phase)
    case = Case(
        title=clean_line(title, limit=120),
        group=group,
        area=area,
        holder=by,
        holder_role="director",
        director=by,
        due=state.due,
        phase=step.stage,
        station=step.station,
        number=items.next_number(series, at),
        approach=version,
        state=state.to_json(),
        step=state.phase,
    )
    items.bring(case, by=by, at=at, role="director", verb="case_started", **started[0].data)
    case.holder, case.holder_role = turn(case, state, day)
    items.move(case, holder=case.holder, holder_role=case.holder_role)
    items.index(case, Layer.CIRCLE, case.title, case.number)
    return case


@operation
def take_in(*, case: Case, contribution: Item, by: Person, at: datetime) -> Case:
    """Let a case carry a contribution: its teller hears who has the ball, and gets the answer."""
    case = take(case, by=by, at=at)
    run_by_director(case, by, at)
    carry(case)
    words = [case.title, case.number, *(one.title for one in contributions_to(case))]
    items.index(case, Layer.CIRCLE, *words)
    event = record(
        case,
        "took_in",
        by=by,
        at=at,
        layer=Layer.CONTRIBUTOR,
        data={"contribution": contribution.public_id},
    )
    notify(event, contribution.brought_by, "taken_up")
    fulfil(case, "receipt_sent", by=by, at=at)
    return case


@operation
def advise(*, case: Case, recommendation: str, route: str, by: Person, at: datetime) -> Advice:
    """Freeze the founded advice on one page: the grounds as answered, what to do, who decides.

    The adviser advises and never decides; the advice is what the body reads.
    """
    case = take(case, by=by, at=at)
    need(
        rights.may_advise(by, case.group, timezone.localdate(at)),
        _("Only an adviser of the desk gives the advice."),
    )
    approach, state = approach_of(case), state_of(case)
    recommendation, route = clean_text(recommendation, limit=4000), clean_text(route, limit=2000)
    missing = {
        name: _("Fill this in.")
        for name, value in (("recommendation", recommendation), ("route", route))
        if not value
    }
    if open_criteria(approach, state):
        missing["grounds"] = _("Answer the questions of this step first.")
    if missing:
        raise Invalid(_("The advice is not complete yet."), missing)
    last = case.advices.aggregate(last=Max("version"))["last"] or 0
    advice = Advice.objects.create(
        case=case,
        version=last + 1,
        grounds=dict(state.answers),
        recommendation=recommendation,
        route=route,
        by=by,
        at=at,
    )
    record(case, "advised", by=by, at=at, data={"version": advice.version})
    fulfil(case, "advised", by=by, at=at)
    return advice


@operation
def apply_decision(
    *,
    case: Case,
    option: str,
    reasons: str,
    mandates: frozenset[tuple[str, str]],
    by: Person,
    at: datetime,
    revisit: str = "",
    revisit_on: date | None = None,
    chosen: Option | None = None,
) -> Case:
    """Let the decision of a body move the case; `mandates` are the ones that hold that day."""
    case = take(case, by=by, at=at)
    approach, state = approach_of(case), state_of(case)
    actor = actor_for(case, by, at, mandates)
    events = engine.decide(
        approach,
        state,
        actor,
        on=timezone.localdate(at),
        option=option,
        why=reasons,
        revisit=revisit,
    )
    if revisit:
        watch(case, trigger=revisit, on=revisit_on, by=by, at=at)
    if chosen is not None:
        choose(case, chosen, by=by, at=at)
    follow(case, events, by=by, at=at)
    return case


@operation
def change_director(*, case: Case, to: Person, why: str, by: Person, at: datetime) -> Case:
    """Let another process director run the case, with its watches, to its last answer."""
    case = take(case, by=by, at=at)
    run_by_director(case, by, at)
    need(
        rights.may_direct(to, case.group, timezone.localdate(at)),
        _("Only a process director of this desk can take the case over."),
    )
    why = clean_text(why, limit=2000)
    if not why:
        raise Invalid(_("Say why you hand this over."), {"why": _("Say why you hand this over.")})
    before = case.director
    items.move(case, director=to, holder=to if case.holder_id == before.pk else case.holder)
    for contribution in contributions_to(case).filter(holder=before):
        items.move(contribution, holder=to)
    case.revisits.filter(done_at__isnull=True).update(watcher=to)
    data = {"from": before.public_id, "to": to.public_id, "role": "director"}
    layer = Layer.CONTRIBUTOR
    event = record(case, "handed_over", by=by, at=at, layer=layer, data=data, text=why)
    items.tell_holder(event, case, by)
    for contribution in contributions_to(case):
        notify(event, contribution.brought_by, "handed_over")
    return case


@operation
def withdraw_case(*, case: Case, why: str, by: Person, at: datetime) -> Case:
    """Stop working on a case because everyone who brought it in took it back."""
    case = take(case, by=by, at=at)
    run_by_director(case, by, at)
    day = timezone.localdate(at)
    actor = actor_for(case, by, at)
    events = engine.withdraw(approach_of(case), state_of(case), actor, on=day, why=why)
    follow(case, events, by=by, at=at)
    return case


@operation
def note_answered(*, case: Case, by: Person, at: datetime) -> Case:
    """Note that everyone upstream has an answer, so that the last step can end."""
    case = take(case, by=by, at=at)
    waiting = unanswered_upstream(case)
    if waiting:
        raise Invalid(
            _("This cannot close yet: %(count)d contribution(s) have no answer.")
            % {"count": len(waiting)}
        )
    record(case, "all_answered", by=by, at=at)
    fulfil(case, "answered", by=by, at=at)
    return case


@operation
def close_case(*, case: Case, by: Person, at: datetime) -> Case:
    """End a case whose last step is complete; everyone upstream has an answer by then."""
    case = take(case, by=by, at=at)
    day = timezone.localdate(at)
    actor = actor_for(case, by, at)
    follow(case, engine.close(approach_of(case), state_of(case), actor, on=day), by=by, at=at)
    return case
