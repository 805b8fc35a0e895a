"""The worklist: one list of everything that waits for me, most urgent first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lemniscaat.casework.models import Case
from lemniscaat.casework.operations.learning import looked_again
from lemniscaat.casework.queries import revisits_for
from lemniscaat.core.errors import NotFound
from lemniscaat.desk.queries import desks_of
from lemniscaat.web.shared.who import signed_in
from lemniscaat.web.work.waiting import MOST, in_groups, rows_for

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_required
@require_safe
def worklist(request: HttpRequest) -> HttpResponse:
    """Everything that waits for who is signed in."""
    person, today = signed_in(request), timezone.localdate()
    rows = rows_for(person, today)
    shown = rows[:MOST]
    context = {
        "groups": in_groups(shown, today),
        "number": len(shown),
        "late": sum(row.late for row in shown),
        "more": len(rows) > MOST,
        "at_a_desk": desks_of(person, today).exists(),
    }
    return render(request, "work/worklist.html", context)


@login_required
@require_POST
def revisit_done(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that you looked again and leave the case as it is."""
    person = signed_in(request)
    mine = revisits_for(person).filter(pk=pk, case__in=Case.objects.visible_to(person))
    revisit = mine.first()
    if revisit is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    looked_again(revisit=revisit, by=person, at=timezone.now())
    messages.success(request, _("It is written down that you looked again."))
    return redirect("worklist")
