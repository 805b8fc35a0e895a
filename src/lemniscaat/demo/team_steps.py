"""What the team of a case does in a story: parties, support, sessions and options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from lemniscaat.casework.operations import team, weighing
from lemniscaat.core.dates import VagueDate
from lemniscaat.gatherings import operations as gatherings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from lemniscaat.demo.stories import Story


def party(story: Story, at: datetime, who: str, stake: str) -> None:
    """Name a side: an organisation by its key, or in words."""
    organisation = story.world.organisations.get(who)
    weighing.add_party(
        case=story.case,
        name="" if organisation else who,
        stake=stake,
        organisation=organisation,
        by=story.adviser,
        at=at,
    )


def support(
    story: Story, at: datetime, who: str, aspect: str, level: str, said_by: str, note: str = ""
) -> None:
    """Write down what a party thinks about one aspect."""
    organisation = story.world.organisations.get(who)
    weighing.say_support(
        party=story.case.parties.get(name=organisation.name if organisation else who),
        aspect=aspect,
        level=level,
        said_by=said_by,
        note=note,
        by=story.adviser,
        at=at,
    )


def competences(story: Story, at: datetime, *names: str) -> None:
    """Say what the case cannot do without."""
    team.need_competences(case=story.case, names=names, by=story.director, at=at)


def join(story: Story, at: datetime, who: str, *names: str) -> None:
    """Take somebody into the team."""
    case = story.case
    team.join_team(
        case=case,
        person=story.world.people[who],
        competences=list(case.competences.filter(name__in=names)),
        by=story.director,
        at=at,
    )


def session(story: Story, at: datetime, title: str, place: str, purpose: str) -> None:
    """The team sits together, and says so."""
    gathering = gatherings.plan(
        group=story.submission.group,
        title=title,
        when=VagueDate.read(timezone.localdate(at).isoformat()),
        place=place,
        purpose=purpose,
        about=story.case,
        by=story.director,
        at=at,
    )
    people = [member.person for member in story.case.team.select_related("person")]
    gatherings.attend(
        gathering=gathering, people=people, organisations=(), by=story.director, at=at
    )
    gatherings.hold(gathering=gathering, by=story.director, at=at)


def option(
    story: Story,
    at: datetime,
    title: str,
    description: str,
    effect: str = "",
    cost: str = "",
    risk: str = "",
    who_must_act: str = "",
) -> None:
    """Lay one way out on the table."""
    weighing.propose(
        case=story.case,
        title=title,
        description=description,
        effect=effect,
        cost=cost,
        risk=risk,
        who_must_act=who_must_act,
        by=story.in_role("case_team"),
        at=at,
    )


TEAM_STEPS: dict[str, Callable[..., object]] = {
    "party": party,
    "support": support,
    "competences": competences,
    "join": join,
    "session": session,
    "option": option,
}
