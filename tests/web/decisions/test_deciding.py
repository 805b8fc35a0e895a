"""A chair decides on one page; whoever may not is told who may; there is one decision."""

from datetime import timedelta
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lemniscaat.casework.models import Option, Revisit
from lemniscaat.decisions.models import AgendaPoint, Decision, Mandate
from lemniscaat.journeys import proceed
from lemniscaat.people.models import Person, Role
from tests.cast import World
from tests.stages import Story, story_at

WHY = "Omdat de teler anders weggaat."


def url_of(point: AgendaPoint) -> str:
    return reverse("decision_point", args=[point.pk])


def fill_in(client: Client, who: Person, point: AgendaPoint, **filled: object) -> HttpResponse:
    """Somebody fills in the form of the decision page and presses the button."""
    client.force_login(who)
    return client.post(url_of(point), {"reasons": WHY, **filled})


def made(story: Story) -> Decision:
    decision: Decision = Decision.objects.as_system().get(point__item=story.case.pk)
    return decision


def test_the_chair_finds_what_waits_reads_all_of_it_and_decides(
    client: Client, world: World
) -> None:
    story = story_at(world, "go")
    point = story.point
    client.force_login(world.chair)
    waiting = client.get(reverse("decisions")).text
    assert url_of(point) in waiting
    page = client.get(url_of(point)).text
    for words in (
        story.submission.told, "Mag lisdodde naast het natuurgebied?", "Pak dit op.",
        "MT, mandaat oppakken", "Omdat het kan.", "Mag besluiten over take_up", "Waterschap",
    ):  # fmt: skip
        assert words in page
    response = fill_in(client, world.chair, point, option="go")
    assert response.status_code == 302
    assert response["Location"] == reverse("decision", args=[made(story).public_id])
    assert story.fresh().step == "team"
    assert WHY in client.get(response["Location"]).text
    lists = client.get(reverse("decisions")).text
    assert url_of(point) not in lists
    assert response["Location"] in lists


def test_options_speak_the_language_of_the_reader(client: Client, world: World) -> None:
    point = story_at(world, "go").point
    client.force_login(world.chair)
    client.cookies["django_language"] = "nl"
    assert "Nu niet oppakken" in client.get(url_of(point)).text
    client.cookies["django_language"] = "en"
    page = client.get(url_of(point)).text
    assert "Not now" in page
    assert "Nu niet oppakken" not in page


def test_a_decision_needs_its_reasons(client: Client, world: World) -> None:
    story = story_at(world, "go")
    response = fill_in(client, world.chair, story.point, option="go", reasons="  ")
    assert "reasons" in response.context["form"].errors
    assert story.fresh().step == "go"


def test_not_now_asks_when_to_look_again_and_go_does_not(client: Client, world: World) -> None:
    story = story_at(world, "go")
    response = fill_in(client, world.chair, story.point, option="not_now")
    assert set(response.context["form"].errors) == {"revisit"}
    assert WHY in response.text
    day = timezone.localdate() + timedelta(days=90)
    fill_in(
        client, world.chair, story.point, option="not_now", revisit="Een nieuwe regeling.",
        revisit_on=day.isoformat(),
    )  # fmt: skip
    revisit = Revisit.objects.get(case=story.case)
    assert (revisit.trigger, revisit.on) == ("Een nieuwe regeling.", day)
    assert story.fresh().outcome == "not_taken_up"


def test_what_belongs_to_another_choice_falls_away(client: Client, world: World) -> None:
    story = story_at(world, "go")
    fill_in(client, world.chair, story.point, option="go", revisit="Toch niet.")
    assert not Revisit.objects.exists()
    assert story.fresh().step == "team"


def test_the_table_chooses_one_of_the_options(client: Client, world: World) -> None:
    story = story_at(world, "table")
    response = fill_in(client, world.table_chair, story.point, option="option_chosen")
    assert set(response.context["form"].errors) == {"chosen"}
    second = Option.objects.get(case=story.case, position=2)
    fill_in(
        client, world.table_chair, story.point, option="option_chosen", chosen=second.pk,
        decided_when="begin november 2025",
    )  # fmt: skip
    second.refresh_from_db()
    assert second.chosen
    decision = Decision.objects.as_system().get(option="option_chosen")
    assert decision.decided_when.in_words("nl") == "begin november 2025"


