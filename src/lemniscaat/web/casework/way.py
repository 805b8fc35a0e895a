"""The way of a case along its approach, for who works on it: each step with its day and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lemniscaat.casework.approach.position import steps
from lemniscaat.loop.models import Event
from lemniscaat.web.casework.grounds import grounds_of
from lemniscaat.web.shared.figures import PLACES

if TYPE_CHECKING:
    from datetime import date

    from lemniscaat.casework.approach.position import Step
    from lemniscaat.web.casework.standing import Standing

STATES = {"done": "done", "here": "now", "next": "later"}


class Stretch(NamedTuple):
    """One step on the timeline."""

    title: str
    state: str
    side: str
    when: str
    text: str


def stretches(standing: Standing) -> list[Stretch]:
    """The steps that the case went through, is in, or has before it."""
    entered = _entered(standing)
    found = steps(standing.approach, standing.state)
    return [_stretch(standing, step, entered) for step in found if step.status in STATES]


def passed_over(standing: Standing) -> list[str]:
    """The steps that the case did not take, or left halfway."""
    found = steps(standing.approach, standing.state)
    return [str(step.title) for step in found if step.status not in STATES]


def _stretch(standing: Standing, step: Step, entered: dict[str, date]) -> Stretch:
    day = entered.get(step.phase) if step.status != "next" else None
    return Stretch(
        title=str(step.title),
        state=STATES[step.status],
        side=PLACES[step.station].line,
        when=_when(day, step.due),
        text=_tests(standing, step) if step.status != "next" else "",
    )


def _when(day: date | None, due: date | None) -> str:
    since = date_format(day, "j F Y") if day else ""
    if since and due:
        return _("since %(day)s, until %(due)s") % {"day": since, "due": date_format(due, "j F Y")}
    return since


def _tests(standing: Standing, step: Step) -> str:
    """The answers to the tests of a step; longer grounds stand in the advice."""
    phase = standing.approach.phase(step.phase)
    tests = [one for one in phase.criteria if one.kind != "text"]
    given = grounds_of(standing.approach, standing.state.answers, tests) if tests else []
    return "\n\n".join(f"{one.question} {one.answer}." for one in given)


def _entered(standing: Standing) -> dict[str, date]:
    """The day on which the case last came into each step."""
    verbs = ("case_started", "case_entered")
    events = Event.objects.filter(item=standing.case.pk, verb__in=verbs).order_by("seq")
    return {event.data["phase"]: timezone.localdate(event.at) for event in events}
