"""Administration: only for administrators, through the operations, and blind to items."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lemniscaat.decisions.models import Body, Mandate
from lemniscaat.desk.models import Desk
from lemniscaat.people.models import ApiToken, Person, Role
from tests.cast import TOLD, World, bring_in

FORMS = ["", "uitnodigen/", "rol/nieuw/", "loket/", "tafel/", "mandaat/"]


@pytest.fixture
def ben(client: Client, world: World) -> Client:
    client.force_login(world.administrator)
    return client


def everything(world: World) -> list[str]:
    """Every address of administration."""
    role, mandate = Role.objects.first(), Mandate.objects.first()
    assert role
    assert mandate
    whose = f"account/{world.outsider.public_id}/"
    return [*FORMS, f"rol/{role.pk}/", f"mandaat/{mandate.pk}/"] + [
        f"{whose}{act}" for act in ("", "sluiten/", "beheer/")
    ]


def test_for_others_administration_does_not_exist(client: Client, world: World) -> None:
    for path in everything(world):
        address = f"/beheer/{path}"
        assert client.get(address).headers["Location"].startswith("/account/inloggen/")
        for person in (world.outsider, world.director):
            client.force_login(person)
            assert client.get(address).status_code == 404
            assert client.post(address, {"name": "x"}).status_code in {404, 405}
            client.logout()


def test_every_page_opens_and_looking_changes_nothing(ben: Client, world: World) -> None:
    before = (Role.objects.count(), Person.objects.filter(is_active=True).count())
    for path in everything(world):
        assert ben.get(f"/beheer/{path}").status_code == 200
    assert before == (Role.objects.count(), Person.objects.filter(is_active=True).count())


def test_an_administrator_sees_no_contribution_and_no_contributor(
    ben: Client, world: World
) -> None:
    submission = bring_in(world).submission
    page = ben.get("/beheer/").content.decode()
    assert "Samira el Amrani" in page
    assert TOLD[:20] not in page
    assert "Anna Dijkstra" not in page
    assert submission.brought_by
    assert ben.get(f"/beheer/account/{submission.brought_by.public_id}/").status_code == 404


def test_a_role_is_given_and_ended(ben: Client, world: World) -> None:
    today = timezone.localdate()
    told = {
        "person": world.outsider.public_id,
        "group": "mt",
        "function": "member",
        "since": today.isoformat(),
    }
    ben.post("/beheer/rol/nieuw/", told)
    role = Role.objects.get(person=world.outsider)
    assert (role.group, role.function, role.given_by) == (
        world.mt.group,
        "member",
        world.administrator,
    )
    early = {"until": (today - timedelta(days=9)).isoformat()}
    page = ben.post(f"/beheer/rol/{role.pk}/", early).content.decode()
    assert "The last day lies before the first day." in page
    ben.post(f"/beheer/rol/{role.pk}/", {"until": today.isoformat()})
    role.refresh_from_db()
    assert role.until == today


def test_a_body_gets_its_mandate_and_loses_it(ben: Client, world: World) -> None:
    ben.post("/beheer/tafel/", {"name": "Gebiedstafel Vechtdal"})
    body = Body.objects.get(group__slug="gebiedstafel-vechtdal")
    told = {
        "body": body.pk,
        "scope": "take_up",
        "description": "Mag oppakken",
        "given_by": "Gedeputeerde Staten",
        "since": timezone.localdate().isoformat(),
    }
    ben.post("/beheer/mandaat/", told)
    mandate = Mandate.objects.get(body=body)
    assert mandate.scope == "take_up"
    ben.post(f"/beheer/mandaat/{mandate.pk}/", {"until": timezone.localdate().isoformat()})
    mandate.refresh_from_db()
    assert mandate.until == timezone.localdate()


def test_a_desk_opens_with_somebody_on_duty(ben: Client, world: World) -> None:
    told = {"name": "Loket Veen", "scope_in": "Veen", "duty": world.outsider.public_id}
    ben.post("/beheer/loket/", told)
    assert Desk.objects.get(group__slug="loket-veen").duty == world.outsider
    page = ben.post("/beheer/loket/", told).content.decode()
    assert "There is a group with this name already." in page
    assert 'value="Loket Veen"' in page


def test_an_account_closes_at_once_but_never_ones_own(ben: Client, world: World) -> None:
    ben.post(f"/beheer/account/{world.director.public_id}/sluiten/", {"sure": "1"})
    world.director.refresh_from_db()
    assert not world.director.is_active
    own = ben.post(f"/beheer/account/{world.administrator.public_id}/sluiten/", {"sure": "1"})
    assert own.status_code == 409
    world.administrator.refresh_from_db()
    assert world.administrator.is_active


def test_a_second_administrator_is_made_and_unmade(ben: Client, world: World) -> None:
    for expected in (True, False):
        ben.post(f"/beheer/account/{world.outsider.public_id}/beheer/", {"sure": "1"})
        world.outsider.refresh_from_db()
        assert world.outsider.is_administrator is expected


def test_a_key_is_shown_once_and_stopped_by_its_owner_only(client: Client, world: World) -> None:
    client.force_login(world.director)
    told = {"name": "Rekenblad", "scope": "read", "days": "30"}
    response = client.post("/mijn-account/", told)
    secret = response.context["key"].secret
    assert secret in response.content.decode()
    assert secret not in client.get("/mijn-account/").content.decode()
    token = ApiToken.objects.get()
    client.force_login(world.outsider)
    assert client.post(f"/mijn-account/sleutel/{token.pk}/").status_code == 404
    client.force_login(world.director)
    client.post(f"/mijn-account/sleutel/{token.pk}/")
    assert not ApiToken.objects.exists()
