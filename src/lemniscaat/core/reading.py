"""Easy reading: which sentences are long and which words have a plainer Dutch alternative."""

import re
from typing import NamedTuple

from lemniscaat.core.text import fold

SHOWN_WORDS = 6
# A full stop after one of these does not end a sentence.
ABBREVIATED = """
art. bijv. blz. bv. ca. dhr. dr. drs. evt. excl. incl. ing. ir. jl. m.b.t. mevr. mr. nr. o.a. prof.
resp. st. t.a.v. t.n.v. vgl. zgn.
"""
ABBREVIATIONS = frozenset(ABBREVIATED.split())
PLAINER = {
    "aangaande": "over",
    "aanwenden": "gebruiken",
    "additioneel": "extra",
    "additionele": "extra",
    "adequaat": "goed",
    "adequate": "goede",
    "alsmede": "en",
    "alvorens": "voordat",
    "benodigde": "nodige",
    "betreffende": "over",
    "conform": "volgens",
    "consensus": "overeenstemming",
    "derhalve": "daarom",
    "desalniettemin": "toch",
    "desbetreffende": "deze",
    "dienaangaande": "daarover",
    "dienen te": "moeten",
    "dient te": "moet",
    "discrepantie": "verschil",
    "doch": "maar",
    "door middel van": "met",
    "draagvlak": "steun",
    "faciliteren": "mogelijk maken",
    "frequent": "vaak",
    "gaarne": "graag",
    "geschieden": "gebeuren",
    "geschiedt": "gebeurt",
    "heden": "nu",
    "hetgeen": "wat",
    "hieromtrent": "hierover",
    "implementatie": "invoering",
    "implementeren": "invoeren",
    "in het kader van": "voor",
    "indien": "als",
    "initiëren": "beginnen",
    "inzake": "over",
    "inventariseren": "op een rij zetten",
    "kenbaar maken": "laten weten",
    "met betrekking tot": "over",
    "middels": "met",
    "monitoren": "volgen",
    "naar aanleiding van": "na",
    "omtrent": "over",
    "omvangrijk": "groot",
    "onderhavige": "deze",
    "op basis van": "door",
    "optimaliseren": "verbeteren",
    "overeenkomstig": "volgens",
    "participatie": "meedoen",
    "participeren": "meedoen",
    "prioriteren": "kiezen wat eerst komt",
    "reeds": "al",
    "retourneren": "terugsturen",
    "separaat": "apart",
    "stakeholder": "betrokkene",
    "stakeholders": "betrokkenen",
    "te allen tijde": "altijd",
    "ten aanzien van": "over",
    "ten behoeve van": "voor",
    "ten gevolge van": "door",
    "teneinde": "om",
    "tevens": "ook",
    "thans": "nu",
    "trachten": "proberen",
    "uiteenzetten": "uitleggen",
    "vervaardigen": "maken",
    "vigerend": "geldend",
    "vigerende": "geldende",
    "voornemens": "van plan",
    "voorts": "ook",
    "zorgdragen": "zorgen",
}
BY_FOLDED = {fold(word): word for word in PLAINER}
HARD = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, BY_FOLDED), key=len, reverse=True)) + r")\b"
)


class HardWord(NamedTuple):
    """A bureaucratic word or phrase and what one could write instead."""

    word: str
    plainer: str


def long_sentences(text: str, *, words: int = 20) -> tuple[str, ...]:
    """The first six words of each sentence of more than `words` words, in order."""
    found = (sentence for sentence in _sentences(text) if len(sentence) > words)
    return tuple(" ".join(sentence[:SHOWN_WORDS]) + " …" for sentence in found)


def hard_words(text: str) -> tuple[HardWord, ...]:
    """Every hard word in the text once, in order of appearance."""
    folded = re.sub(r"\s+", " ", fold(text))
    found = dict.fromkeys(match.group() for match in HARD.finditer(folded))
    return tuple(HardWord(BY_FOLDED[word], PLAINER[BY_FOLDED[word]]) for word in found)


def _sentences(text: str) -> list[list[str]]:
    """Sentences as lists of words; a line break ends one too, as in a list of points."""
    sentences: list[list[str]] = []
    for line in text.splitlines():
        sentences.append([])
        for word in line.split():
            if not any(map(str.isalnum, word)):
                continue  # a bullet or a dash
            sentences[-1].append(word)
            if _ends_a_sentence(word):
                sentences.append([])
    return sentences


def _ends_a_sentence(word: str) -> bool:
    bare = word.strip("\"'”’)(“‘»«")  # noqa: RUF001 - the quotes people type
    return bare.endswith((".", "!", "?", "…")) and bare.lower() not in ABBREVIATIONS
