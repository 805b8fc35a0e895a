"""What may happen to the case that carries a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from lemniscaat.casework.approach.position import open_tasks
from lemniscaat.casework.operations import cases, learning, question
from lemniscaat.casework.queries import approach_of, state_of
from lemniscaat.core.dates import VagueDate
from lemniscaat.core.terms import working_days
from lemniscaat.decisions.models import AgendaPoint, Decision
from lemniscaat.journeys import answer_back, intake, proceed
from lemniscaat.journeys import decide as deciding
from lemniscaat.loop.models import Commitment
from lemniscaat.loop.operations import answers, remarks
from lemniscaat.people import rights
from lemniscaat.people.models import Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from lemniscaat.casework.approach.definition import DeviationKind
    from lemniscaat.demo.stories import Story

GROUNDS = (
    "necessity",
    "practical_consequences",
    "financial_consequences",
    "risks",
    "follow_up",
    "decision_route",
)


def take_up(story: Story, at: datetime, title: str = "") -> None:
    """Make a case of it."""
    case = intake.take_up(submission=story.submission, title=title, by=story.director, at=at)
    story.case_key = case.pk


def bundle(story: Story, at: datetime, other: str) -> None:
    """Let the case of another story carry this one too."""
    case = story.shelf[other].case
    intake.bundle(submission=story.submission, case=case, by=story.director, at=at)
    story.case_key = case.pk


def gate(story: Story, at: datetime, value: str, why: str) -> None:
    """Team OB says whether a scheme exists."""
    proceed.answer(
        case=story.case, criterion="existing", value=value, why=why, by=story.adviser, at=at
    )


def sharpen(story: Story, at: datetime, text: str) -> None:
    """Propose a sharper question."""
    question.sharpen(case=story.case, text=text, by=story.director, at=at)


def agree(story: Story, at: datetime, reaction: str = "") -> None:
    """The teller says that it is still their question."""
    _react(story, at, reaction, agreed=True)


def disagree(story: Story, at: datetime, reaction: str) -> None:
    """The teller says that it is not their question any more."""
    _react(story, at, reaction, agreed=False)


def agree_aloud(story: Story, at: datetime, how: str) -> None:
    """The yes was given on the phone or at the table."""
    wording = story.case.wordings.latest("version")
    question.agree_on_behalf(wording=wording, how=how, by=story.director, at=at)


def complete(story: Story, at: datetime, task: str, result: str) -> None:
    """Whoever has the role of the task does it."""
    case = story.case
    found = open_tasks(approach_of(case), state_of(case))
    role = next(each.role for each in found if each.id == task)
    proceed.complete(case=case, task=task, result=result, by=story.in_role(role), at=at)


def grounds(story: Story, at: datetime, *texts: str) -> None:
    """Answer the questions on which an advice rests."""
    case, by = story.case, story.adviser
    answered = {"right_place": True, **dict(zip(GROUNDS, texts, strict=True))}
    for criterion, value in answered.items():
        proceed.answer(case=case, criterion=criterion, value=value, why="", by=by, at=at)


def advise(story: Story, at: datetime, recommendation: str, route: str) -> None:
    """Give the advice on one page."""
    proceed.advise(
        case=story.case, recommendation=recommendation, route=route, by=story.adviser, at=at
    )


def decide(
    story: Story,
    at: datetime,
    option: str,
    reasons: str,
    revisit: str = "",
    revisit_in: int = 0,
    chosen: int = 0,
    by: str = "",
) -> None:
    """The body before which the case lies decides; `revisit_in` counts working days."""
    case, day = story.case, timezone.localdate(at)
    point = AgendaPoint.objects.select_related("body__group").get(
        item=case.pk, state=AgendaPoint.State.OPEN
    )
    chair = rights.who(point.body.group, day, Role.Function.CHAIR)[0]
    deciding.decide(
        point=point,
        option=option,
        reasons=reasons,
        revisit=revisit,
        revisit_on=working_days(day, revisit_in) if revisit_in else None,
        chosen=case.options.get(position=chosen) if chosen else None,
        by=story.world.people[by] if by else chair,
        at=at,
    )


def promise(story: Story, at: datetime, who: str, what: str, days: int) -> None:
    """Somebody says what they will do, within so many working days."""
    answers.promise(
        item=story.case if story.case_key else story.submission,
        who=story.world.people[who],
        what=what,
        due=working_days(timezone.localdate(at), days),
        by=story.director,
        at=at,
    )


def settle(story: Story, at: datetime, who: str, kept: bool, note: str) -> None:  # noqa: FBT001
    """Say whether somebody kept the oldest promise that they still had to keep here."""
    item = story.case if story.case_key else story.submission
    promised = Commitment.objects.filter(
        item=item.pk, who=story.world.people[who], kept=Commitment.Kept.OPEN
    ).earliest("pk")
    answers.settle(commitment=promised, kept=kept, note=note, by=promised.who, at=at)


def answer(story: Story, at: datetime, text: str) -> None:
    """Tell who brought it what became of it."""
    case = story.case
    decision = Decision.objects.as_system().filter(point__item=case.pk).order_by("-pk").first()
    answer_back.answer_back(
        case=case,
        contribution=story.submission,
        text=text,
        based_on=decision,
        by=story.director,
        at=at,
    )


def evaluate(story: Story, at: datetime, helped: str, hindered: str, lesson: str) -> None:
    """Write the lesson down."""
    learning.evaluate(
        case=story.case, helped=helped, hindered=hindered, lesson=lesson, by=story.adviser, at=at
    )


def close(story: Story, at: datetime) -> None:
    """End the case."""
    cases.close_case(case=story.case, by=story.director, at=at)


def deviate(
    story: Story,
    at: datetime,
    kind: DeviationKind,
    why: str,
    to: str = "",
    title: str = "",
    role: str = "director",
    days: int = 0,
) -> None:
    """Leave the standard path."""
    proceed.deviate(
        case=story.case,
        kind=kind,
        why=why,
        to=to,
        title=title,
        role=role,
        days=days,
        by=story.director,
        at=at,
    )


def note(story: Story, at: datetime, kind: str, text: str, when: str = "") -> None:
    """Write a note or a conversation down, also one of long ago."""
    remarks.note(
        item=story.case,
        kind=kind,
        text=text,
        when=VagueDate.read(when) if when else None,
        by=story.director,
        at=at,
    )


def change_director(story: Story, at: datetime, to: str, why: str) -> None:
    """Another process director runs it from now on."""
    cases.change_director(
        case=story.case, to=story.world.people[to], why=why, by=story.director, at=at
    )


def _react(story: Story, at: datetime, reaction: str, *, agreed: bool) -> None:
    wording = story.case.wordings.latest("version")
    question.agree(wording=wording, agreed=agreed, reaction=reaction, by=story.teller, at=at)


CASE_STEPS: dict[str, Callable[..., object]] = {
    "take_up": take_up,
    "bundle": bundle,
    "gate": gate,
    "sharpen": sharpen,
    "agree": agree,
    "disagree": disagree,
    "agree_aloud": agree_aloud,
    "complete": complete,
    "grounds": grounds,
    "advise": advise,
    "decide": decide,
    "promise": promise,
    "settle": settle,
    "answer": answer,
    "evaluate": evaluate,
    "close": close,
    "deviate": deviate,
    "note": note,
    "change_director": change_director,
}
