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
    from collections.abc import Collection, Iterable, Sequence

StoryLanguage = Literal["nl", "en"]

# Letters and digits, also with a hyphen or an apostrophe inside: foto's, CO2-uitstoot.
WORD = re.compile(r"[^\W_]+(?:['`\-\u2010\u2011\u2018\u2019][^\W_]+)*")
_OPEN = re.compile(r"([^aeiouy]*)([aeou])([bdfgklmnprstvz])e")
_CLOSED = re.compile(r"([^aeiouy]*[aeiou])([bdfgklmnprst])\2e")
_DOUBLE = re.compile(r"([aeou])\1")
_VOWELS = re.compile(r"[aeiouy]+")
_IRREGULAR = {"kinder": "kind", "koei": "koe", "eier": "ei", "gan": "gans", "kalver": "kalf"}
# The fewest letters of a word inside another, and of what is left of that other.
_PART, _REST = 4, 3
# What makes another word of a verb, and is no word itself.
_BEFORE = frozenset({"ver", "ont", "her"})
_APOSTROPHE = re.compile(r"['`\u2018\u2019]")
_SNOWBALL = {"nl": "dutch", "en": "english"}

# Too common to tell what a story is about: they glue a sentence together or only give it a tone.
_DUTCH = """
aan acht achter achttien af afgelopen afgezien al aldus alle alleen allemaal alles als alsjeblieft
alsof altijd ander andere anderen anders asjeblieft avond avonds begin begint begon begonnen behalve
behoorlijk beide beiden ben beneden bent best beste beter bezig bij bijna bijvoorbeeld binnen bleef
bleek bleven blijf blijft blijken blijkt blijven boven buiten da daar daarbij daardoor daarin
daarmee daarna daarom daaruit daarvan daarvoor dacht dag dagen dan dankzij dat de deden deed den
denk denken denkt der derde dertien dertig deze dezelfde dichtbij die dikwijls dingen dinsdag dit
doe doen doet donderdag door drie duizend dus duurt echt echte echter een eenmaal eens eerder eerst
eerste eff effe effen eigen eigenlijk eind elf elk elkaar elkaars elke en ene enige enkel enkele er
erg ergens ergste eromheen eruit ervan even evenals ga gaan gaat gaf gauw gaven gebeurd gebeurde
gebeurt gedaan geen gegaan gegeven gehad gehele gekomen gekregen geleden gelukkig gemaakt gemiddeld
genoeg geval geven geweest gewone gewoon geworden gezegd gezien ging gingen gisteren goed goede
graag groot grote groter haar had hadden half halve hartstikke he heb hebben hebt heeft heel heen
heet hele helemaal helft hem hen het hetzelfde hier hierbij hierdoor hiervan hiervoor hij hoe hoef
hoefde hoeft hoeveel hoeven honderd hoor hoort houd houden houdt hun ie ieder iedere iedereen iemand
iets ik ikzelf in ineens inmiddels intussen is ja jaar jaarlijks jaren jawel je jezelf jij jou jouw
juist jullie kan kant kanten keek keer keren kijk kijken kijkt klein kleine kleiner klopt kom komen
komt kon konden krijg krijgen krijgt kun kunnen kunt kwam kwamen laat lag lagen lang lange langer
langs laten later leek leuk leuke liet liever lig liggen ligt lijk lijken lijkt loop loopt lopen ma
maak maakt maakte maand maandag maanden maar mag maken man manier maor me mee meer meest meestal men
meneer mensen met mevrouw mezelf middag mien mij mijn mijne miljoen misschien moar mocht mochten
moest moesten moet moeten mogen moment mooi mooie morgen morgens na naar naartoe naast nacht nachts
nam namen nee neem neemt negen negentig nemen nergens net nie niemand niet niets nieuw nieuwe niks
noch nodig noem noemen noemt nog nogal nogmaals nooit nou nu ochtend ochtends of oftewel ofwel om
omdat omheen ondanks onder ongeveer ons onszelf onze ooit ook op opeens opnieuw oud oude ouder over
overdag paar pas per plots precies prima probeer probeert proberen puur redelijk rond samen sinds
slecht slechte slechts snap snel sommige sommigen soms soort sta staan staande staat steeds stel
stellen stelt stond stonden straks stuk tachtig tamelijk te tegen tegenover ten ter terug terwijl
tien tijd tijden tijdens toch toe toen toevallig tot totdat tussen twaalf twee tweede twintig uit
uiteindelijk uren uur uw vaak van vanaf vandaag vanuit vanwege veel veertig vele velen verder vertel
vertelde vertellen veur vier vijf vijftien vijftig vind vinden vindt vol volgend volgende volgens
vond vonden voor vooral voorbij vorig vorige vrijdag vroeg vroeger wa waar waarbij waardoor waarom
waarop waarvan wanneer want waren was wat we week weer weet weg wegens weinig weken wel weleens
weliswaar welk welke wellicht werd werden weten wie wij wil wilde willen wist woensdag word worden
wordt wou zag zal zat zaten zaterdag ze zeer zeg zeggen zegt zei zeker zelf zelfde zelfs zes zestig
zet zetten zeven zeventien zeventig zich zichzelf zie zien ziet zij zijn zin zit zitten zo zoals
zodat zodra zoek zoeken zoekt zoiets zolang zondag zonder zou zouden zoveel zowel zulk zulke zullen
zult
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
# English words that mean something else in Dutch: leg, burden, prevent, fate, meadow.
_ALSO_DUTCH = frozenset({"been", "last", "let", "lot", "made"})
# Among Dutch stories some may be English; they are not about "and the".
_STOP_WORDS = {
    "nl": frozenset(_DUTCH.split()) | (frozenset(_ENGLISH.split()) - _ALSO_DUTCH),
    "en": frozenset(_ENGLISH.split()),
}


def folded(word: str) -> str:
    """The word without capitals and accents: "Één" becomes "een"."""
    loose = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in loose if not unicodedata.combining(letter))


def stems(words: Iterable[str], language: StoryLanguage) -> list[str]:
    """The stem of each word, or nothing ("") for a word that does not say what a story is about.

    Give each word once, and all of them: stemming is the slow part, and "maait" is a form of
    "maaien" only where somebody maait. A new stemmer each time, because it keeps its word while it
    works, which two threads cannot share.
    """
    stemmer = snowballstemmer.stemmer(_SNOWBALL[language])
    found = [_stem(word, stemmer, _STOP_WORDS[language]) for word in words]
    if language == "en":
        return found
    found = [_dutch(stem, stemmer) for stem in found]
    there = set(found)
    return [_shorter(stem, there) for stem in found]


def _stem(word: str, stemmer: snowballstemmer.stemmer, stop_words: frozenset[str]) -> str:
    """Of "foto's" and "zo'n" the longest part counts; a hyphen inside a word does not."""
    core = max(_APOSTROPHE.split(folded(word)), key=len)
    core = "".join(letter for letter in core if letter.isalnum())
    says_nothing = len(core) == 1 or not any(map(str.isalpha, core)) or core in stop_words
    return "" if says_nothing else str(stemmer.stemWord(core))


def _dutch(stem: str, stemmer: snowballstemmer.stemmer) -> str:
    """What Snowball leaves apart: molen and molens, hoog and hoge, paneel and panelen."""
    again = _IRREGULAR.get(stem, stem)
    if again.endswith("en"):
        again = str(stemmer.stemWord(again))
    if open_syllable := _OPEN.fullmatch(again):
        start, vowel, end = open_syllable.groups()
        again = start + 2 * vowel + {"v": "f", "z": "s"}.get(end, end)
    again = _CLOSED.sub(r"\1\2", again)
    # Of a longer word only: boom and bom are two.
    return _DOUBLE.sub(r"\1", again) if len(_VOWELS.findall(again)) > 1 else again


def _shorter(stem: str, there: Collection[str]) -> str:
    """The stem without the end of a verb, if people use that too: maait and maai."""
    return stem[:-1] if stem[-1:] in ("d", "t") and len(stem) > 4 and stem[:-1] in there else stem


def parts(stems: Sequence[str]) -> list[tuple[int, int]]:
    """Which stem holds which other, as in dijkversterking and dijk: their numbers.

    Dutch writes in one word what other languages write in two, so a word that begins or ends with
    another is about that too (Monz and De Rijke 2001). The words of the stories themselves are the
    word list (Koehn and Knight 2003).
    """
    number = {stem: place for place, stem in enumerate(stems) if len(stem) >= _PART}
    found = []
    for place, stem in enumerate(stems):
        cuts = range(_PART, len(stem) - _REST + 1)
        begins = next((stem[:cut] for cut in reversed(cuts) if stem[:cut] in number), None)
        cuts = range(_REST, len(stem) - _PART + 1)
        ends = next(
            (stem[cut:] for cut in cuts if stem[cut:] in number and stem[:cut] not in _BEFORE), None
        )
        found += [(place, number[part]) for part in (begins, ends) if part]
    return found
