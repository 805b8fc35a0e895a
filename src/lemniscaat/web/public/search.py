"""Search: what was published, for everyone; for who is signed in also their own work."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lemniscaat.core.words import stems
from lemniscaat.loop.queries import find, find_published, published
from lemniscaat.web.public.paging import page_of, place_of
from lemniscaat.web.public.showing import station_name, tone_of
from lemniscaat.web.shared.addresses import url_of
from lemniscaat.web.shared.who import reader

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from lemniscaat.areas.models import Area
    from lemniscaat.loop.models import Item, Publication

MOST = 50
MOST_LETTERS = 200
PUBLIC_KINDS = ("case", "decision")


class Found(NamedTuple):
    """One thing that was found, with the address of its page."""

    url: str
    title: str
    summary: str
    area: Area | None
    station: str
    tone: str


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Everything with all these words that the reader may see, newest first."""
    asked = " ".join(request.GET.get("q", "")[:MOST_LETTERS].split())
    person = reader(request)
    words = find_published(asked).order_by().values("pk")
    found = published(before=place_of(request)).filter(item__kind__in=PUBLIC_KINDS, pk__in=words)
    page = page_of(found.select_related("item__group"), request, size=MOST)
    own = find(asked, person).select_related("area")[:MOST] if person else []
    context = {
        "asked": asked,
        "understood": bool(stems(asked)),
        "page": page,
        "public": [_found(_public_url(one), one.title, one.item, one.summary) for one in page.rows],
        "own": [_found(url_of(one), one.title, one) for one in own],
    }
    return render(request, "public/search.html", context)


def _found(url: str, title: str, item: Item, summary: str = "") -> Found:
    if item.kind == "decision":
        return Found(url, title, summary, item.area, _("Decision"), "policy")
    return Found(url, title, summary, item.area, station_name(item), tone_of(item))


def _public_url(publication: Publication) -> str:
    item = publication.item
    if item.kind == "decision":
        return f"{reverse('body', args=[item.group.slug])}#besluit-{item.public_id}"
    return reverse("case_public", args=[item.public_id])
