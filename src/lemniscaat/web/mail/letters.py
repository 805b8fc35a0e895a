"""From a notice to a letter: to whom, in which language, in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.utils import translation

from lemniscaat.core.codes import keyed_digest
from lemniscaat.core.text import clean_line, clean_text
from lemniscaat.people.models import Person
from lemniscaat.web.mail.facts import NotOwed, facts

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.loop.models import Notice

LONGEST_SUBJECT = 250
LONGEST_BODY = 20_000


def letter(notice: Notice, now: datetime) -> EmailMessage:
    """The message as it goes out, or `NotOwed` when it should not."""
    address = _address(notice)
    with translation.override(notice.person.language):
        written = render_to_string(f"mail/{notice.topic}.txt", facts(notice, now))
    subject, _, body = written.strip().partition("\n")
    return EmailMessage(
        subject=clean_line(subject, limit=LONGEST_SUBJECT),
        body=clean_text(body, limit=LONGEST_BODY) + "\n",
        to=[address],
        headers={"Message-ID": message_id(notice), "Auto-Submitted": "auto-generated"},
    )


def _address(notice: Notice) -> str:
    """Where this person wants to be reached by mail."""
    person = notice.person
    if notice.event.actor_id == person.pk and notice.topic != "receipt":
        raise NotOwed("did this themselves")
    if person.email:
        if not person.is_active and notice.topic != "invited":
            raise NotOwed("has no account any more")
    elif person.reach != Person.Reach.MAIL:
        raise NotOwed("does not want mail")
    address = person.email or person.contact_email
    try:
        validate_email(address)
    except ValidationError as error:
        raise NotOwed("the address is not complete") from error
    return address


def message_id(notice: Notice) -> str:
    """The same for every time that it is sent, so that a mail program shows it once."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return f"<{keyed_digest('mail', str(notice.pk))[:32]}@{host}>"
