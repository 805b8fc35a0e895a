"""Answers to the questions of an approach, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lemniscaat.casework.approach.definition import Approach, Criterion


class Ground(NamedTuple):
    """One question with its answer."""

    question: str
    answer: str


def grounds_of(
    approach: Approach, answers: Mapping[str, Any], criteria: Iterable[Criterion] | None = None
) -> list[Ground]:
    """The answers that were given, in the order in which the approach asks (these criteria)."""
    asked = criteria or (one for phase in approach.phases for one in phase.criteria)
    return [
        Ground(str(criterion.question), in_words(criterion, answers[criterion.id]))
        for criterion in asked
        if criterion.id in answers
    ]


def in_words(criterion: Criterion, value: Any) -> str:
    """One answer as people say it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if criterion.kind == "choice" and value in criterion.options:
        return str(criterion.options[value])
    return str(value)
