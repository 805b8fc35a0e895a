"""Bring something in together with its files: all of it, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lemniscaat.core.codes import keyed_digest
from lemniscaat.core.errors import Conflict, Invalid
from lemniscaat.core.text import clean_text
from lemniscaat.desk.models import Submission
from lemniscaat.desk.operations.submit import Receipt, code_again, submit
from lemniscaat.loop.operations.files import attach, discard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lemniscaat.core.uploads import Upload
    from lemniscaat.loop.models import Attachment


def bring_in_once(*, key: str, told: str, at: datetime, **story: Any) -> Receipt:
    """Bring in from another system. Sent again with the same key, it is still one submission.

    Who sends exactly the same words again gets a further code; other words under a used key are
    refused, so that nobody gets a code by guessing keys.
    """
    key = keyed_digest("submission-key", key)
    try:
        return bring_in(uploads=[], key=key, told=told, at=at, **story)
    except IntegrityError:
        sent = Submission.objects.as_system().filter(key=key).first()
        if sent is None:
            raise
        if sent.told != clean_text(told, limit=8000):
            raise Conflict(_("Something else was sent with this key already.")) from None
        return Receipt(sent, code_again(submission=sent, at=at))


def bring_in(*, uploads: Sequence[Upload], at: datetime, **told: Any) -> Receipt:
    """Submit with files. `told`: what `submit` takes. A refused file refuses the whole."""
    if len(uploads) > settings.UPLOADS_PER_SUBMISSION:
        sentence = _("You can send %(number)d files.") % {"number": settings.UPLOADS_PER_SUBMISSION}
        raise Invalid(sentence, {"files": sentence})
    if not uploads:
        return submit(at=at, **told)
    kept: list[Attachment] = []
    try:
        with transaction.atomic():
            receipt = submit(at=at, **told)
            giver = receipt.submission.brought_by or told["by"]
            kept.extend(
                attach(item=receipt.submission, upload=upload, by=giver, at=at)
                for upload in uploads
            )
            return receipt
    except BaseException:
        discard(kept)
        raise
