"""The page of a case for who works on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lemniscaat.casework.approach.picture import draw
from lemniscaat.casework.approach.position import current
from lemniscaat.web.casework import story, way, weighed, what_now
from lemniscaat.web.casework.act_view import possible_acts
from lemniscaat.web.casework.acts_publish import publication_of
from lemniscaat.web.casework.acts_question import waiting_wording
from lemniscaat.web.casework.standing import standing_of
from lemniscaat.web.shared.figures import NAMES, PLACES, small_eight
from lemniscaat.web.shared.wording import due_words, role_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest, HttpResponse
    from django_stubs_ext import StrOrPromise

    from lemniscaat.web.casework.act import Act
    from lemniscaat.web.casework.standing import Standing


class Section(NamedTuple):
    """One part of the page; what is empty stands together at the end, with what can be added."""

    key: str
    anchor: str
    title: StrOrPromise
    shows: tuple[str, ...]

    @property
    def template(self) -> str:
        """The file that shows it."""
        return f"casework/parts/{self.key}.html"


SECTIONS = (
    Section("question", "vraag", gettext_lazy("The question"), ("counted",)),
    Section("options", "opties", gettext_lazy("Options"), ("options",)),
    Section("parties", "partijen", gettext_lazy("Parties and support"), ("matrix",)),
    Section("advice", "advies", gettext_lazy("Founded advice"), ("advices",)),
    Section("decisions", "besluiten", gettext_lazy("Decisions"), ("points", "decisions")),
    Section("team", "team", gettext_lazy("Case team"), ("members", "competences")),
    Section("commitments", "afspraken", gettext_lazy("Commitments"), ("commitments",)),
    Section("answers", "antwoorden", gettext_lazy("Answers"), ("answered", "referrals")),
    Section("lessons", "lessen", gettext_lazy("Lessons"), ("evaluations", "revisits")),
    Section("remarks", "verloop", gettext_lazy("Remarks, files and history"), ("happened",)),
)


class Link(NamedTuple):
    """An act as a link; `section` says where on the page it belongs."""

    slug: str
    title: str
    url: str
    section: str


@login_required
@require_safe
def case(request: HttpRequest, public_id: str) -> HttpResponse:
    """Everything about one case, what must happen now first."""
    standing = standing_of(request, public_id)
    acts = possible_acts(standing)
    carried = story.told(standing)
    context = {
        **_top(standing),
        **_sections(standing, carried),
        "todos": what_now.what_now(standing, acts),
        "from_before": what_now.remarks_from_before(standing),
        "acts": _links(standing, acts),
        "carried": carried,
        "counted": story.counted(standing),
        "answered": any(one.answers for one in carried)
        or standing.case.step == standing.approach.final.id,
    }
    filled = [one for one in SECTIONS if any(context[name] for name in one.shows)]
    context["sections"] = filled
    addable = {act.section for act in acts}
    context["empty"] = [one for one in SECTIONS if one not in filled and one.key in addable]
    return render(request, "casework/case.html", context)


def _top(standing: Standing) -> dict[str, Any]:
    found, step = standing.case, current(standing.approach, standing.state)
    end = standing.approach.outcomes.get(found.outcome)
    station = _("Now at: %(station)s") % {"station": NAMES[found.station]}
    return {
        "standing": standing,
        "case": found,
        "step": str(step.title),
        "tone": "quiet" if found.is_closed else PLACES[found.station].line,
        "outcome": str(end.title) if end else "",
        "role": _role(standing),
        "due": due_words(found.due, standing.day),
        "late": found.due is not None and found.due < standing.day and not found.is_closed,
        "eight": small_eight(found.station, station),
        "facts": _facts(standing),
        "crumbs": [(_("Board"), reverse("board"))],
    }


def _role(standing: Standing) -> str:
    """In which role somebody has the ball, in the words of the approach where it has them."""
    key = standing.case.holder_role
    title = standing.approach.roles.get(key)
    return str(title) if title else role_name(key)


def _facts(standing: Standing) -> list[tuple[str, str]]:
    found = standing.case
    return [
        (_("Number"), found.number),
        (_("Area"), str(found.area or "")),
        (_("Desk"), str(found.group)),
        (_("Process director"), str(found.director)),
        (_("Approach"), str(standing.approach.title)),
        (_("Started"), date_format(found.created_at, "j F Y")),
        (_("Closed on"), date_format(found.closed_at, "j F Y") if found.closed_at else ""),
    ]


def _sections(standing: Standing, carried: Sequence[story.Told]) -> dict[str, Any]:
    found = standing.case
    return {
        "wordings": list(found.wordings.select_related("by", "agreed_by").order_by("-version")),
        "waiting_wording": waiting_wording(standing),
        "stretches": way.stretches(standing),
        "picture": draw(standing.approach, standing.state),
        "passed_over": way.passed_over(standing),
        "aspects": weighed.aspects(),
        "matrix": weighed.matrix(standing),
        "options": weighed.options(standing),
        **weighed.team(standing),
        "advices": weighed.advices(standing),
        "decisions": weighed.decisions(standing),
        "points": weighed.points(standing),
        "commitments": found.commitments.select_related("who", "organisation").order_by("due"),
        "evaluations": found.evaluations.select_related("by").order_by("-at"),
        "revisits": found.revisits.select_related("watcher").order_by("-at"),
        "referrals": story.referrals(standing),
        "said": weighed.dated(story.what_was_said(standing, carried)),
        "happened": story.what_happened(standing, carried),
        "trail": story.linked(standing),
        "files": story.files(standing, carried),
        "publication": publication_of(standing),
    }


def _links(standing: Standing, acts: Sequence[Act]) -> list[Link]:
    key = standing.case.public_id
    return [
        Link(act.slug, str(act.title), reverse("case_act", args=[key, act.slug]), act.section)
        for act in acts
    ]
