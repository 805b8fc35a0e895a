"""The board, the table and the file for a spreadsheet hold what one may see, and no more."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from lemniscaat.casework.models import Case
from lemniscaat.casework.operations import approaches
from lemniscaat.web.casework import board, table
from tests.cast import NOW, World, bring_in
from tests.stages import intake, story_at

FORMULA = "=HYPERLINK(0)"


def titled(world: World, *titles: str) -> list[Case]:
    """A case with each of these titles."""
    approaches.load_shipped(at=NOW)
    return [
        intake.take_up(
            submission=bring_in(world).submission, by=world.director, at=NOW, title=title
        )
        for title in titles
    ]


def shown(client: Client, query: str = "") -> list[str]:
    """The titles in the table, in their order, over all its pages."""
    found: list[str] = []
    url = reverse("case_table") + query
    while url:
        page = client.get(url)
        found += [card.case.title for card in page.context["cards"]]
        following = page.context["next_url"]
        url = reverse("case_table") + following if following else ""
    return found


def test_the_board_shows_each_case_where_it_is(client: Client, world: World) -> None:
    story = story_at(world, "work")
    client.force_login(world.director)
    page = client.get(reverse("board"))
    lanes = page.context["lanes"]
    here = [lane.column.key for lane in lanes if lane.cards]
    assert here == ["uitproberen"]
    assert reverse("case", args=[story.case.public_id]) in page.text


def test_a_full_column_leads_on_to_the_table(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    titled(world, "Een", "Twee", "Drie")
    monkeypatch.setattr(board, "CARDS", 2)
    client.force_login(world.director)
    page = client.get(reverse("board"))
    first = page.context["lanes"][0]
    assert (len(first.cards), first.amount) == (2, 3)
    assert sorted(shown(client, first.more.removeprefix(reverse("case_table")))) == [
        "Drie", "Een", "Twee",
    ]  # fmt: skip


def test_somebody_without_a_part_in_it_sees_no_case_and_no_count(
    client: Client, world: World
) -> None:
    titled(world, "Geheim")
    client.force_login(world.outsider)
    for url in (reverse("board"), reverse("case_table"), f"{reverse('case_table')}?stand=alle"):
        assert "Geheim" not in client.get(url).text
    file = client.get(f"{reverse('case_table')}?vorm=csv")
    assert b"Geheim" not in b"".join(file.streaming_content)
    assert "0 open cases" in client.get(reverse("board")).text


@pytest.mark.parametrize("order", ["", "nummer", "titel", "houder", "termijn"])
def test_every_order_passes_each_case_once(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    titles = ["Beek", "beek", "Akker", "Dijk", "Erf"]
    titled(world, *titles)
    monkeypatch.setattr(table, "PAGE", 2)
    client.force_login(world.director)
    found = shown(client, f"?sorteer={order}")
    assert sorted(found) == sorted(titles)
    if order == "titel":
        assert [title.lower() for title in found] == ["akker", "beek", "beek", "dijk", "erf"]


def test_filters_narrow_down_and_nonsense_is_left_out(client: Client, world: World) -> None:
    story = story_at(world, "work")
    mine = titled(world, "Van Joris")[0]
    client.force_login(world.second_director)
    assert shown(client, "?wie=mijn") == []
    assert shown(client, "?kolom=uitproberen") == [story.case.title]
    assert set(shown(client, "?gebied=nederland")) == {mine.title, story.case.title}
    assert shown(client, "?stand=dicht") == []
    assert len(shown(client, "?wie=x&gebied=y&kolom=z&sorteer=q&voor=w")) == 2


def test_the_file_has_every_case_and_no_formula(client: Client, world: World) -> None:
    titled(world, FORMULA, "Gewoon")
    client.force_login(world.director)
    response = client.get(f"{reverse('case_table')}?vorm=csv&sorteer=nummer")
    assert response["Content-Type"].startswith("text/csv")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert [row[1] for row in rows[1:]] == [f"'{FORMULA}", "Gewoon"]
