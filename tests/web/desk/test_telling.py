"""Bringing something in on the pages: told in steps, warned kindly, sent once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from lemniscaat.desk.models import Desk, Draft, Submission
from lemniscaat.desk.queries import by_code
from lemniscaat.people.models import Group
from lemniscaat.web.desk.told import STORY as ON_DEVICE
from tests.web.desk.telling import REVIEW, TOLD, code_of, in_english, post, send, tell

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_django.fixtures import SettingsWrapper

    from tests.cast import World

HOSTILE = "<script>alert(1)</script>"
LETTER = SimpleUploadedFile("brief.txt", b"Geachte mevrouw", "text/plain")


@pytest.fixture(autouse=True)
def _english(client: Client, world: World, settings: SettingsWrapper, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    in_english(client)


def submissions() -> list[Submission]:
    return list(Submission.objects.as_system().order_by("pk"))


def test_what_is_told_in_steps_arrives_as_one_submission(client: Client, world: World) -> None:
    assert client.get(reverse("desk"))["Location"] == reverse("desk_step", args=["verhaal"])
    review = tell(client)
    assert TOLD in review.content.decode()
    LETTER.seek(0)
    assert send(client, attachments=[LETTER])["Location"] == reverse("desk_receipt")
    (submission,) = submissions()
    assert (submission.told, submission.since_told, submission.place) == (
        TOLD,
        "twee jaar geleden",
        "Nijverdal",
    )
    assert (submission.area, submission.tried, submission.may_publish) == (
        world.overijssel,
        ["talked", "applied"],
        True,
    )
    assert submission.brought_by is not None
    assert submission.brought_by.contact_email == "anna@boerin.example"
    assert submission.attachments.get().name == "brief.txt"


def test_the_receipt_has_a_copy_the_code_and_a_name(client: Client, world: World) -> None:
    tell(client)
    send(client)
    receipt = client.get(reverse("desk_receipt")).content.decode()
    assert by_code(code_of(client)) == submissions()[0]
    for shown in (TOLD, "Nijverdal", code_of(client), "Samira el Amrani", "anna@boerin.example"):
        assert shown in receipt
    assert client.get(reverse("my_contribution")).status_code == 200


def test_sent_twice_is_one_submission_with_the_same_receipt(client: Client) -> None:
    tell(client)
    page = client.get(reverse("desk_step", args=[REVIEW]))
    key = page.context["form"].initial["key"]
    first = post(client, REVIEW, key=key)
    code = code_of(client)
    again = post(client, REVIEW, key=key)
    assert first["Location"] == again["Location"] == reverse("desk_receipt")
    assert code_of(client) == code
    assert len(submissions()) == 1


def test_two_devices_with_the_same_story_send_it_once(client: Client) -> None:
    tell(client)
    story = client.session[ON_DEVICE]
    send(client)
    other = in_english(Client())
    other.get(reverse("follow"))
    session = other.session
    session[ON_DEVICE] = story
    session.save()
    other.cookies["sessionid"] = session.session_key
    assert send(other)["Location"] == reverse("desk_receipt")
    assert len(submissions()) == 1
    assert by_code(code_of(other)) == by_code(code_of(client)) == submissions()[0]


def test_a_half_told_story_comes_back_with_its_code_on_another_device(client: Client) -> None:
    post(client, "verhaal")
    kept = post(client, "situatie", place="Ommen", action="save")
    assert kept["Location"] == reverse("desk_draft")
    code = client.get(reverse("desk_draft")).context["code"]
    other = in_english(Client())
    other.post(reverse("desk_draft"), {"code": code.lower().replace("-", " ")})
    back = other.get(reverse("desk"), follow=True)
    assert back.redirect_chain[-1][0] == reverse("desk_step", args=["situatie"])
    assert 'value="Ommen"' in back.content.decode()
    post(other, "situatie")
    post(other, "gegevens")
    send(other)
    assert [one.told for one in submissions()] == [TOLD]
    assert not Draft.objects.exists()


def test_a_wrong_draft_code_opens_nothing_and_cannot_be_tried_endlessly(client: Client) -> None:
    with override_settings(CODE_TRIES_PER_ADDRESS=2):
        pages = [client.post(reverse("desk_draft"), {"code": "ABCD"}) for _ in range(3)]
    assert "We do not know this code" in pages[1].content.decode()
    assert "tried very often" in pages[2].content.decode()


def test_a_phone_number_in_the_text_is_pointed_out_and_may_stay(client: Client) -> None:
    told = "Bel me op 06-12345678 over het waterpeil."
    warned = post(client, "verhaal", told=told)
    assert "a phone number" in warned.content.decode()
    assert ON_DEVICE not in client.session
    left = post(client, "verhaal", told=told, action="leave")
    assert left.status_code == 302
    assert post(client, "verhaal", told=told).status_code == 302
    assert post(client, "verhaal", told="Of bel 06-87654321.").status_code == 200


def test_an_address_is_asked_only_for_the_chosen_way(client: Client) -> None:
    post(client, "verhaal")
    post(client, "situatie")
    assert "Fill in your e-mail" in post(client, "gegevens", email="").content.decode()
    assert "Fill in your whole phone" in post(client, "gegevens", reach="phone").content.decode()
    assert post(client, "gegevens", reach="none").status_code == 302
    send(client)
    person = submissions()[0].brought_by
    assert person is not None
    assert (person.contact_email, person.contact_phone) == ("", "")


def test_a_refused_file_leaves_the_text_and_sends_nothing(client: Client) -> None:
    tell(client)
    page = send(client, attachments=[SimpleUploadedFile("foto.jpg", b"MZ\x90\x00 no picture")])
    shown = page.content.decode()
    assert page.status_code == 200
    assert "foto.jpg" in shown
    assert "choose your files again" in shown
    assert TOLD in shown
    assert submissions() == []
    assert send(client).status_code == 302


def test_a_robot_is_marked_and_never_refused(client: Client) -> None:
    tell(client)
    send(client, website="http://spam.example")
    assert submissions()[0].suspicious


@pytest.mark.parametrize(("seconds", "marked"), [(0, True), (60, False)])
def test_who_takes_their_time_is_not_marked(client: Client, seconds: int, *, marked: bool) -> None:
    tell(client)
    session = client.session
    begun = timezone.now() - timedelta(seconds=seconds)
    session[ON_DEVICE] = {**session[ON_DEVICE], "begun": begun.isoformat()}
    session.save()
    send(client)
    assert submissions()[0].suspicious is marked


def test_the_limit_is_told_on_the_page_and_the_text_stays(client: Client) -> None:
    tell(client)
    with override_settings(SUBMISSIONS_PER_ADDRESS=0):
        page = send(client)
    assert "tried very often" in page.content.decode()
    assert TOLD in page.content.decode()
    assert submissions() == []


def test_hostile_text_is_shown_as_text(client: Client) -> None:
    changed = {
        "verhaal": {"told": HOSTILE},
        "situatie": {"place": HOSTILE, "tried_told": HOSTILE},
        "gegevens": {"name": HOSTILE},
    }
    pages = [tell(client, **changed)]
    send(client)
    pages += [client.get(reverse(name)) for name in ("desk_receipt", "my_contribution")]
    for page in pages:
        assert HOSTILE not in page.content.decode()
        assert "&lt;script&gt;" in page.content.decode()


def test_looking_changes_nothing(client: Client) -> None:
    names = ("desk", "desk_draft", "desk_receipt", "forward")
    paths = [reverse(name) for name in names]
    paths += [reverse("desk_step", args=[step]) for step in ("verhaal", "gegevens", REVIEW)]
    for path in paths:
        client.get(path)
    assert (submissions(), Draft.objects.count()) == ([], 0)
    assert ON_DEVICE not in client.session


def test_a_later_step_waits_for_the_earlier_ones(client: Client) -> None:
    first = reverse("desk_step", args=["verhaal"])
    for step in ("gegevens", REVIEW):
        assert client.get(reverse("desk_step", args=[step]))["Location"] == first
    assert client.get(reverse("desk_step", args=["elders"])).status_code == 404


def test_with_two_desks_she_chooses_first(client: Client, world: World) -> None:
    group = Group.objects.create(slug="loket-water", name="Waterloket", kind="desk")
    second = Desk.objects.create(group=group, scope_in="Water", duty=world.director)
    assert "Waterloket" in client.get(reverse("desk")).content.decode()
    assert post(client, "verhaal")["Location"] == reverse("desk")
    client.post(reverse("desk"), {"desk": second.pk})
    tell(client)
    send(client)
    assert submissions()[0].desk == second


def test_a_closed_desk_says_so(client: Client, world: World) -> None:
    Desk.objects.update(is_open=False)
    assert "closed" in client.get(reverse("desk")).content.decode()
    assert "closed" in client.get(reverse("forward")).content.decode()


def test_a_question_that_is_passed_on_keeps_its_owner(client: Client, world: World) -> None:
    page = client.get(reverse("forward"))
    form = page.context["form"]
    typed = {
        "key": str(form["key"].value()),
        "desk": form["desk"].value(),
        "told": "Een boer vraagt ons iets wat wij niet kunnen oplossen.",
        "name": "Bert",
        "email": "",
        "phone": "06-12345678",
    }
    for _ in range(2):
        sent = client.post(reverse("forward"), typed)
        assert sent["Location"] == reverse("desk_receipt")
    (submission,) = submissions()
    assert (submission.channel, submission.desk) == ("referral", world.desk)
    assert submission.brought_by is not None
    assert (submission.brought_by.name, submission.brought_by.reach) == ("Bert", "phone")
