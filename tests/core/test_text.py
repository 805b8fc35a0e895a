"""What people type is cleaned at the door: nothing hidden, nothing too long, nothing executable."""

import unicodedata

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from lemniscaat.core.errors import Invalid
from lemniscaat.core.text import clean_line, clean_text, csv_cell, fold

ANY_TEXT = st.text(st.characters(codec=None) | st.sampled_from(" \n\t\u200b\u202e\ud800é\u0301"))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Jan   de\nVries ", "Jan de Vries"),
        ("Ge\u0308rard", "Gërard"),
        ("e\u200b\u0301e\u0301n", "één"),
        ("a\u202eb\u2066c\x00d\x07e\ud800f", "abcdef"),
        ("zacht\u00adafbreken", "zachtafbreken"),
        ("vast\u00a0wit", "vast wit"),
        (" \t\u200b\u3164\n ", ""),
        ("", ""),
        ("Việt Nam", "Việt Nam"),
        ("koe 🐄", "koe 🐄"),
    ],
)
def test_a_line_keeps_only_what_can_be_seen(typed, kept):
    assert clean_line(typed, limit=40) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("een\r\ntwee\rdrie\u2028vier", "een\ntwee\ndrie\nvier"),
        ("een  \n\n\n\n\ntwee\n", "een\n\ntwee"),
        ("- punt\n  - onder\tpunt", "- punt\n  - onder punt"),
        ("\n \u200b \n", ""),
        ("een\n\u200b\n\u200b\n\u200b\ntwee", "een\n\ntwee"),
    ],
)
def test_a_text_keeps_its_lines(typed, kept):
    assert clean_text(typed, limit=40) == kept


def test_a_text_over_the_limit_is_refused_with_both_numbers():
    with translation.override("en"), pytest.raises(Invalid) as refusal:
        clean_line("x" * 41, limit=40)
    assert refusal.value.sentence == (
        "This text may be 40 characters long; it is 41 characters now."
    )


def test_the_limit_counts_what_remains_after_cleaning():
    assert clean_line("\u200b" * 50 + "x" * 40, limit=40) == "x" * 40


@pytest.mark.parametrize("clean", [clean_line, clean_text])
def test_stacked_accents_are_refused(clean):
    with pytest.raises(Invalid):
        clean("z\u0300\u0301\u0302\u0303algo", limit=40)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_and_leaves_nothing_hidden(typed):
    for clean in (clean_line, clean_text):
        try:
            once = clean(typed, limit=1000)
        except Invalid:
            continue
        assert clean(once, limit=1000) == once
        assert unicodedata.is_normalized("NFC", once)
        assert {c for c in once if unicodedata.category(c)[0] == "C"} <= {"\n"}
        once.encode()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Één", "een"),
        ("geëvalueerd", "geevalueerd"),
        ("Ĳssel", "ijssel"),
        ("IJssel", "ijssel"),
        ("Straße", "strasse"),
        ("Søren Łódź", "soren lodz"),
        ("café's", "cafe's"),
    ],
)
def test_folding_takes_away_capitals_and_accents(written, folded):
    assert fold(written) == folded


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(typed):
    assert fold(fold(typed)) == fold(typed)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6 1234 5678", "'+31 6 1234 5678"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1+1", "'  =1+1"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),  # noqa: RUF001 - the wide sign runs too
        ("-12,5", "-12,5"),
        (-3, "-3"),
        (None, ""),
        ("Jan = boer", "Jan = boer"),
    ],
)
def test_a_cell_never_runs_as_a_formula(value, cell):
    assert csv_cell(value) == cell
