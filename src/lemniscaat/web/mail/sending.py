"""Sending what is owed: every message at least once, and no message holds up another."""

from __future__ import annotations

import logging
from smtplib import SMTPException
from typing import TYPE_CHECKING

from django.core.mail import get_connection

from lemniscaat.loop.operations.notices import claimed, drop, note_problem, note_sent, waiting
from lemniscaat.web.mail.facts import NotOwed
from lemniscaat.web.mail.letters import letter

if TYPE_CHECKING:
    from datetime import datetime

    from django.core.mail.backends.base import BaseEmailBackend

    from lemniscaat.loop.models import Notice

AT_ONCE = 100
logger = logging.getLogger(__name__)


def send_due(now: datetime) -> tuple[int, int]:
    """Send what waits, over one connection; returns how many went out and how many did not.

    As long as the mail server does not answer, no message loses one of its tries.
    """
    sent = failed = 0
    keys = waiting(now, AT_ONCE)
    line = get_connection()
    try:
        for place, key in enumerate(keys):
            if not _answers(line):
                return sent, failed + len(keys) - place
            with claimed(key) as notice:
                went = _send(notice, line, now) if notice is not None else None
            sent += went is True
            failed += went is False
    finally:
        line.close()
    return sent, failed


def _answers(line: BaseEmailBackend) -> bool:
    try:
        line.open()
    except (OSError, SMTPException) as problem:
        logger.warning("The mail server does not answer: %s", problem)
        return False
    return True


def _send(notice: Notice, line: BaseEmailBackend, now: datetime) -> bool | None:
    """Whether it went out; None when it should not."""
    try:
        message = letter(notice, now)
        message.connection = line
        message.send()
    except NotOwed as reason:
        drop(notice, str(reason))
        return None
    except Exception as problem:  # whatever is wrong with one letter, the others go out
        logger.exception("Message %s (%s) did not go out", notice.pk, notice.topic)
        note_problem(notice, f"{type(problem).__name__}: {problem}")
        line.close()
        return False
    note_sent(notice, at=now)
    return True
