"""What is confidential turns up nowhere: no page, list, search, API, mail, log or refusal."""

from __future__ import annotations

import logging
import re
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from django.core import mail

from lemniscaat.loop.models import Item
from lemniscaat.web.mail.sending import send_due
from tests.cast import NOW
from tests.safety.asking import ask, text_of, undone
from tests.safety.canary.canaries import ALL, CIRCLE, HERS, canary, seen_in, texts
from tests.safety.canary.conftest import STRANGERS
from tests.safety.canary.crawling import crawl, search_forms
from tests.safety.routes import acting, operations, pages
from tests.safety.scene import following

if TYPE_CHECKING:
    from lemniscaat.people.models import Person
    from tests.safety.scene import Scene

pytestmark = pytest.mark.django_db

TOKEN = re.compile(r'csrfmiddlewaretoken" value="\w+"')
INDEXED = ("told", "title", "place", "name", "note", "optiontitle")
NONSENSE = "zqnergensxk"


def test_every_text_holds_a_canary(scene: Scene) -> None:
    """A new field of words needs one in canaries.py, or a place in NOT_SECRET."""
    silent = []
    for key, model, field in texts():
        rows = model.objects.as_system() if issubclass(model, Item) else model.objects.all()
        if not seen_in(" ".join(map(str, rows.values_list(field.name, flat=True)))):
            silent.append(key)
    assert silent == []


@pytest.mark.parametrize("role", STRANGERS)
def test_a_stranger_sees_none_of_it_anywhere(
    scene: Scene, role: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    seen = crawl(scene, role)
    leaks = {page.url: found for page in seen.values() if (found := seen_in(page.whole))}
    assert leaks == {}
    assert seen_in(caplog.text) == set()
    assert not [page.url for page in seen.values() if page.status >= 500]


@pytest.mark.parametrize("role", STRANGERS)
def test_a_search_for_it_is_a_search_for_nothing(scene: Scene, role: str) -> None:
    """The same page as for a word that is nowhere: no hit, no count, no other order."""
    forms = search_forms(scene, role) | {("/zoeken/", "q")}
    for path, name in forms:
        empty = _searched(scene, role, f"{path}?{name}={NONSENSE}", NONSENSE)
        for what in INDEXED:
            found = _searched(scene, role, f"{path}?{name}={canary(what)}", canary(what))
            assert found == empty, (path, what)


def test_the_director_does_find_it(scene: Scene) -> None:
    """So that the searches above do not pass because nothing is ever found."""
    assert (
        scene.things["private"]["case"]
        in ask(scene, "director", f"/zoeken/?q={canary('title')}").text
    )


@pytest.mark.parametrize("role", STRANGERS)
def test_a_refusal_is_the_same_for_what_is_hidden_and_what_is_not_there(
    scene: Scene, role: str
) -> None:
    for read in (pages(scene), operations(scene, "GET")):
        urls = {one.row: one.url for one in read}
        for row, url in urls.items():
            other = urls.get(row.replace(" private", " missing"))
            if not row.endswith(" private") or other is None or "public" in row:
                continue
            here, there = ask(scene, role, url), ask(scene, role, other)
            assert here.status_code == there.status_code, row
            assert _without(text_of(here), url) == _without(text_of(there), other), row


@pytest.mark.parametrize("role", ["outsider", "elsewhere", "admin"])
def test_a_refused_act_tells_nothing(scene: Scene, role: str) -> None:
    for one in acting(scene):
        if " private" not in one.row:
            continue
        body = {"content_type": "application/json"} if one.url.startswith("/api/") else {}
        with undone():
            answer = ask(scene, role, one.url, "post", data={"text": "x"}, **body)
        assert seen_in(text_of(answer) + str(answer.headers)) == set(), one.row


def test_another_contributor_of_the_same_case_reads_nothing_of_her(scene: Scene) -> None:
    seen = crawl(scene, "neighbour")
    leaks = {
        page.url: found for page in seen.values() if (found := seen_in(page.whole, CIRCLE | HERS))
    }
    assert leaks == {}
    assert "wording" in seen_in(seen["/volgen/mijn-inbreng/"].whole)  # what is told to all


def test_she_reads_what_is_hers_and_not_what_the_circle_says(scene: Scene) -> None:
    seen = crawl(scene, "herself")
    leaks = {page.url: found for page in seen.values() if (found := seen_in(page.whole, CIRCLE))}
    assert leaks == {}
    own = seen_in(seen["/volgen/mijn-inbreng/"].whole)
    assert {"told", "addition", "reply", "answer", "filename", "wording"} <= own


def test_mail_tells_everyone_only_what_they_may_read(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with undone():
        while sum(send_due(NOW + timedelta(days=3))):
            pass
    hers = f"{canary('mail')}@boerin.example"
    assert [letter for letter in mail.outbox if hers in letter.to]
    for letter in mail.outbox:
        whole = f"{letter.subject}\n{letter.body}\n{letter.extra_headers}"
        where = (letter.to, letter.subject)
        if hers in letter.to:
            assert seen_in(whole, CIRCLE) == set(), where
        elif any(person.email in letter.to for person in _circle(scene)):
            assert seen_in(whole, CIRCLE | HERS) <= {"addition", "heard", "name"}, where
        else:
            assert seen_in(whole, ALL) == set(), where
    assert seen_in(caplog.text) == set()


def test_a_wrong_code_and_her_code_of_yesterday_tell_nothing(scene: Scene) -> None:
    client = following(scene.stories["private"].code)
    client.post("/volgen/mijn-inbreng/afsluiten/")
    for url in ("/volgen/", "/volgen/mijn-inbreng/", "/loket/ontvangen/"):
        assert seen_in(client.get(url, follow=True).text) == set()


def _circle(scene: Scene) -> list[Person]:
    world = scene.world
    return [world.director, world.second_director, world.adviser, world.chair, world.deputy,
            world.table_chair, world.expert]  # fmt: skip


def _searched(scene: Scene, role: str, url: str, word: str) -> str:
    return TOKEN.sub("", text_of(ask(scene, role, url))).replace(word, "")


def _without(text: str, url: str) -> str:
    """A page without its own address, as it stands in the page and inside other addresses."""
    return TOKEN.sub("", text).replace(url, "").replace(quote(url, safe="/"), "")
