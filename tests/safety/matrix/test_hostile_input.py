"""Hostile values in addresses, forms and programs: refused or shown as text, never a fault."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from django.conf import settings

from tests.safety.asking import ask, text_of, undone
from tests.safety.hostile.poison import LONG_WORD, PAYLOADS
from tests.safety.routes import API, operations, pages

if TYPE_CHECKING:
    from tests.safety.scene import Scene

pytestmark = pytest.mark.django_db

ASKED = re.compile(r'GET(?:\.get\(|\.getlist\(|\[)"(\w+)"')
SOURCES = sorted((settings.PACKAGE / "web").rglob("*.py"))
PARAMETERS = {name for path in SOURCES for name in ASKED.findall(path.read_text())}
VALUES = [*PAYLOADS, "\x00", "9" * 400, "-1", LONG_WORD[:3000], "\udcff".encode("utf-8", "replace")]


def test_no_parameter_of_a_page_breaks_it_or_comes_back_as_html(scene: Scene) -> None:
    assert {"q", "zoek"} & PARAMETERS
    wrong = []
    names = {*PARAMETERS, "before", "limit", "area"}
    read = {one.row.partition(" ")[0]: one.url for one in pages(scene) if " missing" not in one.row}
    for turn, url in enumerate([*read.values(), *(one.url for one in operations(scene, "GET"))]):
        for role in ("nobody", "director"):
            for value in (VALUES[turn % len(VALUES)], VALUES[(turn + 5) % len(VALUES)]):
                answer = ask(scene, role, url, data=dict.fromkeys(names, value))
                found = text_of(answer)
                if answer.status_code >= 500:
                    wrong.append(f"{url} as {role} with {value!r}: {answer.status_code}")
                if "html" in answer.headers["Content-Type"] and (
                    "<script" in found or "onerror=alert(1)>" in found or "<svg onload" in found
                ):
                    wrong.append(f"{url} as {role} with {value!r}: not escaped")
    assert wrong == []


@pytest.mark.parametrize(
    "body",
    [
        '{"told": "a\\u0000b"}',
        '{"told": "\\ud800"}',
        '{"told": ["x"]}',
        '"told"',
        "[]",
        "{",
        '{"told": NaN}',
        '{"told": "x", "status": "closed"}',
        '{"told": "x", "giver": {"is_administrator": true}}',
        "[" * 5000,
        json.dumps({"told": LONG_WORD}),
    ],
)
def test_a_program_that_sends_nonsense_gets_a_problem(scene: Scene, body: str) -> None:
    with undone():
        answer = ask(
            scene, "director", f"{API}/submissions", "post", data=body,
            content_type="application/json",
        )  # fmt: skip
    assert answer.status_code in {201, 400, 413}
    if answer.status_code != 201:
        assert answer.headers["Content-Type"] == "application/problem+json"


def test_a_null_byte_in_a_form_is_refused_in_words(scene: Scene) -> None:
    for role, url in (("nobody", "/volgen/"), ("nobody", "/loket/stap/verhaal/")):
        with undone():
            answer = ask(
                scene, role, url, "post", data={"code": "a\x00b", "told": "a\x00b", "nature": "x"}
            )
        assert answer.status_code in {200, 302}
