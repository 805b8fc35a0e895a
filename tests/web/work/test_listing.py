"""The list of contributions: filters, counts and pages, never more than one may see."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from lemniscaat.desk.models import Desk
from lemniscaat.desk.operations import end
from lemniscaat.people.models import Group, Person
from lemniscaat.web.work import listing
from tests.cast import NOW, World, bring_in, give


def page(client: Client, who: Person, **query: str) -> str:
    client.force_login(who)
    client.cookies["django_language"] = "en"
    return client.get(reverse("submissions"), query).content.decode()


def shown(text: str) -> list[str]:
    """The titles in the list, in their order."""
    return re.findall(r'<p class="worklist-title"><a href="[^"]+"><bdi>([^<]+)</bdi>', text)


def test_people_of_the_desk_see_what_came_in_and_others_nothing(
    client: Client, world: World
) -> None:
    bring_in(world, title="Pacht")
    assert shown(page(client, world.adviser)) == ["Pacht"]
    assert shown(page(client, world.chair)) == []
    assert "Pacht" not in page(client, world.outsider)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["Robot", "Beek", "Pacht"]),
        ({"verdacht": "ja"}, ["Robot"]),
        ({"verdacht": "nee"}, ["Beek", "Pacht"]),
        ({"kanaal": "phone"}, ["Beek"]),
        ({"fase": "closed"}, ["Klaar"]),
        ({"fase": "all"}, ["Klaar", "Robot", "Beek", "Pacht"]),
        ({"zoek": "pacht"}, ["Pacht"]),
        ({"zoek": "bestaat niet"}, []),
        ({"fase": "onzin", "kanaal": "<script>"}, ["Robot", "Beek", "Pacht"]),
    ],
)
def test_a_filter_shows_what_fits_and_counts_the_same(
    client: Client, world: World, query: dict[str, str], found: list[str]
) -> None:
    bring_in(world, title="Pacht")
    bring_in(world, title="Beek", channel="phone")
    bring_in(world, title="Robot", suspicious=True)
    closed = bring_in(world, title="Klaar").submission
    end.decline(submission=closed, reasons="Nu niet.", by=world.director, at=NOW)
    text = page(client, world.director, **query)
    assert shown(text) == found
    counted = re.search(r'<p class="quiet">(\d+) contribution', text)
    assert (int(counted[1]) if counted else 0) == len(found)


def test_the_next_page_goes_on_where_this_one_ends(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "PAGE", 2)
    for number in range(3):
        bring_in(world, title=f"Nummer {number}")
    first = page(client, world.director, kanaal="web")
    assert shown(first) == ["Nummer 2", "Nummer 1"]
    further = re.search(r'href="\?*[^"]*voor=(\d+)"', first)
    assert further is not None
    last = page(client, world.director, kanaal="web", voor=further[1])
    assert shown(last) == ["Nummer 0"]
    assert 'rel="next"' not in last
    assert shown(page(client, world.director, voor="x")) == ["Nummer 2", "Nummer 1"]


def test_who_works_at_two_desks_chooses_which_to_see(client: Client, world: World) -> None:
    bring_in(world, title="Pacht")
    group = Group.objects.create(slug="maatwerk", name="Loket Maatwerk", kind="desk")
    other = Desk.objects.create(group=group, scope_in="Maatwerk", duty=world.second_director)
    give(world.second_director, group, "director")
    bring_in(replace(world, desk=other), title="Maatwerkvraag")
    assert shown(page(client, world.second_director, loket="maatwerk")) == ["Maatwerkvraag"]
    assert shown(page(client, world.second_director, loket="loket-ob")) == ["Pacht"]
    assert "Maatwerkvraag" not in page(client, world.director, loket="maatwerk")
