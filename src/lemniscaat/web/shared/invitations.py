"""The link with which somebody accepts an invitation, and which invitation a link opens.

The link is made from the invitation and the site's secret key whenever its mail goes out, so that
nothing has to be kept that would open an account. The code that the administrator saw opens it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.http import urlencode

from lemniscaat.core.codes import keyed_digest, read_code
from lemniscaat.people.models import Invitation

if TYPE_CHECKING:
    from datetime import datetime

_signer = Signer(salt="invitation", sep=".")


def link_for(invitation: Invitation) -> str:
    """The whole address that opens this invitation."""
    query = urlencode({"c": _signer.sign(str(invitation.pk))})
    return f"{settings.BASE_URL}{reverse('invitation')}?{query}"


def invitation_from(code_or_signature: str, at: datetime) -> Invitation | None:
    """The invitation that this opens at this moment; None when it never did or no longer does."""
    still_open = Invitation.objects.filter(accepted_at=None, expires_at__gt=at)
    try:
        return still_open.filter(pk=_signer.unsign(code_or_signature.strip())).first()
    except BadSignature:
        code = read_code(code_or_signature)
        digest = keyed_digest("invitation", code or "")
        return still_open.filter(digest=digest).first() if code else None
