"""Bring something in together with its files: all of it, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from lemniscaat.core.errors import Invalid
from lemniscaat.desk.operations.submit import submit
from lemniscaat.loop.operations.files import attach, discard

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lemniscaat.core.uploads import Upload
    from lemniscaat.desk.operations.submit import Receipt
    from lemniscaat.loop.models import Attachment


def bring_in(*, uploads: Sequence[Upload], at: datetime, **told: Any) -> Receipt:
    """Submit with files. `told`: what `submit` takes. A refused file refuses the whole."""
    if len(uploads) > settings.UPLOADS_PER_SUBMISSION:
        sentence = _("You can send %(number)d files.") % {"number": settings.UPLOADS_PER_SUBMISSION}
        raise Invalid(sentence, {"files": sentence})
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
