"""The forms for signing in and for passwords, in our own words; allauth does the checking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from allauth.account import forms as allauth
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django import forms
    from django.utils.functional import _StrPromise

PASSWORD_HELP = _(
    "At least 12 characters. A sentence that only you know is easy to keep and hard to guess."
)


class _OurWords:
    """Gives the fields of a form our labels and explanations, and takes away the placeholders."""

    labels: dict[str, _StrPromise] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            field = self.fields[name]
            field.label = label
            field.help_text = PASSWORD_HELP if name == "password1" else ""
            field.widget.attrs.pop("placeholder", None)


class SignInForm(_OurWords, allauth.LoginForm):  # type: ignore[misc]
    """Who are you?"""

    labels = {"login": _("E-mail address"), "password": _("Password")}


class ResetForm(_OurWords, allauth.ResetPasswordForm):  # type: ignore[misc]
    """Where do we send the message?"""

    labels = {"email": _("E-mail address")}


class NewPasswordForm(_OurWords, allauth.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, after the old one was forgotten."""

    labels = {"password1": _("New password"), "password2": _("The same password once more")}


class ChangeForm(_OurWords, allauth.ChangePasswordForm):  # type: ignore[misc]
    """A new password, by somebody who knows the old one."""

    labels = {
        "oldpassword": _("The password that you have now"),
        "password1": _("New password"),
        "password2": _("The same password once more"),
    }


class FirstPasswordForm(_OurWords, allauth.SetPasswordForm):  # type: ignore[misc]
    """A password for an account that had none."""

    labels = {"password1": _("New password"), "password2": _("The same password once more")}
