"""Dutch words as people write them."""

import pytest

from lemniscaat.methods.narrative.language import WORD, folded, parts, stems


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
        ("molen", "molens"),
        ("hoge", "hoog"),
        ("drukke", "druk"),
        ("paneel", "panelen"),
        ("koe", "koeien"),
        ("kind", "kinderen"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    first, second = stems([one, other], "nl")
    assert first == second != ""


@pytest.mark.parametrize(("one", "other"), [("stal", "staal"), ("bom", "boom"), ("zak", "zaak")])
def test_words_that_only_look_alike_are_two(one: str, other: str) -> None:
    first, second = stems([one, other], "nl")
    assert first != second


def test_the_end_of_a_verb_goes_where_people_use_the_verb_without_it() -> None:
    assert len(set(stems(["maaien", "maait", "gemaaid"], "nl"))) == 1
    assert stems(["maait"], "nl") == ["maait"]


def test_a_word_inside_a_word_is_found_among_the_words_of_the_stories() -> None:
    said = ["dijk", "dijkversterk", "peil", "waterpeil", "verpeil", "raster"]
    assert [(said[one], said[part]) for one, part in parts(said)] == [
        ("dijkversterk", "dijk"),
        ("waterpeil", "peil"),
    ]
    assert parts(["dijk", "dijken", "sterk"]) == []


@pytest.mark.parametrize(
    "word",
    [
        "zo'n",
        "drie",
        "jaar",
        "langs",
        "ben",
        "mag",
        "gisteren",
        "'s",
        "s",
        "één",
        "De",
        "2023",
        "1.000",
        "want",
        "a",
    ],
)
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
