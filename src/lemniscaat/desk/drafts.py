"""Half-told stories: kept under a code of their own, gone after their last day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings

from lemniscaat.core.codes import keyed_digest, new_tracking_code, read_code
from lemniscaat.desk.models import Draft

if TYPE_CHECKING:
    from datetime import datetime


def keep_draft(*, data: dict[str, Any], at: datetime, code: str = "") -> str:
    """Keep a draft and return its code; with a code, write that draft anew."""
    code = read_code(code) or new_tracking_code()
    Draft.objects.update_or_create(
        digest=keyed_digest("draft", code),
        defaults={"data": data, "expires_at": at + timedelta(days=settings.DRAFT_DAYS)},
    )
    return code


def find_draft(typed: str, at: datetime) -> dict[str, Any] | None:
    """What was told so far, if this code opens a draft that is still kept."""
    digest = keyed_digest("draft", read_code(typed) or "")
    draft = Draft.objects.filter(digest=digest, expires_at__gt=at).first()
    return dict(draft.data) if draft else None


def drop_draft(*, code: str) -> None:
    """Forget a draft: its story was sent, or its teller wants it gone."""
    Draft.objects.filter(digest=keyed_digest("draft", read_code(code) or "")).delete()


def forget_old_drafts(*, at: datetime) -> int:
    """Forget every draft whose last day has passed; returns how many."""
    return Draft.objects.filter(expires_at__lte=at).delete()[0]
