"""Leaving half-way and coming back with a code."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lemniscaat.core.codes import read_code
from lemniscaat.desk.drafts import drop_draft, find_draft, keep_draft
from lemniscaat.desk.limits import TooMany, count_attempt
from lemniscaat.web.desk.forms import DraftForm
from lemniscaat.web.desk.told import STORY, Told, forget, keep
from lemniscaat.web.shared.who import address

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse


def put_aside(
    request: HttpRequest, told: Told, refused: Callable[[str], HttpResponse]
) -> HttpResponse:
    """Keep the story under a code, whole or half."""
    try:
        _count(request, in_all=False)
    except TooMany as refusal:
        return refused(refusal.sentence)
    told.draft = keep_draft(data=told.to_keep(), at=timezone.now(), code=told.draft)
    keep(request, told)
    return redirect("desk_draft")


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """The code of the story on this device, or a place to type one."""
    told = unplaced(request)
    if request.method == "POST":
        if request.POST.get("action") in {"leave", "drop"}:
            return _leave(request, told)
        return _come_back(request)
    if told.draft:
        until = timezone.localdate() + timedelta(days=settings.DRAFT_DAYS)
        return render(request, "desk/kept.html", {"code": told.draft, "until": until})
    return render(request, "desk/come_back.html", {"form": DraftForm()})


def unplaced(request: HttpRequest) -> Told:
    """The story on this device, whatever its desk."""
    return Told(**request.session.get(STORY, {}))


def _leave(request: HttpRequest, told: Told) -> HttpResponse:
    forget(request)
    if request.POST["action"] == "drop":
        drop_draft(code=told.draft)
        messages.success(request, _("Your story was thrown away."))
    else:
        messages.success(request, _("Your story is no longer on this device. Keep your code."))
    return redirect("home")


def _come_back(request: HttpRequest) -> HttpResponse:
    form = DraftForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data["code"]
        found = find_draft(typed, timezone.now())
        try:
            _count(request, in_all=found is None)
        except TooMany as refusal:
            form.add_error("code", refusal.sentence)
        else:
            if found is not None:
                keep(request, Told(**found, draft=read_code(typed) or ""))
                return redirect("desk")
            form.add_error("code", _("We do not know this code. Look at it once more."))
    return render(request, "desk/come_back.html", {"form": form})


def _count(request: HttpRequest, *, in_all: bool) -> None:
    """Count one try. The limit for everyone together never stops somebody with a right code."""
    count_attempt(
        what="draft",
        source=address(request),
        at=timezone.now(),
        per_source=settings.CODE_TRIES_PER_ADDRESS,
        in_all=settings.CODE_TRIES_IN_ALL if in_all else None,
    )
