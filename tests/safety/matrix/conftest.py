"""The scene, and everything that everyone can read in it: asked once for all tests here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest
from django.http import FileResponse

from tests.safety.asking import ask, everything, send_empty, undone, verdict, watching
from tests.safety.routes import Address, acting, operations, pages
from tests.safety.scene import ROLES, Scene, build_scene

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from django.http import HttpResponse

    from tests.safety.conftest import Stage

REFERS = re.compile(r'\b(?:href|src|action|srcset|poster|data)="([^"]*)"')


class Heard(NamedTuple):
    """What one role heard at one address."""

    row: str
    role: str
    url: str
    verdict: str
    written: list[str]
    headers: Mapping[str, str]
    refers: set[str]


class Did(NamedTuple):
    """What one role heard who sent an empty form, and whether that changed anything."""

    row: str
    role: str
    verdict: str
    changed: bool


class Actings(NamedTuple):
    """Everything that was tried, and the digest of the whole record before and after."""

    heard: list[Did]
    before: str
    after: str


class Readings(NamedTuple):
    """Everything heard, and the digest of the whole record before and after."""

    heard: list[Heard]
    before: str
    after: str


@pytest.fixture(scope="package")
def scene(stage: Stage) -> Iterator[Scene]:
    """Two desks, four cases in four states, and eleven askers."""
    with stage():
        yield build_scene()


@pytest.fixture(scope="package")
def readings(scene: Scene) -> Readings:
    """Every address asked once by every role."""
    before = everything()
    heard = [
        _heard(scene, one.row, role, one.url)
        for one in [*pages(scene), *operations(scene, "GET")]
        for role in ROLES
    ]
    return Readings(heard, before, everything())


@pytest.fixture(scope="package")
def actings(scene: Scene) -> Actings:
    """An empty form sent to every address by every role; what it did is undone each time.

    Where the director hears that nothing can be sent, nobody else needs to try.
    """
    before = everything()
    heard = []
    for one in acting(scene):
        first = _did(scene, one, "director", before)
        heard.append(first)
        if first.verdict != "405":
            others = [role for role in ROLES if role != "director"]
            heard += [_did(scene, one, role, before) for role in others]
    return Actings(heard, before, everything())


def _did(scene: Scene, one: Address, role: str, before: str) -> Did:
    with undone(), watching() as written:
        response = send_empty(scene, role, one.url)
        changed = bool(written) and everything() != before
    return Did(one.row, role, verdict(response), changed)


def _heard(scene: Scene, row: str, role: str, url: str) -> Heard:
    with watching() as written:
        response = ask(scene, role, url)
    found = verdict(response)
    return Heard(row, role, url, found, written, dict(response.headers), _refers(response))


def _refers(response: HttpResponse | FileResponse) -> set[str]:
    """Where a page sends the browser by itself or on a press."""
    if isinstance(response, FileResponse) or "html" not in response.headers["Content-Type"]:
        return set()
    return set(REFERS.findall(response.text))
