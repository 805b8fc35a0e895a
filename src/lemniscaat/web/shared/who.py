"""Who is asking: the person signed in, or somebody who follows their contribution by its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.core.errors import NotFound
from lemniscaat.core.network import asking_address
from lemniscaat.desk.models import Submission
from lemniscaat.people.models import Person

if TYPE_CHECKING:
    from django.http import HttpRequest

FOLLOWS = "follows"


def signed_in(request: HttpRequest) -> Person:
    """The person behind a page that asks for an account; those pages carry `login_required`."""
    if not isinstance(request.user, Person):
        raise NotFound(_("This does not exist, or you may not see it."))
    return request.user


def reader(request: HttpRequest) -> Person | None:
    """Who reads, or None for somebody that we do not know."""
    return request.user if isinstance(request.user, Person) else None


def follow(request: HttpRequest, submission: Submission) -> None:
    """Remember on this device which contribution a right code opened."""
    request.session.cycle_key()
    request.session[FOLLOWS] = [submission.pk, timezone.now().isoformat()]


def forget(request: HttpRequest) -> None:
    """Forget the contribution on this device."""
    request.session.pop(FOLLOWS, None)
    request.session.cycle_key()


def followed(request: HttpRequest) -> tuple[Submission, Person] | None:
    """The contribution that is followed on this device, and who brought it; None without a code."""
    key, since = request.session.get(FOLLOWS, (None, ""))
    found = Submission.objects.as_system().filter(pk=key).select_related("brought_by").first()
    if found is None or found.brought_by is None:
        return None
    if found.codes.filter(revoked_at__gt=since).exists():
        return None  # opened with a code that somebody lost
    return found, found.brought_by


def address(request: HttpRequest) -> str:
    """The network address that asks."""
    remote = request.META.get("REMOTE_ADDR", "")
    forwarded = request.headers.get("X-Forwarded-For", "")
    return asking_address(remote, forwarded, proxies=settings.TRUSTED_PROXIES)
