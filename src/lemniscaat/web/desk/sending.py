"""From what was typed to a submission with its receipt, however often it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError

from lemniscaat.desk.drafts import drop_draft
from lemniscaat.desk.models import Submission
from lemniscaat.desk.operations.submit import Giver, Receipt, code_again
from lemniscaat.desk.queries import by_code
from lemniscaat.journeys.bring_in import bring_in
from lemniscaat.people.models import Person
from lemniscaat.web.desk.told import desk_of, forget
from lemniscaat.web.shared.who import address, follow

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

    from lemniscaat.web.desk.forms import ForwardForm, SendForm
    from lemniscaat.web.desk.told import Told

RECEIPT = "receipt"
Channel = Submission.Channel
Reach = Person.Reach


class SentAlready(Exception):  # noqa: N818 - not a fault: it arrived
    """The question was passed on before, with the same key."""


def send_story(request: HttpRequest, told: Told, form: SendForm, *, at: datetime) -> None:
    """Send a whole story with its files, and keep the receipt on this device."""
    given = told.cleaned()
    giver = Giver(**{name: given[name] for name in ("name", "descriptor", "email", "phone")})
    story = ("nature", "for_whom", "since", "tried", "tried_told", "area", "place")
    try:
        receipt = bring_in(
            uploads=form.cleaned_data["attachments"],
            sent_from=address(request),
            at=at,
            desk=desk_of(told),
            told=given["told"],
            key=told.key,
            giver=_reached(giver, given["reach"]),
            may_publish=given["may_publish"] == "yes",
            suspicious=bool(form.cleaned_data["website"]) or told.was_fast(at),
            **{name: given[name] for name in story},
        )
    except IntegrityError:
        # Sent a moment ago, or from another device: the same submission, with a receipt here too.
        sent = _sent_with(told.key)
        if sent is None:
            raise
        receipt = Receipt(sent, code_again(submission=sent, at=at))
    drop_draft(code=told.draft)
    forget(request)
    _keep_receipt(request, receipt, told.key)


def forward_question(request: HttpRequest, form: ForwardForm, *, at: datetime) -> None:
    """Send the question of somebody else; the receipt goes to who passes it on."""
    given = form.cleaned_data
    key = str(given["key"])
    giver = Giver(name=given["name"], email=given["email"], phone=given["phone"])
    reach = Reach.MAIL if giver.email else Reach.PHONE if giver.phone else Reach.NONE
    try:
        receipt = bring_in(
            uploads=[],
            at=at,
            sent_from=address(request),
            desk=given["desk"],
            told=given["told"],
            key=key,
            giver=_reached(giver, reach),
            channel=Channel.REFERRAL,
            suspicious=bool(given["website"]),
        )
    except IntegrityError as error:
        if _sent_with(key) is None:
            raise
        raise SentAlready from error
    _keep_receipt(request, receipt, key)


def is_sent(request: HttpRequest, key: str) -> bool:
    """Whether the receipt on this device belongs to this key."""
    return bool(key) and request.session.get(RECEIPT, {}).get("key") == key


def receipt_on(request: HttpRequest) -> tuple[Submission, str] | None:
    """What was sent last from this device, with its code; None when there is nothing to show."""
    code = request.session.get(RECEIPT, {}).get("code", "")
    submission = by_code(code)
    return (submission, code) if submission else None


def forget_receipt(request: HttpRequest) -> None:
    """Take the receipt with its code off this device."""
    request.session.pop(RECEIPT, None)


def _reached(giver: Giver, reach: str) -> Giver:
    return Giver(giver.name, giver.descriptor, giver.email, giver.phone, reach)


def _sent_with(key: str) -> Submission | None:
    found: Submission | None = Submission.objects.as_system().filter(key=key).first()
    return found


def _keep_receipt(request: HttpRequest, receipt: Receipt, key: str) -> None:
    follow(request, receipt.submission)
    request.session[RECEIPT] = {"key": key, "code": receipt.code}
