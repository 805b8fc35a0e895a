"""The pages about the site: what it is, what it keeps, how to reach us, and for whom it works."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parseaddr
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lemniscaat.desk.queries import open_desks

if TYPE_CHECKING:
    from django.http import HttpRequest

SECURITY_TXT_DAYS = 180  # RFC 9116 recommends less than a year


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this is, the figure of eight in plain words, and who decides."""
    return render(request, "home/about.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """For whom the site works, and what to do when it does not."""
    return render(request, "home/accessibility.html", {"address": _address()})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, why, how long, and the rights of people."""
    context = {
        "address": _address(),
        "draft_days": settings.DRAFT_DAYS,
        "session_hours": settings.SESSION_COOKIE_AGE // 3600,
    }
    return render(request, "home/privacy.html", context)


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """The API, and whose map this is."""
    return render(request, "home/open_data.html", {"api_url": f"{settings.BASE_URL}/api/v1/"})


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """The desks that are open, and how to reach them."""
    return render(request, "home/contact.html", {"desks": open_desks(), "address": _address()})


@require_safe
def security_txt(_request: HttpRequest) -> HttpResponse:
    """Whom to tell about a weak spot, for people and programs (RFC 9116)."""
    expires = timezone.now() + timedelta(days=SECURITY_TXT_DAYS)
    lines = (
        f"Contact: mailto:{_address()}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: nl, en",
        f"Canonical: {settings.BASE_URL}{reverse('security_txt')}",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _address() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
