"""Somebody with nothing but a keyboard, who must always see where they are."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from playwright.sync_api import expect

from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator

MOST_STOPS = 250
MOST_CHOICES = 50
PARTS_OF_A_DATE = 4  # day, month, year and the calendar are stops inside one field
# Where the focus is, seen from the element that we want to reach; its place among all elements;
# and what has it without anybody seeing so: neither the element nor the card around it has a line
# of at least 2 pixels, or it is outside the window.
LOOK = """(wanted) => {
    const here = document.activeElement, box = here.getBoundingClientRect();
    const line = (one) => one && getComputedStyle(one);
    const lined = [here, here.closest("label")].map(line).some(
        (style) => style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight
        && box.right > 0 && box.left < innerWidth;
    const nowhere = here === document.body || here.id === "content";
    const behind = wanted.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING;
    return {
        there: here === wanted,
        near: here.type === "radio" && here.name === wanted.name,
        behind: here !== document.body && Boolean(behind),
        place: [...document.querySelectorAll("*")].indexOf(here),
        unseen: nowhere || (lined && inside) ? "" : here.outerHTML.slice(0, 200),
    };
}"""


class Keyboard(Visitor):
    """Uses Tab, Shift+Tab, the arrows, Space, Enter and letters; never the mouse."""

    just_arrived = True

    @contextmanager
    def _goes(self, status: int = 200) -> Iterator[None]:
        with super()._goes(status):
            yield
        self.just_arrived = True

    def _activate(self, what: Locator) -> None:
        is_button = what.evaluate("one => one.tagName !== 'A'")
        self.page.keyboard.press("Space" if is_button else "Enter")

    def _type(self, field: Locator, text: str) -> None:
        expect(field).to_be_focused()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def _check(self, choice: Locator) -> None:
        for _step in range(MOST_CHOICES):
            if self._looks_for(choice)["there"]:
                break
            self.page.keyboard.press("ArrowDown")
        if not choice.is_checked():
            self.page.keyboard.press("Space")
        expect(choice).to_be_checked()

    def _select(self, field: Locator, option: str) -> None:
        self.page.keyboard.press("Home")
        for _step in range(MOST_CHOICES):
            if field.evaluate("one => one.selectedOptions[0].label") == option:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(option)

    def _get_to(self, what: Locator) -> None:
        """Tab, forwards or back, until the focus is there; on a new page over the skip link."""
        if self.just_arrived:
            self._skip_to_the_content()
        seen, stays = self._looks_for(what), 0
        for _stop in range(MOST_STOPS):
            if seen["there"] or seen["near"]:
                return
            before = seen["place"]
            self.page.keyboard.press("Shift+Tab" if seen["behind"] else "Tab")
            seen = self._looks_for(what)
            stays = stays + 1 if seen["place"] == before else 0
            assert stays < PARTS_OF_A_DATE, f"the focus is caught, on {self.page.url}"
        raise AssertionError(f"no way to {what}")

    def _skip_to_the_content(self) -> None:
        self.just_arrived = False
        if "#" in self.page.url:  # a form that came back opens where it was left
            return
        self.page.keyboard.press("Tab")
        skip = self.page.locator(".skip-link")
        expect(skip).to_be_focused()
        self._looks_for(skip)
        self.page.keyboard.press("Enter")
        expect(self._main).to_be_focused()

    def _looks_for(self, what: Locator) -> dict[str, Any]:
        """Where the focus is, which must be seen at every stop."""
        seen: dict[str, Any] = what.evaluate(LOOK)
        assert not seen["unseen"], f"the focus is unseen at {seen['unseen']}, on {self.page.url}"
        return seen
