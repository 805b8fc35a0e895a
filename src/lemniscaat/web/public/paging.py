"""Long lists of publications, page by page: each page begins where the last one ended."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from lemniscaat.loop.queries import find_published, published

if TYPE_CHECKING:
    from django.db.models import QuerySet
    from django.http import HttpRequest

    from lemniscaat.loop.models import Publication

PLACE = re.compile(r"([0-9]{8}T[0-9]{12})-([0-9]{1,18})")
MOMENT = "%Y%m%dT%H%M%S%f"
PARAMETER = "voor"


class Page(NamedTuple):
    """Some publications, and where to go from here."""

    rows: list[Publication]
    next_url: str
    first_url: str


def place_of(request: HttpRequest) -> tuple[datetime, int] | None:
    """Where the page before this one ended; None for the first page."""
    return _read(request.GET.get(PARAMETER, ""))


def published_of(kind: str, request: HttpRequest, *, words: str = "") -> QuerySet[Publication]:
    """The publications of one kind from where the reader is, only those with all these words."""
    found = published(before=place_of(request)).filter(item__kind=kind)
    if words:
        found = found.filter(pk__in=find_published(words).order_by().values("pk"))
    return found


def page_of(found: QuerySet[Publication], request: HttpRequest, *, size: int) -> Page:
    """The first of these, and the addresses of the next page and the first one."""
    rows = list(found[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    params = request.GET.copy()
    was_further = params.pop(PARAMETER, None) is not None
    first_url = f"{request.path}?{params.urlencode()}".rstrip("?") if was_further else ""
    if not more:
        return Page(rows, "", first_url)
    params[PARAMETER] = _written(rows[-1])
    return Page(rows, f"{request.path}?{params.urlencode()}", first_url)


def _written(publication: Publication) -> str:
    return f"{publication.published_at.astimezone(UTC):{MOMENT}}-{publication.pk}"


def _read(text: str) -> tuple[datetime, int] | None:
    """The place where a page ended; None when it is none, which gives the first page."""
    match = PLACE.fullmatch(text)
    if not match:
        return None
    try:
        return datetime.strptime(match[1], MOMENT).replace(tzinfo=UTC), int(match[2])
    except ValueError:
        return None
