"""The whole loop on a phone and at desks, in Dutch; no browser here runs JavaScript."""

from playwright.sync_api import Browser

from tests.browser.circle import Circle
from tests.browser.story import walk
from tests.browser.visitor import Visitor
from tests.cast import World


def test_a_question_walks_the_whole_loop_without_javascript(
    browser: Browser, site: World, address: str
) -> None:
    walk(Circle(browser, address, site, "nl", Visitor))
