"""Which province a place or a point lies in."""

import csv

from hypothesis import given
from hypothesis import strategies as st

from lemniscaat.areas import geo


def code_at(lat: float, lon: float) -> str | None:
    """The code of the province there."""
    found = geo.province_at(lat, lon)
    return found.code if found else None


def provinces_of(name: str) -> list[str]:
    """The provinces that hold a place of this name."""
    return [place.province_name for place in geo.province_of_place(name)]


def test_there_are_twelve_provinces_each_with_a_code_and_closed_outlines() -> None:
    found = geo.provinces()
    assert len(found) == 12
    assert {province.code[:3] for province in found} == {"NL-"}
    assert all(ring[0] == ring[-1] for province in found for ring in province.rings)


def test_provinces_come_in_the_order_of_their_names() -> None:
    assert [province.name for province in geo.provinces()][:4] == [
        "Drenthe",
        "Flevoland",
        "Fryslân",
        "Gelderland",
    ]


def test_a_place_is_found_with_its_province_and_coordinates() -> None:
    assert geo.province_of_place("Nijverdal") == [
        geo.Place("Nijverdal", "Overijssel", 52.36, 6.4681)
    ]


def test_capitals_accents_apostrophes_and_dashes_do_not_matter() -> None:
    assert provinces_of("NIJVERDAL") == ["Overijssel"]
    assert provinces_of("\u2019s gravenzande") == provinces_of("'s-Gravenzande") == ["Zuid-Holland"]
    assert provinces_of("bergen op zoom") == provinces_of("Bergen-op-Zoom") == ["Noord-Brabant"]


def test_a_name_that_several_places_share_gives_them_all_the_largest_first() -> None:
    assert provinces_of("Hengelo") == ["Overijssel", "Gelderland"]


def test_names_that_people_use_are_known_too() -> None:
    assert [place.name for place in geo.province_of_place("Den Haag")] == ["Den Haag"]
    assert provinces_of("'s-Gravenhage") == ["Zuid-Holland"]
    assert provinces_of("Den Bosch") == ["Noord-Brabant"]


def test_a_name_that_nobody_knows_gives_nothing() -> None:
    assert geo.province_of_place("Nergenshuizen") == []
    assert geo.province_of_place("") == []


def test_a_point_lies_in_the_province_around_it() -> None:
    assert code_at(52.36, 6.4681) == "NL-OV"
    assert code_at(52.09, 5.12) == "NL-UT"
    assert code_at(50.85, 5.69) == "NL-LI"
    assert code_at(53.054, 4.797) == "NL-NH"  # an island has an outline of its own


def test_a_point_at_sea_or_abroad_lies_in_no_province() -> None:
    assert geo.province_at(52.5, 3.5) is None
    assert geo.province_at(50.84, 4.36) is None


def test_the_outlines_agree_with_the_list_of_places() -> None:
    with (geo.DATA / "places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [geo.province_at(float(row["lat"]), float(row["lon"])) for row in rows]
    agreed = sum(
        p is not None and p.name == row["provincie"] for p, row in zip(names, rows, strict=True)
    )
    assert agreed / len(rows) > 0.95


@given(st.floats(50.7, 53.6), st.floats(3.3, 7.3))
def test_no_point_lies_in_two_provinces(lat: float, lon: float) -> None:
    inside = [p for p in geo.provinces() if geo._is_inside(lon, lat, p.rings)]
    assert inside[1:] == []
