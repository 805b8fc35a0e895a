"""One press makes somebody of every visitor, in a demonstration and nowhere else."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from pytest_django import Settings

from lemniscaat.demo.documents import entries
from lemniscaat.demo.roles import ROLES
from lemniscaat.desk.operations.submit import Giver
from lemniscaat.people.models import Person
from lemniscaat.web.shared.who import FOLLOWS
from tests.cast import World, bring_in

WYTSKE = Giver(name="Wytske Hoekema", descriptor="melkveehouder")


def played() -> dict[str, dict[str, str]]:
    """The persons of the documents, by the role that a visitor can take."""
    return {one["demo_role"]: one for one in entries("people", "person") if "demo_role" in one}


def test_every_role_of_the_documents_has_its_button() -> None:
    assert set(played()) == set(ROLES)


@pytest.mark.parametrize("role", [role for role, told in played().items() if told["account"]])
def test_a_press_signs_in_as_that_person(
    world: World, demonstration: Settings, client: Client, role: str
) -> None:
    someone = Person.objects.create(email=played()[role]["email"], password="!")
    answer = client.post(reverse("demo_as", args=[role]))
    assert answer.headers["Location"] == reverse(ROLES[role].start)
    assert client.session["_auth_user_id"] == str(someone.pk)


def test_the_farmer_follows_what_she_brought_in_and_is_nobody_else(
    world: World, demonstration: Settings, client: Client
) -> None:
    bring_in(world)
    mine = bring_in(world, giver=WYTSKE).submission
    client.force_login(world.director)
    answer = client.post(reverse("demo_as", args=["melkveehouder"]))
    assert answer.headers["Location"] == reverse("my_contribution")
    assert client.session[FOLLOWS][0] == mine.pk
    assert "_auth_user_id" not in client.session


def test_the_reader_is_signed_out_of_everything(
    world: World, demonstration: Settings, client: Client
) -> None:
    bring_in(world, giver=WYTSKE)
    client.post(reverse("demo_as", args=["melkveehouder"]))
    client.post(reverse("demo_as", args=["lezer"]))
    assert FOLLOWS not in client.session
    assert "_auth_user_id" not in client.session


def test_every_page_offers_every_role(demonstration: Settings, client: Client) -> None:
    page = client.get(reverse("outbox")).content.decode()
    for role in ROLES:
        assert f'action="{reverse("demo_as", args=[role])}"' in page


def test_a_link_alone_changes_nobody_and_an_unknown_role_does_not_exist(
    world: World, demonstration: Settings, client: Client
) -> None:
    assert client.get(reverse("demo_as", args=["beheerder"])).status_code == 405
    assert client.post(reverse("demo_as", args=["baas"])).status_code == 404
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("demo_as", args=["beheerder"])).status_code == 403


def test_outside_a_demonstration_none_of_this_exists(world: World, client: Client) -> None:
    for name, arguments in (("demo_as", ["beheerder"]), ("outbox", [])):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=arguments)
    assert client.post("/demo/als/beheerder/").status_code == 404
    assert client.get("/postvak-uit/").status_code == 404
