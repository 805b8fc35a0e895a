"""The commands for who runs the site: tick, check_chain, and the first start."""

import fcntl
import io
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from lemniscaat.desk.models import Draft
from lemniscaat.loop.models import ChainHead
from lemniscaat.people.models import Person
from lemniscaat.web.management.commands.run import Command
from tests.cast import World, bring_in


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


def told(command: str) -> str:
    """What a command says."""
    said = io.StringIO()
    call_command(command, stdout=said)
    return said.getvalue()


def test_a_tick_sends_the_mail_and_forgets_old_drafts(world: World) -> None:
    bring_in(world, at=timezone.now())
    Draft.objects.create(digest="old", expires_at=timezone.now() - timedelta(days=1))
    Draft.objects.create(digest="new", expires_at=timezone.now() + timedelta(days=1))
    assert "sent: 2" in told("tick")
    assert len(mail.outbox) == 2
    assert [draft.digest for draft in Draft.objects.all()] == ["new"]


def test_while_another_process_ticks_a_tick_does_nothing(world: World, settings: Settings) -> None:
    bring_in(world, at=timezone.now())
    with (settings.DATA_DIR / "ticking.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        told("tick")
    assert mail.outbox == []
    told("tick")
    assert len(mail.outbox) == 2


def test_check_chain_says_that_it_is_whole_or_where_it_breaks(world: World) -> None:
    bring_in(world)
    assert "whole" in told("check_chain")
    ChainHead.objects.update(seq=99)
    with pytest.raises(CommandError, match="broken at event"):
        told("check_chain")


def test_the_first_administrator_comes_from_the_environment(db: None, settings: Settings) -> None:
    settings.ADMIN_NAME, settings.ADMIN_EMAIL = "Noor", "noor@voorbeeld.example"
    settings.ADMIN_PASSWORD = "kort"
    with pytest.raises(CommandError):
        Command()._begin()
    settings.ADMIN_PASSWORD = "een lange zin als slot"
    Command()._begin()
    person = Person.objects.get(is_administrator=True)
    assert person.email == "noor@voorbeeld.example"
    assert person.check_password("een lange zin als slot")


def test_without_terminal_and_environment_the_start_says_what_to_do(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with pytest.raises(CommandError, match="ADMIN_EMAIL"):
        Command()._begin()
    assert not Person.objects.exists()
