"""A round along every kind of page: where it begins is given, the rest it finds by the links."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse

from tests.browser.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from playwright.sync_api import Browser, BrowserContext

    from tests.browser.furnished import Start
    from tests.cast import World

# A page of these is a kind of its own for each of the words in its address.
PARTS = ("act", "step", "soort")
PUBLIC = (
    "home", "about", "accessibility", "privacy", "open_data", "contact", "desk", "desk_draft",
    "forward", "follow", "cases", "areas", "bodies", "search", "invitation", "account_login",
    "account_reset_password", "account_reset_password_done", "account_reset_password_from_key_done",
    "account_inactive",
)  # fmt: skip
AT_WORK = {
    "director": ("worklist", "submissions", "submission_new", "board", "case_table", "search"),
    "chair": ("worklist", "decisions"),
    "outsider": ("worklist", "decisions", "submissions", "board", "case_table"),
    "administrator": (
        "administration", "role_new", "desk_new", "body_new", "mandate_new", "invite",
        "my_account", "account_change_password", "account_logout",
    ),
}  # fmt: skip
AMISS = ("/bestaat-niet/", "/beheer/")  # what is not there, and what is not for her
EMPTY = (
    ("", "/zoeken/?q=kwantummechanica"),
    ("", "/zoeken/?q=lisdodde"),
    ("director", "/zoeken/?q=lisdodde"),
    ("", "/casussen/?q=kwantummechanica"),
    ("", AMISS[0]),
    ("outsider", AMISS[1]),
    ("director", "/werk/inbreng/?q=kwantummechanica"),
)

# Addresses that send on, take what is sent, or give a file or data.
NO_PAGES = {
    "security_txt", "my_say", "my_wording", "my_heard", "my_stop", "attachment",
    "revisit_done", "key_end", "set_language", "account_set_password",
    "account_reset_password_from_key",
}  # fmt: skip


def starts() -> list[Start]:
    """The pages that need no case, and lists in which nothing is found."""
    work = [(who, reverse(name)) for who, names in AT_WORK.items() for name in names]
    return [*(("", reverse(name)) for name in PUBLIC), *work, *EMPTY]


class Crawl:
    """Goes along the pages; `kinds` and `titles` hold what was seen."""

    def __init__(
        self,
        browser: Browser,
        address: str,
        world: World,
        watch: Callable[[BrowserContext], None] | None = None,
        **browsing: Any,
    ) -> None:
        self.browser, self.address, self.world = browser, address, world
        self.watch, self.browsing = watch, browsing
        self.visitors: dict[str, Visitor] = {}
        self.kinds: set[tuple[str, ...]] = set()
        self.titles: defaultdict[str, set[str]] = defaultdict(set)

    @property
    def shared_titles(self) -> dict[str, set[str]]:
        """Titles by which one cannot tell one page from another; refusals and acts may share."""
        return {
            title: names
            for title, names in self.titles.items()
            if len(names - {"submission_act", "case_act"}) > 1
        }

    def missed(self) -> set[str]:
        """The pages, by the names of their addresses, to which nothing led."""
        everything = {one.name for one in _patterns(get_resolver())}
        return everything - {kind[0] for kind in self.kinds if kind} - NO_PAGES

    def along(self, begin: Iterable[Start]) -> Iterator[tuple[str, Visitor]]:
        """Each page to begin with, and then one of every other kind that a link leads to."""
        waiting = list(begin)
        fixed = len(waiting)
        for number, (who, path) in enumerate(waiting):
            if number >= fixed and self._kind(path) in self.kinds:
                continue
            visitor = self._visitor(who)
            visitor.page.goto(path)
            self.kinds.add(self._kind(path))  # also when it sends on to another
            yield self._named(f"{who or 'anyone'} {path}", visitor)
            waiting += [(who, link) for link in self._links(visitor) if self._kind(link)]

    def telling(self) -> Iterator[tuple[str, Visitor]]:
        """The pages on the way of a story to the desk, with what goes wrong there."""
        visitor = self._visitor("")
        visitor.opens("desk_step", "verhaal")
        visitor.presses("Next step")
        yield self._named("an empty story", visitor)
        visitor.writes("What is stuck?", "Bel mij op 06-12345678 of mail naar anna@boerin.example.")
        visitor.presses("Next step")
        yield self._named("a story with a phone number", visitor)
        visitor.presses("Leave it like this and go on")
        yield self._named("the situation", visitor)
        visitor.presses("Next step")
        visitor.presses("Next step")
        yield self._named("no way to reach her", visitor)
        visitor.presses("Save and go on later")
        yield self._named("a story that is kept", visitor)
        visitor.opens("desk_step", "gegevens")
        visitor.chooses("Not at all", "How may we reach you?")
        visitor.presses("Next step")
        yield self._named("the last look", visitor)
        visitor.presses("Send it to the desk")
        yield self._named("the receipt", visitor)

    def refused(self, begin: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, Visitor]]:
        """Forms that come back, because nothing was filled in."""
        for who, path, button in begin:
            visitor = self._visitor(who)
            visitor.page.goto(path)
            visitor.presses(button)
            yield self._named(f"{who or 'anyone'} {path} left empty", visitor)

    def _named(self, name: str, visitor: Visitor) -> tuple[str, Visitor]:
        """Remember which kind of page is shown, and by which title."""
        kind = self._kind(visitor.page.url.removeprefix(self.address))
        self.kinds.add(kind)
        if kind:
            title = visitor.page.title().removeprefix(visitor.words("Error:")).strip()
            self.titles[title].add(kind[0])
        return name, visitor

    def _visitor(self, who: str) -> Visitor:
        if who not in self.visitors:
            visitor = Visitor(self.browser, self.address, **self.browsing)
            if self.watch:
                self.watch(visitor.page.context)
            self.visitors[who] = visitor
            if hasattr(self.world, who):
                visitor.signs_in(getattr(self.world, who).email)
            elif who:
                visitor.opens("follow")
                visitor.writes("Your code", who)
                visitor.presses("Open my page")
        return self.visitors[who]

    def _links(self, visitor: Visitor) -> list[str]:
        found: list[str] = visitor.page.evaluate(
            '() => [...document.querySelectorAll(\'a[href^="/"], a[href^="?"]\')]'
            ".map((a) => new URL(a.getAttribute('href'), location))"
            ".map((url) => url.pathname + url.search)"
        )
        return found

    def _kind(self, path: str) -> tuple[str, ...]:
        """What a page is, whatever it is about; nothing for what is no page."""
        parts = urlsplit(path)
        asked = parse_qs(parts.query)
        try:
            match = resolve(parts.path)
        except Resolver404:
            return ()
        if match.namespaces or match.url_name == "attachment" or "vorm" in asked:
            return ()
        words = {**match.kwargs, **{key: values[0] for key, values in asked.items()}}
        return (str(match.url_name), *(words[part] for part in PARTS if part in words))


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield one
        elif not one.namespace:
            yield from _patterns(one)
