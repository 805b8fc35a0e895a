"""Pairs of people from two worlds who visit each other, such as a farmer and a civil servant.

    people = (
        Person("anna", "farm", (52.10, 5.20), max_km=20, themes=frozenset({"water"})),
        Person("bram", "town hall", (52.12, 5.18), max_km=30, themes=frozenset({"water"})),
    )
    matching = match(Problem(people), seed="open day")
    matching.pairs[0].ids            # ("anna", "bram")
    text(explain(matching), "en")    # what was done, in words
    faults(matching)                 # () : the proof holds

First as many couples as there can be, then as many points as there can be; who must not meet is
not in the calculation at all. See docs/methods/matching.md.
"""

from lemniscaat.methods.matching.arrange import match
from lemniscaat.methods.matching.picture import picture
from lemniscaat.methods.matching.problem import Person, Problem, Weights
from lemniscaat.methods.matching.rematch import rematch
from lemniscaat.methods.matching.result import (
    Certificate,
    Matching,
    Meeting,
    Pair,
    Third,
    Unmatched,
)
from lemniscaat.methods.matching.verify import faults
from lemniscaat.methods.matching.words import explain, why

__all__ = [
    "Certificate",
    "Matching",
    "Meeting",
    "Pair",
    "Person",
    "Problem",
    "Third",
    "Unmatched",
    "Weights",
    "explain",
    "faults",
    "match",
    "picture",
    "rematch",
    "why",
]
