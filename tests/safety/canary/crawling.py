"""Walking through the site as somebody: every address, every link on it, every search form."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin, urlsplit

from tests.safety.asking import ask, text_of
from tests.safety.routes import operations, pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.safety.scene import Scene

LINK = re.compile(r'\bhref="([^"#]+)')
FORM = re.compile(r'<form[^>]*method="get"[^>]*>.*?</form>', re.DOTALL)
ACTION = re.compile(r'<form[^>]*action="([^"]*)"')
INPUT = re.compile(r'<input[^>]*type="(?:search|text)"[^>]*>')
NAME = re.compile(r'\bname="([^"]+)"')
MOST = 500  # a site without an end is a fault too


class Seen(NamedTuple):
    """One answer: where, what it said, and everything in it that a browser gets."""

    url: str
    status: int
    whole: str


def crawl(scene: Scene, role: str) -> dict[str, Seen]:
    """Everything that can be reached, from every address that the site has."""
    addresses = [*pages(scene), *operations(scene, "GET")]
    waiting = ["/", *(one.url for one in addresses)]
    seen: dict[str, Seen] = {}
    while waiting:
        url = waiting.pop(0)
        if url in seen:
            continue
        assert len(seen) < MOST, waiting[:5]
        seen[url] = _seen(scene, role, url)
        waiting += [found for found in _links(seen[url]) if found not in seen]
    return seen


def search_forms(scene: Scene, role: str) -> set[tuple[str, str]]:
    """Where one can search, each with the name of the field. Lists stand at fixed addresses."""
    lists = [one.url for one in pages(scene) if " " not in one.row]
    return {
        (urlsplit(urljoin(page.url, action)).path, name)
        for page in [_seen(scene, role, url) for url in lists]
        for form in FORM.findall(page.whole)
        for action in ACTION.findall(form) or [""]
        for field in INPUT.findall(form)
        for name in NAME.findall(field)
    }


def _seen(scene: Scene, role: str, url: str) -> Seen:
    response = ask(scene, role, url)
    body = text_of(response)
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    cookies = response.cookies.output()
    return Seen(url, response.status_code, f"{url}\n{headers}\n{cookies}\n{body}")


def _links(page: Seen) -> Iterator[str]:
    for link in LINK.findall(page.whole):
        whole = urlsplit(urljoin(page.url, unescape(link)))
        if whole.netloc or whole.scheme or whole.path.startswith("/static/"):
            continue
        yield f"{whole.path}?{whole.query}" if whole.query else whole.path
