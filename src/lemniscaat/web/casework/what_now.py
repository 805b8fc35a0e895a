"""What must happen now with a case: each thing with who does it, and the way for who may."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from lemniscaat.casework.approach.definition import OWNER
from lemniscaat.casework.approach.position import current, left_open, open_criteria, open_tasks
from lemniscaat.decisions.models import AgendaPoint
from lemniscaat.desk.models import Referral
from lemniscaat.loop.queries import contributions_to
from lemniscaat.people import rights
from lemniscaat.people.models import Role
from lemniscaat.web.casework.acts_steps import (
    ACT_OF_FACT,
    criteria_for,
    still_missing,
    tasks_by_hand,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lemniscaat.casework.approach.definition import Task
    from lemniscaat.web.casework.act import Act
    from lemniscaat.web.casework.standing import Standing

REFERRED = "referred"  # the outcome of a first gate that found an existing scheme


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do. `url` only for who may do it; `more` holds the questions inside it."""

    title: str
    who: str
    role: str
    url: str = ""
    action: str = ""
    needed: bool = True
    more: tuple[str, ...] = ()


def what_now(standing: Standing, acts: Iterable[Act]) -> list[Todo]:
    """Everything that waits in the step where the case is now, what is needed first."""
    if not standing.runs:
        return []
    slugs = {act.slug for act in acts}
    found = [
        *_referral(standing, slugs),
        *_questions(standing, slugs),
        *(_task(standing, task, slugs) for task in _open(standing)),
        *_decision(standing),
        *_closing(standing, slugs),
    ]
    return sorted(found, key=lambda todo: not todo.needed)


def remarks_from_before(standing: Standing) -> list[str]:
    """Questions of earlier steps that were never answered."""
    return [str(one.question) for one in left_open(standing.approach, standing.state)]


def people_in(standing: Standing, role: str) -> str:
    """Who has this role in the case, by name."""
    case = standing.case
    if role == "director":
        return str(case.director)
    if role == "adviser":
        found = rights.who(case.group, standing.day, Role.Function.ADVISER)
        return ", ".join(map(str, found))
    if role == OWNER:
        brought = contributions_to(case).select_related("brought_by")
        return ", ".join(dict.fromkeys(str(one.brought_by) for one in brought))
    members = case.team.filter(until__isnull=True).select_related("person").order_by("pk")
    return ", ".join(str(member.person) for member in members) if role == "case_team" else ""


def _open(standing: Standing) -> list[Task]:
    tasks = open_tasks(standing.approach, standing.state)
    return [task for task in tasks if task.repeatable or task.id not in standing.state.done]


def _address(standing: Standing, slug: str, query: str = "") -> str:
    return reverse("case_act", args=[standing.case.public_id, slug]) + query


def _role(standing: Standing, role: str) -> str:
    return str(standing.approach.roles.get(role, ""))


def _task(standing: Standing, task: Task, slugs: set[str]) -> Todo:
    slug = ACT_OF_FACT.get(task.fact or "", "taak")
    if slug == "vraag" and "akkoord" in slugs:
        slug = "akkoord"
    by_hand = slug == "taak" and task.id in {one.id for one in tasks_by_hand(standing)}
    ready = not (slug == "advies" and open_criteria(standing.approach, standing.state))
    may = slug in slugs and ready and (by_hand or slug != "taak")
    return Todo(
        title=str(task.title),
        who=people_in(standing, task.role),
        role=_role(standing, task.role),
        url=_address(standing, slug, f"?taak={task.id}" if by_hand else "") if may else "",
        action=_words(slug),
        needed=task.required,
    )


def _words(slug: str) -> str:
    return {
        "taak": _("It is done"),
        "vraag": _("Sharpen"),
        "akkoord": _("Write down the yes"),
        "partij": _("Add a party"),
        "advies": _("Write the advice"),
        "kunde": _("Name them"),
        "team": _("Add somebody"),
        "optie": _("Add an option"),
        "antwoord": _("Answer"),
        "les": _("Write it down"),
    }[slug]


def _questions(standing: Standing, slugs: set[str]) -> list[Todo]:
    """One row for each role that has questions to answer; a whole page of them is one row."""
    asked = open_criteria(standing.approach, standing.state)
    mine = {one.id for one in criteria_for(standing)} if "toets" in slugs else set()
    found = []
    for role in dict.fromkeys(one.role for one in asked):
        questions = [one for one in asked if one.role == role]
        words = tuple(str(one.question) for one in questions)
        several = _("Answer the %(count)d questions of this step") % {"count": len(words)}
        found.append(
            Todo(
                title=several if len(words) > 1 else words[0],
                who=people_in(standing, role),
                role=_role(standing, role),
                url=_address(standing, "toets") if mine & {one.id for one in questions} else "",
                action=_("Answer"),
                more=words if len(words) > 1 else (),
            )
        )
    return found


def _decision(standing: Standing) -> list[Todo]:
    asked = current(standing.approach, standing.state).decision
    if asked is None:
        return []
    body = standing.approach.bodies[asked.body]
    point = (
        AgendaPoint.objects.filter(item=standing.case.pk, state=AgendaPoint.State.OPEN)
        .select_related("body__group")
        .order_by("-pk")
        .first()
    )
    if point is None:
        return [Todo(_("%(body)s decides") % {"body": body.title}, who="", role="")]
    speakers = rights.who(point.body.group, standing.day, Role.Function.CHAIR)
    seated = rights.may_work_at(standing.person, point.body.group, standing.day)
    return [
        Todo(
            title=str(current(standing.approach, standing.state).title),
            who=", ".join(map(str, speakers)),
            role=_("chair of %(body)s") % {"body": body.title},
            url=reverse("decision_point", args=[point.pk]),
            action=_("To the decision") if seated else _("See what lies there"),
        )
    ]


def _referral(standing: Standing, slugs: set[str]) -> list[Todo]:
    if (
        standing.state.outcome != REFERRED
        or Referral.objects.filter(item=standing.case.pk).exists()
    ):
        return []
    return [
        Todo(
            title=_("Bring who asked to somebody who can help, by name"),
            who=people_in(standing, "director"),
            role=_role(standing, "director"),
            url=_address(standing, "doorverwijzen") if "doorverwijzen" in slugs else "",
            action=_("Refer"),
        )
    ]


def _closing(standing: Standing, slugs: set[str]) -> list[Todo]:
    if not current(standing.approach, standing.state).final or still_missing(standing):
        return []
    return [
        Todo(
            title=_("Everything is done: the case can close"),
            who=people_in(standing, "director"),
            role=_role(standing, "director"),
            url=_address(standing, "sluiten") if "sluiten" in slugs else "",
            action=_("Close the case"),
        )
    ]
