"""The work that no visitor asks for: mail that waits, and forgetting what passed its last day."""

from __future__ import annotations

import fcntl
import logging
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections, connection
from django.utils import timezone

from lemniscaat.desk.drafts import forget_old_drafts
from lemniscaat.desk.limits import forget_old_attempts
from lemniscaat.web.mail.sending import send_due

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from threading import Event

EVERY = 5  # seconds
AFTER_A_PROBLEM = 60
TIDY_EVERY = 60 * 60
logger = logging.getLogger(__name__)


def tidy(now: datetime) -> None:
    """Forget half-told stories, counted tries and sessions that passed their last day."""
    forget_old_drafts(at=now)
    forget_old_attempts(at=now)
    call_command("clearsessions")


@contextmanager
def the_only_one() -> Iterator[bool]:
    """Whether this process may tick: of all that share one data folder, one at a time does.

    The system lets go of the lock when its process ends, however it ends.
    """
    with (settings.DATA_DIR / "ticking.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def keep_ticking(stop: Event) -> None:
    """Tick until told to stop; while another process ticks, stand by to take over."""
    while not stop.is_set():
        with the_only_one() as mine:
            if mine:
                _tick_until(stop)
        stop.wait(EVERY)
    connection.close()


def _tick_until(stop: Event) -> None:
    tidied = -float(TIDY_EVERY)
    while not stop.is_set():
        pause = EVERY
        try:
            close_old_connections()
            _sent, failed = send_due(timezone.now())
            pause = AFTER_A_PROBLEM if failed else EVERY
            if time.monotonic() - tidied >= TIDY_EVERY:
                tidy(timezone.now())
                tidied = time.monotonic()
        except Exception:  # a database that is away comes back; the ticking must go on
            logger.exception("A tick failed")
            pause = AFTER_A_PROBLEM
        stop.wait(pause)
