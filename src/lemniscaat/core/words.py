"""Words to search by: the stems of a text, so that "boeren" finds "boer"."""

import re
from functools import lru_cache

import snowballstemmer

from lemniscaat.core.text import fold

# Too common to tell two texts apart, and the loose letters of 's, 't and 'n.
DUTCH = """
aan al als ben bij dan dat de der deze die dit door een en er ge had heb hebben heeft het hij hoe
hun ik in is je jij kan kun maar me met mij mijn na naar niet nog nu of om ons onze ook op over
te ten ter tot u uit uw van voor wat we wel werd wie wij wil word worden wordt zal ze zich zij zijn
zo zou n s t
"""
ENGLISH = """
a about an and are as at be been but by can do for from had has have he her his i if it its my no
not on or our she so that the their them there they this to us was were what when which who will
with you your
"""
STOP_WORDS = frozenset((DUTCH + ENGLISH).split())
# evalueren, evalueert, geëvalueerd and evaluatie leave the stemmer with three different ends.
VERB_END = re.compile(r"(?<=\w{3})eer[dt]?$")


def stems(text: str) -> frozenset[str]:
    """The stems of all words and numbers in the text, without stop words.

    Snowball's Dutch algorithm (Kraaij and Pohlmann), on words without accents.
    """
    words = frozenset(re.findall(r"[^\W_]+", fold(text))) - STOP_WORDS
    return frozenset(map(_stem, words))


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    # A new stemmer each time: it keeps its word while it works, which two threads cannot share.
    return VERB_END.sub("er", snowballstemmer.stemmer("dutch").stemWord(word))
