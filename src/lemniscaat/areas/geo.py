"""Provinces of the Netherlands, from the file in `data`: generalised, never legal.

Coordinates are WGS84 degrees; an outline is a ring of (longitude, latitude) points.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from lemniscaat.core.text import fold

Point = tuple[float, float]
Ring = tuple[Point, ...]

DATA = files("lemniscaat.areas") / "data"


class Province(NamedTuple):
    """A province with its ISO 3166-2 code (such as NL-OV) and its outlines."""

    code: str
    name: str
    rings: tuple[Ring, ...]


@cache
def provinces() -> tuple[Province, ...]:
    """All twelve, in the order of their names."""
    found = json.loads((DATA / "provinces.json").read_text(encoding="utf-8"))["features"]
    return tuple(sorted((_province(feature) for feature in found), key=lambda p: fold(p.name)))


def _province(feature: Mapping[str, Any]) -> Province:
    shape = feature["geometry"]
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    rings = tuple(
        tuple((float(lon), float(lat)) for lon, lat in ring)
        for polygon in polygons
        for ring in polygon
    )
    return Province(feature["properties"]["code"], feature["properties"]["naam"], rings)
