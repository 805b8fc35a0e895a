"""Who takes part: the register, invitations, roles, and closing an account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lemniscaat.core.errors import NotFound
from lemniscaat.loop.operations import membership
from lemniscaat.people.models import Person, Role
from lemniscaat.web.people import register
from lemniscaat.web.people.forms import EndForm, InviteForm, RoleForm
from lemniscaat.web.people.sheet import Words, act, administrator_behind
from lemniscaat.web.shared.doing import done

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

METHODS = ["GET", "HEAD", "POST"]


@login_required
@require_safe
def administration(request: HttpRequest) -> HttpResponse:
    """Everyone and every group; no sight of any item."""
    administrator_behind(request)
    now, today = timezone.now(), timezone.localdate()
    context = {
        "members": register.members(now, today),
        "invitations": register.open_invitations(now),
        "groups": register.groups(today),
    }
    return render(request, "people/administration.html", context)


@login_required
@require_http_methods(METHODS)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody; the code is shown this once."""
    by = administrator_behind(request)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        invited = done(form, lambda: membership.invite(**told, by=by, at=timezone.now()))
        if invited is not None:
            context = {
                "invitation": invited.invitation,
                "code": invited.code,
                "address": f"{settings.BASE_URL}{reverse('invitation')}",
            }
            return render(request, "people/invited.html", context)
    words = Words(
        title=_("Invite somebody"),
        button=_("Send the invitation"),
        said="",
        lead=_("They get a mail with a link. With it they choose a password within seven days."),
    )
    return render(request, "people/sheet.html", {"form": form, "words": words})


@login_required
@require_safe
def account(request: HttpRequest, public_id: str) -> HttpResponse:
    """One person with an account: their roles, and what an administrator can do."""
    by = administrator_behind(request)
    person = _account_or_refuse(public_id)
    context = {
        "person": person,
        "roles": register.roles_of(person),
        "today": timezone.localdate(),
        "is_self": person.pk == by.pk,
    }
    return render(request, "people/account.html", context)


@login_required
@require_http_methods(METHODS)
def role_new(request: HttpRequest) -> HttpResponse:
    """Give somebody a role; `?person=` and `?group=` choose them in the form already."""
    by = administrator_behind(request)
    form = RoleForm(request.POST or None, initial=request.GET.dict())
    words = Words(_("Give a role"), _("Give this role"), _("The role was given."))
    return act(
        request,
        words,
        form,
        lambda: membership.give_role(**form.cleaned_data, by=by, at=timezone.now()),
    )


@login_required
@require_http_methods(METHODS)
def role_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a role end after a day."""
    by = administrator_behind(request)
    role = Role.objects.filter(pk=pk).select_related("person", "group").first()
    if role is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    form = EndForm(request.POST or None)
    words = Words(
        title=_("End a role"),
        button=_("End this role"),
        said=_("The role ends after that day."),
        lead=str(role),
    )
    return act(
        request,
        words,
        form,
        lambda: membership.end_role(
            role=role, until=form.cleaned_data["until"], by=by, at=timezone.now()
        ),
    )


@login_required
@require_http_methods(METHODS)
def deactivate(request: HttpRequest, public_id: str) -> HttpResponse:
    """Close an account at once."""
    by = administrator_behind(request)
    person = _account_or_refuse(public_id)
    words = Words(
        title=_("Close the account of %(name)s") % {"name": person},
        button=_("Close this account"),
        said=_("The account is closed."),
        lead=_(
            "From now on this person cannot sign in; keys stop working and all roles end today. "
            "What they did stays readable under their name. What they hold must be handed over."
        ),
        tone="danger",
    )
    return act(
        request,
        words,
        forms.Form(request.POST),
        lambda: membership.deactivate(person=person, by=by, at=timezone.now()),
    )


@login_required
@require_http_methods(METHODS)
def administrator(request: HttpRequest, public_id: str) -> HttpResponse:
    """Let somebody administer, or no longer."""
    by = administrator_behind(request)
    person = _account_or_refuse(public_id)
    ends = person.is_administrator
    words = Words(
        title=(_("%(name)s no longer administers") if ends else _("Let %(name)s administer"))
        % {"name": person},
        button=_("Take this right away") if ends else _("Give this right"),
        said=_("This was changed."),
        lead=_(
            "An administrator invites people, gives roles and writes down mandates. "
            "It gives no sight of what people bring in."
        ),
    )
    return act(
        request,
        words,
        forms.Form(request.POST),
        lambda: membership.set_administrator(
            person=person, administers=not ends, by=by, at=timezone.now()
        ),
    )


def _account_or_refuse(public_id: str) -> Person:
    person = register.account_of(public_id)
    if person is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    return person
