"""What every page of a demonstration shows at the top: the roles, at one press each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.urls import reverse

from lemniscaat.demo.roles import ROLES

if TYPE_CHECKING:
    from django.http import HttpRequest


class Press(NamedTuple):
    """One button in the bar."""

    name: str
    label: str
    url: str


def roles(request: HttpRequest) -> dict[str, list[Press]]:  # noqa: ARG001 - Django gives it
    """The roles that anyone may take on."""
    return {
        "demo_roles": [
            Press(key, str(role.label), reverse("demo_as", args=[key]))
            for key, role in ROLES.items()
        ]
    }
