"""What was weighed for a case: parties with their support, options, advice, team, decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.utils.translation import get_language

from lemniscaat.casework.models import Support
from lemniscaat.casework.queries import missing_competences, support_matrix
from lemniscaat.decisions.models import AgendaPoint
from lemniscaat.decisions.queries import decisions_on
from lemniscaat.web.casework.grounds import grounds_of
from lemniscaat.web.shared.option_titles import title_of

if TYPE_CHECKING:
    from lemniscaat.casework.models import Advice, Option, Party, TeamMember
    from lemniscaat.core.dates import VagueDate
    from lemniscaat.decisions.models import Decision
    from lemniscaat.loop.models import Remark
    from lemniscaat.web.casework.grounds import Ground
    from lemniscaat.web.casework.standing import Standing


class Opinion(NamedTuple):
    """What a party thinks on one aspect; `level` is empty where nobody said anything."""

    aspect: str
    level: str
    word: str
    said_by: str
    when: str
    note: str


class Row(NamedTuple):
    """One party with its newest opinions and the earlier ones."""

    party: Party
    cells: list[Opinion]
    earlier: list[Opinion]


class Given(NamedTuple):
    """One advice as it was frozen."""

    advice: Advice
    grounds: list[Ground]


class Decided(NamedTuple):
    """One decision, in words."""

    decision: Decision
    title: str
    when: str


class Member(NamedTuple):
    """Somebody of the team, with what they bring."""

    member: TeamMember
    brings: str


def when_words(when: VagueDate | None) -> str:
    """A vague date in the active language."""
    return when.in_words(get_language() or "nl") if when else ""


def aspects() -> list[str]:
    """The columns of the matrix."""
    return [str(label) for label in Support.Aspect.labels]


def matrix(standing: Standing) -> list[Row]:
    """Party by aspect."""
    rows = []
    for party, cells in support_matrix(standing.case):
        newest = {one.pk for one in cells.values() if one}
        older = [one for one in party.support.all() if one.pk not in newest]
        older.sort(key=lambda one: (one.at, one.pk), reverse=True)
        rows.append(
            Row(
                party,
                [_opinion(aspect, cells[aspect]) for aspect in Support.Aspect.values],
                [_opinion(one.aspect, one) for one in older],
            )
        )
    return rows


def advices(standing: Standing) -> list[Given]:
    """Every advice, the newest first."""
    found = standing.case.advices.select_related("by").order_by("-version")
    return [Given(one, grounds_of(standing.approach, one.grounds)) for one in found]


def decisions(standing: Standing) -> list[Decided]:
    """What bodies decided, as far as the reader may see, the newest first."""
    found = decisions_on(standing.case, standing.person).select_related(
        "body__group", "mandate", "decided_by", "point", "corrects__point"
    )
    return [
        Decided(one, title_of(one), when_words(one.decided_when)) for one in reversed(list(found))
    ]


def points(standing: Standing) -> list[AgendaPoint]:
    """What lies before a body now."""
    found = AgendaPoint.objects.filter(item=standing.case.pk, state=AgendaPoint.State.OPEN)
    return list(found.select_related("body__group"))


def team(standing: Standing) -> dict[str, object]:
    """Who works on it, who did before, and what nobody brings."""
    members = standing.case.team.select_related("person").prefetch_related("competences")
    rows = [
        Member(one, ", ".join(competence.name for competence in one.competences.all()))
        for one in members.order_by("pk")
    ]
    return {
        "members": [row for row in rows if row.member.until is None],
        "former": [row for row in rows if row.member.until is not None],
        "lacking": list(missing_competences(standing.case)),
        "competences": standing.case.competences.exists(),
    }


def options(standing: Standing) -> list[Option]:
    """The ways out, side by side."""
    return list(standing.case.options.select_related("by"))


def dated(remarks: list[Remark]) -> list[tuple[Remark, str]]:
    """Remarks with their own moment in words."""
    return [(one, when_words(one.when)) for one in remarks]


def _opinion(aspect: str, support: Support | None) -> Opinion:
    label = str(Support.Aspect(aspect).label)
    if support is None:
        return Opinion(label, "", "", "", "", "")
    return Opinion(
        aspect=label,
        level=support.level,
        word=str(Support.Level(support.level).label),
        said_by=support.said_by,
        when=when_words(support.when),
        note=support.note,
    )
