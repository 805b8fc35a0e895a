"""The landscape as tables for a spreadsheet: only what may be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lemniscaat.methods.opinion.landscape import (
        Connecting,
        Dividing,
        Figures,
        Landscape,
        Telling,
    )
    from lemniscaat.methods.opinion.shares import Count

_SAID = ("rank", "statement", "text", "stance")
_TELLING = (*_SAID, "share", "others", "deviations")
_COUNT = ("agree", "disagree", "votes", "agree-low", "agree-high")


def sheets(result: Landscape) -> dict[str, str]:
    """CSV by name: statements, groups, connects, divides and middle."""
    connects, divides = (*_SAID, "score", "least", "firm"), (*_SAID, "more", "fewer", "gap")
    groups = [
        [group.name, group.size, _short(group.firm), *row]
        for group in result.groups
        for row in _rows(_TELLING, group.telling) or [[None] * len(_TELLING)]
    ]
    kinds = {} if result.middle is None else {
        "telling": result.middle.telling, "shared": result.middle.shared,
    }  # fmt: skip
    middle = [
        [result.middle and result.middle.size, kind, *row]
        for kind, found in kinds.items()
        for row in _rows(_TELLING, found)
    ]
    owners = ["everybody", *(f"group-{group.name}" for group in result.groups), "middle"]
    counts = [f"{owner}-{what}" for owner in owners for what in _COUNT]
    scores = ("statement", "text", "connects-agree", "connects-disagree")
    return {
        "statements": tables.write((*scores, *counts), map(_statement, result.statements)),
        "groups": tables.write(("group", "size", "firm", *_TELLING), groups),
        "connects": tables.write(connects, _rows(connects, result.connects)),
        "divides": tables.write(divides, _rows(divides, result.divides)),
        "middle": tables.write(("size", "kind", *_TELLING), middle),
    }


def _rows(
    names: Sequence[str], found: Sequence[Connecting | Dividing | Telling]
) -> list[list[object]]:
    return [[_short(getattr(one, name)) for name in names] for one in found]


def _statement(one: Figures) -> list[object]:
    """What everybody, each group and the middle voted; empty where few people would be seen."""
    cells = [cell for count in (one.everybody, *one.groups, one.middle) for cell in _count(count)]
    scores = _short(one.connects_agree), _short(one.connects_disagree)
    return [one.statement, one.text, *scores, *cells]


def _count(count: Count | None) -> list[object]:
    if count is None:
        return [None] * len(_COUNT)
    return [count.agree, count.disagree, count.votes, *map(_short, count.interval("agree"))]


def _short(value: object) -> object:
    """Four digits for a share or a score: more would promise what is not known."""
    return round(value, 4) if isinstance(value, float) else value
