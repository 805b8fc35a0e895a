"""Everything that is owed goes out over real SMTP, once; no message holds up another."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from pytest_django import Settings

from lemniscaat.loop.models import Notice
from lemniscaat.loop.operations.notices import GIVE_UP_AFTER
from lemniscaat.people.models import Person
from lemniscaat.web.mail.sending import send_due
from tests.cast import NOW, World, bring_in
from tests.web.mail.post_office import PostOffice

ANNA = "anna@boerin.example"


def owed(world: World) -> list[Notice]:
    """A receipt for Anna and a message for the director."""
    bring_in(world)
    return list(Notice.objects.order_by("pk"))


def test_what_waits_goes_out_once_over_one_connection(world: World, office: PostOffice) -> None:
    owed(world)
    assert send_due(NOW) == (2, 0)
    assert sorted(office.recipients) == [ANNA, "samira.el.amrani@voorbeeld.example"]
    assert office.visits == 1
    assert send_due(NOW) == (0, 0)
    assert len(office.taken) == 2


def test_a_message_can_be_recognised_and_asks_for_no_automatic_answer(
    world: World, office: PostOffice
) -> None:
    owed(world)
    send_due(NOW)
    first = {message["To"]: message["Message-ID"] for message in office.taken}
    assert len(set(first.values())) == 2
    Notice.objects.update(sent_at=None, tries=0)
    send_due(NOW)
    assert {message["To"]: message["Message-ID"] for message in office.taken[2:]} == first
    assert {message["Auto-Submitted"] for message in office.taken} == {"auto-generated"}
    assert {message.get_content_type() for message in office.taken} == {"text/plain"}


@pytest.mark.parametrize("trouble", ["refused", "hangs_up_on"])
def test_one_failing_message_does_not_hold_up_the_rest(
    world: World, office: PostOffice, trouble: str
) -> None:
    for number in range(3):
        bring_in(world)
        Person.objects.filter(contact_email=ANNA).update(contact_email=f"a{number}@boerin.example")
    getattr(office, trouble).add("a1@boerin.example")
    assert send_due(NOW) == (5, 1)
    assert "a2@boerin.example" in office.recipients
    failed = Notice.objects.get(sent_at=None)
    assert failed.person.contact_email == "a1@boerin.example"
    assert failed.tries == 1
    assert failed.problem


def test_a_refused_message_is_tried_later_with_growing_pauses_and_given_up(
    world: World, office: PostOffice
) -> None:
    owed(world)
    office.refused.add(ANNA)
    assert send_due(NOW) == (1, 1)
    for tries in range(1, GIVE_UP_AFTER):
        due = NOW + timedelta(minutes=2**tries - 1)
        assert send_due(due - timedelta(seconds=1)) == (0, 0)
        assert send_due(due) == (0, 1)
    assert send_due(due + timedelta(days=365)) == (0, 0)
    assert Notice.objects.get(person__contact_email=ANNA).tries == GIVE_UP_AFTER


def test_while_the_mail_server_is_away_no_message_loses_a_try(
    world: World, settings: Settings, office: PostOffice
) -> None:
    owed(world)
    right, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert send_due(NOW) == (0, 2)
    assert set(Notice.objects.values_list("tries", "sent_at")) == {(0, None)}
    settings.EMAIL_PORT = right
    assert send_due(NOW) == (2, 0)


def test_a_message_that_cannot_be_written_is_noted_and_the_rest_goes_out(
    world: World, office: PostOffice
) -> None:
    first, _second = owed(world)
    Notice.objects.filter(pk=first.pk).update(topic="nobody-wrote-this")
    assert send_due(NOW) == (1, 1)
    assert "nobody-wrote-this" in Notice.objects.get(pk=first.pk).problem


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="there one process sends at a time")
def test_two_senders_at_once_send_once(open_world: World, office: PostOffice) -> None:
    for _number in range(10):
        bring_in(open_world)
    both = Barrier(2)

    def send() -> None:
        both.wait()
        send_due(NOW)
        connection.close()

    senders = [Thread(target=send) for _number in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    assert len(office.taken) == len({message["Message-ID"] for message in office.taken}) == 20
