"""How far two ways to sort stories agree: software beside people, and people beside people.

Suggestions have no quality of their own. Whoever lets people sort some stories can measure here how
often software and people put the same stories together, and whether people do so among themselves.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import log
from typing import TYPE_CHECKING

from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lemniscaat.methods.narrative.outcome import Themes

SOFTWARE = ""


@dataclass(frozen=True, slots=True)
class Sorted:
    """One person sorted one story under one heading, in words of their own."""

    story: str
    heading: str
    by: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two sorters and the stories that both sorted; `one` is "" for the software.

    `pairs` says whether they put the same pairs of stories together: Cohen's kappa (1960) over all
    pairs, which is the adjusted Rand index (Hubert and Arabie 1985; Warrens 2008). `information`
    is how much one sorting tells about the other (normalised mutual information, Strehl and Ghosh
    2002, by the mean of both). Both are 1 when they agree; `pairs` is 0 when they agree as luck
    would, `information` is then a little above 0.
    """

    one: str
    other: str
    stories: int
    pairs: float
    information: float


def agreement(found: Themes, labels: Sequence[Sorted]) -> tuple[Agreement, ...]:
    """Measure the software beside each person who sorted stories, and people beside each other.

    A story that stands alone, or is too short to say, is a group of one.

    Raises `Refused` for labels about unknown stories, two by one person for one story, or when two
    have fewer than two stories in common.
    """
    software = {
        place.story: f"theme {place.theme}" if place.theme else f"alone {place.story}"
        for place in found.places
    }
    people: dict[str, dict[str, str]] = {}
    for label in labels:
        own = people.setdefault(label.by, {})
        if label.story not in software or label.story in own:
            raise Refused(
                nl=f"De indeling van verhaal {label.story} door {label.by or '(niemand)'} klopt "
                "niet: het verhaal is er niet, of staat er twee keer.",
                en=f"The sorting of story {label.story} by {label.by or '(nobody)'} is not right: "
                "the story is not there, or is there twice.",
            )
        own[label.story] = label.heading
    sorters = [(SOFTWARE, software), *sorted(people.items())]
    return tuple(
        compare(one, other, names=(name, second))
        for (name, one), (second, other) in combinations(sorters, 2)
    )


def compare(
    one: Mapping[str, str], other: Mapping[str, str], *, names: tuple[str, str] = ("one", "other")
) -> Agreement:
    """Compare two sortings, each a heading by story, on the stories that both have."""
    both = sorted(one.keys() & other.keys())
    if len(both) < 2:
        raise Refused(
            nl="Er zijn minder dan twee verhalen die allebei hebben ingedeeld. Deel er meer in.",
            en="There are fewer than two stories that both have sorted. Sort more.",
        )
    first, second = Counter(one[key] for key in both), Counter(other[key] for key in both)
    joint = Counter((one[key], other[key]) for key in both)
    return Agreement(
        *names,
        stories=len(both),
        pairs=_kappa(_pairs(joint), _pairs(first), _pairs(second), len(both)),
        information=_information(_entropy(joint), _entropy(first), _entropy(second)),
    )


def _pairs(groups: Counter[str] | Counter[tuple[str, str]]) -> int:
    return sum(size * (size - 1) // 2 for size in groups.values())


def _kappa(together: int, first: int, second: int, stories: int) -> float:
    """Agreement over pairs beyond what luck gives, in whole numbers up to the last division."""
    pairs = stories * (stories - 1) // 2
    most = (first + second) * pairs - 2 * first * second
    return 1.0 if most == 0 else round(2 * (together * pairs - first * second) / most, 9)


def _entropy(groups: Counter[str] | Counter[tuple[str, str]]) -> float:
    total = groups.total()
    return -sum(size / total * log(size / total) for size in sorted(groups.values()))


def _information(joint: float, first: float, second: float) -> float:
    whole = first + second
    return 1.0 if whole == 0 else round(max(0.0, 2 * (whole - joint) / whole), 9)
