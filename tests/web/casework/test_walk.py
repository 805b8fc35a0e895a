"""A case walks from the first gate to its closing, through the pages only."""

from django.test import Client
from django.urls import reverse

from lemniscaat.casework.models import Advice, TeamMember
from lemniscaat.casework.queries import state_of
from lemniscaat.desk.models import Referral
from lemniscaat.loop.models import Answer, Commitment
from lemniscaat.people.models import Person
from tests.cast import World
from tests.stages import Story, begin, decide, story_at


def do(client: Client, by: Person, story: Story, act: str, /, **filled: object) -> None:
    """Somebody fills in the form of an act and is brought back to the case."""
    client.force_login(by)
    url = reverse("case_act", args=[story.case.public_id, act])
    assert client.get(url).status_code == 200
    response = client.post(url, filled)
    found = response.context["form"].errors if response.context else ""
    assert response.status_code == 302, found
    assert response["Location"] == reverse("case", args=[story.case.public_id])
    assert client.get(response["Location"]).status_code == 200


def test_the_first_gate_lets_a_case_through(client: Client, world: World) -> None:
    story = begin(world)
    do(client, world.adviser, story, "toets", existing="outside", **{"existing.why": "Nagekeken."})
    assert story.fresh().step == "explore"


def test_a_covered_case_gets_a_warm_referral(client: Client, world: World) -> None:
    story = begin(world)
    do(client, world.adviser, story, "toets", existing="covered", **{"existing.why": "Kavelruil."})
    assert story.fresh().outcome == "referred"
    page = client.get(reverse("case", args=[story.case.public_id]))
    assert reverse("case_act", args=[story.case.public_id, "doorverwijzen"]) in page.text
    do(
        client, world.director, story, "doorverwijzen", instrument=world.scheme.pk,
        words="Zij verwachten uw telefoontje.",
    )  # fmt: skip
    assert Referral.objects.get(item=story.case.pk).to == "Kavelruil"


def test_exploring_sharpens_the_question_and_names_the_parties(
    client: Client, world: World
) -> None:
    story = story_at(world, "explore")
    do(client, world.director, story, "vraag", text="Mag lisdodde hier?")
    do(client, world.director, story, "akkoord", version=1, how="Aan de telefoon.")
    do(client, world.adviser, story, "partij", name="Waterschap", stake="Het peil")
    do(client, world.adviser, story, "taak", task="attempts", result="Twee gesprekken.")
    assert story.fresh().step == "advise"


def test_the_advice_is_one_page_of_questions_and_then_frozen(client: Client, world: World) -> None:
    story = story_at(world, "advise")
    asked = (
        "necessity", "practical_consequences", "financial_consequences", "risks", "follow_up",
        "decision_route",
    )  # fmt: skip
    do(client, world.adviser, story, "toets", right_place="yes", necessity="Het zit vast.")
    assert state_of(story.fresh()).answers["right_place"] is True
    do(client, world.adviser, story, "toets", **dict.fromkeys(asked, "Omdat het kan."))
    do(client, world.adviser, story, "advies", recommendation="Pak dit op.", route="Het MT.")
    assert Advice.objects.get(case=story.case).grounds["risks"] == "Omdat het kan."
    assert story.fresh().step == "go"


def test_a_team_is_formed(client: Client, world: World) -> None:
    story = story_at(world, "team")
    do(client, world.director, story, "kunde", names="Ecologie\nWaterrecht")
    kinds = [one.pk for one in story.case.competences.all()]
    do(client, world.director, story, "team", person=world.expert.pk, competences=kinds)
    assert story.fresh().step == "work"
    member = TeamMember.objects.get(case=story.case)
    do(client, world.director, story, "teamlid-af", member=member.pk, why="Andere baan")
    client.force_login(world.expert)
    assert client.get(reverse("case", args=[story.case.public_id])).status_code == 404


def test_the_team_maps_support_and_lays_options_side_by_side(client: Client, world: World) -> None:
    story = story_at(world, "work")
    party = story.case.parties.get()
    do(
        client, world.expert, story, "draagvlak", party=party.pk, aspect="money", level="maybe",
        said_by="De wethouder", when="juli 2025",
    )  # fmt: skip
    do(client, world.expert, story, "optie", title="Proef", description="Vijf jaar proberen.")
    do(client, world.expert, story, "optie", title="Regel", description="De regel aanpassen.")
    page = client.get(reverse("case", args=[story.case.public_id])).text
    assert 'class="level level-maybe"' in page
    assert "July 2025" in page
    assert page.index("Vijf jaar proberen.") < page.index("De regel aanpassen.")
    do(client, world.expert, story, "taak", task="support")
    do(client, world.expert, story, "taak", task="options")
    assert story.fresh().step == "table"


def test_a_plan_holds_commitments(client: Client, world: World) -> None:
    story = story_at(world, "plan")
    do(
        client, world.director, story, "afspraak", who=world.expert.pk, what="De proef beginnen",
        due="2027-03-01",
    )  # fmt: skip
    assert Commitment.objects.get(item=story.case).who == world.expert
    do(client, world.director, story, "taak", task="commitments")
    assert story.fresh().step == "feedback"


def test_everyone_hears_back_and_then_the_case_closes(client: Client, world: World) -> None:
    story = story_at(world, "feedback")
    do(
        client, world.director, story, "antwoord", contribution=story.submission.public_id,
        text="U mag vijf jaar lisdodde telen.",
    )  # fmt: skip
    assert Answer.objects.get(item=story.submission).based_on_id is not None
    do(client, world.adviser, story, "les", helped="", hindered="", lesson="Bel eerder.")
    do(client, world.director, story, "sluiten")
    assert story.fresh().is_closed


def test_a_step_can_be_left_with_a_reason(client: Client, world: World) -> None:
    story = story_at(world, "explore")
    why = "De eigenaar wacht eerst op de gemeente."
    do(client, world.director, story, "afwijken", kind="suspend", why=why)
    assert story.fresh().suspended
    do(client, world.director, story, "afwijken", kind="suspend", why=why)
    do(client, world.director, story, "afwijken", kind="jump", to="advise", why=why)
    do(
        client, world.director, story, "afwijken", kind="add_task", title="Bel de gemeente",
        role="adviser", why=why,
    )  # fmt: skip
    assert story.fresh().step == "advise"
    page = client.get(reverse("case", args=[story.case.public_id]))
    assert "Bel de gemeente" in page.text


def test_an_answer_rests_on_the_last_decision(client: Client, world: World) -> None:
    story = story_at(world, "go")
    made = decide(story, "not_now", world.chair, revisit="Als de wet verandert")
    do(
        client, world.director, story, "antwoord", contribution=story.submission.public_id,
        text="Nu nog niet.",
    )  # fmt: skip
    assert Answer.objects.get(item=story.submission).based_on_id == made.pk


def test_a_closed_case_can_be_opened_again(client: Client, world: World) -> None:
    story = story_at(world, "closed")
    why = "De wet is veranderd, dus nu kan het wel."
    do(client, world.director, story, "afwijken", kind="reopen", to="work", why=why)
    assert (story.fresh().is_closed, story.case.step) == (False, "work")
