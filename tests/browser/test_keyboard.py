"""The whole loop by keyboard alone, in English: the skip link first, and the focus always seen."""

from playwright.sync_api import Browser

from tests.browser.circle import Circle
from tests.browser.keyboard import Keyboard
from tests.browser.story import walk
from tests.cast import World


def test_a_question_walks_the_whole_loop_by_keyboard(
    browser: Browser, site: World, address: str
) -> None:
    walk(Circle(browser, address, site, "en", Keyboard))
