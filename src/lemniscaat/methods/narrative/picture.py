"""Two pictures in one: the themes with their stories, and the texts from pole to pole."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from lemniscaat.methods.drawing import colour, drawing, element, label, line
from lemniscaat.methods.narrative.words import title
from lemniscaat.methods.words import Language, Sentence, counted

if TYPE_CHECKING:
    from lemniscaat.methods.narrative.outcome import Poles, Themes

_WIDTH, _EDGE, _ROW, _TOP = 720, 16, 52, 44
_BAR = _WIDTH - 2 * _EDGE - 180
_LETTERS = 84
_BINS, _HIGH = 40, 70

_TITLE = Sentence("Waar de verhalen over gaan", "What the stories are about")
_ALONE = Sentence("Staat alleen", "Stands alone")
_ALONE_IS = Sentence("past in geen thema: lees elk apart", "fits no theme: read each by itself")
_SHORT = Sentence("Te kort", "Too short")
_SHORT_IS = Sentence("te weinig woorden om te vergelijken", "too few words to compare")
_POLES = Sentence(
    "Van pool tot pool: waarin de woorden het meest verschillen",
    "From pole to pole: where the words differ most",
)
_MIDDLE = Sentence("het midden", "the middle")
_NO_OPINION = Sentence(
    "Hoe hoger een staaf, hoe meer teksten. Woorden zijn geen mening.",
    "The higher a bar, the more texts. Words are no opinion.",
)


def picture(found: Themes, language: Language = "nl") -> str:
    """Bars for the themes, for what stands alone and is too short; under it the line of poles."""
    rows = _rows(found, language)
    bars = [part for place, row in enumerate(rows) for part in _row(place, row, rows)]
    high = _TOP + _ROW * len(rows)
    whole = next((poles for poles in found.poles if poles.theme is None), None)
    strip = _strip(whole, high, language) if whole else []
    name = _TITLE.in_language(language)
    return drawing(
        _WIDTH,
        high + (200 if whole else _EDGE),
        label(_EDGE, 26, name, size=17, font_weight="bold"),
        *bars,
        *strip,
        title=name,
        description="; ".join(f"{row[0]} ({', '.join(row[1])}): {row[3]}" for row in rows) + ".",
    )


_Row = tuple[str, tuple[str, ...], int, str, str | None]


def _rows(found: Themes, language: Language) -> list[_Row]:
    """What each bar says: name, words, how many stories, that in words, and its colour."""
    rows: list[_Row] = []
    for place, theme in enumerate(found.themes):
        name = title(theme.key, language)
        told = _told(len(theme.stories), theme.tellers, language)
        rows.append((name, theme.words, len(theme.stories), told, colour(place)))
    for where, called, means in (("alone", _ALONE, _ALONE_IS), ("short", _SHORT, _SHORT_IS)):
        count = sum(place.where == where for place in found.places)
        if count:
            told = _told(count, None, language)
            said = (means.in_language(language),)
            rows.append((called.in_language(language), said, count, told, None))
    return rows


def _told(stories: int, tellers: int | None, language: Language) -> str:
    one, more = ("verhaal", "verhalen") if language == "nl" else ("story", "stories")
    told = counted(stories, one, more, language)
    if tellers is None:
        return told
    one, more = ("verteller", "vertellers") if language == "nl" else ("teller", "tellers")
    return f"{told}, {counted(tellers, one, more, language)}"


def _row(place: int, row: _Row, rows: list[_Row]) -> list[str]:
    """A name and words, and under it a bar; what stands alone has an open bar."""
    name, words, count, told, fill = row
    top = _TOP + place * _ROW
    wide = max(3.0, _BAR * count / max(one[2] for one in rows))
    said = _cut(", ".join(words), _LETTERS - len(name))
    return [
        element(
            "text",
            element("tspan", escape(name), font_weight="bold"),
            element("tspan", escape(said), dx=10),
            x=_EDGE,
            y=top + 14,
            font_size=13,
            fill="currentColor",
        ),
        element(
            "rect",
            x=_EDGE,
            y=top + 21,
            width=wide,
            height=16,
            fill=fill or "none",
            stroke="currentColor",
            stroke_width=0.75,
            stroke_dasharray=None if fill else "4 3",
        ),
        label(_EDGE + wide + 8, top + 34, told, size=12),
    ]


def _strip(poles: Poles, top: float, language: Language) -> list[str]:
    """How many texts stand where on the line, with the words of both ends under it."""
    base, wide = top + 44 + _HIGH, _WIDTH - 2 * _EDGE
    places = [place for _, place in poles.places]
    low, length = min(places), (max(places) - min(places)) or 1.0
    bins = [0] * _BINS
    for place in places:
        bins[min(_BINS - 1, int((place - low) / length * _BINS))] += 1
    step = wide / _BINS
    bars = [
        element(
            "rect",
            x=_EDGE + step * index + 1,
            y=base - _HIGH * count / max(bins),
            width=step - 2,
            height=_HIGH * count / max(bins),
            fill=colour(0),
        )
        for index, count in enumerate(bins)
        if count
    ]
    middle = _EDGE + wide * (poles.halfway - low) / length
    ends = [", ".join(part.words[:3]) for part in (poles.one_end, poles.other_end)]
    return [
        label(_EDGE, top + 22, _POLES.in_language(language), size=14, font_weight="bold"),
        *bars,
        line(_EDGE, base, _EDGE + wide, base),
        line(middle, base - _HIGH - 6, middle, base + 6, stroke_dasharray="3 3"),
        label(middle, base + 20, _MIDDLE.in_language(language), size=12, anchor="middle"),
        label(_EDGE, base + 38, f"← {_cut(ends[0], 48)}", size=12),
        label(_EDGE + wide, base + 38, f"{_cut(ends[1], 48)} →", size=12, anchor="end"),
        label(_EDGE, base + 62, _NO_OPINION.in_language(language), size=12),
    ]


def _cut(words: str, letters: int) -> str:
    return words if len(words) <= letters else f"{words[: letters - 1].rstrip(' ,')}…"
