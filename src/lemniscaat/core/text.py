"""Text from people: cleaned once at the door, so that everything behind it can trust it."""

import re
import unicodedata
from collections.abc import Callable

from django.utils.translation import gettext as _

from lemniscaat.core.errors import Invalid

LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?")
# Cf holds every bidi override and zero-width character; Cs a lone surrogate, Co and Cn no letter.
UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Letters and marks by category, yet they show as nothing.
UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
MARKS_IN_A_ROW = 4  # no living language stacks this many on one letter
# What no normal form takes apart.
LOOKALIKES = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"}
)


def clean_line(value: str, *, limit: int) -> str:
    """One line of at most `limit` characters, or `Invalid`; only white space gives ""."""
    return _cleaned(value, limit, lambda text: " ".join(text.split()))


def clean_text(value: str, *, limit: int) -> str:
    """Lines of at most `limit` characters in all, or `Invalid`; only white space gives "".

    Every kind of line break becomes a newline and at most one empty line stays between two.
    """
    return _cleaned(value, limit, _tidy_lines)


def fold(value: str) -> str:
    """For searching and sorting only: no capitals, no accents, and the ligature ĳ as two letters.

    Folding twice gives the same as folding once.
    """
    if value.isascii():
        return value.casefold()
    folded = unicodedata.normalize("NFKD", value).casefold()
    folded = unicodedata.normalize("NFKD", folded).casefold()
    kept = "".join(c for c in folded if unicodedata.category(c) not in {"Mn", "Me"})
    return kept.translate(LOOKALIKES)


def csv_cell(value: object) -> str:
    """The value for a CSV file, made harmless when a spreadsheet would run it as a formula.

    Follows OWASP's "CSV injection": a quote before the first character; numbers stay numbers.
    """
    text = "" if value is None else str(value)
    risky = text.lstrip(" ")[:1] in tuple("=+-@|%\t\r\n＝＋－＠")  # noqa: RUF001 - these run too
    return f"'{text}" if risky and not NUMBER.fullmatch(text) else text


def _cleaned(value: str, limit: int, tidy: Callable[[str], str]) -> str:
    # White space first, or "de\nVries" becomes "deVries"; again at the end, for what fell away.
    text = tidy(value)
    if not (text.isascii() and text.replace("\n", "").isprintable()):
        seen = "".join(c for c in text if c == "\n" or not _is_unseen(c))
        text = tidy(unicodedata.normalize("NFC", seen))
    if not text.isascii() and _has_stacked_marks(text):
        raise Invalid(_("This text has too many accents on one letter. Write it without them."))
    if len(text) > limit:
        raise Invalid(
            _("This text may be %(limit)d characters long; it is %(length)d characters now.")
            % {"limit": limit, "length": len(text)}
        )
    return text


def _tidy_lines(text: str) -> str:
    lines = [re.sub(r"\s", " ", line).rstrip() for line in LINE_BREAK.split(text)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _is_unseen(character: str) -> bool:
    return character in UNSEEN or unicodedata.category(character) in UNSEEN_CATEGORIES


def _has_stacked_marks(text: str) -> bool:
    row = 0
    for character in unicodedata.normalize("NFD", text):
        row = row + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if row == MARKS_IN_A_ROW:
            return True
    return False
