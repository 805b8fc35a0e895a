"""The outbox: where mail stays when there is no mail server, one file for each message."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend

from lemniscaat.core.codes import keyed_digest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from email.message import EmailMessage as Parsed

    from django.core.mail import EmailMessage


@dataclass(frozen=True, slots=True)
class Kept:
    """One message as it can be read in the outbox."""

    to: str
    subject: str
    sent_at: datetime
    body: str


class OutboxBackend(BaseEmailBackend):
    """Keeps each message as a file that only this site reads; sent again, it is the same file."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        """Write them down; half a message is never seen."""
        settings.OUTBOX.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in messages:
            whole = message.message()
            place = settings.OUTBOX / f"{keyed_digest('outbox', whole['Message-ID'])[:32]}.eml"
            draft = place.with_suffix(f".{os.getpid()}")
            draft.touch(mode=0o600)
            draft.write_bytes(whole.as_bytes(linesep="\r\n"))
            draft.replace(place)
        return len(messages)


def newest(limit: int) -> list[Kept]:
    """What was sent last, the newest first."""
    files = sorted(settings.OUTBOX.glob("*.eml"), key=lambda path: -path.stat().st_mtime_ns)
    return [_read(path.read_bytes()) for path in files[:limit]]


def _read(content: bytes) -> Kept:
    message: Parsed = message_from_bytes(content, policy=policy.default)
    return Kept(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        sent_at=parsedate_to_datetime(message["Date"]).replace(tzinfo=UTC),
        body=str(message.get_content()),
    )
