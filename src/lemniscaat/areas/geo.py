"""Provinces and places of the Netherlands, from the files in `data`: generalised, never legal.

Coordinates are WGS84 degrees; an outline is a ring of (longitude, latitude) points.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple

from lemniscaat.core.text import fold

Point = tuple[float, float]
Ring = tuple[Point, ...]

DATA = files("lemniscaat.areas") / "data"
DUTCH_NAMES = {"The Hague": "Den Haag"}  # the list has one English name
OTHER_NAMES = {"sgravenhage": "denhaag", "denbosch": "shertogenbosch"}
NOT_A_LETTER = re.compile(r"[^a-z0-9]")


class Province(NamedTuple):
    """A province with its ISO 3166-2 code (such as NL-OV) and its outlines."""

    code: str
    name: str
    rings: tuple[Ring, ...]


class Place(NamedTuple):
    """A town or village of 500 inhabitants or more, with the name of its province."""

    name: str
    province_name: str
    lat: float
    lon: float


@cache
def provinces() -> tuple[Province, ...]:
    """All twelve, in the order of their names."""
    found = json.loads((DATA / "provinces.json").read_text(encoding="utf-8"))["features"]
    return tuple(sorted((_province(feature) for feature in found), key=lambda p: fold(p.name)))


def province_of_place(name: str) -> list[Place]:
    """Every place with this name, the largest first; none when the list does not know it.

    Capitals, accents, apostrophes, dashes and spaces do not matter.
    """
    asked = _key(name)
    return list(_places().get(OTHER_NAMES.get(asked, asked), ()))


def province_at(lat: float, lon: float) -> Province | None:
    """The province that holds this point; None at sea and abroad.

    The outlines are generalised, so within about two kilometres of a border or coast the answer
    can be the neighbour or None.
    """
    return next((p for p in provinces() if _is_inside(lon, lat, p.rings)), None)


@cache
def _places() -> Mapping[str, Sequence[Place]]:
    with (DATA / "places.csv").open(encoding="utf-8") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: -int(row["inwoners"]))
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for row in rows:
        name = DUTCH_NAMES.get(row["naam"], row["naam"])
        place = Place(name, row["provincie"], float(row["lat"]), float(row["lon"]))
        found[_key(name)].append(place)
    return dict(found)


def _key(name: str) -> str:
    return NOT_A_LETTER.sub("", fold(name))


def _province(feature: Mapping[str, Any]) -> Province:
    shape = feature["geometry"]
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    rings = tuple(
        tuple((float(lon), float(lat)) for lon, lat in ring)
        for polygon in polygons
        for ring in polygon
    )
    return Province(feature["properties"]["code"], feature["properties"]["naam"], rings)


def _is_inside(x: float, y: float, rings: Sequence[Ring]) -> bool:
    """The even-odd rule: a ray to the east crosses the outlines an odd number of times."""
    return sum(1 for crossing in _crossings(y, rings) if crossing > x) % 2 == 1


def _crossings(y: float, rings: Sequence[Ring]) -> Iterator[float]:
    for ring in rings:
        for (x0, y0), (x1, y1) in pairwise(ring):
            if (y0 > y) != (y1 > y):
                yield x0 + (y - y0) * (x1 - x0) / (y1 - y0)
