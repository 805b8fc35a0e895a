"""The front page: the loop with its true figures, what was published last, and where it plays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from lemniscaat.loop import queries
from lemniscaat.web.home.provinces import published_by_province
from lemniscaat.web.shared import figures
from lemniscaat.web.shared.province_map import province_map

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

    from lemniscaat.loop.models import Publication

LATEST = 3
POLICY = ("weigh", "decide", "arrange")


class Card(NamedTuple):
    """A publication with the label of where it is now."""

    publication: Publication
    url: str
    label: str
    tone: str


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What this is, and how it goes: everything that stands here comes from the database."""
    now = timezone.now()
    health = queries.loop_health("submission", now)
    shown = figures.stations(queries.stations("submission"))
    provinces = published_by_province()
    context = {
        "now": now,
        "health": health,
        "eight": _eight(shown, health),
        "dots": _dots(shown),
        "stations": [(f"{number}. {s.label}", s.amount) for number, s in enumerate(shown, 1)],
        "station_headings": [_("Step"), _("Contributions")],
        "cards": [_card(publication) for publication in queries.published()[:LATEST]],
        "map": province_map(
            {p.code: p.amount for p in provinces},
            link={p.code: p.url for p in provinces}.__getitem__,
        ),
        "provinces": provinces,
        "anything_published": any(p.amount for p in provinces),
    }
    return render(request, "home/home.html", context)


def _eight(shown: Sequence[figures.Station], health: Mapping[str, int]) -> SafeString:
    at = {station.key: station.amount for station in shown}
    open_now, with_policy = sum(at.values()), sum(at[key] for key in POLICY)
    brought = health["brought"]
    practice = figures.Count(
        brought,
        ngettext("contribution from practice", "contributions from practice", brought),
        ngettext("%(number)d is on its way", "%(number)d are on their way", open_now)
        % {"number": open_now},
    )
    policy = figures.Count(
        with_policy,
        _("with policy now"),
        ngettext("%(number)d waits for a decision", "%(number)d wait for a decision", at["decide"])
        % {"number": at["decide"]},
    )
    return figures.figure_of_eight(shown, practice, policy, prefix="loop")


def _dots(shown: Sequence[figures.Station]) -> str:
    """What one dot in the figure stands for; nothing when there are no dots."""
    if not any(station.amount for station in shown):
        return ""
    worth = figures.dot_worth(shown)
    return ngettext(
        "Each dot is one contribution that is on its way.",
        "Each dot stands for %(worth)d contributions that are on their way.",
        worth,
    ) % {"worth": worth}


def _card(publication: Publication) -> Card:
    item = publication.item
    url = reverse("case_public", args=[item.public_id])
    if item.is_closed:
        return Card(publication, url, _("Finished"), "quiet")
    place = figures.PLACES[item.station]
    return Card(publication, url, str(figures.NAMES[item.station]), place.line)
