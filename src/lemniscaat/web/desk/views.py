"""Bringing something in: step by step, with a way out half-way, and a receipt at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lemniscaat.core.errors import NotFound
from lemniscaat.desk.limits import TooMany
from lemniscaat.desk.queries import open_desks
from lemniscaat.web.desk import drafts
from lemniscaat.web.desk.forms import DeskForm, ForwardForm, SendForm
from lemniscaat.web.desk.sending import (
    SentAlready,
    forward_question,
    is_sent,
    receipt_on,
    send_story,
)
from lemniscaat.web.desk.told import FORMS, REVIEW, desk_of, keep, told_by, typed
from lemniscaat.web.desk.written import TITLES, read_back, sent_in
from lemniscaat.web.shared.doing import done

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpRequest, HttpResponse

    from lemniscaat.web.desk.told import Told

HEADINGS = {
    "verhaal": gettext_lazy("Tell us what is stuck"),
    "situatie": gettext_lazy("Tell a little more about it"),
    "gegevens": gettext_lazy("How may we reach you?"),
    REVIEW: gettext_lazy("Check what you wrote, and send it"),
}
TRACES = {
    "phone": gettext_lazy("a phone number"),
    "bsn": gettext_lazy("a citizen service number (BSN)"),
    "iban": gettext_lazy("a bank account number (IBAN)"),
    "email": gettext_lazy("an e-mail address"),
    "postcode": gettext_lazy("an address"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The way in: straight to the first step, or first the choice of a desk."""
    if not open_desks().exists():
        return render(request, "desk/no_desk.html")
    told = told_by(request)
    if told is not None and request.method != "POST":
        return redirect("desk_step", told.here or told.missing() or REVIEW)
    form = DeskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = told or drafts.unplaced(request)
        told.desk = form.cleaned_data["desk"].group.slug
        keep(request, told)
        return redirect("desk_step", "verhaal")
    return render(request, "desk/choose.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, step: str) -> HttpResponse:
    """One step of the story; what is typed is kept on this device."""
    if step == REVIEW:
        return _review(request)
    if step not in FORMS:
        raise NotFound(_("This does not exist, or you may not see it."))
    told = told_by(request)
    if told is None:
        return redirect("desk")
    before = told.missing()
    if before is not None and list(FORMS).index(before) < list(FORMS).index(step):
        return redirect("desk_step", before)
    if request.method == "POST":
        return _take_step(request, told, step)
    form = FORMS[step](initial=told.parts.get(step))
    return _show_step(request, told, step, form)


def _take_step(request: HttpRequest, told: Told, step: str) -> HttpResponse:
    told.parts[step] = typed(step, request.POST)
    form, action = told.form(step), request.POST.get("action")
    if action == "save":
        told.here = step
        return drafts.put_aside(request, told, lambda why: _refused(request, told, step, why))
    if not form.is_valid():
        return _show_step(request, told, step, form)
    found = told.personal(step)
    if found and action != "leave":
        shown = [(TRACES[trace.kind], trace.shown) for trace in found]
        return _show_step(request, told, step, form, traces=shown)
    told.here = ""
    told.left += [trace.shown for trace in found]
    keep(request, told)
    return redirect("desk_step", told.missing() or REVIEW)


def _refused(request: HttpRequest, told: Told, step: str, why: str) -> HttpResponse:
    form = told.form(step)
    form.add_error(None, why)
    return _show_step(request, told, step, form)


def _show_step(
    request: HttpRequest, told: Told, step: str, form: forms.Form, **more: Any
) -> HttpResponse:
    context = {"form": form, "open_text": next(iter(form.fields)), **more}
    return render(request, "desk/step.html", {**_around(told, step), **context})


def _around(told: Told, step: str) -> dict[str, Any]:
    """What every step shows beside its form."""
    names = [*(str(title) for title in TITLES.values()), _("Check and send")]
    number = [*FORMS, REVIEW].index(step) + 1
    return {
        "desk": desk_of(told),
        "heading": HEADINGS[step],
        "steps": names,
        "number": number,
        "total": len(names),
        "is_draft": bool(told.draft),
    }


def _review(request: HttpRequest) -> HttpResponse:
    """Everything once more, with the files; from here it is sent."""
    if is_sent(request, request.POST.get("key", "")):
        return redirect("desk_receipt")
    told = told_by(request)
    missing = told.missing() if told else None
    if told is None or missing is not None:
        return redirect("desk_step", missing) if missing else redirect("desk")
    form = SendForm(initial={"key": told.key})
    if request.method == "POST":
        if request.POST.get("action") == "save":
            return drafts.put_aside(request, told, lambda _why: redirect("desk_step", REVIEW))
        form = SendForm(request.POST, request.FILES)
        if form.is_valid() and str(form.cleaned_data["key"]) == told.key:
            sent = _sent(form, lambda: send_story(request, told, form, at=timezone.now()))
            if sent is not None:
                return sent
    context = {"form": form, "parts": read_back(told.cleaned())}
    return render(request, "desk/review.html", {**_around(told, REVIEW), **context})


def _sent(form: forms.Form, send: Callable[[], None]) -> HttpResponse | None:
    """To the receipt when it was sent, now or before; None when the form must say what is wrong."""
    try:
        done(form, send)
    except TooMany as refusal:
        form.add_error(None, refusal.sentence)
    except SentAlready:
        return redirect("desk_receipt")
    return None if form.errors else redirect("desk_receipt")


@require_safe
def receipt(request: HttpRequest) -> HttpResponse:
    """What was sent, its code, and what happens next; to print or to keep."""
    kept = receipt_on(request)
    if kept is None:
        messages.info(request, _("Your story was sent. Type the code that you got with it."))
        return redirect("follow")
    submission, code = kept
    context = {
        "submission": submission,
        "code": code,
        "desk": submission.desk,
        "holder": submission.holder,
        "forwarded": submission.channel == submission.Channel.REFERRAL,
        "parts": sent_in(submission),
        "attachments": submission.attachments.order_by("pk"),
    }
    return render(request, "desk/receipt.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def forward(request: HttpRequest) -> HttpResponse:
    """Pass on a question of somebody else, on one page."""
    if not open_desks().exists():
        return render(request, "desk/no_desk.html")
    form = ForwardForm()
    if request.method == "POST":
        if is_sent(request, request.POST.get("key", "")):
            return redirect("desk_receipt")
        form = ForwardForm(request.POST)
        if form.is_valid():
            sent = _sent(form, lambda: forward_question(request, form, at=timezone.now()))
            if sent is not None:
                return sent
    return render(request, "desk/forward.html", {"form": form})
