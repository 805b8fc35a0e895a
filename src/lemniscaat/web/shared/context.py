"""What every page shows around its own content: the menu and the account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.people.models import Person, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Entry:
    """One place in the menu."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Account:
    """Who is signed in."""

    name: str
    worklist_url: str
    account_url: str
    sign_out_url: str


def shell(request: HttpRequest) -> dict[str, Any]:
    """The variables that `ui/page.html` needs."""
    person = request.user if isinstance(request.user, Person) else None
    places = {reverse(name): label for label, name in (_work(person) if person else _public())}
    here = _place_of(request.path, places)
    return {
        "navigation": [Entry(label, url, url == here) for url, label in places.items()],
        "account": _account(person) if person else None,
        "demo": settings.DEMO,
        "site_name": settings.SITE_NAME,
        "desk_phone": settings.DESK_PHONE,
    }


def _account(person: Person) -> Account:
    return Account(
        name=str(person),
        worklist_url=reverse("worklist"),
        account_url=reverse("my_account"),
        sign_out_url=reverse("account_logout"),
    )


def _public() -> list[tuple[str, str]]:
    return [
        (_("Home"), "home"),
        (_("Follow your contribution"), "follow"),
        (_("Cases"), "cases"),
        (_("Areas"), "areas"),
        (_("Tables"), "bodies"),
        (_("About Lemniscaat"), "about"),
    ]


def _work(person: Person) -> list[tuple[str, str]]:
    entries = [(_("My work"), "worklist")]
    kinds = set(
        Role.objects.on(timezone.localdate())
        .filter(person=person)
        .values_list("group__kind", flat=True)
    )
    if "desk" in kinds:
        entries += [(_("Contributions"), "submissions"), (_("Board"), "board")]
    if "body" in kinds:
        entries.append((_("Decisions"), "decisions"))
    if person.is_administrator:
        entries.append((_("Administration"), "administration"))
    return [*entries, (_("Cases"), "cases"), (_("Search"), "search")]


def _place_of(path: str, places: Iterable[str]) -> str:
    """The address in the menu under which this page falls: the nearest one above it."""
    above = [url for url in places if path == url or (url != "/" and path.startswith(url))]
    return max(above, key=len, default="")
