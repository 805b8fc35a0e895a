"""Every kind of page, light and dark, wide and narrow: what a machine can see of accessibility."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.crawl import Crawl, starts
from tests.browser.shape import faults_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Browser, Page

    from tests.browser.furnished import Start
    from tests.browser.visitor import Visitor
    from tests.cast import World

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = "(options) => axe.run(document, options).then((found) => found.violations)"
EVERYTHING = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
    "preload": False,
}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
REFUSED = (
    ("", "/volgen/", "Open my page"),
    ("", "/doorverwijzen/", "Pass it on to the desk"),
    ("director", "/werk/inbreng/nieuw/", "Write it down"),
)
OPENED = "() => document.querySelectorAll('main details').forEach((one) => { one.open = true })"


def test_no_page_has_a_violation(
    browser: Browser, site: World, begin: list[Start], address: str
) -> None:
    crawl = Crawl(browser, address, site, java_script_enabled=True, bypass_csp=True)
    found = _check(chain(crawl.telling(), crawl.refused(REFUSED), crawl.along([*starts(), *begin])))
    assert not found, "\n".join(found)
    assert not crawl.missed()
    assert not crawl.shared_titles


def _check(pages: Iterable[tuple[str, Visitor]]) -> list[str]:
    found: list[str] = []
    for name, visitor in pages:
        page = visitor.page
        page.evaluate(OPENED)
        page.evaluate(AXE_SCRIPT)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            for scheme, options in (("light", EVERYTHING), ("dark", COLOURS)):
                page.emulate_media(color_scheme=scheme)
                found += [f"{name} ({width}, {scheme}) {one}" for one in _violations(page, options)]
            found += [f"{name} ({width}) {one}" for one in faults_in(page, width)]
        page.emulate_media(color_scheme="light")
    return found


def _violations(page: Page, options: dict[str, Any]) -> list[str]:
    return [
        f"{one['id']}: {node['target']} {node['html'][:160]}"
        for one in page.evaluate(AXE, options)
        for node in one["nodes"][:3]
    ]
