"""One page for every act of an administrator: a title, why, a form and one button."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lemniscaat.core.errors import NotFound
from lemniscaat.people import rights
from lemniscaat.web.shared.doing import done
from lemniscaat.web.shared.who import signed_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms
    from django.http import HttpRequest, HttpResponse

    from lemniscaat.people.models import Person

R = TypeVar("R")


class Words(NamedTuple):
    """What such a page says; `said` is the sentence afterwards."""

    title: str
    button: str
    said: str
    lead: str = ""
    tone: str = ""


def administrator_behind(request: HttpRequest) -> Person:
    """The administrator who asks; for anyone else these pages do not exist."""
    person = signed_in(request)
    if not rights.may_administer(person):
        raise NotFound(_("This does not exist, or you may not see it."))
    return person


def act(
    request: HttpRequest, words: Words, form: forms.Form, change: Callable[[], R]
) -> HttpResponse:
    """Show the form, or do what it asks and go back to the register."""
    if request.method == "POST" and form.is_valid() and done(form, change) is not None:
        messages.success(request, words.said)
        return redirect("administration")
    return render(request, "people/sheet.html", {"form": form, "words": words})
