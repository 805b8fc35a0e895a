"""A site that really listens, with its people, and a browser to look at it.

Playwright keeps a loop running in the thread of the test, where Django then refuses the database.
So the world is made before the browser opens, and a test knows only what its browser shows.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright
from pytest_django.live_server_helper import LiveServer

from lemniscaat.casework.operations import approaches
from tests.browser.furnished import furnish
from tests.browser.visitor import PASSWORD
from tests.cast import NOW, World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.furnished import Start

HERE = Path(__file__).parent
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs a browser, and says so."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def server(django_db_setup: None) -> Iterator[LiveServer]:
    listening = LiveServer("localhost")
    yield listening
    listening.stop()


@pytest.fixture
def site(server: LiveServer, open_world: World) -> World:
    """The world of every test, in which everybody with an account can sign in."""
    approaches.load_shipped(at=NOW)
    director = open_world.director
    director.set_password(PASSWORD)  # hashed once: it takes long on purpose
    type(director).objects.filter(email__isnull=False).update(password=director.password)
    return open_world


@pytest.fixture
def begin(site: World) -> list[Start]:
    """Where to begin looking, in a world in which every page has something to show."""
    return furnish(site)


@pytest.fixture
def address(server: LiveServer) -> str:
    return server.url


@pytest.fixture
def playwright(site: World, request: pytest.FixtureRequest) -> Iterator[Playwright]:
    """After the world is made and furnished, and ended before it is emptied."""
    if "begin" in request.fixturenames:
        request.getfixturevalue("begin")
    with sync_playwright() as running:
        yield running


@pytest.fixture
def browser(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--disable-gpu"])
    yield started
    started.close()
