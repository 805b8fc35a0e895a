"""Words of a language: which count, and which are forms of one word ("boer", "boeren").

A word is compared without capitals and accents. The stem comes from Snowball: for Dutch that is
the algorithm of Kraaij and Pohlmann (1994), for English the second one of Porter (2001).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal

import snowballstemmer

if TYPE_CHECKING:
    from collections.abc import Iterable

StoryLanguage = Literal["nl", "en"]

# Letters and digits, also with a hyphen or an apostrophe inside: foto's, CO2-uitstoot.
WORD = re.compile(r"[^\W_]+(?:['`\-\u2010\u2011\u2018\u2019][^\W_]+)*")
_APOSTROPHE = re.compile(r"['`\u2018\u2019]")
_SNOWBALL = {"nl": "dutch", "en": "english"}

# Too common to tell what a story is about: they glue a sentence together or only give it a tone.
_DUTCH = """
aan achter af afgelopen al aldus alle alleen allemaal alles als alsof altijd ander andere anderen
anders bent best beter bij bijna bijvoorbeeld binnen blijf blijft blijven boven buiten daar daarbij
daardoor daarin daarmee daarna daarom daaruit daarvan daarvoor dan dat de deden deed den der deze
dezelfde die dikwijls dingen dit doe doen doet door dus echt echter een eens eerst eerste eigen
eigenlijk elk elkaar elke en enige enkele er erg ergens eromheen eruit ervan even ga gaan gaat gauw
geen gegaan gehad gekomen gemaakt genoeg geval geven geweest gewoon geworden ging gingen goed goede
graag haar had hadden heb hebben hebt heeft heel heen hele helemaal hem hen het hetzelfde hier
hierbij hij hoe hoor hun ieder iedere iedereen iemand iets ik in is ja je jij jou jouw jullie kan
keer kom komen komt kon konden krijg krijgen krijgt kun kunnen kunt laat laten later liet maak maakt
maakte maar maken me mee meer meest meestal men mensen met mij mijn misschien moest moesten moet
moeten mogen na naar naast nee net niemand niet niets nog nogal nooit nou nu of om omdat onder ons
onszelf onze ooit ook op over paar per precies samen sinds snel sommige soms staan staat steeds
straks te tegen ten ter terug terwijl toch toe toen tot tussen twee uit uw vaak van veel vele verder
vind vinden vindt vol volgens voor vooral vroeger waar waarbij waardoor waarom waarop want waren was
wat we weer weet weg weinig wel welk welke wellicht werd werden weten wie wij wil wilde willen word
worden wordt zag zal ze zeer zeg zeggen zegt zei zeker zelf zelfs zich zie zien ziet zij zijn zo
zoals zodat zoiets zonder zou zouden zowel zulke
"""
_ENGLISH = """
about above after again all almost already also although always am an and another any anyone
anything are aren around as at away back be became because become been before being below between
both but by came can cannot come comes could couldn did didn do does doesn doing don done down each
either else enough even ever every everyone everything few first for from further gave get gets
getting give go goes going gone good got had has hasn have haven having he her here hers herself him
himself his how however if in into is isn it its itself just keep kept know last less let like
little ll look lot made make makes making many may maybe me might mine more most much must my myself
need never next no nobody none nor not nothing now of off often on once one only onto or other
others our ours out over own people perhaps put quite rather really right said same saw say says see
seen shall she should shouldn since so some someone something sometimes still such take taken than
that the their theirs them themselves then there these they thing things think this those though
through thus to together too took toward two under until up upon us use used very want wanted was
wasn way we well went were weren what when where whether which while who whole whom whose why will
with within without won would wouldn yes yet you your yours
"""
_STOP_WORDS = {"nl": frozenset(_DUTCH.split()), "en": frozenset(_ENGLISH.split())}


def folded(word: str) -> str:
    """The word without capitals and accents: "Één" becomes "een"."""
    loose = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in loose if not unicodedata.combining(letter))


def stems(words: Iterable[str], language: StoryLanguage) -> list[str]:
    """The stem of each word, or nothing ("") for a word that does not say what a story is about.

    Give each word once: stemming is the slow part. A new stemmer each time, because it keeps its
    word while it works, which two threads cannot share.
    """
    stemmer = snowballstemmer.stemmer(_SNOWBALL[language])
    return [_stem(word, stemmer, _STOP_WORDS[language]) for word in words]


def _stem(word: str, stemmer: snowballstemmer.stemmer, stop_words: frozenset[str]) -> str:
    """Of "foto's" and "zo'n" the longest part counts; a hyphen inside a word does not."""
    core = max(_APOSTROPHE.split(folded(word)), key=len)
    core = "".join(letter for letter in core if letter.isalnum())
    says_nothing = len(core) == 1 or not any(map(str.isalpha, core)) or core in stop_words
    return "" if says_nothing else str(stemmer.stemWord(core))
