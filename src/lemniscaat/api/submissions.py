"""Bring something in, read what was brought in, take it up and answer it."""

from __future__ import annotations

from typing import Annotated, Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Header, Router, Status

from lemniscaat.api.cases import case_shape
from lemniscaat.api.keys import READ, WRITE, WRITE_OR_NOBODY, holder_of_key, person_of
from lemniscaat.api.pages import Before, Limit, Page, one_of, page_of
from lemniscaat.api.shapes import (
    AnswerIn,
    AnswerOut,
    Ball,
    CaseOut,
    ReceiptOut,
    SubmissionIn,
    SubmissionOut,
)
from lemniscaat.areas.models import Area
from lemniscaat.core.codes import new_public_id
from lemniscaat.core.errors import Invalid
from lemniscaat.core.network import asking_address
from lemniscaat.desk.models import Desk, Submission
from lemniscaat.desk.operations.submit import Giver
from lemniscaat.desk.queries import open_desks_in_short
from lemniscaat.journeys import answer_back, intake
from lemniscaat.journeys.bring_in import bring_in_once
from lemniscaat.loop.models import Item
from lemniscaat.loop.queries import answers_to

router = Router(tags=["submissions"])


def submission_shape(one: Submission) -> SubmissionOut:
    """A contribution as it goes out."""
    return SubmissionOut.of(
        one,
        told=one.told,
        nature=one.nature,
        for_whom=one.for_whom,
        since=one.since.text if one.since else None,
        place=one.place,
        channel=one.channel,
        end=one.end,
    )


@router.post("/submissions", response={201: ReceiptOut}, auth=WRITE_OR_NOBODY, by_alias=True)
def bring_in(
    request: HttpRequest,
    told: SubmissionIn,
    idempotency_key: Annotated[str, Header(alias="Idempotency-Key", max_length=64)] = "",
) -> Any:
    """Bring something in. Sent again with the same Idempotency-Key it is still one submission.

    Without an access key anybody can do this; with one, its holder writes it down for somebody.
    """
    by = person_of(request)
    receipt = bring_in_once(
        desk=_desk(told.desk),
        area=_area(told.area),
        giver=Giver(**told.giver.model_dump()),
        channel=Submission.Channel.ON_BEHALF if by else Submission.Channel.API,
        key=idempotency_key or new_public_id(),
        sent_from="" if by else _address(request),
        by=by,
        at=timezone.now(),
        **told.model_dump(exclude={"desk", "area", "giver"}),
    )
    one = receipt.submission
    return Status(
        201,
        ReceiptOut(
            public_id=one.public_id,
            tracking_code=receipt.code,
            ball_at=Ball(name=str(one.holder), role=one.holder_role),
            first_word_before=one.due,
        ),
    )


@router.get("/submissions", response=Page[SubmissionOut], auth=READ, by_alias=True)
def submissions(request: HttpRequest, before: Before = "", limit: Limit = 50) -> Any:
    """What was brought in, as far as the holder of the key may read it."""
    found = Submission.objects.visible_to(holder_of_key(request))
    return page_of(found, submission_shape, before, limit)


@router.get("/submissions/{public_id}", response=SubmissionOut, auth=READ, by_alias=True)
def submission(request: HttpRequest, public_id: str) -> Any:
    """One contribution."""
    return submission_shape(_readable(request, public_id))


@router.post("/submissions/{public_id}/case", response={201: CaseOut}, auth=WRITE, by_alias=True)
def take_up(request: HttpRequest, public_id: str) -> Any:
    """Take a contribution up as a case, on the approach of its desk."""
    by = holder_of_key(request)
    one = _readable(request, public_id)
    return Status(201, case_shape(intake.take_up(submission=one, by=by, at=timezone.now())))


@router.get("/submissions/{public_id}/answers", response=list[AnswerOut], auth=READ, by_alias=True)
def answers(request: HttpRequest, public_id: str) -> Any:
    """The answers on a contribution, oldest first."""
    return [AnswerOut.of(one) for one in answers_to(_readable(request, public_id))]


@router.post(
    "/submissions/{public_id}/answers", response={201: AnswerOut}, auth=WRITE, by_alias=True
)
def answer(request: HttpRequest, public_id: str, told: AnswerIn) -> Any:
    """Answer who brought this in: about the case that carries it, or directly at the desk."""
    by = holder_of_key(request)
    one = _readable(request, public_id)
    rests_on = one_of(Item.objects.visible_to(by), told.based_on) if told.based_on else None
    given = answer_back.answer_anyhow(
        submission=one, text=told.text, based_on=rests_on, by=by, at=timezone.now()
    )
    return Status(201, AnswerOut.of(given))


def _readable(request: HttpRequest, public_id: str) -> Submission:
    found: Submission = one_of(Submission.objects.visible_to(holder_of_key(request)), public_id)
    return found


def _desk(slug: str) -> Desk:
    desks = open_desks_in_short()
    found = [desk for name, desk in desks.items() if slug in {"", name}]
    if len(found) != 1:
        sentence = _("Choose one of these desks: %(slugs)s.") % {"slugs": ", ".join(desks)}
        raise Invalid(sentence, {"desk": sentence})
    return found[0]


def _area(slug: str) -> Area | None:
    if not slug:
        return None
    area = Area.objects.filter(slug=slug).first()
    if area is None:
        sentence = _("We do not know this area.")
        raise Invalid(sentence, {"area": sentence})
    return area


def _address(request: HttpRequest) -> str:
    remote = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "")
    return asking_address(remote, forwarded, proxies=settings.TRUSTED_PROXIES)
