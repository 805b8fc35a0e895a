"""What stands in a message: in both languages, and never more than its reader may know."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from pytest_django import Settings

import lemniscaat
from lemniscaat.desk.models import Submission
from lemniscaat.desk.operations import end, handle
from lemniscaat.loop.models import Answer, Item, Layer, Notice
from lemniscaat.loop.operations import items, membership, remarks
from lemniscaat.loop.operations.answers import promise, say_heard
from lemniscaat.people.models import Person, Role
from lemniscaat.web.mail.facts import NotOwed
from lemniscaat.web.mail.letters import letter
from lemniscaat.web.shared.invitations import invitation_from
from tests.cast import NOW, TOLD, World, bring_in, farmer_of
from tests.stages import story_at

CODE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]")


def topics_in_source() -> set[str]:
    """The topic in every call of `notify` and `notify_each` in the product."""
    found: list[ast.expr | None] = []
    for path in Path(lemniscaat.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func).split(".")[-1]
                if called == "notify":
                    found.append(node.args[2])
                if called == "notify_each" and isinstance(node.args[1], ast.Dict):
                    found += node.args[1].keys
    return {topic.value for topic in found if isinstance(topic, ast.Constant)}


def everything_happens(world: World) -> None:
    """A life of a contribution in which everyone gets every kind of message."""
    story = story_at(world, "closed")
    for given in Answer.objects.all():
        say_heard(given=given, heard="partly", text="Het duurde lang.", by=given.to, at=NOW)
    handle.reopen(
        submission=fresh(story.submission), why="Wij keken mis.", by=world.director, at=NOW
    )
    other = bring_in(world).submission
    farmer = farmer_of(other)
    handle.ask_back(submission=other, text="Welk perceel?", by=world.director, at=NOW)
    handle.reply_to_desk(submission=other, text="Het achterste.", by=farmer, at=NOW)
    asked = remarks.say(item=other, kind="question", text="Wanneer?", by=farmer, at=NOW)
    remarks.reply(remark=asked, text="Morgen.", by=world.director, at=NOW)
    to = world.second_director
    items.hand_over(item=other, to=to, role="director", why="Verlof", by=world.director, at=NOW)
    end.withdraw(submission=fresh(other), why="Het is opgelost.", by=farmer, at=NOW)
    membership.invite(
        email="nieuw@voorbeeld.example", name="Noor Nieuw", by=world.administrator, at=NOW
    )
    membership.ask_reset(person=world.expert, at=NOW)


def fresh(submission: Submission) -> Submission:
    """The submission as it is now."""
    found: Submission = Submission.objects.as_system().get(pk=submission.pk)
    return found


def written(topic: str, to: Person | None = None) -> EmailMessage:
    """The newest letter about this."""
    found = Notice.objects.filter(topic=topic).order_by("pk")
    notice = (found.filter(person=to) if to else found).last()
    assert notice is not None
    return letter(notice, NOW)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_topic_can_be_written_in_both_languages(world: World, language: str) -> None:
    everything_happens(world)
    Person.objects.update(language=language)
    seen = set()
    for notice in Notice.objects.all():
        seen.add(notice.topic)
        if notice.topic == "decision_waiting":
            continue  # it was decided since; the test below reads that letter
        message = letter(notice, NOW)
        assert message.subject
        assert "\n" not in message.subject
        assert not re.search(r"None|“”|\(\)| {2}|%\(", message.subject + str(message.body))
        assert "http://localhost:8000/" in str(message.body)
    assert seen == topics_in_source()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_waiting_decision_names_the_body_and_leads_to_the_decision_page(
    world: World, language: str
) -> None:
    story = story_at(world, "go")
    Person.objects.update(language=language)
    message = written("decision_waiting", world.chair)
    assert "MT" in message.subject
    assert f"/werk/besluiten/{story.point.pk}/" in str(message.body)


def test_no_message_holds_a_tracking_code(world: World) -> None:
    everything_happens(world)
    for notice in Notice.objects.all():
        try:
            assert not CODE.search(str(letter(notice, NOW).message()))
        except NotOwed:
            continue


def test_the_first_message_repeats_nothing_that_anyone_may_type(world: World) -> None:
    farmer = farmer_of(bring_in(world).submission)
    told = str(written("receipt", farmer).message())
    for typed in (*TOLD.split(". "), farmer.name, farmer.descriptor):
        assert typed not in told


def test_the_answer_is_in_the_message_and_the_answerer_has_a_name(world: World) -> None:
    submission = bring_in(world).submission
    end.answer_directly(submission=submission, text="Dat mag gewoon.", by=world.director, at=NOW)
    message = written("answer")
    assert message.to == ["anna@boerin.example"]
    assert "Dat mag gewoon." in str(message.body)
    assert "Samira el Amrani" in str(message.body)


def test_words_inside_the_circle_never_reach_who_brought_it_in(world: World) -> None:
    submission = bring_in(world).submission
    items.hand_over(
        item=submission,
        to=world.second_director,
        role="director",
        why="KANARIE: lastige dame",
        layer=Layer.CIRCLE,
        by=world.director,
        at=NOW,
    )
    assert "KANARIE" in str(written("your_turn", world.second_director).body)
    told = str(written("handed_over").body)
    assert "KANARIE" not in told
    assert "Joris Veenstra (" in told


def test_who_does_not_want_mail_or_did_it_themselves_gets_none(world: World) -> None:
    submission = bring_in(world).submission
    Person.objects.filter(pk=farmer_of(submission).pk).update(reach="phone")
    with pytest.raises(NotOwed):
        written("receipt")
    Notice.objects.filter(topic="your_turn").update(topic="remark")
    remarks.say(item=submission, kind="question", text="?", by=farmer_of(submission), at=NOW)
    own = Notice.objects.get(topic="remark", event__verb="said_question")
    own.person = farmer_of(submission)
    with pytest.raises(NotOwed, match="themselves"):
        letter(own, NOW)


def test_who_may_not_read_it_any_more_hears_nothing_of_it(world: World) -> None:
    submission = bring_in(world).submission
    to = world.second_director
    items.hand_over(item=submission, to=to, role="director", why="Rust", by=world.director, at=NOW)
    Role.objects.filter(person=world.director).delete()
    with pytest.raises(NotOwed):
        written("your_turn", world.director)


def test_a_promise_tells_nothing_of_an_item_that_its_maker_may_not_read(world: World) -> None:
    submission = bring_in(world).submission
    promise(
        item=submission,
        who=world.outsider,
        what="De kaart sturen",
        due=date(2026, 12, 1),
        by=world.director,
        at=NOW,
    )
    told = str(written("commitment").message())
    assert "De kaart sturen" in told
    assert submission.title not in told
    assert submission.public_id not in told


def test_a_title_cannot_add_a_line_to_the_head_of_a_message(world: World) -> None:
    submission = bring_in(world).submission
    evil = "Sloot\r\nBcc: iedereen@voorbeeld.example"
    Item.objects.as_system().filter(pk=submission.pk).update(title=evil)
    message = written("your_turn").message()
    assert message["Bcc"] is None
    assert message["Subject"].count("\n") == 0


def test_an_address_that_is_two_addresses_is_not_used(world: World) -> None:
    farmer = farmer_of(bring_in(world).submission)
    Person.objects.filter(pk=farmer.pk).update(contact_email="a@b.example, c@d.example")
    with pytest.raises(NotOwed):
        written("receipt")


def test_the_link_in_an_invitation_opens_it_until_its_last_day(
    world: World, settings: Settings
) -> None:
    settings.BASE_URL = "https://loket.example"
    invited = membership.invite(
        email="nieuw@voorbeeld.example", name="Noor Nieuw", by=world.administrator, at=NOW
    )
    body = str(written("invited").body)
    assert invited.code not in body
    link = re.search(r"https://loket\.example\S+\?c=(\S+)", body)
    assert link is not None
    assert invitation_from(link.group(1), NOW) == invited.invitation
    assert invitation_from(link.group(1), invited.invitation.expires_at) is None
    with pytest.raises(NotOwed):
        letter(Notice.objects.get(topic="invited"), invited.invitation.expires_at)


def test_the_link_for_a_new_password_leads_to_its_page(world: World, client: object) -> None:
    membership.ask_reset(person=world.expert, at=NOW)
    assert re.search(r"http://localhost:8000/account/\S+-\S+/", str(written("password_reset").body))
