"""How accounts begin and look: by invitation only, shown by their name."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lemniscaat.loop.operations.membership import ask_reset
from lemniscaat.people.models import Person


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves: an account begins with an invitation."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _(
            "This e-mail address and this password do not belong together. Try again."
        ),
        "enter_current_password": _("This is not the password that you have now."),
        "too_many_login_attempts": _(
            "This was tried too often. Wait five minutes, or choose a new password."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        return reverse("my_account")

    def send_password_reset_mail(self, user: Person, email: str, context: object) -> None:  # noqa: ARG002
        """Owed like every other message: it goes out even when the mail server is away now."""
        ask_reset(person=user, at=timezone.now())


def display_name(user: Any) -> str:
    """The name under which somebody is addressed."""
    return str(user) if isinstance(user, Person) else ""
