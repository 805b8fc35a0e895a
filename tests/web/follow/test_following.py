"""Following with a code: everything that is hers to see, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from lemniscaat.casework.models import Wording
from lemniscaat.casework.operations.question import sharpen
from lemniscaat.core.uploads import Upload
from lemniscaat.desk.operations.end import refer
from lemniscaat.desk.operations.handle import ask_back
from lemniscaat.desk.operations.submit import Giver, reissue_code
from lemniscaat.journeys.bring_in import bring_in as bring_in_with_files
from lemniscaat.journeys.intake import bundle
from lemniscaat.loop.models import Answer, Event, Remark
from lemniscaat.loop.operations.remarks import note, reply
from tests.cast import NOW, bring_in, farmer_of
from tests.stages import answer_all, begin, story_at
from tests.web.desk.telling import in_english

if TYPE_CHECKING:
    from pathlib import Path

    from django.http import FileResponse
    from pytest_django.fixtures import SettingsWrapper

    from lemniscaat.desk.models import Submission
    from tests.cast import World

WRONG = "This code opens nothing"


@pytest.fixture(autouse=True)
def _english(client: Client, settings: SettingsWrapper, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    in_english(client)


def follow(client: Client, code: str) -> str:
    """Type a code; gives the page that opens."""
    client.post(reverse("follow"), {"code": code})
    return mine(client)


def mine(client: Client) -> str:
    return client.get(reverse("my_contribution"), follow=True).content.decode()


def test_from_the_code_to_being_heard(client: Client, world: World) -> None:
    story = story_at(world, "explore")
    page = follow(client, story.code.lower().replace("-", " "))
    assert "Samira el Amrani" in page
    assert "Explore the question" in page
    words = "Mag dit naast het natuurgebied?"
    wording = sharpen(case=story.case, text=words, by=world.director, at=story.later())
    assert words in mine(client)
    client.post(reverse("my_wording", args=[wording.pk]), {"agreed": "yes", "reaction": "Ja!"})
    assert Wording.objects.get(pk=wording.pk).agreed
    client.post(reverse("my_say"), {"kind": "question", "text": "Wanneer hoor ik iets?"})
    asked = Remark.objects.get(kind="question")
    reply(remark=asked, text="Volgende week.", by=world.director, at=story.later())
    assert "Volgende week." in mine(client)
    answer_all(story)
    given = Answer.objects.get()
    assert given.text in mine(client)
    client.post(reverse("my_heard", args=[given.pk]), {"heard": "partly", "text": "Het duurde."})
    given.refresh_from_db()
    assert (given.heard, given.heard_text) == ("partly", "Het duurde.")


def test_a_wrong_a_revoked_and_an_unknown_code_read_the_same(client: Client, world: World) -> None:
    old = bring_in(world)
    reissue_code(submission=old.submission, by=world.director, at=NOW)
    pages = []
    for code in (old.code, "geen code", "0000-0000-0000-0"):
        page = client.post(reverse("follow"), {"code": code})
        assert WRONG in page.content.decode()
        pages.append(page.context["form"].errors)
    assert pages[0] == pages[1] == pages[2]


def test_guessing_stops_and_a_right_code_elsewhere_still_opens(
    client: Client, world: World
) -> None:
    code = bring_in(world).code
    with override_settings(CODE_TRIES_PER_ADDRESS=2, CODE_TRIES_IN_ALL=2):
        for _ in range(2):
            client.post(reverse("follow"), {"code": "0000"})
        refused = client.post(reverse("follow"), {"code": code}).content.decode()
        elsewhere = in_english(Client(REMOTE_ADDR="203.0.113.9"))
        opened = elsewhere.post(reverse("follow"), {"code": code})
    assert "tried very often" in refused
    assert opened["Location"] == reverse("my_contribution")


def test_she_reads_what_is_told_to_her_and_never_what_stays_in_the_circle(
    client: Client, world: World
) -> None:
    story = begin(world)
    note(item=story.case, text="ONDER ONS", by=world.director, at=story.later())
    note(
        item=story.case,
        text="Wij belden het waterschap.",
        layer="contributor",
        by=world.director,
        at=story.later(),
    )
    page = follow(client, story.code)
    assert "Wij belden het waterschap." in page
    assert "ONDER ONS" not in page
    assert "A note was written down." in page
    assert page.count("A note was written down.") == 1


def test_others_who_brought_the_same_stay_unnamed(client: Client, world: World) -> None:
    story = story_at(world, "explore")
    second = bring_in(world, told="Ik zit met hetzelfde.")
    other = farmer_of(second.submission)
    other.name = "Klaas Buurman"
    other.save()
    bundle(submission=second.submission, case=story.case, by=world.director, at=story.later())
    wording = sharpen(case=story.case, text="Mag dit?", by=world.director, at=story.later())
    neighbour = in_english(Client())
    follow(neighbour, second.code)
    answer = {"agreed": "no", "reaction": "GEHEIM VAN KLAAS"}
    neighbour.post(reverse("my_wording", args=[wording.pk]), answer)
    page = follow(client, story.code)
    assert "Somebody else who brought this in" in page
    assert "Somebody who brought this in said that this is not right yet." in page
    assert "Klaas" not in page
    assert "GEHEIM" not in page


def test_what_the_desk_asks_is_answered_there(client: Client, world: World) -> None:
    receipt = bring_in(world)
    ask_back(submission=receipt.submission, text="Welk perceel?", by=world.director, at=NOW)
    page = follow(client, receipt.code)
    assert "Welk perceel?" in page
    assert "We wait for your reaction" in page
    empty = client.post(reverse("my_say"), {"kind": "reply", "text": ""})
    assert "Write your answer first." in empty.content.decode()
    client.post(reverse("my_say"), {"kind": "reply", "text": "Het stuk bij de sloot."})
    assert Remark.objects.get(kind="reply").text == "Het stuk bij de sloot."
    assert "Samira el Amrani" in mine(client)


def test_a_referral_shows_who_can_help_and_why(client: Client, world: World) -> None:
    receipt = bring_in(world)
    refer(
        submission=receipt.submission,
        to="Kavelruil",
        contact="Ine, 088 000",
        words="Zij ruilen grond.",
        by=world.director,
        at=NOW,
    )
    page = follow(client, receipt.code)
    for shown in ("Kavelruil", "Ine, 088 000", "Zij ruilen grond.", "Do you feel heard?"):
        assert shown in page


def test_taking_back_asks_once_more(client: Client, world: World) -> None:
    receipt = bring_in(world)
    follow(client, receipt.code)
    assert "take it back?" in client.get(reverse("my_withdraw")).content.decode()
    assert not Event.objects.filter(verb="withdrawn").exists()
    client.post(reverse("my_withdraw"), {"why": "Opgelost"})
    assert Event.objects.filter(verb="withdrawn").exists()
    assert "You took this back" in mine(client)
    assert client.post(reverse("my_withdraw"), {"why": ""}).status_code == 409


def test_another_device_sees_nothing_without_the_code(client: Client, world: World) -> None:
    story = story_at(world, "explore")
    assert client.get(reverse("my_contribution"))["Location"] == reverse("follow")
    assert client.get(reverse("my_withdraw"))["Location"] == reverse("follow")
    assert client.post(reverse("my_say"), {"kind": "question", "text": "?"}).status_code == 404
    follow(client, bring_in(world).code)
    wording = sharpen(case=story.case, text="Mag dit?", by=world.director, at=story.later())
    strange = client.post(reverse("my_wording", args=[wording.pk]), {"agreed": "yes"})
    assert strange.status_code == 404
    answer_all(story)
    given = Answer.objects.get()
    assert client.post(reverse("my_heard", args=[given.pk]), {"heard": "no"}).status_code == 404


def test_stopping_closes_the_page_on_this_device(client: Client, world: World) -> None:
    code = bring_in(world).code
    follow(client, code)
    client.post(reverse("my_stop"))
    assert client.get(reverse("my_contribution")).status_code == 302
    assert "Your contribution" in follow(client, code)


def test_looking_changes_nothing(client: Client, world: World) -> None:
    story = story_at(world, "feedback")
    answer_all(story)
    follow(client, story.code)
    before = Event.objects.count()
    for name in ("follow", "my_contribution", "my_withdraw"):
        assert client.get(reverse(name)).status_code == 200
    assert Event.objects.count() == before
    for name in ("my_say", "my_stop"):
        assert client.get(reverse(name)).status_code == 405


def test_every_stage_of_the_story_can_be_read(client: Client, world: World) -> None:
    story = story_at(world, "closed")
    page = follow(client, story.code)
    for shown in ("De proef beginnen", "U mag vijf jaar lisdodde telen.", "Omdat dit het verschil"):
        assert shown in page


def with_file(world: World) -> tuple[Submission, str]:
    """Something brought in with a letter."""
    receipt = bring_in_with_files(
        uploads=[Upload("brief.txt", b"Geachte mevrouw")],
        at=NOW,
        desk=world.desk,
        told="Zie de brief.",
        key="with-a-file",
        giver=Giver(),
    )
    return receipt.submission, receipt.code


def content_of(response: FileResponse) -> bytes:
    """What came down. Closing the response would close the database of the test."""
    content = b"".join(response)
    for close in response._resource_closers:
        close()
    return content


def test_a_file_comes_down_for_who_may_read_it_and_for_nobody_else(
    client: Client, world: World
) -> None:
    submission, code = with_file(world)
    path = reverse("attachment", args=[submission.attachments.get().public_id])
    assert client.get(path).status_code == 404
    client.force_login(world.outsider)
    assert client.get(path).status_code == 404
    client.logout()
    follow(client, code)
    given = client.get(path)
    assert content_of(given) == b"Geachte mevrouw"
    assert given["Content-Disposition"] == 'attachment; filename="brief.txt"'
    assert (given["X-Content-Type-Options"], given["Content-Type"]) == ("nosniff", "text/plain")
    official = Client()
    official.force_login(world.director)
    assert content_of(official.get(path)) == b"Geachte mevrouw"
