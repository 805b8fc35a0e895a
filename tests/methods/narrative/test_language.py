"""Dutch words as people write them."""

import pytest

from lemniscaat.methods.narrative.language import WORD, folded, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("boer", "boeren"),
        ("Boeren", "boer"),
        ("BOER", "boer"),
        ("foto's", "foto"),
        ("foto’s", "foto's"),  # noqa: RUF001 - two apostrophes that look alike
        ("natuur-inclusief", "natuurinclusief"),
        ("café", "cafe"),
        ("cafe\u0301", "café"),
        ("dijken", "dijk"),
        ("sloot", "Sloot"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    first, second = stems([one, other], "nl")
    assert first == second != ""


@pytest.mark.parametrize("word", ["zo'n", "'s", "s", "één", "De", "2023", "1.000", "want", "a"])
def test_a_word_that_says_nothing_has_no_stem(word: str) -> None:
    assert stems([word], "nl") == [""]


def test_each_language_has_its_own_words() -> None:
    assert stems(["farmers", "farmer's", "the", "don't"], "en") == ["farmer", "farmer", "", ""]
    assert stems(["die"], "nl") == [""]
    assert stems(["die"], "en") == ["die"]


def test_a_text_falls_apart_in_words_and_nothing_else() -> None:
    said = "'s Avonds 🐄 belde zo'n boer, CO2-arm: natuur- en landbouw… Ωμέγα水"
    assert WORD.findall(said) == [
        *("s", "Avonds", "belde", "zo'n", "boer", "CO2-arm", "natuur", "en", "landbouw", "Ωμέγα水")
    ]


def test_accents_and_capitals_are_folded() -> None:
    assert folded("Één ĳs COÖPERATIE") == "een ijs cooperatie"
