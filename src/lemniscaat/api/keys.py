"""Access keys: a program acts for the person whose key it holds, within the key's scope."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from ninja.security import HttpBearer

from lemniscaat.core.codes import keyed_digest
from lemniscaat.people.models import ApiToken, Person

if TYPE_CHECKING:
    from django.http import HttpRequest


class Key(HttpBearer):
    """Asks for a key that may read, or that may also write."""

    def __init__(self, *scopes: str) -> None:
        super().__init__()
        self.scopes = scopes

    def authenticate(self, request: HttpRequest, token: str) -> Any:  # noqa: ARG002
        found = (
            ApiToken.objects.filter(
                digest=keyed_digest("token", token),
                scope__in=self.scopes,
                expires_at__gt=timezone.now(),
                person__is_active=True,
            )
            .select_related("person")
            .first()
        )
        return found.person if found else None


class KeyOrNobody(Key):
    """Takes a key when one is shown; without one, somebody we do not know is asking."""

    def __call__(self, request: HttpRequest) -> Any:
        if "Authorization" not in request.headers:
            return NOBODY
        return super().__call__(request)


class Nobody:
    """Stands for somebody without a key."""


NOBODY = Nobody()
READ = Key(ApiToken.Scope.READ, ApiToken.Scope.WRITE)
WRITE = Key(ApiToken.Scope.WRITE)
WRITE_OR_NOBODY = KeyOrNobody(ApiToken.Scope.WRITE)


def person_of(request: HttpRequest) -> Person | None:
    """For whom this program acts, if it showed a key."""
    found = getattr(request, "auth", None)
    return found if isinstance(found, Person) else None


def holder_of_key(request: HttpRequest) -> Person:
    """For whom this program acts, at an address that asks for a key."""
    person = person_of(request)
    if person is None:
        raise RuntimeError("this address has no key on its door")
    return person
