"""The names of groups: A for the largest, and the same name as before when votes are added."""

from __future__ import annotations

from dataclasses import replace
from string import ascii_uppercase
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from lemniscaat.methods.opinion.grouping import renumbered

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.opinion.grouping import Grouping
    from lemniscaat.methods.opinion.landscape import Landscape


def named(grouping: Grouping, previous: Landscape | None) -> tuple[Grouping, tuple[str, ...]]:
    """The groups in the order of their names, and those names.

    Without a previous landscape the largest is A. With one, a group gets the name of the group that
    most of its people were in, one to one (Kuhn, 1955); a new group gets a letter not used before.
    Names and mirror image are all that a previous landscape decides.
    """
    sizes = np.bincount(grouping.group_of[grouping.group_of >= 0], minlength=grouping.groups)
    names = dict.fromkeys(range(grouping.groups), "")
    before = () if previous is None else tuple(group.name for group in previous.groups)
    if previous is not None:
        common = _common(grouping, previous.membership.group_of, len(before))
        for row, column in zip(*linear_sum_assignment(-common), strict=True):
            if common[row, column]:
                names[int(row)] = before[column]
    free = [letter for letter in ascii_uppercase if letter not in before]
    for group in np.lexsort((np.arange(len(sizes)), -sizes)):
        names[int(group)] = names[int(group)] or free.pop(0)
    order = np.array(sorted(names, key=names.__getitem__), dtype=np.intp)
    grouping = replace(grouping, group_of=renumbered(grouping.group_of, order))
    if previous is not None:
        grouping = replace(grouping, chart=grouping.chart.mirrored_like(previous.chart))
    return grouping, tuple(sorted(names.values()))


def _common(grouping: Grouping, before: NDArray[np.int8], groups: int) -> NDArray[np.int64]:
    """How many people each group shares with each group before; new people come after the old."""
    now = grouping.group_of[: len(before)]
    both = (now >= 0) & (before >= 0)
    common = np.zeros((grouping.groups, groups), np.int64)
    np.add.at(common, (now[both], before[both]), 1)
    return common
