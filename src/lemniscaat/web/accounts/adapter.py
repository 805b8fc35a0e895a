"""How accounts begin and look: by invitation only, shown by their name."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from lemniscaat.people.models import Person


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves: an account begins with an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False


def display_name(user: Any) -> str:
    """The name under which somebody is addressed."""
    return str(user) if isinstance(user, Person) else ""
