"""Who there are, as one says it: Ann, Bob and 3 others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lemniscaat.methods.words import Language

MANY_NAMES = 5


def some(names: Sequence[str], language: Language) -> str:
    """The first names, and how many others there are."""
    rest = len(names) - MANY_NAMES
    one, more = ("ander", "anderen") if language == "nl" else ("other", "others")
    others = [counted(rest, one, more, language)] if rest > 0 else []
    return listed([*names[:MANY_NAMES], *others], language)
