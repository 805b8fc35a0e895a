"""Somebody with nothing but a keyboard, who must always see where they are."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Locator

MOST_STOPS = 250
PARTS_OF_A_DATE = 4  # day, month, year and the calendar are stops inside one field
# Where the focus is, seen from the element that we want to reach; "lost" is behind the last stop.
WHERE = """(wanted) => {
    const here = document.activeElement;
    if (here === wanted || (here.type === "radio" && here.name === wanted.name)) return "there";
    if (here === document.body) return "lost";
    const before = wanted.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING;
    return before ? "behind" : "ahead";
}"""
# The element with the focus or the card around it has a line of at least 2 pixels, in the window.
SEEN = """() => {
    const here = document.activeElement, box = here.getBoundingClientRect();
    const line = (one) => one && getComputedStyle(one);
    const lined = [here, here.closest("label")].map(line).some(
        (style) => style && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight
        && box.right > 0 && box.left < innerWidth;
    return here.id === "content" || here === document.body || (lined && inside)
        ? "" : here.outerHTML.slice(0, 200);
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
        for _step in range(20):
            if choice.evaluate("one => one === document.activeElement"):
                break
            self.page.keyboard.press("ArrowDown")
            self._sees_the_focus()
        if not choice.is_checked():
            self.page.keyboard.press("Space")
        expect(choice).to_be_checked()

    def _select(self, field: Locator, option: str) -> None:
        self.page.keyboard.press("Home")
        for _step in range(50):
            if field.evaluate("one => one.selectedOptions[0].label") == option:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(option)

    def _get_to(self, what: Locator) -> None:
        """Tab, forwards or back, until the focus is there; on a new page over the skip link."""
        if self.just_arrived:
            self._skip_to_the_content()
        stays = 0
        for _stop in range(MOST_STOPS):
            where = what.evaluate(WHERE)
            if where == "there":
                return
            before = self._here()
            self.page.keyboard.press("Shift+Tab" if where == "behind" else "Tab")
            self._sees_the_focus()
            stays = stays + 1 if self._here() == before else 0
            assert stays < PARTS_OF_A_DATE, f"the focus is caught, on {self.page.url}"
        raise AssertionError(f"no way to {what}")

    def _skip_to_the_content(self) -> None:
        self.just_arrived = False
        if "#" in self.page.url:  # a form that came back opens where it was left
            return
        self.page.keyboard.press("Tab")
        expect(self.page.locator(".skip-link")).to_be_focused()
        self._sees_the_focus()
        self.page.keyboard.press("Enter")
        expect(self._main).to_be_focused()

    def _sees_the_focus(self) -> None:
        unseen = self.page.evaluate(SEEN)
        assert not unseen, f"nobody sees that the focus is at {unseen}, on {self.page.url}"

    def _here(self) -> int:
        """The place of the focus among all elements."""
        place: int = self.page.evaluate(
            "() => [...document.querySelectorAll('*')].indexOf(document.activeElement)"
        )
        return place
