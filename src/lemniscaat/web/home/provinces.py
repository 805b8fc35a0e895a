"""How much was published about each province, with the address of its page."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Count
from django.urls import reverse

from lemniscaat.areas.geo import provinces
from lemniscaat.areas.models import Area
from lemniscaat.areas.queries import areas_in_order
from lemniscaat.loop.queries import published

if TYPE_CHECKING:
    from collections.abc import Iterable


class Published(NamedTuple):
    """A province, its page, and the number of publications about it or a place in it."""

    code: str
    name: str
    url: str
    amount: int


def published_by_province() -> list[Published]:
    """All twelve by name; one that this site does not know yet leads to the list of areas."""
    areas = [area for _depth, area in areas_in_order()]
    known = {area.code: area for area in areas if area.kind == Area.Kind.PROVINCE}
    within = _province_of(areas)
    rows = published().order_by().values_list("item__area").annotate(number=Count("pk"))
    amounts: Counter[str] = Counter()
    for area, number in rows:
        amounts[within.get(area, "")] += number
    return [
        Published(
            province.code,
            province.name,
            reverse("area", args=[known[province.code].slug])
            if province.code in known
            else reverse("areas"),
            amounts[province.code],
        )
        for province in provinces()
    ]


def _province_of(areas: Iterable[Area]) -> dict[int | None, str]:
    """The code of the province in which an area lies; parents come before their children."""
    found: dict[int | None, str] = {}
    for area in areas:
        is_province = area.kind == Area.Kind.PROVINCE
        found[area.pk] = area.code if is_province else found.get(area.parent_id, "")
    return found
