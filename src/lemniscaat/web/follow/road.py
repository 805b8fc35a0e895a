"""Where a contribution is and which way it still has to go, as its own teller may see it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.casework.approach import position
from lemniscaat.desk.models import Submission
from lemniscaat.web.shared.figures import PLACES
from lemniscaat.web.shared.wording import role_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from lemniscaat.casework.approach.definition import Deadline
    from lemniscaat.casework.queries import Progress
    from lemniscaat.loop.models import Event, Item
    from lemniscaat.people.models import Person

End = Submission.End
STATES = {"done": "done", "here": "now", "next": "later"}


class Ball(NamedTuple):
    """Who has to do something now, what, and by when."""

    who: str
    what: str
    when: str


class Stop(NamedTuple):
    """One stop on the way, as ui/timeline.html shows it."""

    title: str
    state: str
    side: str
    when: str = ""
    text: str = ""


def ball(submission: Submission, person: Person, progress: Progress | None) -> Ball | None:
    """Who has the ball; None when the loop is closed."""
    if submission.is_closed:
        return None
    item: Item = progress.case if progress and not progress.case.is_closed else submission
    if item.holder_id == person.pk:
        return Ball(_("You"), _("We wait for your reaction"), _by(item.due))
    role = role_name(item.holder_role)
    if progress and progress.state.suspended:
        return Ball(str(item.holder), role, _("it stands still for a while"))
    if item.holder.email is None:  # somebody else who brought the same thing in
        return Ball(_("Somebody else who brought this in"), "", _by(item.due))
    if progress and item is progress.case and role:
        busy = {"role": role, "step": position.current(progress.approach, progress.state).for_owner}
        role = _("%(role)s, busy with “%(step)s”") % busy
    return Ball(str(item.holder), role, _by(item.due))


def stops(
    submission: Submission, progress: Progress | None, happened: Sequence[Event]
) -> list[Stop]:
    """The whole way: brought in, the steps of its approach (or of the desk), and the answer."""
    first = Stop(_("You brought it in"), "done", "practice", _day(submission))
    if progress is None:
        return [first, *_at_the_desk(submission)]
    left = _left_on(happened)
    return [first, *_on_approach(progress, left)]


def _at_the_desk(submission: Submission) -> list[Stop]:
    if submission.end:
        title = str(End(submission.end).label)
        closed = submission.closed_at
        when = date_format(timezone.localdate(closed), "DATE_FORMAT") if closed else ""
        return [Stop(title, "done" if submission.is_closed else "now", "crossing", when)]
    days = submission.desk.answer_days
    asked = _("The desk reads it, and you hear from a person.")
    within = ngettext("within about %(days)d day", "within about %(days)d days", days)
    return [
        Stop(_("The desk looks at it"), "now", "practice", _by(submission.due), asked),
        Stop(_("You hear whether we take it up, or who can help you"), "later", "crossing"),
        Stop(_("You get an answer"), "later", "crossing", within % {"days": days}),
    ]


def _on_approach(progress: Progress, left: dict[str, str]) -> list[Stop]:
    approach = progress.approach
    found = []
    for step in position.steps(approach, progress.state):
        if step.status == "skipped":
            continue
        phase = approach.phase(step.phase)
        when = {
            "done": left.get(step.phase, ""),
            "here": _by(step.due),
            "next": _at_most(phase.deadline) if phase.deadline else "",
        }[step.status]
        side = PLACES[step.station].line
        found.append(Stop(str(phase.for_owner), STATES[step.status], side, when))
    return found


def _left_on(happened: Iterable[Event]) -> dict[str, str]:
    """On which day the case left each step, the last time."""
    moves = [one for one in happened if one.verb in {"case_started", "case_entered", "case_closed"}]
    return {
        before.data["phase"]: date_format(timezone.localdate(after.at), "DATE_FORMAT")
        for before, after in pairwise(moves)
        if "phase" in before.data
    }


def _at_most(deadline: Deadline) -> str:
    if deadline.working:
        words = ngettext(
            "at most %(days)d working day", "at most %(days)d working days", deadline.days
        )
    else:
        words = ngettext("at most %(days)d day", "at most %(days)d days", deadline.days)
    return words % {"days": deadline.days}


def _by(due: date | None) -> str:
    return _("before or on %(day)s") % {"day": date_format(due, "DATE_FORMAT")} if due else ""


def _day(item: Item) -> str:
    return date_format(timezone.localdate(item.created_at), "DATE_FORMAT")
