"""Following what you brought in with a code, and saying something on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lemniscaat.casework.operations.question import agree
from lemniscaat.core.errors import NotFound
from lemniscaat.desk.limits import TooMany, count_attempt
from lemniscaat.desk.operations.handle import reply_to_desk
from lemniscaat.desk.queries import by_code
from lemniscaat.journeys import answer_back
from lemniscaat.loop.models import Attachment, Item
from lemniscaat.loop.operations import remarks
from lemniscaat.loop.operations.answers import say_heard
from lemniscaat.loop.queries import answers_for
from lemniscaat.web.desk.sending import forget_receipt
from lemniscaat.web.follow.forms import (
    CodeForm,
    HeardForm,
    ReplyForm,
    SayForm,
    WithdrawForm,
    WordingForm,
)
from lemniscaat.web.follow.page import page_of, wording_for
from lemniscaat.web.shared import who
from lemniscaat.web.shared.doing import done

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, HttpResponse

    from lemniscaat.desk.models import Submission
    from lemniscaat.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest) -> HttpResponse:
    """Type a code; a wrong, a revoked and an unknown one get the same sentence."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = by_code(form.cleaned_data["code"])
        try:
            count_attempt(
                what="code",
                source=who.address(request),
                at=timezone.now(),
                per_source=settings.CODE_TRIES_PER_ADDRESS,
                # However many others guess, a right code still opens its page.
                in_all=None if found else settings.CODE_TRIES_IN_ALL,
            )
        except TooMany as refusal:
            form.add_error("code", refusal.sentence)
        else:
            if found is not None:
                who.follow(request, found)
                return redirect("my_contribution")
            form.add_error("code", _("This code opens nothing. Look at it once more."))
    context = {"form": form, "followed": who.followed(request)}
    return render(request, "follow/follow.html", context)


@require_safe
def my_contribution(request: HttpRequest) -> HttpResponse:
    """Everything that who brought it in may know."""
    followed = who.followed(request)
    if followed is None:
        return redirect("follow")
    return _show(request, *followed)


@require_POST
def my_say(request: HttpRequest) -> HttpResponse:
    """Add something, ask something, or answer what the desk asks."""
    submission, person = _mine(request)
    replies = request.POST.get("kind") == "reply"
    form: forms.Form = (
        ReplyForm(request.POST, auto_id="reply_%s")
        if replies
        else SayForm(request.POST, auto_id="say_%s")
    )
    if form.is_valid():
        given, at = form.cleaned_data, timezone.now()
        done(
            form,
            lambda: (
                reply_to_desk(submission=submission, text=given["text"], by=person, at=at)
                if replies
                else remarks.say(
                    item=submission, kind=given["kind"], text=given["text"], by=person, at=at
                )
            ),
        )
    if form.errors:
        return _show(request, submission, person, **{"reply" if replies else "say": form})
    messages.success(request, _("Thank you. Your words have arrived."))
    return redirect("my_contribution")


@require_POST
def my_wording(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether the sharpened question is still hers."""
    submission, person = _mine(request)
    wording = wording_for(submission, person, pk)
    if wording is None:
        raise _nothing()
    form = WordingForm(request.POST, auto_id="wording_%s")
    if form.is_valid():
        given, at = form.cleaned_data, timezone.now()
        agreed = given["agreed"] == "yes"
        done(
            form,
            lambda: agree(
                wording=wording, agreed=agreed, reaction=given["reaction"], by=person, at=at
            ),
        )
    if form.errors:
        return _show(request, submission, person, wording=form)
    messages.success(request, _("Thank you. We go on with your reaction."))
    return redirect("my_contribution")


@require_POST
def my_heard(request: HttpRequest, pk: int) -> HttpResponse:
    """Say whether the answer landed."""
    submission, person = _mine(request)
    given = answers_for(person, [submission]).filter(pk=pk).first()
    if given is None:
        raise _nothing()
    form = HeardForm(request.POST, auto_id="heard_%s")
    if form.is_valid():
        told, at = form.cleaned_data, timezone.now()
        done(
            form,
            lambda: say_heard(
                given=given, heard=told["heard"], text=told["text"], by=person, at=at
            ),
        )
    if form.errors:
        return _show(request, submission, person, heard=form)
    messages.success(request, _("Thank you for telling us."))
    return redirect("my_contribution")


@require_http_methods(["GET", "HEAD", "POST"])
def my_withdraw(request: HttpRequest) -> HttpResponse:
    """Take it back, after one question whether that is really meant."""
    followed = who.followed(request)
    if followed is None:
        return redirect("follow")
    submission, person = followed
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        why, at = form.cleaned_data["why"], timezone.now()
        done(form, lambda: answer_back.withdraw(submission=submission, why=why, by=person, at=at))
        if not form.errors:
            messages.success(request, _("You took it back. We stop working on it."))
            return redirect("my_contribution")
    return render(request, "follow/withdraw.html", {"form": form, "submission": submission})


@require_POST
def my_stop(request: HttpRequest) -> HttpResponse:
    """Stop following on this device; the code keeps working."""
    forget_receipt(request)
    who.forget(request)
    messages.success(request, _("This device follows nothing any more. Keep your code."))
    return redirect("follow")


@require_safe
def attachment(request: HttpRequest, public_id: str) -> HttpResponse | FileResponse:
    """A file, as a download, for who may read the item that it belongs to."""
    found = Attachment.objects.filter(public_id=public_id).first()
    if found is None or not _may_read(request, found):
        raise _nothing()
    try:
        content = found.file.open("rb")
    except FileNotFoundError:
        raise _nothing() from None
    response = FileResponse(
        content, as_attachment=True, filename=found.name, content_type=found.media_type
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _may_read(request: HttpRequest, found: Attachment) -> bool:
    followed = who.followed(request)
    if followed is not None and followed[0].pk == found.item_id:
        return True
    return Item.objects.visible_to(who.reader(request)).filter(pk=found.item_id).exists()


def _mine(request: HttpRequest) -> tuple[Submission, Person]:
    """The contribution that is followed on this device, for who wants to do something with it."""
    followed = who.followed(request)
    if followed is None:
        raise _nothing()
    return followed


def _show(
    request: HttpRequest, submission: Submission, person: Person, **typed: forms.Form
) -> HttpResponse:
    return render(request, "follow/mine.html", page_of(submission, person, typed))


def _nothing() -> NotFound:
    return NotFound(_("This does not exist, or you may not see it."))
