"""Every kind of page, light and dark, wide and narrow: what a machine can see of accessibility."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Literal

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
Mode = tuple[int, Literal["light", "dark"]]
MODES: tuple[Mode, ...] = ((1280, "light"), (320, "dark"))
# All four for one page of each kind; a second page of a kind is looked at once.
CROSSED: tuple[Mode, ...] = ((1280, "dark"), (320, "light"))
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
    pages = chain(crawl.telling(), crawl.refused(REFUSED), crawl.along([*starts(), *begin]))
    found = _check(crawl, pages)
    assert not found, "\n".join(found)
    assert not crawl.missed()
    assert not crawl.shared_titles


def _check(crawl: Crawl, pages: Iterable[tuple[str, Visitor]]) -> list[str]:
    found: list[str] = []
    known = 0
    for name, visitor in pages:
        page = visitor.page
        page.evaluate(OPENED)
        page.evaluate(AXE_SCRIPT)
        is_new, known = len(crawl.kinds) > known, len(crawl.kinds)
        for width, scheme in (*MODES, *CROSSED) if is_new else MODES[:1]:
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            here = f"{name} ({width}, {scheme})"
            found += [f"{here} {one}" for one in (*_violations(page), *faults_in(page, width))]
    return found


def _violations(page: Page) -> list[str]:
    return [
        f"{one['id']}: {node['target']} {node['html'][:160]}"
        for one in page.evaluate(AXE, EVERYTHING)
        for node in one["nodes"][:3]
    ]
