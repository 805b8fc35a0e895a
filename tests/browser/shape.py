"""What every page has in common: one title, headings in order, room to press, nothing cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

FAULTS = """(width) => {
    const found = [], all = (which) => [...document.querySelectorAll(which)];
    const shown = (one) => one.checkVisibility({ visibilityProperty: true });
    if (!["nl", "en"].includes(document.documentElement.lang)) found.push("no language");
    const levels = all("h1, h2, h3, h4, h5, h6").filter(shown).map((one) => +one.tagName[1]);
    if (levels.filter((level) => level === 1).length !== 1) found.push(`h1: ${levels}`);
    levels.forEach((level, at) => {
        if (at && level > levels[at - 1] + 1) found.push(`headings: ${levels}`);
    });
    const room = document.scrollingElement.scrollWidth;
    if (room > width) found.push(`scrolls sideways: ${room} pixels, by ` + all("main *").filter(
        (one) => one.getBoundingClientRect().right > width + 1).slice(0, 3).map(
        (one) => one.outerHTML.slice(0, 120)).join(" | "));
    for (const one of all("button, summary, .button, select, input:not([type=hidden])")) {
        const card = one.closest("label") || one, box = card.getBoundingClientRect();
        const small = box.width < 24 || box.height < 24;
        if (shown(one) && one.tabIndex >= 0 && small) found.push(
            `hard to press: ${one.outerHTML.slice(0, 120)} ${box.width}x${box.height}`);
    }
    for (const one of all("dd")) {
        const squeezed = one.getBoundingClientRect().width < 80 && one.innerText.length > 12;
        if (shown(one) && squeezed) found.push(`squeezed: ${one.innerText.slice(0, 80)}`);
    }
    return found;
}"""


def faults_in(page: Page, width: int) -> list[str]:
    """What is wrong with the page that is shown at this width, a sentence each."""
    found: list[str] = page.evaluate(FAULTS, width)
    return found
