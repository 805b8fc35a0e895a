"""Accepting an invitation: what it is for, a password of one's own, and in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth import login
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from lemniscaat.loop.operations.membership import accept_invitation
from lemniscaat.web.people.forms import AcceptForm
from lemniscaat.web.shared.doing import done
from lemniscaat.web.shared.invitations import invitation_from

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest) -> HttpResponse:
    """Reading changes nothing: mail programs open links too. The password accepts it."""
    now = timezone.now()
    code = (request.POST if request.method == "POST" else request.GET).get("c", "")
    found = invitation_from(code, now) if code else None
    if found is None:
        return render(
            request, "people/invitation_code.html", {"code": code}, status=404 if code else 200
        )
    form = AcceptForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        password = form.cleaned_data["password"]
        person = done(form, lambda: accept_invitation(invitation=found, password=password, at=now))
        if person is not None:
            login(request, person)
            messages.success(request, _("Welcome. Your account is ready."))
            return redirect("worklist")
    return render(
        request, "people/invitation.html", {"invitation": found, "code": code, "form": form}
    )
