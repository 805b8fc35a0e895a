"""Vague dates: kept as EDTF, typed as people type, shown as people say."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lemniscaat.core.dates import VagueDate, read_typed
from lemniscaat.core.errors import Invalid

TODAY = date(2026, 3, 31)
DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


def _last_of_month(day):
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


@st.composite
def points(draw):
    day = draw(DAYS)
    season = draw(st.integers(21, 24))
    return draw(
        st.sampled_from([f"{day}", f"{day:%Y-%m}", f"{day.year:04}", f"{day.year:04}-{season}"])
    )


@st.composite
def vague_texts(draw):
    mark = draw(st.sampled_from(["", "~"]))
    first, last = draw(points()), draw(points())
    one, other = sorted([first, last], key=VagueDate.read)
    whole = [f"{first}{mark}", f"{first}{mark}/.."]
    return draw(st.sampled_from([*whole, f"{one}{mark}/{other}{mark}"] if one != other else whole))


@pytest.mark.parametrize(
    ("text", "start", "end", "precision", "approximate"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31), "year", False),
        ("2025-07", date(2025, 7, 1), date(2025, 7, 31), "month", False),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month", False),
        ("2025-07-03", date(2025, 7, 3), date(2025, 7, 3), "day", False),
        ("2024-22", date(2024, 6, 1), date(2024, 8, 31), "season", False),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29), "season", False),
        ("2023/2025", date(2023, 1, 1), date(2025, 12, 31), "span", False),
        ("2025-10/2025-11", date(2025, 10, 1), date(2025, 11, 30), "span", False),
        ("2025-10/..", date(2025, 10, 1), date.max, "open", False),
        ("2025-10~", date(2025, 10, 1), date(2025, 10, 31), "month", True),
    ],
)
def test_edtf_is_read(text, start, end, precision, approximate):
    assert VagueDate.read(text) == VagueDate(start, end, precision, approximate, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "2025-13",
        "2025-00",
        "2025-25",
        "2025-02-30",
        "2025-22-01",
        "0000",
        "2025/",
        "2025/2023",
        "../2025",
        "2025-7",
        "~2025",
        " 2025",
        "٢٠٢٥",
        "2025/2026/2027",
        "9999-24",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(Invalid):
        VagueDate.read(text)


@given(vague_texts())
def test_reading_what_was_written_gives_the_same_and_starts_before_it_ends(text):
    when = VagueDate.read(text)
    assert VagueDate.read(str(when)) == when
    assert when.start <= when.end
    assert len(when.text) <= 32


@given(vague_texts(), st.sampled_from(["nl", "en"]))
def test_what_is_shown_in_words_can_be_typed_again(text, language):
    when = VagueDate.read(text)
    again = read_typed(when.in_words(language), TODAY)
    assert again
    assert (again.start, again.end) == (when.start, when.end)
    assert again.in_words(language) == when.in_words(language)


@given(st.lists(vague_texts().map(VagueDate.read)))
def test_dates_are_in_order_of_start_and_then_of_end(dates):
    ordered = [(when.start, when.end) for when in sorted(dates)]
    assert ordered == sorted(ordered)


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("2025-07", "juli 2025", "July 2025"),
        ("2023/2025", "2023–2025", "2023–2025"),  # noqa: RUF001 - an en dash between years
        ("2025-07-03", "3 juli 2025", "3 July 2025"),
        ("2025-10~", "ongeveer oktober 2025", "about October 2025"),
        ("2025-10/..", "sinds oktober 2025", "since October 2025"),
        ("2025-10~/..", "sinds ongeveer oktober 2025", "since about October 2025"),
        ("2024-22", "zomer 2024", "summer 2024"),
        ("2025-10/2025-11", "oktober tot en met november 2025", "October to November 2025"),
        ("2025-07-03/2025-07-05", "3 tot en met 5 juli 2025", "3 to 5 July 2025"),
        ("2025-07-01~/2025-07-10~", "begin juli 2025", "early July 2025"),
        ("2025-02-21~/2025-02-28~", "eind februari 2025", "late February 2025"),
        ("2024/2025-02", "2024 tot en met februari 2025", "2024 to February 2025"),
    ],
)
def test_dates_are_shown_in_words(text, dutch, english):
    when = VagueDate.read(text)
    assert (when.in_words("nl"), when.in_words("en")) == (dutch, english)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("juli 2025", "2025-07"),
        ("Juli  2025.", "2025-07"),
        ("in juli 2025", "2025-07"),
        ("begin juli 2025", "2025-07-01~/2025-07-10~"),
        ("half juli 2025", "2025-07-11~/2025-07-20~"),
        ("eind feb 2024", "2024-02-21~/2024-02-29~"),
        ("mid-July 2025", "2025-07-11~/2025-07-20~"),
        ("2025", "2025"),
        ("2025-07", "2025-07"),
        ("2025-10/..", "2025-10/.."),
        ("2023-2025", "2023/2025"),
        ("2023 – 2025", "2023/2025"),  # noqa: RUF001 - as a phone types it
        ("2023 tot 2025", "2023/2025"),
        ("van 2023 t/m 2025", "2023/2025"),
        ("tussen 2023 en 2025", "2023/2025"),
        ("ongeveer 2023-2025", "2023~/2025~"),
        ("oktober tot november 2025", "2025-10/2025-11"),
        ("3 juli - 5 augustus 2025", "2025-07-03/2025-08-05"),
        ("zomer 2024", "2024-22"),
        ("in de zomer van 2024", "2024-22"),
        ("najaar 2024", "2024-23"),
        ("winter 2024-2025", "2024-24"),
        ("vorig jaar", "2025"),
        ("this year", "2026"),
        ("vorige maand", "2026-02"),
        ("gisteren", "2026-03-30"),
        ("twee jaar geleden", "2024~"),
        ("3 years ago", "2023~"),
        ("vier maanden geleden", "2025-11~"),
        ("3 juli 2025", "2025-07-03"),
        ("op 3 juli 2025", "2025-07-03"),
        ("July 3rd, 2025", "2025-07-03"),
        ("3-7-2025", "2025-07-03"),
        ("03/07/2025", "2025-07-03"),
        ("7-2025", "2025-07"),
        ("rond mei 2025", "2025-05~"),
        ("sinds oktober 2025", "2025-10/.."),
        ("vanaf 3-7-2025", "2025-07-03/.."),
    ],
)
def test_what_people_type_is_read(typed, text):
    when = read_typed(typed, TODAY)
    assert when == VagueDate.read(text)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ooit",
        "toen mijn vader nog leefde",
        "31 februari 2025",
        "31-2-2025",
        "2025 tot 2023",
        "juli",
        "13-2025",
        "winter 2024-2026",
        "nul jaar geleden",
        "0 jaar geleden",
        "9999999",
        "begin 0000",
        "begin juli 0000",
        "een paar jaar geleden",
        "tot",
        "3-7.2025",
    ],
)
def test_what_is_unclear_is_none(typed):
    assert read_typed(typed, TODAY) is None


@given(st.text() | st.text("0123456789-/~. juli"))
def test_typing_anything_never_breaks(typed):
    when = read_typed(typed, TODAY)
    assert when is None or when.start <= when.end
