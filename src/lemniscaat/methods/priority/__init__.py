"""Which area or task comes first when not everything can be done, without ever adding up one score.

Areas are looked at through several entrances, each with its own criteria. Every area gets an
answer: where it stands by each entrance, under which weighings of the entrances it falls within the
capacity, and what would change that.

    from lemniscaat.methods.priority import Area, Criterion, Problem, explain, weigh

    criteria = (Criterion("energy", "van onderop", 1, 5), Criterion("goals", "urgentie", 0, 100))
    areas = (
        Area("Peel", {"energy": 2, "goals": 90}),
        Area("Vecht", {"energy": 5, "goals": None}),
        Area("Rijn", {"energy": 4, "goals": 40}),
    )
    weighed = weigh(Problem(criteria, areas, capacity=1))
    weighed["Vecht"].share  # at worst, at best
    explain(weighed)

People choose. `compare` lays their choices beside the outcome and tells where they differ.
"""

from lemniscaat.methods.priority.choice_words import explain_choices
from lemniscaat.methods.priority.choices import Choice, Departure, Difference, compare
from lemniscaat.methods.priority.dots import dots
from lemniscaat.methods.priority.entrances import ENTRANCES, SITUATIONS
from lemniscaat.methods.priority.picture import picture
from lemniscaat.methods.priority.problem import Area, Criterion, Problem
from lemniscaat.methods.priority.result import (
    Category,
    Combination,
    Flip,
    Outcome,
    Question,
    Selection,
    Standing,
    Swap,
    Weighed,
    WeightRange,
)
from lemniscaat.methods.priority.weigh import under, weigh
from lemniscaat.methods.priority.words import explain

__all__ = [
    "ENTRANCES",
    "SITUATIONS",
    "Area",
    "Category",
    "Choice",
    "Combination",
    "Criterion",
    "Departure",
    "Difference",
    "Flip",
    "Outcome",
    "Problem",
    "Question",
    "Selection",
    "Standing",
    "Swap",
    "Weighed",
    "WeightRange",
    "compare",
    "dots",
    "explain",
    "explain_choices",
    "picture",
    "under",
    "weigh",
]
