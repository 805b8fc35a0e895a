"""What a desk can do with a contribution: one table, and each act says when it is possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from lemniscaat.desk.operations import end, handle
from lemniscaat.desk.operations.submit import reissue_code
from lemniscaat.journeys import intake
from lemniscaat.loop.operations import items, remarks
from lemniscaat.web.work import act_forms as ask

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from django.utils.functional import _StrPromise

    from lemniscaat.loop.models import Item
    from lemniscaat.web.work.situation import Situation

    Typed = Mapping[str, Any]
    Doing = Callable[[Situation, Typed, datetime], "Result"]


@dataclass(frozen=True, slots=True)
class Result:
    """What an act did: the page to show next, what to say there, and perhaps a new code."""

    to: Item
    message: _StrPromise
    code: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: its words, its form, when it is possible, and how it is done.

    `beside`: it does not bring the contribution any further.
    """

    title: _StrPromise
    explanation: _StrPromise
    button: _StrPromise
    form: type[ask.ActForm]
    possible: Callable[[Situation], bool]
    do: Doing
    ends: bool = False
    beside: bool = False


def possible_acts(situation: Situation) -> list[tuple[str, Act]]:
    """What this person can do with this contribution now, with the address of each."""
    return [(key, act) for key, act in ACTS.items() if act.possible(situation)]


def _take_up(on: Situation, typed: Typed, at: datetime) -> Result:
    case = intake.take_up(submission=on.submission, by=on.person, at=at, **typed)
    return Result(case, _("This is a case now. Who brought it in hears of it."))


def _bundle(on: Situation, typed: Typed, at: datetime) -> Result:
    case = intake.bundle(submission=on.submission, by=on.person, at=at, **typed)
    return Result(case, _("The case carries this contribution from now on."))


def _refer(on: Situation, typed: Typed, at: datetime) -> Result:
    end.refer(submission=on.submission, by=on.person, at=at, **typed)
    return Result(on.submission, _("Referred. Ask after a while whether they arrived."))


def _arrived(on: Situation, typed: Typed, at: datetime) -> Result:
    end.arrived(by=on.person, at=at, **typed)
    return Result(on.submission, _("Good: they arrived. You can close this now."))


def _close(on: Situation, _typed: Typed, at: datetime) -> Result:
    items.close(item=on.submission, by=on.person, at=at)
    return Result(on.submission, _("This contribution is closed."))


def _ask_back(on: Situation, typed: Typed, at: datetime) -> Result:
    handle.ask_back(submission=on.submission, by=on.person, at=at, **typed)
    return Result(on.submission, _("Your question is asked. It waits for their reply now."))


def _answer(on: Situation, typed: Typed, at: datetime) -> Result:
    end.answer_directly(submission=on.submission, by=on.person, at=at, **typed)
    return Result(on.submission, _("Answered. This contribution is closed."))


def _decline(on: Situation, typed: Typed, at: datetime) -> Result:
    end.decline(submission=on.submission, reasons=typed["text"], by=on.person, at=at)
    return Result(on.submission, _("Your reasons are sent as the answer."))


def _reopen(on: Situation, typed: Typed, at: datetime) -> Result:
    handle.reopen(submission=on.submission, by=on.person, at=at, **typed)
    return Result(on.submission, _("Opened again. A new answer is owed."))


def _trust(on: Situation, _typed: Typed, at: datetime) -> Result:
    handle.trust(submission=on.submission, by=on.person, at=at)
    return Result(on.submission, _("It is marked as sent by a person."))


def _new_code(on: Situation, _typed: Typed, at: datetime) -> Result:
    code = reissue_code(submission=on.submission, by=on.person, at=at)
    return Result(on.submission, _("There is a new code."), code)


def _note(on: Situation, typed: Typed, at: datetime) -> Result:
    remarks.note(item=on.submission, by=on.person, at=at, **typed)
    return Result(on.submission, _("Written down."))


ACTS: dict[str, Act] = {
    "oppakken": Act(
        _("Take up as a case"),
        _("The question becomes a case that you direct, from the first step to the answer."),
        _("Take it up"),
        ask.TakeUpForm,
        lambda on: on.directs and on.untouched,
        _take_up,
    ),
    "bundelen": Act(
        _("Join a running case"),
        _("A case about the same thing carries this one further. The answer comes from there."),
        _("Join this case"),
        ask.BundleForm,
        lambda on: on.directs and on.untouched,
        _bundle,
    ),
    "doorverwijzen": Act(
        _("Refer to who can help"),
        _("A warm referral: by name, with the reason. You keep the thread until they arrived."),
        _("Refer"),
        ask.ReferForm,
        lambda on: on.works and on.untouched,
        _refer,
    ),
    "aangekomen": Act(
        _("They arrived"),
        _("Write down that who brought this in was received where you referred them."),
        _("They arrived"),
        ask.ArrivedForm,
        lambda on: on.works and on.waits_for_closing and on.under_way,
        _arrived,
    ),
    "afsluiten": Act(
        _("Close this"),
        _("Everything was done and answered. Who brought it in can still see it."),
        _("Close"),
        ask.ActForm,
        lambda on: on.waits_for_closing and (on.directs or on.submission.holder_id == on.person.pk),
        _close,
    ),
    "terugvragen": Act(
        _("Ask who brought it in for more"),
        _("They have the ball until they reply."),
        _("Ask this"),
        ask.AskForm,
        lambda on: on.works and on.untouched and on.can_be_asked,
        _ask_back,
    ),
    "antwoorden": Act(
        _("Answer directly"),
        _("When no case is needed. The answer closes the contribution."),
        _("Send the answer"),
        ask.AnswerForm,
        lambda on: on.works and on.untouched,
        _answer,
    ),
    "afwijzen": Act(
        _("Do not take up (now)"),
        _("Your reasons are the answer. It can be opened again when things change."),
        _("Send the reasons and close"),
        ask.DeclineForm,
        lambda on: on.works and on.untouched,
        _decline,
        ends=True,
    ),
    "heropenen": Act(
        _("Open again"),
        _("With its whole history. From now on a new answer is owed."),
        _("Open again"),
        ask.WhyForm,
        lambda on: on.directs and on.submission.is_closed,
        _reopen,
    ),
    "vertrouwen": Act(
        _("A person sent this"),
        _("It looked as if a robot sent this. Say that it comes from a person."),
        _("A person sent this"),
        ask.ActForm,
        lambda on: on.works and on.submission.suspicious,
        _trust,
        beside=True,
    ),
    "code": Act(
        _("Give a new code"),
        _("For who lost the code. The old code stops working at once."),
        _("Make a new code"),
        ask.ActForm,
        lambda on: on.works,
        _new_code,
        beside=True,
    ),
    "notitie": Act(
        _("Write a note"),
        _("A note, or a conversation that you had, also one of long ago."),
        _("Write it down"),
        ask.NoteForm,
        lambda _on: True,
        _note,
        beside=True,
    ),
}
