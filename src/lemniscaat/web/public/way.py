"""The way of a case as everyone may read it: steps, dates, bodies and numbers, never a name.

Only for a case that is published. Words that people wrote come from publications alone, and the
reasons of a decision only once that decision is published itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lemniscaat.casework.approach.position import current, whose_turn
from lemniscaat.casework.approach.position import steps as steps_of
from lemniscaat.casework.queries import approach_of, state_of
from lemniscaat.decisions.models import Decision
from lemniscaat.loop.models import Event
from lemniscaat.loop.queries import contributions_to, unanswered_upstream
from lemniscaat.web.shared.figures import PLACES
from lemniscaat.web.shared.option_titles import title_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from lemniscaat.casework.approach.definition import Approach
    from lemniscaat.casework.approach.position import Step
    from lemniscaat.casework.models import Case
    from lemniscaat.loop.models import Publication

STATES = {"done": "done", "here": "now", "next": "later"}


class Told(NamedTuple):
    """That a body decided; what and why only with its publication."""

    decision: Decision
    body: str
    slug: str
    title: str
    when: str
    publication: Publication | None


class Stretch(NamedTuple):
    """One step on the timeline."""

    title: str
    state: str
    side: str
    when: str = ""
    text: str = ""
    url: str = ""
    link_label: str = ""


class Now(NamedTuple):
    """Where the case is today."""

    title: str
    since: date | None
    turn: str
    next_step: str
    outcome: str


def decided(case: Case, publications: Sequence[Publication]) -> list[Told]:
    """What bodies decided on this case, oldest first."""
    by_item = {one.item_id: one for one in publications}
    found = (
        Decision.objects.as_system()
        .filter(links_in__source=case.pk)
        .select_related("body__group", "mandate", "point", "corrects__point")
        .order_by("created_at", "pk")
    )
    return [
        Told(
            decision=one,
            body=str(one.body),
            slug=one.body.group.slug,
            title=title_of(one),
            when=one.decided_when.in_words(get_language() or "nl"),
            publication=by_item.get(one.pk),
        )
        for one in found
    ]


def now(case: Case) -> Now:
    """The step of today, since when, whose turn it is by role, and what follows."""
    approach, state = approach_of(case), state_of(case)
    step = current(approach, state)
    end = approach.outcomes.get(case.outcome)
    follows = "" if step.final or step.decision else str(approach.after(step.id).title)
    return Now(
        title=str(step.title),
        since=timezone.localdate(case.closed_at) if case.closed_at else _entered(case).get(step.id),
        turn=_named(approach, whose_turn(approach, state)),
        next_step=follows,
        outcome=str(end.title) if end else "",
    )


def steps(case: Case, told: Sequence[Told]) -> list[Stretch]:
    """The steps of the approach; what the case passed over is left out."""
    approach, entered = approach_of(case), _entered(case)
    spoken = {(one.slug, one.decision.mandate.scope): one for one in told}
    shown = [step for step in steps_of(approach, state_of(case)) if step.status != "skipped"]
    return [_stretch(approach, step, entered, spoken) for step in shown]


def facts(case: Case) -> list[tuple[str, str]]:
    """The case in short."""
    began = timezone.localdate(case.created_at)
    end = timezone.localdate(case.closed_at) if case.closed_at else timezone.localdate()
    days = max((end - began).days, 0)
    return [
        (_("Number"), case.number),
        (_("Area"), str(case.area or "")),
        (_("Guided by"), _("%(name)s, process director") % {"name": case.director}),
        (_("Started"), date_format(began, "j F Y")),
        (_("Running"), ngettext("%(days)d day", "%(days)d days", days) % {"days": days}),
    ]


def counts(case: Case, told: Sequence[Told]) -> dict[str, object]:
    """Where the contributions went, in numbers."""
    brought = contributions_to(case).count()
    waiting = len(unanswered_upstream(case))
    bodies = {one.slug: one.body for one in told}
    return {
        "brought": brought,
        "answered": brought - waiting,
        "waiting": waiting,
        "bodies": list(bodies.items()),
    }


def _entered(case: Case) -> dict[str, date]:
    """The day on which the case last came into each step."""
    events = Event.objects.filter(item=case.pk, verb__in=("case_started", "case_entered"))
    return {
        event.data["phase"]: timezone.localdate(event.at)
        for event in events.only("seq", "data", "at").order_by("seq")
    }


def _named(approach: Approach, key: str | None) -> str:
    if key is None:
        return ""
    if key in approach.bodies:
        return str(approach.bodies[key].title)
    return str(approach.roles[key]) if key in approach.roles else ""


def _stretch(
    approach: Approach,
    step: Step,
    entered: dict[str, date],
    spoken: dict[tuple[str, str], Told],
) -> Stretch:
    asked = approach.phase(step.phase).decision
    told = spoken.get((asked.body, asked.mandate)) if asked and step.status == "done" else None
    day = entered.get(step.phase) if step.status != "next" else None
    shown = Stretch(
        title=str(step.title),
        state=STATES[step.status],
        side=PLACES[step.station].line,
        when=_when(day, is_now=step.status == "here"),
    )
    return _with_decision(shown, told) if told else shown


def _when(day: date | None, *, is_now: bool) -> str:
    if day is None:
        return ""
    said = date_format(day, "j F Y")
    return _("since %(day)s") % {"day": said} if is_now else said


def _with_decision(shown: Stretch, told: Told) -> Stretch:
    shown = shown._replace(when=told.when)
    body = {"body": told.body, "decision": told.title}
    if told.publication is None:
        return shown._replace(text=_("Decided by %(body)s.") % body)
    return shown._replace(
        text=_("%(body)s decided: %(decision)s.") % body,
        url=f"#besluit-{told.decision.public_id}",
        link_label=_("Read the decision"),
    )
