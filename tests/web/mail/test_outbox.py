"""Without a mail server every message lies in the outbox."""

import os
from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from pytest_django import Settings

from lemniscaat.loop.models import Notice
from lemniscaat.web.mail.outbox import newest
from lemniscaat.web.mail.sending import send_due
from tests.cast import NOW, World, bring_in


@pytest.fixture(autouse=True)
def no_mail_server(settings: Settings, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "lemniscaat.web.mail.outbox.OutboxBackend"
    settings.OUTBOX = tmp_path / "outbox"


def test_what_is_owed_can_be_read_there_once_however_often_it_is_sent(world: World) -> None:
    bring_in(world)
    assert send_due(NOW) == (2, 0)
    Notice.objects.update(sent_at=None, tries=0)
    send_due(NOW)
    assert sorted(kept.to for kept in newest(9)) == [
        "anna@boerin.example",
        "samira.el.amrani@voorbeeld.example",
    ]
    assert all("http://localhost:8000/" in kept.body for kept in newest(9))


def test_only_the_site_itself_can_read_the_files(world: World, settings: Settings) -> None:
    bring_in(world)
    send_due(NOW)
    assert settings.OUTBOX.stat().st_mode & 0o077 == 0
    assert [path.stat().st_mode & 0o077 for path in settings.OUTBOX.iterdir()] == [0, 0]


def test_the_newest_comes_first_and_the_list_ends(settings: Settings) -> None:
    for number in range(4):
        EmailMessage(f"Brief {number}", "Tekst", to=["a@b.example"]).send()
    for path in settings.OUTBOX.iterdir():
        number = int(path.read_text().partition("Subject: Brief ")[2][0])
        os.utime(path, (number, number))
    assert [kept.subject for kept in newest(3)] == ["Brief 3", "Brief 2", "Brief 1"]
