"""The map of the provinces as SVG: how much goes on where, each province a link."""

import math
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lemniscaat.areas.geo import Point, Province, Ring, provinces

WEST, NORTH = 3.2, 53.58  # the corner of the drawing, in degrees
SCALE = 156  # units a degree of latitude
MIDDLE = math.cos(math.radians(52.2))  # a degree of longitude is this much shorter
MOST = 5  # the classes fill-0 to fill-5


class Shape(NamedTuple):
    """A province as it is drawn: its code, name, outline and the middle of its largest part."""

    code: str
    name: str
    path: str
    x: float
    y: float


def province_map(
    counts: Mapping[str, int], *, link: Callable[[str], str], here: str = ""
) -> SafeString:
    """The twelve provinces; `counts` by code (NL-OV), `link` gives the address for a code.

    The more cases compared with the fullest province, the darker; the number stands in it. The
    province with the code `here` gets a thick outline.
    """
    most = max(counts.values(), default=0)
    # What is outlined comes last: no neighbour may lie over its outline.
    ordered = sorted(_shapes(), key=lambda shape: shape.code == here)
    drawn = (
        (_linked(shape, counts.get(shape.code, 0), most, link, current=shape.code == here),)
        for shape in ordered
    )
    title = _("Map of the Netherlands with the number of cases in each province")
    return format_html(
        '<svg class="province-map" viewBox="0 0 395 450" role="group" aria-label="{}">'
        "<title>{}</title>{}</svg>",
        title,
        title,
        format_html_join("", "{}", drawn),
    )


def shade(count: int, most: int) -> int:
    """The step from 0 (nothing) to 5 (the most) on the ladder of fills."""
    return math.ceil(MOST * count / most) if most else 0


def _linked(
    shape: Shape, count: int, most: int, link: Callable[[str], str], *, current: bool
) -> SafeString:
    said = ngettext("%(province)s: %(count)d case", "%(province)s: %(count)d cases", count) % {
        "province": shape.name,
        "count": count,
    }
    return format_html(
        '<a href="{}" aria-label="{}" aria-current="{}"><path class="fill-{}" d="{}"/>'
        '<text x="{}" y="{}">{}</text></a>',
        link(shape.code),
        said,
        "true" if current else "false",
        shade(count, most),
        shape.path,
        f"{shape.x:.0f}",
        f"{shape.y + 5:.0f}",
        count,
    )


@cache
def _shapes() -> tuple[Shape, ...]:
    return tuple(_shape(province) for province in provinces())


def _shape(province: Province) -> Shape:
    rings = [tuple(_projected(point) for point in ring) for ring in province.rings]
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z" for ring in rings)
    return Shape(province.code, province.name, path, *_middle(max(rings, key=len)))


def _projected(point: Point) -> Point:
    lon, lat = point
    return (lon - WEST) * MIDDLE * SCALE, (NORTH - lat) * SCALE


def _middle(ring: Ring) -> Point:
    """The centroid of a polygon, by the shoelace formula."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    return x / (3 * area), y / (3 * area)
