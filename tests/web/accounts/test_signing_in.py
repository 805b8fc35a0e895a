"""Signing in, and what there is not: no way to make an account by yourself."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from lemniscaat.people.models import Person
from lemniscaat.web.mail.sending import send_due
from tests.cast import World

PASSWORD = "een lange zin over lisdodde"
SIGN_IN = "/account/inloggen/"
FORGOT = "/account/wachtwoord/vergeten/"
GONE = ["signup/", "email/", "confirm-email/", "login/code/", "reauthenticate/", "password/reset/"]


@pytest.fixture(autouse=True)
def nobody_tried_before() -> None:
    cache.clear()


@pytest.fixture
def samira(world: World) -> Person:
    world.director.set_password(PASSWORD)
    world.director.save()
    return world.director


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_somebody_signs_in_and_finds_their_work(client: Client, samira: Person) -> None:
    response = client.post(SIGN_IN, {"login": samira.email.upper(), "password": PASSWORD})
    assert response.headers["Location"] == "/werk/"
    assert signed_in(client)


def test_signing_in_leads_back_to_the_page_that_asked_for_it(
    client: Client, samira: Person
) -> None:
    asked = client.get("/mijn-account/").headers["Location"]
    page = client.get(asked).content.decode()
    assert 'name="next" value="/mijn-account/"' in page
    told = {"login": samira.email, "password": PASSWORD, "next": "/mijn-account/"}
    assert client.post(SIGN_IN, told).headers["Location"] == "/mijn-account/"


def test_wrong_password_and_unknown_address_look_the_same(client: Client, samira: Person) -> None:
    pages = []
    for address in (samira.email, "nobody@voorbeeld.example"):
        response = client.post(SIGN_IN, {"login": address, "password": "verkeerd, helaas"})
        page = response.content.decode()
        assert "This e-mail address and this password do not belong together." in page
        pages.append(re.sub(r'value="[^"]*"', "", page))
    assert pages[0] == pages[1]
    assert not signed_in(client)


def test_guessing_passwords_ends(client: Client, samira: Person) -> None:
    for _ in range(6):
        client.post(SIGN_IN, {"login": samira.email, "password": "verkeerd, helaas"})
    page = client.post(SIGN_IN, {"login": samira.email, "password": PASSWORD}).content.decode()
    assert "This was tried too often." in page
    assert not signed_in(client)


def test_a_closed_account_does_not_open(client: Client, samira: Person) -> None:
    samira.is_active = False
    samira.save()
    response = client.post(SIGN_IN, {"login": samira.email, "password": PASSWORD}, follow=True)
    assert "This account is closed" in response.content.decode()
    assert not signed_in(client)


@pytest.mark.parametrize("path", GONE)
def test_nobody_makes_or_manages_an_account_by_themselves(
    client: Client, world: World, path: str
) -> None:
    assert client.get(f"/account/{path}").status_code == 404


def test_signing_out_asks_first(client: Client, samira: Person) -> None:
    client.force_login(samira)
    assert client.get("/account/uitloggen/").status_code == 200
    assert signed_in(client)
    client.post("/account/uitloggen/")
    assert not signed_in(client)


def test_a_forgotten_password_is_replaced_by_mail(client: Client, samira: Person) -> None:
    assert client.post(FORGOT, {"email": samira.email}).status_code == 302
    send_due(timezone.now())
    (message,) = mail.outbox
    assert message.to == [samira.email]
    (link,) = re.findall(r"http://localhost:\d+(/account/\S+)", message.body)
    form = client.get(link).headers["Location"]
    fresh = "een andere lange zin over turf"
    told = {"password1": fresh, "password2": fresh}
    assert client.post(form, told).status_code == 302
    samira.refresh_from_db()
    assert samira.check_password(fresh)
    assert "This link does not work any more" in client.get(link, follow=True).content.decode()


def test_an_unknown_address_gets_no_mail_and_nobody_can_tell(
    client: Client, samira: Person
) -> None:
    known = client.post(FORGOT, {"email": samira.email})
    unknown = client.post(FORGOT, {"email": "nobody@voorbeeld.example"})
    assert known.headers["Location"] == unknown.headers["Location"]
    send_due(timezone.now())
    assert len(mail.outbox) == 1


def test_the_reset_link_cannot_point_elsewhere(client: Client, samira: Person) -> None:
    client.post(FORGOT, {"email": samira.email}, headers={"host": "127.0.0.1"})
    send_due(timezone.now())
    assert "http://localhost:" in mail.outbox[0].body
    assert "127.0.0.1" not in mail.outbox[0].body


def test_who_knows_the_password_changes_it(client: Client, samira: Person) -> None:
    client.force_login(samira)
    fresh = "een andere lange zin over turf"
    wrong = {"oldpassword": "niet deze", "password1": fresh, "password2": fresh}
    page = client.post("/account/wachtwoord/", wrong).content.decode()
    assert "This is not the password that you have now." in page
    right = {**wrong, "oldpassword": PASSWORD}
    response = client.post("/account/wachtwoord/", right)
    assert response.headers["Location"] == "/mijn-account/"
    samira.refresh_from_db()
    assert samira.check_password(fresh)


def test_an_account_without_a_password_gets_one(client: Client, world: World) -> None:
    client.force_login(world.adviser)
    assert client.get("/account/wachtwoord/").headers["Location"] == "/account/wachtwoord/kiezen/"
    page = client.post(
        "/account/wachtwoord/kiezen/", {"password1": "kort", "password2": "kort"}
    ).content.decode()
    assert 'class="error"' in page
