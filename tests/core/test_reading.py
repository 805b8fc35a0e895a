"""Easy reading: long sentences and hard words are pointed out, ordinary ones are left alone."""

from lemniscaat.core.reading import HardWord, hard_words, long_sentences

LONG = "Wij willen graag weten of de regels " + "heel " * 13


def test_a_sentence_is_long_from_one_word_over_the_limit():
    twenty, twenty_one = LONG + "streng.", LONG + "erg streng."
    assert len(twenty_one.split()) == 22
    assert long_sentences(twenty, words=21) == ()
    assert long_sentences(twenty_one, words=21) == ("Wij willen graag weten of de …",)


def test_only_the_long_sentence_is_shown():
    text = f"Dit is kort. {LONG}streng! Is dit lang? Nee."
    assert long_sentences(text) == ("Wij willen graag weten of de …",)


def test_an_abbreviation_does_not_end_a_sentence():
    assert long_sentences("Zie art. 3 en bijv. dhr. Jansen.", words=6) == (
        "Zie art. 3 en bijv. dhr. …",
    )


def test_a_line_break_and_a_closing_quote_end_a_sentence():
    assert long_sentences("een twee\ndrie vier", words=2) == ()
    assert long_sentences("“Hij zegt nee.” Dat mag.", words=3) == ()


def test_a_bullet_is_no_word():
    assert long_sentences("- een twee drie", words=3) == ()


def test_hard_words_come_once_in_order_with_a_plainer_one():
    text = "Teneinde te INITIEREN, teneinde dit te doen met betrekking\ntot het water."
    assert hard_words(text) == (
        HardWord("teneinde", "om"),
        HardWord("initiëren", "beginnen"),
        HardWord("met betrekking tot", "over"),
    )


def test_a_plain_text_has_no_hard_words():
    assert hard_words("De boer mag de sloot niet dempen, want het conformeert niet.") == ()
