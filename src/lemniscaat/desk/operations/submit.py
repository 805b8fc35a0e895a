"""Bring something in at the desk, and get a code to follow it by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.core.codes import keyed_digest, new_tracking_code
from lemniscaat.core.dates import read_typed
from lemniscaat.core.errors import Invalid
from lemniscaat.core.rows import insert
from lemniscaat.core.terms import working_days
from lemniscaat.core.text import clean_line, clean_text
from lemniscaat.desk.limits import count_attempt
from lemniscaat.desk.models import Desk, Submission, TrackingCode
from lemniscaat.desk.operations.handle import of_the_desk
from lemniscaat.loop.door import operation, record, take
from lemniscaat.loop.models import Layer, Link
from lemniscaat.loop.operations import items
from lemniscaat.people.models import Person

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lemniscaat.areas.models import Area
    from lemniscaat.gatherings.models import Gathering


@dataclass(frozen=True, slots=True)
class Giver:
    """Who brings something in, and how to reach them; all of it may be empty."""

    name: str = ""
    descriptor: str = ""
    email: str = ""
    phone: str = ""
    reach: str = Person.Reach.NONE


@dataclass(frozen=True, slots=True)
class Receipt:
    """What somebody gets for what they brought: the submission and, this once, its code."""

    submission: Submission
    code: str


class Story(TypedDict, total=False):
    """What somebody may tell beside the story itself; `since` in their own words."""

    title: str
    nature: str
    for_whom: str
    since: str
    tried: Sequence[str]
    tried_told: str
    area: Area | None
    place: str
    channel: str
    may_publish: bool
    consent: str


@operation
def submit(
    *,
    desk: Desk,
    told: str,
    key: str,
    at: datetime,
    giver: Giver,
    by: Person | None = None,
    heard_at: Gathering | None = None,
    suspicious: bool = False,
    sent_from: str = "",
    **story: Unpack[Story],
) -> Receipt:
    """Bring something in. `by` is the official who writes it down for somebody, if any.

    `key` makes it one submission however often it is sent: the database refuses the second.
    `sent_from` is the address on the network from which a stranger sends it: TooMany after a
    number in an hour.
    """
    if sent_from:
        most = settings.SUBMISSIONS_PER_ADDRESS
        count_attempt(what="submission", source=sent_from, at=at, per_source=most)
    if by is not None:
        of_the_desk(desk, by, at)
    told = clean_text(told, limit=8000)
    if not told:
        sentence = _("Tell us what is stuck.")
        raise Invalid(sentence, {"told": sentence})
    submission = _new_submission(desk, told, _person(giver), story, at)
    submission.entered_by, submission.suspicious, submission.key = by, suspicious, key
    role = "director" if by else "contributor"
    actor = by or submission.brought_by
    facts = {"channel": submission.channel}
    items.bring(submission, by=actor, at=at, role=role, verb="submitted", **facts)
    items.index_new(submission, Layer.CIRCLE, submission.title, told, submission.place)
    if heard_at is not None:
        items.link(submission, heard_at, Link.Verb.RAISED_AT, at=at)
    return Receipt(submission, _new_code(submission, at))


@operation
def reissue_code(*, submission: Submission, by: Person, at: datetime) -> str:
    """Give somebody who lost the code a new one; the old one stops working."""
    submission = take(submission, by=by, at=at)
    of_the_desk(submission, by, at)
    submission.codes.filter(revoked_at__isnull=True).update(revoked_at=at)
    code = _new_code(submission, at)
    record(submission, "code_reissued", by=by, at=at, layer=Layer.CONTRIBUTOR)
    return code


@operation
def code_again(*, submission: Submission, at: datetime) -> str:
    """Give a further code to who sent the same thing twice, not knowing that it had arrived."""
    code = _new_code(submission, at)
    record(submission, "code_given_again", by=None, at=at)
    return code


def first_words(told: str, length: int = 80) -> str:
    """A title from the first sentence, cut at a word."""
    sentence = re.split(r"(?<=[.!?])\s|\n", told, maxsplit=1)[0].strip()
    if len(sentence) <= length:
        return sentence.rstrip(".") or sentence
    return sentence[:length].rsplit(" ", 1)[0] + "…"


def _new_submission(
    desk: Desk, told: str, person: Person, story: Story, at: datetime
) -> Submission:
    day = timezone.localdate(at)
    since = clean_line(story.get("since", ""), limit=80)
    tried = [one for one in story.get("tried", ()) if one in Submission.Tried.values]
    return Submission(
        title=clean_line(story.get("title", ""), limit=120) or first_words(told),
        group_id=desk.group_id,
        area=story.get("area"),
        brought_by=person,
        holder=desk.duty,
        holder_role="director",
        due=working_days(day, desk.first_word_days),
        desk=desk,
        nature=story.get("nature", Submission.Nature.QUESTION),
        told=told,
        for_whom=clean_line(story.get("for_whom", ""), limit=300),
        since=read_typed(since, day),
        since_told=since,
        tried=tried,
        tried_told=clean_text(story.get("tried_told", ""), limit=4000),
        place=clean_line(story.get("place", ""), limit=120),
        channel=story.get("channel", Submission.Channel.WEB),
        may_publish=story.get("may_publish", False),
        consent=clean_line(story.get("consent", ""), limit=300),
    )


def _person(giver: Giver) -> Person:
    facts: dict[str, Any] = {
        "name": clean_line(giver.name, limit=120),
        "descriptor": clean_line(giver.descriptor, limit=120),
        "contact_email": clean_line(giver.email, limit=254),
        "contact_phone": clean_line(giver.phone, limit=40),
        "reach": giver.reach,
    }
    _reachable(facts)
    person = Person(**facts)
    person.set_unusable_password()
    insert(person)
    return person


def _reachable(facts: dict[str, Any]) -> None:
    """Refuse an address that cannot be one, and a way to be reached without its address."""
    wrong: dict[str, object] = {}
    if facts["contact_email"]:
        try:
            validate_email(facts["contact_email"])
        except ValidationError:
            wrong["email"] = _("This is not a complete e-mail address.")
    if facts["reach"] == Person.Reach.MAIL and not facts["contact_email"]:
        wrong["email"] = _("Fill in your e-mail address, or choose another way.")
    if facts["reach"] == Person.Reach.PHONE and not facts["contact_phone"]:
        wrong["phone"] = _("Fill in your phone number, or choose another way.")
    if wrong:
        raise Invalid(_("We cannot reach you like this."), wrong)


def _new_code(submission: Submission, at: datetime) -> str:
    code = new_tracking_code()
    digest = keyed_digest("tracking", code)
    insert(TrackingCode(digest=digest, submission=submission, created_at=at))
    return code
