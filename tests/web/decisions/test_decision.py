"""The page of a decision: who may read it, and a correction beside the first text."""

from django.test import Client
from django.urls import reverse

from lemniscaat.decisions.models import Decision
from tests.cast import World
from tests.stages import Story, story_at


def page_of(decision: Decision) -> str:
    return reverse("decision", args=[decision.public_id])


def decided(world: World) -> tuple[Story, Decision]:
    story = story_at(world, "team")
    return story, story.decisions["go"]


def test_the_desk_reads_what_was_decided_by_whom_and_by_which_mandate(
    client: Client, world: World
) -> None:
    story, decision = decided(world)
    client.force_login(world.director)
    page = client.get(page_of(decision)).text
    for words in (
        "Take up", "Omdat dit het verschil maakt.", "Ingrid Haverkamp", "DG",
        "21 November 2026", "Mag besluiten over take_up",
        reverse("case", args=[story.case.public_id]),
    ):  # fmt: skip
        assert words in page
    assert 'name="reasons"' not in page


def test_an_outsider_finds_neither_the_point_nor_the_decision(client: Client, world: World) -> None:
    story, decision = decided(world)
    point = decision.point
    assert point is not None
    client.force_login(world.outsider)
    missing = client.get(reverse("decision", args=["bestaatniet1"]))
    for url in (page_of(decision), reverse("decision_point", args=[point.pk])):
        for response in (client.get(url), client.post(url, {"reasons": "Ik", "option": "go"})):
            assert response.status_code == 404
            assert response.text.count("<h1") == missing.text.count("<h1")
            assert story.case.title not in response.text
    empty = client.get(reverse("decisions"))
    assert empty.status_code == 200
    assert decision.title not in empty.text


def test_without_an_account_one_is_asked_to_sign_in(client: Client, world: World) -> None:
    _story, decision = decided(world)
    for url in (page_of(decision), reverse("decisions"), reverse("decision_point", args=[1])):
        assert client.get(url)["Location"].startswith(reverse("account_login"))


def test_a_correction_stands_beside_the_first_text(client: Client, world: World) -> None:
    _story, decision = decided(world)
    client.force_login(world.chair)
    response = client.post(page_of(decision), {"reasons": "Omdat het nú kan."})
    corrected = Decision.objects.as_system().get(corrects=decision)
    assert response["Location"] == page_of(corrected)
    for one in (decision, corrected):
        page = client.get(page_of(one)).text
        assert "Omdat dit het verschil maakt." in page
        assert "Omdat het nú kan." in page
        assert "Take up" in page
    assert 'name="reasons"' not in client.get(page_of(decision)).text


def test_what_was_corrected_already_is_corrected_in_its_newest_text(
    client: Client, world: World
) -> None:
    _story, decision = decided(world)
    client.force_login(world.chair)
    client.post(page_of(decision), {"reasons": "Eerste correctie."})
    assert client.post(page_of(decision), {"reasons": "Nog een."}).status_code == 409


def test_only_who_speaks_for_the_body_corrects(client: Client, world: World) -> None:
    _story, decision = decided(world)
    client.force_login(world.director)
    assert client.post(page_of(decision), {"reasons": "Mijn versie."}).status_code == 403
    assert not Decision.objects.as_system().filter(corrects=decision).exists()


def test_hostile_words_are_shown_and_never_run(client: Client, world: World) -> None:
    _story, decision = decided(world)
    client.force_login(world.chair)
    hostile = "<script>alert(1)</script>"
    response = client.post(page_of(decision), {"reasons": hostile})
    page = client.get(response["Location"]).text
    assert hostile not in page
    assert "&lt;script&gt;" in page
