"""Every route, every role, every state: what each hears, and who can change what.

The routes come from the tables of the site itself, so that a new one without a row is noticed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.test import Client

from tests.safety.matrix.expected import CHANGES, COLUMNS, READING
from tests.safety.routes import acting, operations
from tests.safety.scene import ROLES, Scene, key_of

if TYPE_CHECKING:
    from tests.safety.matrix.conftest import Actings, Readings

pytestmark = pytest.mark.django_db

HEAD, *ROWS = READING.strip("\n").splitlines()
PAGE_OF = {
    "case_act": "case",
    "item_hand_over": "case",
    "submission_act": "submission",
    "decision_point": "decision_point",
    "remark_reply": "submission",
}
EXPECTED = {
    row: dict(zip(ROLES, heard, strict=True))
    for row, *heard in (line.rsplit(maxsplit=len(ROLES)) for line in ROWS)
}


def test_the_columns_of_the_table_are_the_roles() -> None:
    assert tuple(COLUMNS[name] for name in HEAD.split()) == ROLES


def test_every_route_has_a_row_and_every_row_a_route(readings: Readings) -> None:
    rows = {one.row for one in readings.heard}
    new, gone = sorted(rows - set(EXPECTED)), sorted(set(EXPECTED) - rows)
    assert not new, f"Add a row to READING in tests/safety/matrix/expected.py for: {', '.join(new)}"
    assert not gone, f"These rows of READING have no route any more: {', '.join(gone)}"


def test_every_role_hears_what_the_table_says(readings: Readings) -> None:
    wrong = [
        f"{one.row} as {one.role}: {one.verdict}, not {EXPECTED[one.row][one.role]}"
        for one in readings.heard
        if one.row in EXPECTED and one.verdict != EXPECTED[one.row][one.role]
    ]
    assert wrong == []


def test_an_empty_form_changes_only_what_that_role_may_change(actings: Actings) -> None:
    changed = {f"{one.row} by {one.role}" for one in actings.heard if one.changed}
    assert changed == {f"{row} by {role}" for row, roles in CHANGES.items() for role in roles}
    assert actings.after == actings.before


def test_nothing_that_is_sent_breaks_a_page(actings: Actings) -> None:
    broken = {f"{one.row} as {one.role}" for one in actings.heard if one.verdict.startswith("5")}
    assert broken == set()


def test_acting_implies_reading(actings: Actings) -> None:
    """Who may not read a thing hears that it does not exist, whatever they want to do with it."""
    told = {
        f"{one.row} as {one.role}: {one.verdict}"
        for one in actings.heard
        for page in [PAGE_OF.get(one.row.partition(" ")[0])]
        if page
        and EXPECTED[_row_of(page, one.row)][one.role] in {"404", "in", "401"}
        and one.verdict not in {"404", "in", "401", "405"}
    }
    assert told == set()


def _row_of(page: str, row: str) -> str:
    return f"{page} {row.partition(' ')[2].partition('/')[0]}"


def test_no_form_is_taken_from_another_site(scene: Scene) -> None:
    """Without the token of the form, every page refuses, before it looks who asks."""
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(scene.world.director)
    taken = [
        one.row
        for one in acting(scene)
        if not one.url.startswith("/api/") and careful.post(one.url, {}).status_code != 403
    ]
    assert taken == []


def test_a_session_is_no_key_and_a_key_that_reads_does_not_write(scene: Scene) -> None:
    browser, reads = scene.clients["director"], key_of(scene.world.director, scope="read")
    for one in operations(scene, "POST"):
        heard = [browser.post(one.url, content_type="application/json", headers=reads)]
        if one.row != "POST /submissions":  # anybody brings something in
            heard.append(browser.post(one.url, content_type="application/json"))
        assert {answer.status_code for answer in heard} == {401}, one.row
