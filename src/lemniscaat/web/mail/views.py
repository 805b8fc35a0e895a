"""The outbox of a demonstration: every mail that would have gone out, as its reader gets it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lemniscaat.web.mail.outbox import newest

SHOWN = 50


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """The newest mails, each of which opens in its place."""
    return render(request, "mail/outbox.html", {"mails": newest(SHOWN), "shown": SHOWN})
