"""The small parts of which sentences are made: amounts, shares, names in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods.words import Language, Sentence, joined, listed, number

if TYPE_CHECKING:
    from collections.abc import Sequence

_NAMED = 5  # more areas than this are counted, not named


def joined_if_any(*sentences: Sentence | None) -> Sentence | None:
    """Several sentences as one paragraph, and None when there is nothing to say."""
    return joined(*sentences) if any(sentences) else None


def percent(share: float) -> str:
    """A part as a percentage that never says all or nothing when it is not."""
    whole = round(100 * share)
    if share > 0 and not whole:
        return "<1%"
    return ">99%" if share < 1 and whole == 100 else f"{whole}%"


def share_words(share: float, language: Language) -> str:
    """The same, in words where a sign would have to be read aloud."""
    less, more = ("minder dan", "meer dan") if language == "nl" else ("less than", "more than")
    return percent(share).replace("<", f"{less} ").replace(">", f"{more} ")


def span(ends: tuple[float, float], language: Language) -> str:
    """From one share to another, or the one when both read the same."""
    least, most = (share_words(end, language) for end in ends)
    return least if least == most else f"{least} {'tot' if language == 'nl' else 'to'} {most}"


def amount(value: float, language: Language) -> str:
    """An amount without decimals that say nothing."""
    digits = next((digits for digits in (0, 1, 2) if round(value, digits) == value), 2)
    return number(value, language, digits)


def areas(count: int, language: Language) -> str:
    """So many areas, also when it is one."""
    one, more = ("gebied", "gebieden") if language == "nl" else ("area", "areas")
    return f"{count} {one if count == 1 else more}"


def named(names: Sequence[str], language: Language, most: int = _NAMED) -> str:
    """The names, or how many there are when they are too many to read."""
    return listed(names, language) if len(names) <= most else areas(len(names), language)
