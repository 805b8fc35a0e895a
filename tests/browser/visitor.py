"""Somebody at a browser without JavaScript: what they open, press, write and read."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page, Response, ViewportSize

    from lemniscaat.casework.approach.definition import Text

PASSWORD = "een lange zin die niemand raadt"
PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 900}


class Visitor:
    """One person with a browser of their own. Words on the page are given as English msgids."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        language: str = "en",
        size: ViewportSize = DESK,
        **browsing: Any,
    ) -> None:
        options: dict[str, Any] = {
            "java_script_enabled": False,
            "base_url": address,
            "locale": language,
            "viewport": size,
        }
        context = browser.new_context(**options | browsing)
        cookie = settings.LANGUAGE_COOKIE_NAME
        context.add_cookies([{"name": cookie, "value": language, "url": address}])
        context.set_default_timeout(10_000)
        self.language = language
        self.page: Page = context.new_page()

    def words(self, sentence: str | Text) -> str:
        """A sentence as this person reads it."""
        with translation.override(self.language):
            return gettext(sentence) if isinstance(sentence, str) else str(sentence)

    def opens(self, name: str, *args: object) -> None:
        """Type an address."""
        with self._goes():
            self.page.goto(reverse(name, args=args))

    def signs_in(self, email: str) -> None:
        """With the password that everybody has here."""
        self.opens("worklist")
        self.writes("E-mail address", email)
        self.writes("Password", PASSWORD)
        self.presses("Sign in")
        self.reads("My work")

    def presses(self, button: str | Text, *, status: int = 200) -> None:
        """A button that sends a form."""
        what = self._main.get_by_role("button", name=self._begins(button))
        self._get_to(what)
        with self._goes(status):
            self._activate(what)

    def follows(self, link: str | Text, *, beside: str = "") -> None:
        """The first link that begins with these words, or the one in the row that says `beside`."""
        place = self._main
        if beside:
            place = place.get_by_role("listitem").filter(has_text=beside)
        what = place.get_by_role("link", name=self._begins(link)).first
        self._get_to(what)
        with self._goes():
            self._activate(what)

    def writes(self, label: str | Text, text: str) -> None:
        """In the field with this label."""
        field = self._main.get_by_label(self._begins(label))
        self._get_to(field)
        self._type(field, text)

    def chooses(self, answer: str | Text, question: str | Text) -> None:
        """A radio button or a tick box, among the answers to a question."""
        group = self._main.get_by_role("group", name=self._begins(question))
        named = self._begins(answer)
        choice = group.get_by_role("radio", name=named)
        choice = choice.or_(group.get_by_role("checkbox", name=named))
        self._get_to(choice)
        self._check(choice)

    def picks(self, option: str, label: str) -> None:
        """From a list that opens."""
        field = self._main.get_by_label(self._begins(label))
        self._get_to(field)
        self._select(field, self.words(option))

    def sends_along(self, file: Path, label: str) -> None:
        """A file."""
        field = self._main.get_by_label(self._begins(label))
        self._get_to(field)
        with self.page.expect_file_chooser() as opened:
            self._activate(field)
        opened.value.set_files(file)

    def reads(self, *sentences: str | Text) -> None:
        """All of this stands on the page, where one can see it."""
        for sentence in sentences:
            shown = self.page.get_by_text(self.words(sentence)).filter(visible=True)
            expect(shown.first).to_be_visible()

    def reads_nothing_of(self, *sentences: str | Text) -> None:
        """None of this stands on the page, not even where nobody sees it."""
        page = self.page.content()
        for sentence in sentences:
            assert self.words(sentence) not in page

    @property
    def code(self) -> str:
        """The code that is shown."""
        return self.page.locator(".code-display").inner_text()

    def figure(self, name: str) -> int:
        """One of the figures on the home page."""
        tally = self.page.locator(".tally div").filter(has_text=self.words(name))
        return int(tally.locator("dd").inner_text())

    @property
    def _main(self) -> Locator:
        return self.page.get_by_role("main")

    def _begins(self, words: str | Text) -> re.Pattern[str]:
        return re.compile(rf"^\s*{re.escape(self.words(words))}")

    @contextmanager
    def _goes(self, status: int = 200) -> Iterator[None]:
        with self.page.expect_navigation() as going:
            yield
        response: Response | None = going.value
        assert response is not None
        assert response.status == status, f"{response.status} {self.page.url}"

    # What follows is done by mouse or finger here, and otherwise by who has only a keyboard.

    def _get_to(self, what: Locator) -> None:
        """A finger is there at once."""

    def _activate(self, what: Locator) -> None:
        what.click()

    def _type(self, field: Locator, text: str) -> None:
        field.fill(text)

    def _check(self, choice: Locator) -> None:
        choice.check()

    def _select(self, field: Locator, option: str) -> None:
        field.select_option(label=option)