def test_an_option_of_another_case_cannot_be_chosen(client: Client, world: World) -> None:
    other = Option.objects.filter(case=story_at(world, "table").case)[0]
    story = story_at(world, "table")
    response = fill_in(
        client, world.table_chair, story.point, option="option_chosen", chosen=other.pk
    )
    assert set(response.context["form"].errors) == {"chosen"}


def test_formalising_and_taking_up_choose_no_option(client: Client, world: World) -> None:
    for stage in ("go", "formalise"):
        point = story_at(world, stage).point
        client.force_login(world.chair)
        assert "chosen" not in client.get(url_of(point)).context["form"].fields


def test_a_date_that_nobody_can_read_or_that_lies_ahead_comes_back(
    client: Client, world: World
) -> None:
    point = story_at(world, "go").point
    ahead = (timezone.localdate() + timedelta(days=400)).isoformat()
    for typed in ("ooit eens", ahead):
        response = fill_in(client, world.chair, point, option="go", decided_when=typed)
        assert set(response.context["form"].errors) == {"decided_when"}


def test_who_only_reads_sees_who_may_decide_and_is_refused(client: Client, world: World) -> None:
    story = story_at(world, "go")
    client.force_login(world.adviser)
    page = client.get(url_of(story.point))
    assert "Ingrid Haverkamp" in page.text
    assert 'name="option"' not in page.text
    response = fill_in(client, world.adviser, story.point, option="go")
    assert response.status_code == 403
    assert "Ingrid Haverkamp" in response.text
    assert story.fresh().step == "go"


def test_an_expired_mandate_decides_nothing(client: Client, world: World) -> None:
    story = story_at(world, "go")
    ended = timezone.localdate() - timedelta(days=1)
    Mandate.objects.filter(scope="take_up").update(until=ended)
    client.force_login(world.chair)
    assert 'name="option"' not in client.get(url_of(story.point)).text
    assert fill_in(client, world.chair, story.point, option="go").status_code == 403
    assert story.fresh().step == "go"


def test_a_seat_that_ended_opens_nothing(client: Client, world: World) -> None:
    story = story_at(world, "go")
    Role.objects.filter(person=world.deputy).update(until=timezone.localdate() - timedelta(days=1))
    client.force_login(world.deputy)
    assert client.get(url_of(story.point)).status_code == 404
    assert client.get(reverse("decisions")).context["waiting"].count() == 0


def test_of_two_chairs_the_second_sees_the_first(client: Client, world: World) -> None:
    story = story_at(world, "go")
    point = story.point
    fill_in(client, world.chair, point, option="go")
    response = fill_in(client, world.deputy, point, option="more_information", reasons="Wacht.")
    assert response.status_code == 409
    assert "Ingrid Haverkamp" in response.text
    assert "Wacht." in response.text
    assert reverse("decision", args=[made(story).public_id]) in response.text
    page = client.get(url_of(point)).text
    assert 'name="option"' not in page
    assert reverse("decision", args=[made(story).public_id]) in page


def test_what_may_be_chosen_once_is_not_offered_again(client: Client, world: World) -> None:
    story = story_at(world, "go")
    client.force_login(world.chair)
    assert "more_information" in client.get(url_of(story.point)).text
    case = story.fresh()
    case.state["taken"] = {"go.more_information": 1}
    case.save()
    assert "more_information" not in client.get(url_of(story.point)).text


def test_a_paused_case_is_not_decided(client: Client, world: World) -> None:
    story = story_at(world, "go")
    proceed.deviate(
        case=story.case, kind="suspend", why="Wij wachten op de uitkomst van het onderzoek.",
        by=world.director, at=story.later(),
    )  # fmt: skip
    points = AgendaPoint.objects.filter(item=story.case.pk)
    client.force_login(world.chair)
    page = client.get(url_of(points.latest("pk"))).text
    assert 'name="option"' not in page


def test_the_list_costs_the_same_however_long_it_is(
    client: Client, world: World, django_assert_num_queries: Any
) -> None:
    client.force_login(world.chair)
    story_at(world, "formalise")
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("decisions"))
    for _ in range(3):
        story_at(world, "formalise")
    with django_assert_num_queries(len(one)):
        page = client.get(reverse("decisions"))
    assert page.context["waiting"].count() == 4
    assert len(page.context["lately"]) == 4
