"""What the stylesheet promises for words of any length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.shape import faults_in
from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.cast import World

FACTS = """() => {
    const facts = `<div style="width: 22rem"><dl class="facts">
        <dt>Hoe de inbrenger daarmee instemde</dt><dd>Schreef zelf een brief aan het loket.</dd>
        <dt>E-mail</dt><dd>rients-veenema@voorbeeld.example</dd></dl></div>`;
    document.querySelector("main").insertAdjacentHTML("beforeend", facts);
}"""


def test_a_long_term_leaves_room_for_its_value(browser: Browser, site: World, address: str) -> None:
    visitor = Visitor(browser, address, java_script_enabled=True, bypass_csp=True)
    visitor.opens("home")
    visitor.page.evaluate(FACTS)
    assert not faults_in(visitor.page, 1280)
