"""Hostile text in every field, looked at in a real browser: it is shown, and does nothing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from lemniscaat.loop import laws
from tests.safety.hostile.poison import PRODUCT, poison
from tests.safety.routes import pages
from tests.safety.scene import Scene, build_scene

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page
    from pytest_django.fixtures import SettingsWrapper

pytestmark = pytest.mark.browser

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
# Who looks at which pages: the routes by how their names begin.
FAMILIES = {
    "public": ("nobody", ("home", "case", "areas", "area", "bodies", "body", "search", "contact")),
    "desk": ("nobody", ("desk", "forward", "follow", "invitation", "privacy", "about")),
    "follow": ("contributor", ("my_",)),
    "work": ("director", ("worklist", "submission", "item_", "remark_", "commitment_")),
    "case": ("director", ("case", "board")),
    "team": ("expert", ("case", "decision", "worklist")),
    "decisions": ("chair", ("decision", "worklist")),
    "people": ("admin", ("administration", "invite", "account", "role_", "mandate_", "my_account")),
}
# What a page must not have: scripts, handlers, addresses that run, pictures that were typed.
BAD = """() => {
  const all = [...document.querySelectorAll('*')];
  const runs = all.filter(one => [...one.attributes].some(
    a => a.name.startsWith('on')
      || (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(a.name)
          && /^\\s*(javascript|data|vbscript):/i.test(a.value))));
  return {
    scripts: document.scripts.length,
    running: runs.map(one => one.outerHTML.slice(0, 120)),
    pictures: document.querySelectorAll('img[src="x"]').length,
    title: document.title === 'taken',
  };
}"""


@pytest.fixture(scope="module")
def server(django_db_setup: None) -> Iterator[LiveServer]:
    listening = LiveServer("localhost")
    yield listening
    listening.stop()


@pytest.fixture
def scene(
    laws_come_back: None, transactional_db: None, settings: SettingsWrapper, tmp_path: Path
) -> Iterator[Scene]:
    settings.MEDIA_ROOT = tmp_path
    yield build_scene()
    laws.remove(connection)


@pytest.mark.parametrize("family", FAMILIES)
def test_hostile_text_is_shown_as_text(family: str, scene: Scene, server: LiveServer) -> None:
    role, begins = FAMILIES[family]
    asked = [one for one in pages(scene) if one.row.startswith(begins)]
    opens = [one for one in asked if scene.clients[role].get(one.url).status_code == 200]
    urls = list({one.row.partition(" ")[0]: one.url for one in opens}.values())  # one of each
    assert urls
    cookies = {name: one.value for name, one in scene.clients[role].cookies.items()}
    assert poison() > 100
    wrong, shown = look(server.url, urls, cookies)
    assert wrong == []
    assert shown or family == "desk"  # there is nothing of anybody on those pages


def look(site: str, urls: list[str], cookies: dict[str, str]) -> tuple[list[str], bool]:
    """Open the pages; gives everything that is wrong, and whether the text was there to read."""
    wrong: list[str] = []
    shown = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        context = browser.new_context(viewport={"width": 320, "height": 700})
        context.add_cookies([{"name": n, "value": v, "url": site} for n, v in cookies.items()])
        page = context.new_page()
        listen(page, wrong)
        for url in urls:
            answer = page.goto(f"{site}{url}", wait_until="domcontentloaded")
            status = answer.status if answer else 0
            if status != 200:
                wrong.append(f"{url}: {status}")
            wrong += [f"{url}: {name} {what}" for name, what in page.evaluate(BAD).items() if what]
            text = page.inner_text("body")
            shown |= "<script>" in text or "onerror=" in text
            if PRODUCT in text:
                wrong.append(f"{url}: a template in the text was run")
        browser.close()
    return wrong, shown


def listen(page: Page, wrong: list[str]) -> None:
    """Write down every dialog, error, refused script and request to elsewhere."""

    def closed(dialog: object) -> None:
        wrong.append(f"{page.url}: a dialog")
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", closed)
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    page.on(
        "console",
        lambda said: wrong.append(f"{page.url}: {said.text}") if said.type == "error" else None,
    )
    page.on(
        "request",
        lambda asked: (
            wrong.append(f"{page.url} asks {asked.url}")
            if not asked.url.startswith(("http://localhost", "http://127.0.0.1"))
            else None
        ),
    )


def test_the_browser_would_have_noticed(scene: Scene, server: LiveServer) -> None:
    """So that the tests above do not pass because nobody looks."""
    urls = ["/over/"]
    wrong: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        page = browser.new_page()
        listen(page, wrong)
        page.goto(f"{server.url}{urls[0]}")
        page.evaluate(
            "document.body.innerHTML += '<img src=x onerror=alert(1)><a href=javascript:x>x</a>'"
        )
        page.wait_for_timeout(200)
        found = page.evaluate(BAD)
        browser.close()
    assert settings.CONTENT_SECURITY_POLICY
    assert found["pictures"] == 1
    assert len(found["running"]) == 2
    assert any("Content Security Policy" in one for one in wrong)
