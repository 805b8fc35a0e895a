"""Groups and their powers: desks, bodies and mandates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_required
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lemniscaat.core.errors import NotFound
from lemniscaat.decisions.mandates import end_mandate, found_body, give_mandate
from lemniscaat.decisions.models import Mandate
from lemniscaat.desk.operations.desks import open_desk
from lemniscaat.web.people.forms import BodyForm, DeskForm, EndForm, MandateForm
from lemniscaat.web.people.sheet import Words, act, administrator_behind

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

METHODS = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(METHODS)
def desk_new(request: HttpRequest) -> HttpResponse:
    """Open a desk."""
    by = administrator_behind(request)
    form = DeskForm(request.POST or None)
    words = Words(
        _("Open a desk"),
        _("Open this desk"),
        _("The desk is open."),
        lead=_("From that moment people can bring something in there."),
    )
    return act(
        request, words, form, lambda: open_desk(**form.cleaned_data, by=by, at=timezone.now())
    )


@login_required
@require_http_methods(METHODS)
def body_new(request: HttpRequest) -> HttpResponse:
    """Found a body."""
    by = administrator_behind(request)
    form = BodyForm(request.POST or None)
    words = Words(
        _("Found a body"),
        _("Found this body"),
        _("The body was founded. Give people a seat in it and write down its mandate."),
        lead=_("A table, team or council. It decides nothing until it has seats and a mandate."),
    )
    return act(
        request, words, form, lambda: found_body(**form.cleaned_data, by=by, at=timezone.now())
    )


@login_required
@require_http_methods(METHODS)
def mandate_new(request: HttpRequest) -> HttpResponse:
    """Write down a mandate; `?body=` chooses the body in the form already."""
    by = administrator_behind(request)
    form = MandateForm(request.POST or None, initial=request.GET.dict())
    words = Words(
        _("Write down a mandate"),
        _("Keep this mandate"),
        _("The mandate was written down."),
        lead=_(
            "You do not give the mandate; you write down what was given, by whom and until when."
        ),
    )
    return act(
        request, words, form, lambda: give_mandate(**form.cleaned_data, by=by, at=timezone.now())
    )


@login_required
@require_http_methods(METHODS)
def mandate_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a mandate end after a day."""
    by = administrator_behind(request)
    mandate = Mandate.objects.filter(pk=pk).select_related("body__group").first()
    if mandate is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    form = EndForm(request.POST or None)
    words = Words(
        _("End a mandate"),
        _("End this mandate"),
        _("The mandate ends after that day."),
        lead=str(mandate),
    )
    return act(
        request,
        words,
        form,
        lambda: end_mandate(
            mandate=mandate, until=form.cleaned_data["until"], by=by, at=timezone.now()
        ),
    )
