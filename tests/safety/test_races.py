"""What may happen once happens once, also when two people press at the same moment."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lemniscaat.api.conformance import PREFIX
from lemniscaat.casework.models import Case
from lemniscaat.casework.operations.question import agree, sharpen
from lemniscaat.core.errors import Refusal
from lemniscaat.desk.models import Submission
from lemniscaat.desk.operations.end import answer_directly, decline
from lemniscaat.desk.operations.submit import Giver
from lemniscaat.journeys.bring_in import bring_in_once
from lemniscaat.journeys.intake import take_up
from lemniscaat.loop.integrity import first_broken_link
from lemniscaat.loop.models import Answer, Event
from lemniscaat.loop.operations.membership import accept_invitation, invite
from lemniscaat.people.models import Role
from tests.cast import NOW, TOLD, bring_in, farmer_of
from tests.stages import approaches, story_at
from tests.web.desk.telling import tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import World

PASSWORD = "een lange zin over lisdodde"


def at_once(*tries: Callable[[], object]) -> tuple[list[object], list[str]]:
    """Do all of it in threads that start together; gives what came out and what was refused."""
    start = threading.Barrier(len(tries))
    made: list[object] = []
    refused: list[str] = []

    def go(one: Callable[[], object]) -> None:
        start.wait()
        try:
            made.append(one())
        except Refusal as refusal:
            refused.append(refusal.sentence)
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=[one]) for one in tries]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return made, refused


def one_won(made: list[object], refused: list[str]) -> None:
    """One did it, the other got a sentence, and the record is whole."""
    assert (len(made), len(refused)) == (1, 1)
    assert refused[0].endswith(".")
    assert first_broken_link() is None


def test_two_directors_take_up_one_submission(open_world: World) -> None:
    approaches.load_shipped(at=NOW)
    submission = bring_in(open_world).submission
    one_won(*at_once(
        lambda: take_up(submission=submission, by=open_world.director, at=NOW),
        lambda: take_up(submission=submission, by=open_world.second_director, at=NOW),
    ))  # fmt: skip
    assert Case.objects.as_system().get().number.endswith("-0001")
    assert Event.objects.filter(item=submission, verb="taken_up").count() == 1


def test_two_answers_close_one_submission(open_world: World) -> None:
    submission = bring_in(open_world).submission
    one_won(*at_once(
        lambda: answer_directly(
            submission=submission, text="Dat mag.", by=open_world.director, at=NOW
        ),
        lambda: decline(
            submission=submission, reasons="Dat mag niet.", by=open_world.second_director, at=NOW
        ),
    ))  # fmt: skip
    assert Answer.objects.count() == 1
    assert Event.objects.filter(item=submission, verb="closed").count() == 1


def test_one_invitation_is_accepted_twice(open_world: World) -> None:
    invited = invite(
        email="nadia@voorbeeld.example", name="Nadia", group=open_world.mt.group,
        function="member", by=open_world.administrator, at=NOW,
    ).invitation  # fmt: skip

    def accept() -> object:
        return accept_invitation(invitation=invited, password=PASSWORD, at=NOW)

    one_won(*at_once(accept, accept))
    assert Role.objects.filter(person__email="nadia@voorbeeld.example").count() == 1
    assert Event.objects.filter(verb="invitation_accepted").count() == 1


def test_one_wording_gets_one_yes_or_no(open_world: World) -> None:
    story = story_at(open_world, "explore")
    wording = sharpen(case=story.case, text="Mag het?", by=open_world.director, at=story.later())
    her, at = farmer_of(story.submission), story.later()
    one_won(*at_once(
        lambda: agree(wording=wording, agreed=True, reaction="", by=her, at=at),
        lambda: agree(wording=wording, agreed=False, reaction="Nee", by=her, at=at),
    ))  # fmt: skip
    answers = Event.objects.filter(verb__in=["wording_agreed", "wording_refused"])
    assert answers.count() == 1


def test_one_key_is_one_submission_for_two_programs(open_world: World) -> None:
    """Here nobody loses: who came second gets the same submission, with a code of their own."""

    def send() -> object:
        client = Client()
        answer = client.post(
            f"{PREFIX}/submissions", data={"told": TOLD}, content_type="application/json",
            headers={"Idempotency-Key": "winkel-17"},
        )  # fmt: skip
        return answer.status_code, answer.json().get("publicId")

    made, refused = at_once(send, send)
    assert refused == []
    [(status, public_id)] = set(made)
    assert (status, Submission.objects.as_system().get().public_id) == (201, public_id)


def test_other_words_under_a_used_key_are_refused(open_world: World) -> None:
    def send(told: str) -> object:
        now = timezone.now()
        return bring_in_once(
            told=told, giver=Giver(), desk=open_world.desk, key="winkel-18", at=now
        )

    one_won(*at_once(lambda: send("Het ene."), lambda: send("Het andere.")))
    assert Submission.objects.as_system().count() == 1


def test_sent_twice_from_the_form_it_is_one_submission(open_world: World) -> None:
    """A double press of the button, from two windows of one browser."""
    first = Client()
    tell(first)
    key = first.get(reverse("desk_step", args=["nakijken"])).context["form"].initial["key"]
    second = Client()
    second.cookies = first.cookies

    def send(client: Client) -> object:
        return client.post(reverse("desk_step", args=["nakijken"]), {"key": key}).status_code

    made, _refused = at_once(lambda: send(first), lambda: send(second))
    assert set(made) == {302}
    assert Submission.objects.as_system().count() == 1
