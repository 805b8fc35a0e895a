"""Outsiders see what was published and nothing else, on any public page."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from lemniscaat.loop.operations.publication import unpublish
from tests.cast import NOW, World
from tests.web.public.showing import (
    SECRETS,
    SUMMARY,
    TITLE,
    make_decision_public,
    make_public,
    story_with_secrets,
)

LISTS = [
    reverse("cases"), f"{reverse('cases')}?q=telen", f"{reverse('cases')}?gebied=overijssel",
    reverse("areas"), reverse("area", args=["overijssel"]), reverse("area", args=["nederland"]),
    reverse("bodies"), reverse("body", args=["mt"]), f"{reverse('search')}?q=telen",
]  # fmt: skip


def read(client: Client, *urls: str) -> str:
    return "\n".join(client.get(url).text for url in urls)


def same(page: str, public_id: str) -> str:
    """A page without what differs by nature: its own address and the token of its forms."""
    return re.sub(r'csrfmiddlewaretoken" value="\w+', "", page).replace(public_id, "")


def searches() -> list[str]:
    return [f"{reverse('search')}?q={secret}" for secret in SECRETS.values()]


def test_of_an_unpublished_case_there_is_no_trace(client: Client, world: World) -> None:
    story = story_with_secrets(world)
    page = client.get(reverse("case_public", args=[story.case.public_id]))
    wrong = client.get(reverse("case_public", args=["bestaatniet1"]))
    assert (page.status_code, wrong.status_code) == (404, 404)
    assert same(page.text, story.case.public_id) == same(wrong.text, "bestaatniet1")
    seen = read(client, *LISTS)
    for words in (story.case.title, story.case.public_id, story.case.number, *SECRETS.values()):
        assert words not in seen


def test_a_published_case_shows_its_public_words_and_no_secret(
    client: Client, world: World
) -> None:
    story = story_with_secrets(world)
    make_public(world, story.case)
    url = reverse("case_public", args=[story.case.public_id])
    seen = read(client, url, *LISTS)
    assert TITLE in seen
    assert SUMMARY in seen
    for what, secret in SECRETS.items():
        assert secret not in seen, what
    for hit in searches():
        assert url not in client.get(hit).text


def test_the_way_names_bodies_steps_and_the_director_and_nobody_else(
    client: Client, world: World
) -> None:
    story = story_with_secrets(world)
    make_public(world, story.case)
    page = client.get(reverse("case_public", args=[story.case.public_id])).text
    for words in ("Management team decides on taking up", "Form the case team", "20 November 2026"):
        assert words in page
    assert reverse("body", args=["mt"]) in page
    assert "besluit-" not in page
    assert world.director.name in page
    for person in (world.chair, world.adviser, world.expert):
        assert person.name not in page


def test_a_published_decision_brings_its_reasons(client: Client, world: World) -> None:
    story = story_with_secrets(world)
    make_public(world, story.case)
    make_decision_public(world, story.decisions["go"])
    case_url = reverse("case_public", args=[story.case.public_id])
    body_url = reverse("body", args=["mt"])
    for url in (case_url, body_url):
        page = client.get(url).text
        assert "Het MT pakt natte teelt op." in page
        assert SECRETS["reasons"] in page
        assert f"besluit-{story.decisions['go'].public_id}" in page
    assert case_url in client.get(body_url).text
    assert f"{body_url}#besluit-" in client.get(f"{reverse('search')}?q=natte").text


def test_a_published_decision_does_not_betray_its_unpublished_case(
    client: Client, world: World
) -> None:
    story = story_with_secrets(world)
    make_decision_public(world, story.decisions["go"])
    page = client.get(reverse("body", args=["mt"])).text
    assert "Wij pakken het op" in page
    assert story.case.public_id not in page
    assert story.case.title not in page


def test_what_was_taken_back_is_gone_everywhere(client: Client, world: World) -> None:
    story = story_with_secrets(world)
    make_public(world, story.case)
    url = reverse("case_public", args=[story.case.public_id])
    assert client.get(reverse("area", args=["nederland"])).context["count"] == 1
    unpublish(item=story.case, why="Een fout", by=world.director, at=NOW)
    assert client.get(url).status_code == 404
    assert client.get(reverse("area", args=["nederland"])).context["count"] == 0
    seen = read(client, *LISTS)
    for words in (TITLE, SUMMARY, story.case.public_id):
        assert words not in seen


@pytest.mark.parametrize("url", [*LISTS, reverse("search")])
def test_a_page_only_reads(client: Client, world: World, url: str) -> None:
    assert client.get(url).status_code == 200
    assert client.post(url).status_code == 405
