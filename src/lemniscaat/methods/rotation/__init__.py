"""Rotation: who sits at which table, round after round, so that people meet anew.

    >>> people = [Person(f"p{n}", {"side of town": "NS"[n % 2]}) for n in range(9)]
    >>> seating = seat(Problem(people, even_tables(3, people, 4), rounds=4), seed="open day")
    >>> seating.figures.repeats, seating.figures.met_pairs
    (0, 36)

Where the number of tables allows it the rounds come from finite geometry, in which nobody meets
twice; an exact programme mends what rules forbid and a search improves the rest. `reseat` changes
as little as can be when somebody does not turn up.
"""

from lemniscaat.methods.rotation.picture import meetings, picture
from lemniscaat.methods.rotation.problem import Person, Problem, Table, even_tables
from lemniscaat.methods.rotation.reseat import reseat, reseat_told
from lemniscaat.methods.rotation.result import Change, Figures, Seating
from lemniscaat.methods.rotation.seating import seat
from lemniscaat.methods.rotation.words import explain

__all__ = [
    "Change",
    "Figures",
    "Person",
    "Problem",
    "Seating",
    "Table",
    "even_tables",
    "explain",
    "meetings",
    "picture",
    "reseat",
    "reseat_told",
    "seat",
]
