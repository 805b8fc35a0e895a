"""From an invitation to an account: once, in time, and never by only looking."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from lemniscaat.loop.models import Event
from lemniscaat.loop.operations.membership import invite
from lemniscaat.people.models import Invitation, Person
from lemniscaat.web.shared.invitations import link_for
from tests.cast import World

PASSWORD = "een lange zin over lisdodde"
CHOSEN = {"password": PASSWORD, "again": PASSWORD}
TOLD = {
    "name": "Nadia Wouters",
    "email": "nadia@voorbeeld.example",
    "group": "mt",
    "function": "member",
}


def code_for(client: Client, world: World) -> str:
    """An administrator invites Nadia and reads the code aloud."""
    client.force_login(world.administrator)
    response = client.post("/beheer/uitnodigen/", TOLD)
    code: str = response.context["code"]
    assert code in response.content.decode()
    client.logout()
    return code


def test_an_invitation_becomes_an_account_with_a_role(client: Client, world: World) -> None:
    code = code_for(client, world)
    page = client.get("/uitnodiging/", {"c": code}).content.decode()
    assert "Nadia Wouters" in page
    assert "Ben Akkerman" in page
    response = client.post("/uitnodiging/", {"c": code, **CHOSEN})
    assert response.headers["Location"] == "/werk/"
    nadia = Person.objects.get(email=TOLD["email"])
    assert client.session["_auth_user_id"] == str(nadia.pk)
    assert nadia.check_password(PASSWORD)
    assert [(role.group.slug, role.function) for role in nadia.roles.all()] == [("mt", "member")]


def test_the_link_of_the_mail_opens_it_too(client: Client, world: World) -> None:
    code_for(client, world)
    address = link_for(Invitation.objects.get()).partition("localhost:8000")[2]
    assert "Nadia Wouters" in client.get(address).content.decode()


def test_looking_changes_nothing(client: Client, world: World) -> None:
    code = code_for(client, world)
    before = Event.objects.count()
    for method in (client.get, client.head):
        assert method("/uitnodiging/", {"c": code}).status_code == 200
    assert Event.objects.count() == before
    assert Invitation.objects.get().accepted_at is None
    assert "_auth_user_id" not in client.session


def test_an_invitation_works_once(client: Client, world: World) -> None:
    code = code_for(client, world)
    client.post("/uitnodiging/", {"c": code, **CHOSEN})
    thief = Client()
    other = "een heel andere lange zin"
    response = thief.post("/uitnodiging/", {"c": code, "password": other, "again": other})
    assert response.status_code == 404
    assert "_auth_user_id" not in thief.session
    assert Person.objects.get(email=TOLD["email"]).check_password(PASSWORD)


def test_an_old_invitation_does_not_work(client: Client, world: World) -> None:
    long_ago = timezone.now() - timedelta(days=8)
    invited = invite(email="x@voorbeeld.example", name="X", by=world.administrator, at=long_ago)
    for address in (f"/uitnodiging/?c={invited.code}", link_for(invited.invitation)[21:]):
        response = client.get(address)
        assert response.status_code == 404
        assert "This invitation does not work" in response.content.decode()
    assert client.post("/uitnodiging/", {"c": invited.code, **CHOSEN}).status_code == 404
    assert not Person.objects.get(email="x@voorbeeld.example").is_active


def test_a_password_must_be_good_and_typed_twice(client: Client, world: World) -> None:
    code = code_for(client, world)
    slip = {"c": code, "password": PASSWORD, "again": f"{PASSWORD}!"}
    assert (
        "The two passwords are not the same." in client.post("/uitnodiging/", slip).content.decode()
    )
    short = client.post("/uitnodiging/", {"c": code, "password": "kort", "again": "kort"})
    assert 'id="id_password_error"' in short.content.decode()
    assert not Person.objects.get(email=TOLD["email"]).is_active


def test_without_a_code_one_can_be_typed(client: Client, world: World) -> None:
    page = client.get("/uitnodiging/")
    assert page.status_code == 200
    assert 'name="c"' in page.content.decode()
