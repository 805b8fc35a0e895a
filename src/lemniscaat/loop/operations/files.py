"""Attach a file to an item: checked by content, kept under a name of our own."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from lemniscaat.core.codes import new_public_id
from lemniscaat.core.errors import Conflict
from lemniscaat.core.uploads import recognise
from lemniscaat.loop.door import operation, record, take
from lemniscaat.loop.models import Attachment, Layer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from lemniscaat.core.uploads import Upload
    from lemniscaat.loop.models import Item
    from lemniscaat.people.models import Person


@operation
def attach(*, item: Item, upload: Upload, by: Person, at: datetime) -> Attachment:
    """Keep a file with an item, for everyone who may read the item.

    The file is on disk before the row is written; when the row cannot be written, the file goes.
    Whoever attaches several, or attaches inside a larger change, calls `discard` when that fails.
    """
    known = recognise(upload, limit=settings.UPLOAD_LIMIT_BYTES)
    item = take(item, by=by, at=at)
    if item.attachments.count() >= settings.UPLOADS_PER_SUBMISSION * 4:
        raise Conflict(_("There are too many files here already."))
    attachment = Attachment(
        public_id=new_public_id(),
        item_id=item.pk,
        by=by,
        name=known.name,
        media_type=known.media_type,
        size=len(upload.content),
        digest=hashlib.sha256(upload.content).hexdigest(),
        created_at=at,
    )
    attachment.file.save(new_public_id(), ContentFile(upload.content), save=False)
    try:
        attachment.save(force_insert=True)
        data = {"attachment": attachment.public_id}
        record(item, "attached", by=by, at=at, layer=Layer.CONTRIBUTOR, data=data)
    except BaseException:
        discard([attachment])
        raise
    return attachment


def discard(attachments: Iterable[Attachment]) -> None:
    """Remove the files of rows that were never written after all."""
    for attachment in attachments:
        attachment.file.delete(save=False)
