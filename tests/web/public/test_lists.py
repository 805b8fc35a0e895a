"""Lists of publications: filters, pages, numbers, and a cost that does not grow."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lemniscaat.areas.models import Area
from lemniscaat.casework.models import Case
from lemniscaat.web.public import cases as listing
from tests.cast import World
from tests.stages import begin
from tests.web.public.showing import make_decision_public, make_public, story_with_secrets


def publish_some(world: World, number: int, area: Area | None = None) -> list[Case]:
    """Published cases, each with its number in the title."""
    made = []
    for place in range(number):
        case = begin(world, area=area or world.overijssel).case
        make_public(world, case, title=f"Casus nummer {place}")
        made.append(case)
    return made


def titles(client: Client, url: str) -> list[str]:
    return [row.title for row in client.get(url).context["page"].rows]


def test_pages_follow_each_other_without_gap_or_double(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE_SIZE", 2)
    publish_some(world, 5)
    url, seen = f"{reverse('cases')}?gebied=overijssel", []
    while url:
        page = client.get(url).context["page"]
        seen += [row.title for row in page.rows]
        url = page.next_url
    assert seen == [f"Casus nummer {place}" for place in (4, 3, 2, 1, 0)]
    assert page.first_url == f"{reverse('cases')}?gebied=overijssel"


@pytest.mark.parametrize(
    "place",
    ["x", "1", "20261399T000000000000-1", "'; drop table", "20261120T090000000000-" + "9" * 30],
)
def test_a_place_that_is_none_gives_the_first_page(
    client: Client, world: World, place: str
) -> None:
    publish_some(world, 1)
    assert len(client.get(reverse("cases"), {"voor": place}).context["page"].rows) == 1


def test_an_area_holds_what_plays_below_it(client: Client, world: World) -> None:
    dale = Area.objects.create(
        slug="vechtdal", name="Vechtdal", kind="core_area", parent=world.overijssel
    )
    publish_some(world, 2, dale)
    publish_some(world, 1)
    for slug, count in (("nederland", 3), ("overijssel", 3), ("vechtdal", 2)):
        page = client.get(reverse("area", args=[slug]))
        assert page.context["count"] == len(page.context["page"].rows) == count
        assert len(titles(client, f"{reverse('cases')}?gebied={slug}")) == count
    assert client.get(reverse("areas")).context["total"] == 3
    assert "Kavelruil" in page.text


def test_an_area_or_body_that_is_none_is_not_found(client: Client, world: World) -> None:
    for name in ("area", "body"):
        assert client.get(reverse(name, args=["nergens"])).status_code == 404
    assert "gebied" in client.get(reverse("cases"), {"gebied": "nergens"}).context["form"].errors


def test_the_map_knows_where_one_is(client: Client, world: World) -> None:
    page = client.get(reverse("area", args=["overijssel"])).text
    assert page.count('aria-current="true"') == 1
    assert 'aria-current="true"' not in client.get(reverse("area", args=["nederland"])).text


@pytest.mark.parametrize("url", ["cases", "areas", "area", "search"])
def test_a_list_costs_the_same_with_one_row_and_with_five(
    client: Client, world: World, django_assert_num_queries: Any, url: str
) -> None:
    address = reverse(url, args=["overijssel"] if url == "area" else [])
    publish_some(world, 1)
    with CaptureQueriesContext(connection) as one:
        client.get(address, {"q": "lisdodde"})
    publish_some(world, 4)
    with django_assert_num_queries(len(one)):
        page = client.get(address, {"q": "lisdodde"})
    assert "Casus nummer 3" in page.text or url == "areas"


def test_a_body_with_more_decisions_costs_the_same(
    client: Client, world: World, django_assert_num_queries: Any
) -> None:
    first = story_with_secrets(world)
    make_public(world, first.case)
    make_decision_public(world, first.decisions["go"])
    address = reverse("body", args=["mt"])
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _ in range(2):
        story = story_with_secrets(world)
        make_public(world, story.case)
        make_decision_public(world, story.decisions["go"])
    with django_assert_num_queries(len(one)):
        page = client.get(address)
    assert len(page.context["rulings"]) == 3
