"""What may happen to a story at the desk, and between its teller and whoever has the ball."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.desk.models import Referral
from lemniscaat.desk.operations import end, handle
from lemniscaat.journeys import answer_back
from lemniscaat.loop.models import Answer, Remark
from lemniscaat.loop.operations import answers, items, remarks
from lemniscaat.loop.operations.publication import publish

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from lemniscaat.demo.stories import Story


def ask_back(story: Story, at: datetime, text: str) -> None:
    """The desk wants to know more."""
    handle.ask_back(submission=story.submission, text=text, by=story.director, at=at)


def reply(story: Story, at: datetime, text: str) -> None:
    """The teller replies to the desk."""
    handle.reply_to_desk(submission=story.submission, text=text, by=story.teller, at=at)


def direct_answer(story: Story, at: datetime, text: str) -> None:
    """The desk knows the answer."""
    end.answer_directly(submission=story.submission, text=text, by=story.director, at=at)


def decline(story: Story, at: datetime, reasons: str) -> None:
    """The desk does not take it up."""
    end.decline(submission=story.submission, reasons=reasons, by=story.director, at=at)


def refer(story: Story, at: datetime, instrument: str, words: str) -> None:
    """Bring the teller to an existing scheme or route."""
    end.refer(
        submission=story.submission,
        to="",
        contact="",
        words=words,
        instrument=story.world.instruments[instrument],
        by=story.director,
        at=at,
    )


def arrived(story: Story, at: datetime) -> None:
    """The teller reached the place; the thread can end."""
    referral = Referral.objects.get(item=story.submission.pk)
    end.arrived(referral=referral, by=story.director, at=at)
    items.close(item=story.submission, by=story.director, at=at)


def withdraw(story: Story, at: datetime, why: str) -> None:
    """The teller takes it back."""
    answer_back.withdraw(submission=story.submission, why=why, by=story.teller, at=at)


def reopen(story: Story, at: datetime, why: str) -> None:
    """The desk takes it up again."""
    handle.reopen(submission=story.submission, why=why, by=story.director, at=at)


def trust(story: Story, at: datetime) -> None:
    """It looked like a robot, and is a person."""
    handle.trust(submission=story.submission, by=story.director, at=at)


def say(story: Story, at: datetime, kind: str, text: str) -> None:
    """The teller adds something or asks something along the way."""
    remarks.say(item=story.submission, kind=kind, text=text, by=story.teller, at=at)


def answer_remark(story: Story, at: datetime, text: str) -> None:
    """Somebody replies to what the teller said last."""
    said = Remark.objects.filter(item=story.submission.pk, asks=True).latest("pk")
    remarks.reply(remark=said, text=text, by=story.director, at=at)


def heard(story: Story, at: datetime, level: str, text: str = "") -> None:
    """The teller says whether they feel heard."""
    answers.say_heard(given=_answer(story), heard=level, text=text, by=story.teller, at=at)


def publish_it(story: Story, at: datetime, title: str, summary: str) -> None:
    """Give what was brought in, or its case, words that everyone may read."""
    item = story.case if story.case_key else story.submission
    publish(item=item, title=title, summary=summary, by=story.director, at=at)


def _answer(story: Story) -> Answer:
    return Answer.objects.filter(item=story.submission.pk).latest("pk")


DESK_STEPS: dict[str, Callable[..., object]] = {
    "ask_back": ask_back,
    "reply": reply,
    "direct_answer": direct_answer,
    "decline": decline,
    "refer": refer,
    "arrived": arrived,
    "withdraw": withdraw,
    "reopen": reopen,
    "trust": trust,
    "say": say,
    "answer_remark": answer_remark,
    "heard": heard,
    "publish": publish_it,
}
