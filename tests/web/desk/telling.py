"""A farmer at her phone: she walks the steps of the desk, as a browser would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

TOLD = "Ik wil lisdodde telen naast het natuurgebied. De provincie en het waterschap wachten."
STORY: dict[str, dict[str, Any]] = {
    "verhaal": {"told": TOLD, "nature": "question"},
    "situatie": {
        "for_whom": "Voor mij en drie buren",
        "since": "twee jaar geleden",
        "tried": ["talked", "applied"],
        "tried_told": "",
        "area": "overijssel",
        "place": "Nijverdal",
    },
    "gegevens": {
        "name": "Anna Dijkstra",
        "descriptor": "melkveehouder",
        "reach": "mail",
        "email": "anna@boerin.example",
        "phone": "",
        "may_publish": "yes",
    },
}
REVIEW = "nakijken"


def in_english(client: Client) -> Client:
    """The browser of somebody who reads English."""
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def post(client: Client, step: str, **changes: Any) -> HttpResponse:
    """Send one step, with what is typed differently."""
    typed = {**STORY.get(step, {}), **changes}
    return client.post(reverse("desk_step", args=[step]), typed)


def tell(client: Client, **changes: dict[str, Any]) -> HttpResponse:
    """All steps up to the last page; gives that page."""
    for step in STORY:
        post(client, step, **changes.get(step, {}))
    return client.get(reverse("desk_step", args=[REVIEW]))


def send(client: Client, **more: Any) -> HttpResponse:
    """Send from the last page, with its key."""
    page = client.get(reverse("desk_step", args=[REVIEW]))
    key = page.context["form"].initial["key"]
    return post(client, REVIEW, key=key, **more)


def code_of(client: Client) -> str:
    """The code on the receipt."""
    return str(client.get(reverse("desk_receipt")).context["code"])
