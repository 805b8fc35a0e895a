"""Codes survive being read aloud, typed badly and guessed at."""

import re

from django.test import override_settings
from hypothesis import assume, given
from hypothesis import strategies as st

from lemniscaat.core.codes import (
    ALPHABET,
    keyed_digest,
    new_public_id,
    new_tracking_code,
    read_code,
)

CODES = st.builds(new_tracking_code)
PLACES = st.sampled_from([n for n in range(16) if n not in {4, 9, 14}])


def test_a_new_code_has_its_shape_and_differs_from_every_other():
    codes = {new_tracking_code() for _ in range(500)}
    assert len(codes) == 500
    assert {bool(re.fullmatch(rf"(?:[{ALPHABET}]{{4}}-){{3}}[{ALPHABET}]", c)) for c in codes} == {
        True
    }


def test_the_check_character_stays_what_it_was_when_codes_were_printed():
    assert read_code("0000-0000-0000-0") == "0000-0000-0000-0"
    assert read_code("0000-0000-0001-2") == "0000-0000-0001-2"
    assert read_code("7K3M-9QXT-2BVH-1") is None


@given(CODES)
def test_typed_variants_read_back(code):
    bare = code.replace("-", "")
    sloppy = bare.lower().replace("0", "o").replace("1", "l")
    assert read_code(code) == code
    assert read_code(f"  {sloppy[:5]} {sloppy[5:]}\n") == code
    assert read_code(bare.replace("0", "O").replace("1", "I")) == code
    assert read_code(code.replace("-", " – ")) == code  # noqa: RUF001 - as a phone types it


@given(CODES, PLACES, st.sampled_from(ALPHABET))
def test_every_wrong_character_is_noticed(code, place, character):
    assume(code[place] != character)
    assert read_code(code[:place] + character + code[place + 1 :]) is None


@given(CODES, PLACES, PLACES)
def test_every_swap_of_two_characters_is_noticed(code, one, other):
    assume(code[one] != code[other])
    swapped = list(code)
    swapped[one], swapped[other] = code[other], code[one]
    assert read_code("".join(swapped)) is None


def test_what_has_another_shape_is_no_code():
    codes = ["", "0", "0000-0000-0000", "0000-0000-0000-00", "U000-0000-0000-0", "é" * 13]
    assert [read_code(typed) for typed in codes] == [None] * 6


def test_a_digest_is_the_same_again_and_another_for_another_purpose_value_or_secret():
    with override_settings(SECRET_KEY="one"):
        digest = keyed_digest("code", "abc")
        assert keyed_digest("code", "abc") == digest
        others = {keyed_digest("mail", "abc"), keyed_digest("code", "abd")}
    with override_settings(SECRET_KEY="two"):
        others.add(keyed_digest("code", "abc"))
    assert re.fullmatch("[0-9a-f]{64}", digest)
    assert len(others - {digest}) == 3


def test_public_ids_are_twelve_plain_characters_and_differ():
    ids = {new_public_id() for _ in range(500)}
    assert len(ids) == 500
    assert {bool(re.fullmatch("[0-9a-hjkmnp-tv-z]{12}", public_id)) for public_id in ids} == {True}
