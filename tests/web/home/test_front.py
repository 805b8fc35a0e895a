"""The front page tells the truth, also on an empty site; the pages about the site hold."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.views.defaults import server_error

from lemniscaat.areas.models import Area
from lemniscaat.loop.models import Answer, Item, Publication
from tests.cast import TOLD, World, bring_in, farmer_of

PAGES = ["/over/", "/toegankelijkheid/", "/privacy/", "/open-data/", "/contact/"]


def front(client: Client):
    """The page and what it was made of."""
    response = client.get("/")
    assert response.status_code == 200
    return response


def test_the_figures_are_those_of_the_database(client: Client, world: World) -> None:
    submissions = [bring_in(world).submission for _ in range(4)]
    Item.objects.as_system().filter(pk=submissions[0].pk).update(station="decide")
    Item.objects.as_system().filter(pk=submissions[1].pk).update(due="2020-01-01")
    Answer.objects.create(
        item=submissions[2],
        to=farmer_of(submissions[2]),
        by=world.director,
        text="Zo zit het.",
        reason="answered",
        sent_at=timezone.now(),
        heard="yes",
    )
    shown = front(client).context
    assert shown["stations"][0] == ("1. Bring in", 3)
    assert shown["stations"][5] == ("6. Decide", 1)
    expected = {"brought": 4, "answered": 1, "waiting": 3, "late": 1, "reacted": 1, "felt_heard": 1}
    assert shown["health"] == expected


def test_an_empty_site_is_friendly(client: Client, db: None) -> None:
    page = front(client).content.decode()
    assert "Nothing has been brought in yet." in page
    assert "Nothing has been published yet." in page


def test_what_is_not_published_leaves_no_word(client: Client, world: World) -> None:
    bring_in(world, place="Zuidlaarderveen")
    page = front(client).content.decode()
    assert TOLD[:20] not in page
    assert "Zuidlaarderveen" not in page
    assert "Dijkstra" not in page


def test_a_province_counts_what_plays_in_its_villages(client: Client, world: World) -> None:
    village = Area.objects.create(
        slug="vechtdal", name="Vechtdal", kind="core_area", parent=world.overijssel
    )
    for number, area in enumerate((world.overijssel, village, None)):
        Publication.objects.create(
            item=bring_in(world, area=area).submission,
            title=f"Zaak {number}",
            summary="Kort.",
            published_at=datetime(2026, 11, number + 1, tzinfo=UTC),
            by=world.director,
        )
    response = front(client)
    counts = {province.code: province.amount for province in response.context["provinces"]}
    assert counts["NL-OV"] == 2
    assert sum(counts.values()) == 2
    assert [card.publication.title for card in response.context["cards"]] == [
        "Zaak 2",
        "Zaak 1",
        "Zaak 0",
    ]
    assert "/gebieden/overijssel/" in response.content.decode()


def test_the_front_page_asks_as_much_however_much_there_is(client: Client, world: World) -> None:
    with CaptureQueriesContext(connection) as few:
        front(client)
    for number in range(6):
        Publication.objects.create(
            item=bring_in(world).submission,
            title=f"Zaak {number}",
            summary="Kort.",
            published_at=timezone.now(),
            by=world.director,
        )
    with CaptureQueriesContext(connection) as many:
        front(client)
    assert len(many) == len(few)


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_about_the_site_open_without_an_account(
    client: Client, world: World, path: str
) -> None:
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 405


def test_contact_names_the_desk_and_nobody(client: Client, world: World) -> None:
    page = client.get("/contact/").content.decode()
    assert "Loket Oplossingenbrigade" in page
    assert "Samira" not in page


def test_security_txt_is_valid(client: Client, db: None) -> None:
    """RFC 9116: a contact, one date within a year, and its own address."""
    response = client.get("/.well-known/security.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    lines = [line.split(": ", 1) for line in response.content.decode().splitlines()]
    fields = dict(lines)
    assert len(fields) == len(lines)
    assert fields["Contact"].startswith("mailto:")
    expires = datetime.fromisoformat(fields["Expires"])
    assert timedelta() < expires - timezone.now() < timedelta(days=366)
    assert fields["Canonical"].endswith("/.well-known/security.txt")


def test_the_language_switch_keeps_the_page(client: Client, db: None, settings: Any) -> None:
    settings.LANGUAGE_CODE = "nl"
    page = client.get("/privacy/?van=mail").content.decode()
    assert '<html lang="nl">' in page
    assert 'name="next" value="/privacy/?van=mail"' in page
    response = client.post("/taal/", {"language": "en", "next": "/privacy/?van=mail"})
    assert response.headers["Location"] == "/privacy/?van=mail"
    assert '<html lang="en">' in client.get("/privacy/").content.decode()


def test_a_page_that_does_not_exist_has_a_way_back(client: Client, db: None) -> None:
    response = client.get("/bestaat-niet/")
    assert response.status_code == 404
    assert "This page does not exist" in response.content.decode()


def test_the_page_of_a_crash_leans_on_nothing(rf: RequestFactory) -> None:
    """No database, no session, no person: any of these may be what broke."""
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.content.decode()


def test_a_form_from_elsewhere_is_refused_with_an_explanation(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post("/taal/", {"language": "en"})
    assert response.status_code == 403
    assert "Nothing was sent." in response.content.decode()
