"""Search words: forms of one Dutch word meet, different words do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lemniscaat.core.words import stems

SAME = """
boer boeren
boerin boerinnen
vergunning vergunningen
vergunning vergunnen
regel regels
huis huizen
brief brieven
gebied gebieden
melding meldingen
gemeente gemeenten
plan plannen
stal stallen
weiland weilanden
waterschap waterschappen
sloot sloten
dijk dijken
bijeenkomst bijeenkomsten
ondernemer ondernemers
bewoner bewoners
vraag vragen
knelpunt knelpunten
oplossing oplossingen
evaluatie geëvalueerd
evalueren evalueert
organiseren organisatie
subsidie subsidies
aanvraag aanvragen
perceel percelen
bedrijf bedrijven
afspraak afspraken
woning woningen
foto foto's
Eén één
ĲSSEL IJssel
provincie provincies
"""
DIFFERENT = """
boer boerderij
regel regio
dijk dijkgraaf
water weide
stal staal
vergunning vergoeding
natuur natie
verkeer verkiezing
"""


def _pairs(rows):
    return [tuple(row.split()) for row in rows.strip().splitlines()]


@pytest.mark.parametrize(("one", "other"), _pairs(SAME))
def test_forms_of_one_word_meet(one, other):
    assert stems(one) == stems(other)


@pytest.mark.parametrize(("one", "other"), _pairs(DIFFERENT))
def test_different_words_do_not_meet(one, other):
    assert stems(one) & stems(other) == frozenset()


def test_stop_words_and_marks_fall_away_and_numbers_stay():
    assert stems("De boer, 's morgens, en het artikel 3.2 uit 2024!") == frozenset(
        {"boer", "morgen", "artikel", "3", "2", "2024"}
    )


def test_a_text_of_stop_words_has_no_stems():
    assert stems("Dat is het en the one of") == frozenset({"one"})


@given(st.text(), st.text())
def test_the_stems_of_two_texts_are_the_stems_of_both(one, other):
    assert stems(f"{one} {other}") == stems(one) | stems(other)
