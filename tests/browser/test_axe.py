"""No page has a barrier that a machine can see: every kind of page, and those one seldom meets."""

from __future__ import annotations

from copy import deepcopy
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.core.mail import EmailMessage

from tests.browser.axe import CROSSED, MODES, faults_of
from tests.browser.crawl import Crawl, starts
from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.browser.furnished import Start
    from tests.cast import World

REFUSED = (
    ("", "/volgen/", "Open my page"),
    ("", "/doorverwijzen/", "Pass it on to the desk"),
    ("director", "/werk/inbreng/nieuw/", "Write it down"),
)
SEEING = {"java_script_enabled": True, "bypass_csp": True}


def test_no_page_has_a_violation(
    browser: Browser, site: World, begin: list[Start], address: str
) -> None:
    crawl = Crawl(browser, address, site, **SEEING)
    pages = chain(crawl.telling(), crawl.refused(REFUSED), crawl.along([*starts(), *begin]))
    found = _check(crawl, pages)
    assert not found, "\n".join(found)
    assert not crawl.missed()
    assert not crawl.shared_titles


def test_a_site_where_nothing_happened_yet_has_none(
    browser: Browser, site: World, address: str
) -> None:
    visitor = Visitor(browser, address, **SEEING)
    found: list[str] = []
    for name in ("home", "cases", "areas", "search"):
        visitor.opens(name)
        found += faults_of(visitor.page, f"empty {name}")
    visitor.signs_in(site.director.email)
    found += faults_of(visitor.page, "an empty worklist")
    assert not found, "\n".join(found)


def test_a_page_that_refuses_has_none(
    browser: Browser, site: World, address: str, settings: Any
) -> None:
    visitor = Visitor(browser, address, **SEEING)
    visitor.opens("follow")
    visitor.page.context.clear_cookies()
    visitor.presses("Open my page", status=403)
    found = faults_of(visitor.page, "a form without its token")
    settings.CODE_TRIES_PER_ADDRESS = 0
    visitor = Visitor(browser, address, **SEEING)
    visitor.opens("follow")
    visitor.writes("Your code", "0000-0000-0000-0")
    visitor.presses("Open my page")
    found += faults_of(visitor.page, "too many tries")
    assert not found, "\n".join(found)


def test_a_demonstration_has_none(
    browser: Browser, site: World, address: str, settings: Any, tmp_path: Path
) -> None:
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"].append("lemniscaat.demo.context.roles")
    settings.DEMO, settings.TEMPLATES = True, templates
    settings.ROOT_URLCONF = "tests.browser.demonstration_urls"
    settings.EMAIL_BACKEND = "lemniscaat.web.mail.outbox.OutboxBackend"
    settings.OUTBOX = tmp_path / "outbox"
    visitor = Visitor(browser, address, **SEEING)
    visitor.opens("outbox")
    found = faults_of(visitor.page, "an empty outbox")
    EmailMessage("Uw vraag", "Beste Anna,\n\nUw vraag is er.", to=["anna@boerin.example"]).send()
    visitor.opens("outbox")
    visitor.reads("Uw vraag")
    found += faults_of(visitor.page, "the outbox")
    assert not found, "\n".join(found)


def _check(crawl: Crawl, pages: Iterable[tuple[str, Visitor]]) -> list[str]:
    """All four modes for one page of each kind; a second page of a kind is looked at once."""
    found: list[str] = []
    known = 0
    for name, visitor in pages:
        is_new, known = len(crawl.kinds) > known, len(crawl.kinds)
        found += faults_of(visitor.page, name, (*MODES, *CROSSED) if is_new else MODES[:1])
    return found
