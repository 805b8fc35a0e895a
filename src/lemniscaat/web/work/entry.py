"""Write down a phone call, a letter or a visit for somebody: one page, one minute."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from lemniscaat.areas.models import Area
from lemniscaat.areas.queries import areas_in_order
from lemniscaat.core.codes import keyed_digest
from lemniscaat.core.errors import NotAllowed
from lemniscaat.desk.models import Desk, Submission
from lemniscaat.desk.operations.submit import Giver
from lemniscaat.desk.queries import desks_of
from lemniscaat.journeys.bring_in import bring_in
from lemniscaat.people.models import Person
from lemniscaat.web.shared.doing import done
from lemniscaat.web.shared.who import signed_in

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

    from lemniscaat.desk.operations.submit import Receipt

_ = gettext_lazy
Channel = Submission.Channel


class EntryForm(forms.Form):
    """What somebody told, who they are, and how they agreed that it is written down."""

    told = forms.CharField(
        label=_("What they told"),
        help_text=_("In their own words, as much as you can. Nobody changes these words later."),
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write down what they told.")},
    )
    channel = forms.ChoiceField(
        label=_("How it came in"),
        initial=Channel.PHONE,
        choices=[
            (one.value, one.label)
            for one in (Channel.PHONE, Channel.MAIL, Channel.GATHERING, Channel.ON_BEHALF)
        ],
    )
    name = forms.CharField(label=_("Their name"), max_length=120, required=False)
    descriptor = forms.CharField(
        label=_("Who they are"),
        help_text=_("For example: dairy farmer, or neighbour of a nature area."),
        max_length=120,
        required=False,
    )
    reach = forms.ChoiceField(
        label=_("How they want to hear from us"),
        initial=Person.Reach.PHONE,
        choices=[
            (Person.Reach.PHONE, Person.Reach.PHONE.label),
            (Person.Reach.MAIL, Person.Reach.MAIL.label),
            (Person.Reach.NONE, _("Not at all: they follow it with the code")),
        ],
    )
    phone = forms.CharField(label=_("Their phone number"), max_length=40, required=False)
    email = forms.EmailField(label=_("Their e-mail address"), required=False)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    consent = forms.CharField(
        label=_("How did they agree that you write this down?"),
        help_text=_("For example: on the phone, after I read it back."),
        max_length=300,
        error_messages={"required": _("Write down how they agreed.")},
    )
    may_publish = forms.BooleanField(
        label=_("This may be published, without their name"), required=False
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, desks: QuerySet[Desk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        one = len(desks) == 1
        self.fields["desk"] = forms.ModelChoiceField(
            label=_("Desk"),
            queryset=desks,
            empty_label=None,
            initial=desks[0],
            widget=forms.HiddenInput if one else forms.Select,
        )
        self.fields["area"] = forms.ChoiceField(
            label=_("Area"),
            required=False,
            choices=[
                ("", _("Not known")),
                *(
                    (area.slug, "\u00a0\u00a0" * depth + area.name)
                    for depth, area in areas_in_order()
                ),
            ],
        )

    def clean(self) -> dict[str, Any]:
        """Who wants to be called or mailed, gives the number or the address."""
        typed = super().clean() or self.cleaned_data
        for reach, name in ((Person.Reach.PHONE, "phone"), (Person.Reach.MAIL, "email")):
            if typed.get("reach") == reach and not typed.get(name) and name not in self.errors:
                self.add_error(name, gettext("Fill this in, or choose another way to reach them."))
        return typed


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def submission_new(request: HttpRequest) -> HttpResponse:
    """The page, and writing it down; the code is shown in the reply and kept nowhere."""
    person = signed_in(request)
    desks = desks_of(person, timezone.localdate())
    if not desks:
        raise NotAllowed(gettext("Only people of the desk do this."))
    if request.method != "POST":
        form = EntryForm(desks=desks, initial={"key": secrets.token_urlsafe(24)})
        return render(request, "work/submission_new.html", {"form": form})
    form = EntryForm(request.POST, desks=desks)
    if form.is_valid():
        try:
            receipt = done(form, lambda: _write_down(form, person))
        except IntegrityError:
            kept = Submission.objects.visible_to(person).filter(key=_key_of(form)).first()
            if kept is None:
                raise
            return _already(request, kept)
        if receipt is not None:
            context = {"submission": receipt.submission, "code": receipt.code, "fresh": True}
            return render(request, "work/code.html", context)
    return render(request, "work/submission_new.html", {"form": form})


def _write_down(form: EntryForm, person: Person) -> Receipt:
    typed = form.cleaned_data
    giver = Giver(
        name=typed["name"],
        descriptor=typed["descriptor"],
        email=typed["email"],
        phone=typed["phone"],
        reach=typed["reach"],
    )
    return bring_in(
        uploads=[],
        desk=typed["desk"],
        told=typed["told"],
        key=_key_of(form),
        at=timezone.now(),
        giver=giver,
        by=person,
        area=Area.objects.filter(slug=typed["area"]).first(),
        place=typed["place"],
        channel=typed["channel"],
        may_publish=typed["may_publish"],
        consent=typed["consent"],
    )


def _already(request: HttpRequest, kept: Submission) -> HttpResponse:
    """Sent twice is one contribution: show that one."""
    messages.warning(
        request,
        gettext("This was written down already. Make a new code when the first one got lost."),
    )
    return redirect("submission", kept.public_id)


def _key_of(form: EntryForm) -> str:
    return keyed_digest("entry", form.cleaned_data["key"])
