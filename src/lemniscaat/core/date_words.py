"""The words for dates in Dutch and English, without capitals and accents, for reading and showing.

Not in the message catalogue: whatever language the screen has, people type either.
"""

from typing import NamedTuple

from lemniscaat.core.text import fold


class DateWords(NamedTuple):
    """How one language says a date that may be vague."""

    months: tuple[str, ...]
    seasons: tuple[str, ...]
    parts: tuple[str, str, str]
    about: str
    since: str
    through: str


WORDS = {
    "nl": DateWords(
        months=(
            *("januari", "februari", "maart", "april", "mei", "juni"),
            *("juli", "augustus", "september", "oktober", "november", "december"),
        ),
        seasons=("lente", "zomer", "herfst", "winter"),
        parts=("begin", "half", "eind"),
        about="ongeveer",
        since="sinds",
        through="tot en met",
    ),
    "en": DateWords(
        months=(
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        seasons=("spring", "summer", "autumn", "winter"),
        parts=("early", "mid", "late"),
        about="about",
        since="since",
        through="to",
    ),
}


def _numbered(*rows: tuple[str, ...]) -> dict[str, int]:
    return {fold(word): number for row in rows for number, word in enumerate(row, 1)}


_MONTHS = [words.months for words in WORDS.values()]
_SHORT_MONTHS = [tuple(name[:3] for name in names) for names in _MONTHS]
MONTHS = _numbered(*_MONTHS, *_SHORT_MONTHS) | {"mrt": 3, "sept": 9}
SEASONS = _numbered(*(words.seasons for words in WORDS.values())) | {
    "voorjaar": 1,
    "najaar": 3,
    "fall": 3,
}
PARTS = _numbered(*(words.parts for words in WORDS.values())) | {
    "midden": 2,
    "medio": 2,
    "einde": 3,
    "end": 3,
}
DUTCH_NUMBERS = "een twee drie vier vijf zes zeven acht negen tien elf twaalf"
ENGLISH_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
NUMBERS = _numbered(tuple(DUTCH_NUMBERS.split()), tuple(ENGLISH_NUMBERS.split()))
