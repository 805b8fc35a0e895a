"""Along every kind of page: nothing from elsewhere, nothing missing, nothing refused.

The browser here runs scripts, if there were any, and keeps to the content security policy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.crawl import AMISS, Crawl, starts

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Request, Response

    from tests.browser.furnished import Start
    from tests.cast import World

OF_A_STATUS = "Failed to load resource"  # told by the response too, with its address


def test_every_page_is_all_our_own(
    browser: Browser, site: World, begin: list[Start], address: str
) -> None:
    found: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith(f"{address}/"):
            found.append(f"asked elsewhere: {request.url}")

    def answered(response: Response) -> None:
        path = response.url.removeprefix(address)
        if response.status >= 400 and path not in AMISS:
            found.append(f"{response.status}: {path}")

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(OF_A_STATUS):
            found.append(f"{message.page and message.page.url}: {message.text}")

    def watch(context: BrowserContext) -> None:
        context.on("request", asked)
        context.on("response", answered)
        context.on("console", said)

    crawl = Crawl(browser, address, site, watch, java_script_enabled=True)
    for _page in (*crawl.telling(), *crawl.along([*starts(), *begin])):
        pass
    assert not found, "\n".join(dict.fromkeys(found))
