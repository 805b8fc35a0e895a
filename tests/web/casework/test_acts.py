"""What an act on a case refuses, shows and leaves alone."""

import pytest
from django.test import Client
from django.urls import reverse

from lemniscaat.casework.operations import weighing
from lemniscaat.journeys import proceed
from lemniscaat.loop.models import Event, Publication, Remark
from lemniscaat.web.casework.act_view import ACTS
from tests.cast import World, bring_in
from tests.stages import Story, begin, intake, story_at

HOSTILE = '<script>alert("x")</script><b onmouseover="y">'


def act_url(story: Story, act: str) -> str:
    """The address of an act on this case."""
    return reverse("case_act", args=[story.case.public_id, act])


def case_url(story: Story) -> str:
    """The address of the case."""
    return reverse("case", args=[story.case.public_id])


@pytest.mark.parametrize("act", sorted(ACTS))
def test_for_an_outsider_no_act_exists(client: Client, world: World, act: str) -> None:
    story = begin(world)
    before = Event.objects.count()
    client.force_login(world.outsider)
    assert client.get(act_url(story, act)).status_code == 404
    assert client.post(act_url(story, act), {"text": "x"}).status_code == 404
    assert Event.objects.count() == before


@pytest.mark.parametrize("page", ["case", "board", "case_table"])
def test_without_an_account_there_is_only_the_way_to_sign_in(
    client: Client, world: World, page: str
) -> None:
    story = begin(world)
    url = case_url(story) if page == "case" else reverse(page)
    response = client.get(url)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("stage", ["scope_test", "work", "feedback"])
def test_looking_changes_nothing(client: Client, world: World, stage: str) -> None:
    story = story_at(world, stage)
    before = Event.objects.count(), story.fresh().version
    client.force_login(world.director)
    for act in ACTS:
        assert client.get(act_url(story, act)).status_code in {200, 403, 409}
    client.get(case_url(story))
    assert (Event.objects.count(), story.fresh().version) == before


@pytest.mark.parametrize("stage", ["work", "go", "closed"])
def test_every_act_on_the_page_of_a_case_opens(client: Client, world: World, stage: str) -> None:
    story = story_at(world, stage)
    for person in (world.director, world.adviser, world.chair):
        client.force_login(person)
        page = client.get(case_url(story))
        for link in page.context["acts"]:
            assert client.get(link.url).status_code == 200, link.slug


def test_a_case_does_not_close_while_somebody_waits_for_an_answer(
    client: Client, world: World
) -> None:
    story = story_at(world, "feedback")
    client.force_login(world.director)
    told = client.get(act_url(story, "sluiten")).text
    assert "One contribution has no answer yet." in told
    assert '<button class="button">Close the case' not in told
    refused = client.post(act_url(story, "sluiten"))
    assert refused.status_code == 409
    assert "This case cannot close yet." in refused.text
    assert not story.fresh().is_closed


def test_a_refused_answer_comes_back_with_what_was_typed(client: Client, world: World) -> None:
    story = begin(world)
    client.force_login(world.adviser)
    page = client.post(act_url(story, "toets"), {"existing": "covered", "existing.why": ""})
    assert page.status_code == 200
    assert 'value="covered"' in page.text
    assert "checked" in page.text
    assert story.fresh().step == "scope_test"


def test_either_all_answers_are_saved_or_none(client: Client, world: World) -> None:
    story = story_at(world, "advise")
    client.force_login(world.adviser)
    filled = {
        "right_place": "yes",
        "necessity": "Het zit vast.",
        "risks": "a\u0300\u0300\u0300\u0300",
    }
    page = client.post(act_url(story, "toets"), filled)
    assert page.status_code == 200
    assert "Het zit vast." in page.text
    assert story.fresh().state["answers"].get("right_place") is None


def test_who_only_chairs_a_body_reads_and_does_not_run_the_case(
    client: Client, world: World
) -> None:
    story = story_at(world, "go")
    client.force_login(world.chair)
    page = client.get(case_url(story))
    assert page.context["acts"] == []
    assert reverse("decision_point", args=[story.point.pk]) in page.text
    assert client.post(act_url(story, "vraag"), {"text": "Iets anders"}).status_code == 403
    assert client.post(act_url(story, "notitie"), {"text": "Iets"}).status_code == 403


def test_a_step_that_is_over_cannot_be_done_again(client: Client, world: World) -> None:
    story = story_at(world, "go")
    client.force_login(world.adviser)
    assert client.post(act_url(story, "toets"), {"necessity": "x"}).status_code == 409


