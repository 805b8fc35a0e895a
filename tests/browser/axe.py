"""What a machine can see of accessibility on a page: light and dark, wide and narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.shape import faults_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = "(options) => axe.run(document, options).then((found) => found.violations)"
EVERYTHING = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
    "preload": False,
}
Mode = tuple[int, Literal["light", "dark"]]
MODES: tuple[Mode, ...] = ((1280, "light"), (320, "dark"))
CROSSED: tuple[Mode, ...] = ((1280, "dark"), (320, "light"))
OPENED = "() => document.querySelectorAll('main details').forEach((one) => { one.open = true })"


def faults_of(page: Page, name: str, modes: tuple[Mode, ...] = (*MODES, *CROSSED)) -> list[str]:
    """Everything that is wrong with this page, in each of these widths and colours."""
    found = []
    page.evaluate(OPENED)
    page.evaluate(AXE_SCRIPT)
    for width, scheme in modes:
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
