"""An invitation opens with the link of its mail or with its code, once, until its last day."""

from urllib.parse import parse_qs, urlsplit

import pytest

from lemniscaat.loop.operations.membership import Invited, accept_invitation, invite
from lemniscaat.web.shared.invitations import invitation_from, link_for
from tests.cast import NOW, World


@pytest.fixture
def invited(world: World) -> Invited:
    return invite(email="noor@voorbeeld.example", name="Noor", by=world.administrator, at=NOW)


def signature(invited: Invited) -> str:
    """What stands in the link."""
    return parse_qs(urlsplit(link_for(invited.invitation)).query)["c"][0]


def test_link_and_code_open_the_same_invitation(invited: Invited) -> None:
    assert invitation_from(signature(invited), NOW) == invited.invitation
    assert invitation_from(invited.code.lower().replace("-", " "), NOW) == invited.invitation


@pytest.mark.parametrize("typed", ["", " ", "1", "1.", "0000-0000-0000-0", "\x00", "é" * 4000])
def test_anything_else_opens_nothing(invited: Invited, typed: str) -> None:
    assert invitation_from(typed, NOW) is None


def test_a_link_cannot_be_changed_into_that_of_another(invited: Invited) -> None:
    other = str(invited.invitation.pk + 1)
    assert invitation_from(other + "." + signature(invited).split(".")[1], NOW) is None


def test_it_opens_once_and_not_after_its_last_day(invited: Invited) -> None:
    assert invitation_from(signature(invited), invited.invitation.expires_at) is None
    accept_invitation(invitation=invited.invitation, password="een lange zin als slot", at=NOW)
    assert invitation_from(signature(invited), NOW) is None
    assert invitation_from(invited.code, NOW) is None


def test_a_newer_invitation_ends_the_earlier_one(world: World, invited: Invited) -> None:
    invite(email="noor@voorbeeld.example", name="Noor", by=world.administrator, at=NOW)
    assert invitation_from(signature(invited), NOW) is None
