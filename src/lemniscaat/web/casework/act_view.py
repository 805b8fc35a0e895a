"""The page of one act on a case: looking shows the form, sending it does the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lemniscaat.core.errors import Conflict, NotAllowed, NotFound
from lemniscaat.web.casework import (
    acts_answer,
    acts_deviate,
    acts_publish,
    acts_question,
    acts_steps,
    acts_team,
    acts_weighing,
)
from lemniscaat.web.casework.standing import standing_of
from lemniscaat.web.shared.doing import done

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from lemniscaat.web.casework.act import Act, CaseForm
    from lemniscaat.web.casework.standing import Standing

ROOMS = (
    acts_steps,
    acts_question,
    acts_weighing,
    acts_team,
    acts_answer,
    acts_deviate,
    acts_publish,
)
ACTS: dict[str, Act] = {act.slug: act for room in ROOMS for act in room.ACTS}


def possible_acts(standing: Standing) -> list[Act]:
    """What the reader can do with this case now, in the order of the table."""
    return [act for act in ACTS.values() if act.may(standing) and act.now(standing)]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def case_act(request: HttpRequest, public_id: str, act: str) -> HttpResponse:
    """Show the form of an act, or do the act and go back to the case."""
    standing = standing_of(request, public_id)
    found = ACTS.get(act)
    if found is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    if not found.may(standing):
        raise NotAllowed(_("Your role in this case does not let you do this."))
    if not found.now(standing):
        raise Conflict(_("This is not possible where the case stands now."))
    form = _form(request, found, standing)
    if request.method == "POST" and "preview" not in request.POST and _did(found, form):
        messages.success(request, str(found.done))
        return redirect("case", public_id)
    more = found.shows(form) if found.shows else {}
    case_url = reverse("case", args=[public_id])
    context = {
        "act": found,
        "case": standing.case,
        "form": form,
        "crumbs": [(_("Board"), reverse("board")), (standing.case.number, case_url)],
        **more,
    }
    return render(request, found.template, context)


def _form(request: HttpRequest, act: Act, standing: Standing) -> CaseForm:
    if request.method == "POST":
        return act.form(standing, request.POST, request.FILES)
    initial = {
        field: request.GET[asked] for asked, field in act.form.given.items() if asked in request.GET
    }
    return act.form(standing, initial=initial)


def _did(act: Act, form: CaseForm) -> bool:
    def change() -> bool:
        act.do(form, timezone.now())
        return True

    return form.is_valid() and done(form, change) is True
