"""Search: word forms and accents, one's own circle, and words that mean harm."""

import pytest
from django.test import Client
from django.urls import reverse

from lemniscaat.people.models import Person
from tests.cast import World
from tests.stages import begin, story_at
from tests.web.public.showing import make_public


def search(client: Client, words: str, who: Person | None = None) -> dict[str, list[str]]:
    """The titles that somebody finds, in public and in their own work."""
    if who is not None:
        client.force_login(who)
    context = client.get(reverse("search"), {"q": words}).context
    return {name: [hit.title for hit in context[name]] for name in ("public", "own")}


@pytest.mark.parametrize("words", ["boeren", "BOER", "Fryslan", "fryslân geevalueerd", "evaluatie"])
def test_word_forms_capitals_and_accents_do_not_matter(
    client: Client, world: World, words: str
) -> None:
    make_public(
        world, begin(world).case, title="Boer in Fryslân", summary="De proef is geëvalueerd."
    )
    assert search(client, words)["public"] == ["Boer in Fryslân"]


def test_all_words_must_be_there(client: Client, world: World) -> None:
    make_public(world, begin(world).case)
    assert search(client, "natte lisdodde")["public"] == ["Natte teelt"]
    assert search(client, "natte olifant")["public"] == []


def test_who_is_signed_in_finds_their_own_work_and_no_one_elses(
    client: Client, world: World
) -> None:
    story = story_at(world, "team")
    assert search(client, "lisdodde") == {"public": [], "own": []}
    assert search(client, "lisdodde", world.outsider) == {"public": [], "own": []}
    assert story.case.title in search(client, "lisdodde", world.director)["own"]
    page = client.get(reverse("search"), {"q": "lisdodde"}).text
    assert reverse("case", args=[story.case.public_id]) in page
    assert reverse("submission", args=[story.submission.public_id]) in page


def test_a_chair_finds_the_decision_by_its_reasons(client: Client, world: World) -> None:
    story = story_at(world, "team")
    assert search(client, "verschil", world.chair)["own"] == [story.decisions["go"].title]


@pytest.mark.parametrize(
    "words", ["<script>alert(1)</script>", "' OR 1=1 --", "\x00", "%", "\u202e", "x" * 5000]
)
def test_words_that_mean_harm_do_none(client: Client, world: World, words: str) -> None:
    make_public(world, begin(world).case)
    response = client.get(reverse("search"), {"q": words})
    assert response.status_code == 200
    assert "<script>" not in response.text
    assert len(response.context["asked"]) <= 200
    assert response.context["public"] == []


def test_an_empty_search_and_one_of_common_words_explain_themselves(
    client: Client, world: World
) -> None:
    make_public(world, begin(world).case)
    assert client.get(reverse("search")).context["public"] == []
    common = client.get(reverse("search"), {"q": "de het een"})
    assert not common.context["understood"]
    assert common.context["public"] == []
