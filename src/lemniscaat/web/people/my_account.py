"""One's own account: name, roles, and the keys of programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lemniscaat.core.errors import NotFound
from lemniscaat.loop.operations import membership
from lemniscaat.web.people import register
from lemniscaat.web.people.forms import KeyForm
from lemniscaat.web.shared.doing import done
from lemniscaat.web.shared.who import signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def my_account(request: HttpRequest) -> HttpResponse:
    """Who I am here. A new key is made on this page too, and shown this once."""
    person = signed_in(request)
    form = KeyForm(request.POST or None)
    key = None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        key = done(form, lambda: membership.make_token(**told, by=person, at=timezone.now()))
    context = {
        "form": KeyForm() if key else form,
        "key": key,
        "person": person,
        "roles": register.roles_of(person),
        "keys": person.tokens.order_by("expires_at"),
        "today": timezone.localdate(),
    }
    return render(request, "people/my_account.html", context)


@login_required
@require_POST
def key_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop one of my own keys."""
    person = signed_in(request)
    token = person.tokens.filter(pk=pk).first()
    if token is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    membership.revoke_token(token=token, by=person, at=timezone.now())
    messages.success(request, _("The key does not work any more."))
    return redirect("my_account")