def test_words_of_people_are_shown_as_words(client: Client, world: World) -> None:
    story = story_at(world, "explore", told=HOSTILE)
    client.force_login(world.director)
    client.post(act_url(story, "vraag"), {"text": HOSTILE})
    client.post(act_url(story, "partij"), {"name": HOSTILE, "stake": HOSTILE})
    client.post(act_url(story, "optie"), {"title": HOSTILE[:80], "description": HOSTILE})
    client.post(act_url(story, "notitie"), {"kind": "note", "layer": "circle", "text": HOSTILE})
    assert Remark.objects.filter(item=story.case.pk).exists()
    for url in (case_url(story), act_url(story, "draagvlak"), act_url(story, "akkoord")):
        page = client.get(url).text
        assert "<script>alert" not in page
        assert "<b onmouseover" not in page
    assert "&lt;script&gt;" in client.get(case_url(story)).text


def test_a_note_says_when_it_was_and_who_may_read_it(client: Client, world: World) -> None:
    story = begin(world)
    client.force_login(world.adviser)
    filled = {"kind": "conversation", "text": "Aan tafel.", "layer": "contributor"}
    refused = client.post(act_url(story, "notitie"), {**filled, "when": "ooit misschien"})
    assert refused.status_code == 200
    assert not Remark.objects.filter(item=story.case.pk).exists()
    client.post(act_url(story, "notitie"), {**filled, "when": "begin juli 2025"})
    note = Remark.objects.get(item=story.case.pk)
    assert (str(note.when), note.layer) == ("2025-07-01~/2025-07-10~", "contributor")


def test_personal_data_is_published_only_after_somebody_checked_it(
    client: Client, world: World
) -> None:
    story = begin(world)
    client.force_login(world.director)
    filled = {"title": "Natte teelt", "summary": "Bel Anna op 06-12345678 over het plan."}
    preview = client.post(act_url(story, "publiceren"), {**filled, "preview": "1"})
    assert "06-12345678" in preview.text
    assert "There is personal data in this text" in preview.text
    assert client.post(act_url(story, "publiceren"), filled).status_code == 200
    assert not Publication.objects.exists()
    client.post(act_url(story, "publiceren"), {**filled, "sure": "on"})
    assert Publication.objects.get().title == "Natte teelt"
    client.post(act_url(story, "depubliceren"), {"why": "Anna staat erin."})
    assert not Publication.objects.exists()


def test_each_contribution_gets_its_own_answer(client: Client, world: World) -> None:
    story = story_at(world, "feedback")
    other = bring_in(world, told="Ik heb hetzelfde probleem met mijn land.").submission
    intake.bundle(submission=other, case=story.case, by=world.director, at=story.later())
    client.force_login(world.director)
    assert "0 of 2 answered" in client.get(case_url(story)).text
    form = client.get(f"{act_url(story, 'antwoord')}?inbreng={other.public_id}")
    assert "Ik heb hetzelfde probleem" in form.text
    client.post(act_url(story, "antwoord"), {"contribution": other.public_id, "text": "Het mag."})
    assert "1 of 2 answered" in client.get(case_url(story)).text


def test_a_yes_belongs_to_the_wording_that_was_on_the_page(client: Client, world: World) -> None:
    story = story_at(world, "explore")
    client.force_login(world.director)
    for text in ("Eerste versie", "Tweede versie"):
        client.post(act_url(story, "vraag"), {"text": text})
    late = client.post(act_url(story, "akkoord"), {"version": "1", "how": "Aan de telefoon."})
    assert late.status_code == 409
    assert not story.case.wordings.filter(agreed=True).exists()


def test_a_contributor_who_holds_the_case_does_not_read_what_the_circle_says(
    client: Client, world: World
) -> None:
    story = story_at(world, "explore")
    weighing.add_party(
        case=story.case, name="Waterschap", stake="", by=world.adviser, at=story.later()
    )
    for task, person in (("sharpen", world.director), ("attempts", world.adviser)):
        proceed.complete(case=story.case, task=task, result="", by=person, at=story.later())
    assert story.fresh().holder == story.farmer
    client.force_login(story.farmer)
    assert client.get(case_url(story)).status_code == 404
    assert client.get(act_url(story, "notitie")).status_code == 404


def test_a_director_publishes_a_decision_and_everyone_reads_its_reasons(
    client: Client, world: World
) -> None:
    story = story_at(world, "team")
    decision = story.decisions["go"]
    address = reverse("case_act", args=[story.case.public_id, "besluit-publiceren"])
    client.force_login(world.director)
    told = {"decision": decision.pk, "title": "Het MT pakt het op", "summary": "Het kan beginnen."}
    assert client.post(address, told).status_code == 302
    shown = Client().get(reverse("body", args=["mt"])).content.decode()
    assert "Het MT pakt het op" in shown


def test_who_does_not_direct_publishes_no_decision(client: Client, world: World) -> None:
    story = story_at(world, "team")
    address = reverse("case_act", args=[story.case.public_id, "besluit-publiceren"])
    client.force_login(world.chair)
    told = {"decision": story.decisions["go"].pk, "title": "Ja", "summary": "Nee"}
    assert client.post(address, told).status_code == 403
    assert not Publication.objects.exists()
