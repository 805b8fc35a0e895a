"""What a body may choose, in the active language; it is kept with its point in both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lemniscaat.decisions.models import Decision


def in_language(option: Mapping[str, Any]) -> str:
    """The title of one option of a point."""
    title = option["title"]
    if not isinstance(title, dict):
        return str(title)
    return str(title.get((get_language() or "nl")[:2]) or title["nl"])


def title_of(decision: Decision) -> str:
    """What was chosen; a correction says it as the decision that it corrects."""
    first = decision
    while first.corrects is not None:
        first = first.corrects
    options = first.point.options if first.point else []
    known = (in_language(one) for one in options if one["key"] == decision.option)
    return next(known, decision.option_title)
