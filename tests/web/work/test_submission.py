"""The page of a contribution and everything that a desk can do with it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from lemniscaat.casework.models import Case
from lemniscaat.casework.operations.approaches import load_shipped
from lemniscaat.desk.models import Submission
from lemniscaat.desk.operations import end, handle
from lemniscaat.desk.queries import by_code
from lemniscaat.loop.models import Event, Layer, Remark
from lemniscaat.loop.operations.remarks import note
from lemniscaat.web.work.acts import ACTS
from tests.cast import NOW, TOLD, World, bring_in, farmer_of
from tests.stages import begin

HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>"


@pytest.fixture
def told(world: World) -> Submission:
    load_shipped(at=NOW)
    return bring_in(world).submission


def fresh(submission: Submission) -> Submission:
    found: Submission = Submission.objects.as_system().get(pk=submission.pk)
    return found


def page_of(submission: Submission) -> str:
    return reverse("submission", args=[submission.public_id])


def act_of(submission: Submission, act: str) -> str:
    return reverse("submission_act", args=[submission.public_id, act])


def offered(client: Client, submission: Submission) -> set[str]:
    """The acts that the page offers."""
    text = client.get(page_of(submission)).content.decode()
    return set(re.findall(rf'href="{page_of(submission)}([a-z]+)/"', text))


def test_the_words_stand_as_told_with_who_told_them_and_how_to_reach_them(
    client: Client, world: World, told: Submission
) -> None:
    client.force_login(world.adviser)
    text = client.get(page_of(told)).content.decode()
    for word in (TOLD, "Anna Dijkstra", "melkveehouder", "anna@boerin.example", "Overijssel"):
        assert word in text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("april 2026", "april 2026"),
        ("ooit", "ooit"),
        ("sinds 2019", "sinds 2019 (since 2019)"),
    ],
)
def test_since_stands_as_told_and_as_we_read_it_where_that_differs(
    client: Client, world: World, typed: str, shown: str
) -> None:
    client.force_login(world.adviser)
    text = client.get(page_of(bring_in(world, since=typed).submission)).content.decode()
    assert f"<dd>{shown}</dd>" in text


@pytest.mark.parametrize("who", ["outsider", "chair", "administrator"])
def test_for_who_may_not_see_it_neither_page_nor_acts_exist(
    client: Client, world: World, told: Submission, who: str
) -> None:
    client.force_login(getattr(world, who))
    before = Event.objects.count()
    assert client.get(page_of(told)).status_code == 404
    for act in ACTS:
        assert client.get(act_of(told, act)).status_code == 404
        assert client.post(act_of(told, act), {"text": "x", "why": "x"}).status_code == 404
    assert Event.objects.count() == before


def test_who_brought_it_in_never_sees_the_page_of_the_staff(
    client: Client, world: World, told: Submission
) -> None:
    note(item=told, text="Alleen voor ons", by=world.adviser, at=NOW)
    client.force_login(farmer_of(told))
    assert client.get(page_of(told)).status_code == 404
    assert client.get(act_of(told, "notitie")).status_code == 404


def test_the_page_marks_what_who_brought_it_in_can_see(
    client: Client, world: World, told: Submission
) -> None:
    client.force_login(world.adviser)
    seen = client.get(page_of(told)).content.decode().count("label-practice")
    note(item=told, text="Ook voor haar", layer=Layer.CONTRIBUTOR, by=world.adviser, at=NOW)
    note(item=told, text="Alleen voor ons", by=world.adviser, at=NOW)
    text = client.get(page_of(told)).content.decode()
    assert "Ook voor haar" in text
    assert "Alleen voor ons" in text
    assert text.count("label-practice") == seen + 1


def test_looking_at_an_act_changes_nothing(client: Client, world: World, told: Submission) -> None:
    client.force_login(world.director)
    before = Event.objects.count()
    for act in offered(client, told):
        assert client.get(act_of(told, act)).status_code == 200
    assert Event.objects.count() == before


def test_an_adviser_is_not_offered_what_only_a_director_does(
    client: Client, world: World, told: Submission
) -> None:
    client.force_login(world.adviser)
    can = offered(client, told)
    assert {"antwoorden", "doorverwijzen", "notitie"} <= can
    assert not {"oppakken", "bundelen", "heropenen"} & can
    assert client.post(act_of(told, "oppakken"), {"title": "x"}).status_code == 409
    assert not Case.objects.as_system().exists()


def test_what_was_handled_is_not_handled_again(
    client: Client, world: World, told: Submission
) -> None:
    end.decline(submission=told, reasons="Nu niet.", by=world.director, at=NOW)
    client.force_login(world.director)
    assert offered(client, told) == {"heropenen", "code", "notitie"}
    before = Event.objects.count()
    for act in set(ACTS) - {"heropenen", "code", "notitie"}:
        assert client.post(act_of(told, act), {"text": "x", "to": "x"}).status_code == 409
    assert Event.objects.count() == before
    assert client.get(act_of(told, "onbekend")).status_code == 404


def test_taken_up_it_becomes_a_case_on_the_chosen_approach(
    client: Client, world: World, told: Submission
) -> None:
    client.force_login(world.director)
    answer = client.post(
        act_of(told, "oppakken"), {"title": "Natte teelt", "approach": "open-casus"}
    )
    case = Case.objects.as_system().get()
    assert (case.title, case.approach.slug) == ("Natte teelt", "open-casus")
    assert answer.headers["Location"] == reverse("case", args=[case.public_id])
    assert fresh(told).told == TOLD
    assert reverse("case", args=[case.public_id]) in client.get(page_of(told)).content.decode()


def test_it_joins_a_running_case_that_was_searched_for(client: Client, world: World) -> None:
    begin(world, title="Bermbeheer")
    case = begin(world, title="Lisdodde").case
    told = bring_in(world).submission
    client.force_login(world.director)
    found = client.get(act_of(told, "bundelen"), {"zoek": "lisdodde"}).content.decode()
    assert case.public_id in found
    assert "Bermbeheer" not in found
    client.post(act_of(told, "bundelen"), {"case": case.public_id})
    link = told.links_out.get()
    assert (link.target_id, link.verb, fresh(told).end) == (case.pk, "bundled_in", "taken_up")


def test_referred_arrived_and_closed(client: Client, world: World, told: Submission) -> None:
    client.force_login(world.adviser)
    empty = client.post(act_of(told, "doorverwijzen"), {"to": "", "words": "Zij helpen."})
    assert "to" in empty.context["form"].errors
    client.post(
        act_of(told, "doorverwijzen"), {"instrument": world.scheme.pk, "words": "Zij helpen."}
    )
    referral = told.referrals.get()
    assert (referral.instrument, fresh(told).end) == (world.scheme, "referred")
    client.post(act_of(told, "aangekomen"), {"referral": referral.pk})
    referral.refresh_from_db()
    assert referral.arrived_at is not None
    assert "aangekomen" not in offered(client, told)
    client.post(act_of(told, "afsluiten"))
    assert fresh(told).is_closed


def test_a_question_back_gives_the_ball_away_and_is_asked_once(
    client: Client, world: World, told: Submission
) -> None:
    client.force_login(world.director)
    client.post(act_of(told, "terugvragen"), {"text": "Welk perceel?"})
    assert fresh(told).holder == farmer_of(told)
    assert "terugvragen" not in offered(client, told)


@pytest.mark.parametrize(("act", "ending"), [("antwoorden", "answered"), ("afwijzen", "declined")])
def test_an_answer_needs_words_and_closes(
    client: Client, world: World, told: Submission, act: str, ending: str
) -> None:
    client.force_login(world.adviser)
    assert client.post(act_of(told, act), {"text": " "}).status_code == 200
    assert not fresh(told).is_closed
    client.post(act_of(told, act), {"text": "Omdat het elders ligt."})
    assert (fresh(told).end, fresh(told).is_closed) == (ending, True)
    assert told.answers.get().text == "Omdat het elders ligt."


def test_opened_again_it_can_be_handled_again(
    client: Client, world: World, told: Submission
) -> None:
    end.decline(submission=told, reasons="Nu niet.", by=world.director, at=NOW)
    client.force_login(world.director)
    client.post(act_of(told, "heropenen"), {"why": "Nieuwe regeling"})
    assert not fresh(told).is_closed
    assert "oppakken" in offered(client, told)


def test_what_looked_like_a_robot_is_trusted_once(client: Client, world: World) -> None:
    told = bring_in(world, suspicious=True).submission
    client.force_login(world.adviser)
    client.post(act_of(told, "vertrouwen"))
    assert fresh(told).suspicious is False
    assert client.post(act_of(told, "vertrouwen")).status_code == 409


def test_a_new_code_is_shown_once_and_works(client: Client, world: World) -> None:
    receipt = bring_in(world)
    client.force_login(world.director)
    text = client.post(act_of(receipt.submission, "code")).content.decode()
    code = re.search(r'<p class="code-display">([^<]+)</p>', text)
    assert code is not None
    assert (by_code(receipt.code), by_code(code[1])) == (None, receipt.submission)
    assert code[1] not in client.get(page_of(receipt.submission)).content.decode()


def test_a_conversation_of_long_ago_is_written_down_with_its_vague_date(
    client: Client, world: World, told: Submission
) -> None:
    client.force_login(world.adviser)
    typed = {"text": "Gesproken", "kind": "conversation", "layer": "contributor"}
    refused = client.post(act_of(told, "notitie"), {**typed, "when": "ooit"})
    assert "when" in refused.context["form"].errors
    client.post(act_of(told, "notitie"), {**typed, "when": "juli 2025"})
    kept = Remark.objects.get()
    assert (kept.kind, kept.layer, str(kept.when)) == ("conversation", "contributor", "2025-07")


def test_somebody_else_was_first_is_said_and_changes_nothing(
    client: Client, world: World, told: Submission
) -> None:
    handle.ask_back(submission=told, text="Welk perceel?", by=world.director, at=NOW)
    client.force_login(world.second_director)
    before = Event.objects.count()
    assert client.post(act_of(told, "terugvragen"), {"text": "Waar?"}).status_code == 409
    assert Event.objects.count() == before


def test_hostile_words_are_shown_as_words(client: Client, world: World) -> None:
    told = bring_in(world, told=HOSTILE, title=HOSTILE[:60], place=HOSTILE[:60]).submission
    note(item=told, text=HOSTILE, by=world.adviser, at=NOW)
    end.refer(
        submission=told, to=HOSTILE, contact=HOSTILE, words=HOSTILE, by=world.director, at=NOW
    )
    client.force_login(world.director)
    for address in (
        page_of(told),
        act_of(told, "notitie"),
        act_of(told, "aangekomen"),
        reverse("worklist"),
        reverse("submissions"),
        reverse("item_hand_over", args=[told.public_id]),
    ):
        text = client.get(address).content.decode()
        assert "<script>alert" not in text
        assert "<img src=x" not in text
