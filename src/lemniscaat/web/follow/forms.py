"""What who brought something in can say on their own page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from lemniscaat.loop.models import Answer, Remark

LONGEST = 8000
Kind = Remark.Kind


class CodeForm(forms.Form):
    """The code by which a contribution is followed."""

    code = forms.CharField(
        label=_("Your code"),
        help_text=_(
            "It is on the page that you got when you sent it. "
            "Capitals, spaces and dashes do not matter."
        ),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "input-code", "autocomplete": "off"}),
        error_messages={"required": _("Type your code.")},
    )


class SayForm(forms.Form):
    """Add something, ask something, or say that something is not clear."""

    kind = forms.ChoiceField(
        label=_("What do you want to do?"),
        choices=[
            (Kind.ADDITION, _("I want to add something")),
            (Kind.QUESTION, _("I have a question")),
            (Kind.NOT_UNDERSTOOD, _("I do not understand something")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you want to do.")},
    )
    text = forms.CharField(
        label=_("Write it here"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write something first.")},
    )


class ReplyForm(forms.Form):
    """The answer to what the desk asks."""

    text = forms.CharField(
        label=_("Your answer"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write your answer first.")},
    )


class WordingForm(forms.Form):
    """Yes or no to the sharpened question; the two buttons say which."""

    agreed = forms.ChoiceField(
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.HiddenInput,
        error_messages={"required": _("Choose yes or no.")},
    )
    reaction = forms.CharField(
        label=_("Do you want to say something about it?"),
        help_text=_("When it is not right: what must be different?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HeardForm(forms.Form):
    """Whether the answer landed."""

    heard = forms.ChoiceField(
        label=_("Do you feel heard?"),
        help_text=_("You may also feel heard when the answer is no."),
        choices=Answer.Heard.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes, partly or no.")},
    )
    text = forms.CharField(
        label=_("Do you want to tell why?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class WithdrawForm(forms.Form):
    """Take it back, with or without a reason."""

    why = forms.CharField(
        label=_("Do you want to tell why?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
