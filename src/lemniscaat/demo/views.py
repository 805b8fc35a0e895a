"""Looking around as somebody of the invented world; these doors exist only in a demonstration."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lemniscaat.core.errors import NotFound
from lemniscaat.demo.roles import ROLES, account_of, contribution_of
from lemniscaat.web.shared.who import follow


@require_POST
def look_as(request: HttpRequest, role: str) -> HttpResponse:
    """Become this person, and go to where their day begins."""
    if role not in ROLES:
        raise NotFound(_("There is no such role in this demonstration."))
    start = ROLES[role].start
    logout(request)
    person = account_of(role)
    if person is not None:
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    elif start == "my_contribution":
        contribution = contribution_of(role)
        if contribution is None:
            return redirect("desk")
        follow(request, contribution)
    label = ROLES[role].label
    messages.info(request, _("You are looking around as: %(role)s.") % {"role": label})
    return redirect(start)
