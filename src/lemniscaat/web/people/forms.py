"""The forms of administration, of an invitation and of one's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.decisions.models import Body
from lemniscaat.people.models import ApiToken, Group, Person, Role
from lemniscaat.web.accounts.forms import PASSWORD_HELP

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KEY_DAYS = (
    (30, gettext_lazy("30 days")),
    (90, gettext_lazy("90 days")),
    (365, gettext_lazy("one year")),
)


def _day(label: _StrPromise, help_text: _StrPromise | str = "", **facts: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, help_text=help_text, widget=widget, **facts)


def _new_password(label: _StrPromise, help_text: _StrPromise | str = "") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": "new-password"})
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, strip=False, max_length=200
    )


class _GroupForm(forms.Form):
    """Chooses a group and what somebody does there."""

    group = forms.ModelChoiceField(
        Group.objects.order_by("kind", "name"),
        to_field_name="slug",
        label=gettext_lazy("Desk, team or body"),
    )
    function = forms.ChoiceField(
        label=gettext_lazy("Function"), choices=[("", "---------"), *Role.Function.choices]
    )


class InviteForm(_GroupForm):
    """Invites somebody, with or without a first role."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"), max_length=254)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)

    field_order = ("name", "email", "group", "function")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group"].required = self.fields["function"].required = False


class RoleForm(_GroupForm):
    """Gives somebody a role, from a day to a day."""

    person = forms.ModelChoiceField(
        Person.objects.exclude(email=None).filter(is_active=True).order_by("name"),
        to_field_name="public_id",
        label=gettext_lazy("Who"),
    )
    since = _day(gettext_lazy("First day"), initial=timezone.localdate)
    until = _day(
        gettext_lazy("Last day"), gettext_lazy("Leave open when there is no end."), required=False
    )

    field_order = ("person", "group", "function", "since", "until")


class EndForm(forms.Form):
    """The last day of a role or a mandate."""

    until = _day(
        gettext_lazy("Last day"), gettext_lazy("This day still counts."), initial=timezone.localdate
    )


class BodyForm(forms.Form):
    """Founds a body."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    about = forms.CharField(
        label=gettext_lazy("What is it for?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
        required=False,
    )
    control = forms.CharField(
        label=gettext_lazy("Who watches over it?"),
        help_text=gettext_lazy(
            "For example: the States of the province, through the yearly report."
        ),
        max_length=200,
        required=False,
    )


class DeskForm(forms.Form):
    """Opens a desk."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=120)
    scope_in = forms.CharField(
        label=gettext_lazy("What can people bring here?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=4000,
    )
    duty = forms.ModelChoiceField(
        Person.objects.exclude(email=None).filter(is_active=True).order_by("name"),
        to_field_name="public_id",
        label=gettext_lazy("Who is on duty first?"),
        help_text=gettext_lazy("This person becomes process director of the desk."),
    )


class MandateForm(forms.Form):
    """Writes down a mandate."""

    body = forms.ModelChoiceField(
        Body.objects.select_related("group").order_by("group__name"),
        label=gettext_lazy("Which body?"),
    )
    scope = forms.SlugField(
        label=gettext_lazy("Key"),
        help_text=gettext_lazy("The word by which an approach asks for it, such as take_up."),
        max_length=50,
    )
    description = forms.CharField(label=gettext_lazy("What may the body decide?"), max_length=300)
    limit = forms.CharField(
        label=gettext_lazy("Up to where?"),
        help_text=gettext_lazy("For example: up to 50,000 euro a case."),
        max_length=200,
        required=False,
    )
    given_by = forms.CharField(label=gettext_lazy("Who gave the mandate?"), max_length=200)
    source = forms.CharField(
        label=gettext_lazy("Where is that written?"), max_length=200, required=False
    )
    since = _day(gettext_lazy("First day"), initial=timezone.localdate)
    until = _day(
        gettext_lazy("Last day"), gettext_lazy("Leave open when there is no end."), required=False
    )


class AcceptForm(forms.Form):
    """Chooses the first password of an account, twice."""

    password = _new_password(gettext_lazy("Password"), PASSWORD_HELP)
    again = _new_password(gettext_lazy("The same password once more"))

    def clean_again(self) -> str:
        """A slip of the finger would lock somebody out."""
        again: str = self.cleaned_data["again"]
        if again != self.cleaned_data.get("password", again):
            raise forms.ValidationError(_("The two passwords are not the same."))
        return again


class KeyForm(forms.Form):
    """Makes an access key for a program."""

    name = forms.CharField(label=gettext_lazy("For which program?"), max_length=80)
    scope = forms.ChoiceField(label=gettext_lazy("What may it do?"), choices=ApiToken.Scope.choices)
    days = forms.TypedChoiceField(
        label=gettext_lazy("How long does it work?"), choices=KEY_DAYS, coerce=int
    )
