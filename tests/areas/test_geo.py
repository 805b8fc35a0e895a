"""The provinces and their outlines."""

from lemniscaat.areas import geo


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
