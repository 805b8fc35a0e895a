"""The triangle of weights: which areas fall within the capacity, for every weighing at a glance.

Each corner is one entrance with all the weight, the middle is equal weights. With two entrances the
triangle is a line; with more than three there is no plane to draw and the dots tell the story.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.drawing import colour, drawing, element, label, line
from lemniscaat.methods.priority.answers import alike
from lemniscaat.methods.priority.dots import dots
from lemniscaat.methods.priority.entrances import entrance_label
from lemniscaat.methods.priority.phrases import percent
from lemniscaat.methods.priority.result import Category
from lemniscaat.methods.words import Sentence, listed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.priority.result import Weighed
    from lemniscaat.methods.words import Language

_CORNERS = np.array([[70.0, 430.0], [490.0, 430.0], [280.0, 66.0]])
_WIDTH, _HEIGHT, _LEGEND, _ROW, _TOP = 980.0, 480.0, 560.0, 42.0, 110.0
_SETS = 7  # more sets than this share the last colour
_FLAT = 1e-12  # a piece with less size than this is a line
_LETTERS = 46  # that fit on a line of the legend
_LINES = 100  # more lines than this would cover what lies between them
_THICK = 14  # of a line: of two entrances, or where bounds leave no room to the sides
# Strokes across an eight by eight tile, so that nobody needs the colours.
_HATCHES = (
    "M0 8L8 0",
    "M0 0L8 8",
    "M0 4H8",
    "M4 0V8",
    "M0 8L8 0M0 0L8 8",
    "M0 4H8M4 0V8",
    "M2 2H4M6 6H8",
)


@dataclass(frozen=True, slots=True)
class _Set:
    """The weighings with the same areas in, and perhaps in: which pieces, and how many in all."""

    pieces: NDArray[np.int64]
    share: float


def picture(weighed: Weighed, language: Language) -> str:
    """The triangle as SVG, with what each colour means beside it."""
    if not weighed.shapes or len(weighed.entrances) == 1:
        return dots(weighed, language)
    sets = _sets(weighed)
    title = Sentence("Wie valt erbinnen bij welke gewichten?", "Who is in under which weights?")
    said = Sentence(
        "Elk punt is een weging van de ingangen. Een hoek geeft alle gewicht aan een ingang. "
        "In elk vlak vallen steeds dezelfde gebieden binnen de capaciteit.",
        "Each point is a weighing of the entrances. A corner gives all weight to one entrance. "
        "Within each patch the same areas fall within the capacity.",
    )
    rows = "; ".join(
        f"{place + 1}: {_members(weighed, one, language)} {percent(one.share)}"
        for place, one in enumerate(sets)
    )
    marks = f"hatch-{weighed.record.output_digest[-8:]}"
    return drawing(
        _WIDTH,
        max(_HEIGHT, _TOP + _ROW * (len(sets) + 1)),
        element("defs", *(_hatch(f"{marks}-{place}", place) for place in range(len(sets)))),
        *(_patch(weighed, one, f"{marks}-{place}") for place, one in enumerate(sets)),
        *_frame(weighed, language),
        *(_number(weighed, one, place) for place, one in enumerate(sets)),
        *_legend(weighed, sets, marks, language),
        title=title.in_language(language),
        description=f"{said.in_language(language)} {rows}.",
    )


def _sets(weighed: Weighed) -> list[_Set]:
    """The sets from many weighings to few; when there are too many, the last takes the rest."""
    which, shares = alike(weighed.pieces)
    kept = len(shares) if len(shares) <= _SETS else _SETS - 1
    sets = [_Set(np.flatnonzero(which == one), float(shares[one])) for one in range(kept)]
    rest = np.flatnonzero(which >= kept)
    return [*sets, _Set(rest, float(shares[kept:].sum()))] if len(rest) else sets


def _plane(weighed: Weighed, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights as places in the picture."""
    return np.asarray(weights @ _CORNERS[: len(weighed.entrances)])


def _hatch(name: str, place: int) -> str:
    tint = element("rect", width=8, height=8, fill=colour(place), fill_opacity=0.35)
    stroke = element("path", d=_HATCHES[place], stroke=colour(place), stroke_width=1.6, fill="none")
    return element(
        "pattern", tint, stroke, id=name, width=8, height=8, patternUnits="userSpaceOnUse"
    )


def _patch(weighed: Weighed, one: _Set, fill: str) -> str:
    """All pieces of a set; on a line they get some thickness."""
    pieces = weighed.pieces
    paths = []
    starts, stops = (np.searchsorted(pieces.piece_of, one.pieces + end) for end in (0, 1))
    for start, stop in zip(starts, stops, strict=True):
        ends = _plane(weighed, pieces.corners[start:stop])
        if len(weighed.entrances) == 2:
            ends = np.array([ends.min(0), ends.max(0), ends.max(0), ends.min(0)])
            ends[2:, 1] -= _THICK
        paths.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ends) + "Z")
    flat = len(weighed.entrances) > 2 and weighed.shapes[one.pieces[0]].size(2) < _FLAT
    thick = {"stroke": f"url(#{fill})", "stroke_width": _THICK} if flat else {}
    return element("path", d="".join(paths), fill=f"url(#{fill})", **thick)


def _frame(weighed: Weighed, language: Language) -> list[str]:
    """The edges with the names of the entrances, the lines where two areas swap, the middle."""
    places = _CORNERS[: len(weighed.entrances)]
    edges = [
        line(*map(float, (*here, *there)), stroke_width=1.5)
        for here, there in zip(places, np.roll(places, -1, axis=0), strict=True)
    ]
    spots = ((8.0, 454.0, "start"), (552.0, 454.0, "end"), (280.0, 52.0, "middle"))
    names = [
        label(x, y, f"100% {entrance_label(name).in_language(language)}", anchor=anchor)
        for (x, y, anchor), name in zip(spots, weighed.entrances, strict=False)
    ]
    borders = [
        line(*map(float, _plane(weighed, np.array(swap.ends)).ravel()), stroke_width=1.5)
        for swap in weighed.swaps
        if len(weighed.swaps) <= _LINES
    ]
    x, y = map(float, places.mean(axis=0))
    middle = element("circle", cx=x, cy=y, r=4, fill="currentColor")
    key = element("circle", cx=14.0, cy=20.0, r=4, fill="currentColor")
    equal = {"nl": "alle ingangen even zwaar", "en": "all entrances weigh the same"}[language]
    return [*edges, *borders, *names, middle, key, label(26, 24, equal, size=12)]


def _number(weighed: Weighed, one: _Set, place: int) -> str:
    """The number of a set, in the piece nearest to the middle of all its pieces."""
    middles = weighed.pieces.middles[one.pieces]
    sizes = weighed.pieces.size[one.pieces]
    mean = sizes @ middles / sizes.sum()
    nearest = int(((middles - mean) ** 2).sum(axis=1).round(9).argmin())
    x, y = map(float, _plane(weighed, middles[nearest]))
    return label(x, y + 5, f"{place + 1}", size=15, anchor="middle", font_weight=700)


def _legend(weighed: Weighed, sets: list[_Set], marks: str, language: Language) -> list[str]:
    always = [one.area for one in weighed.outcomes if one.category is Category.ALWAYS]
    notes = [note.in_language(language) for note in _notes(weighed)]
    heads = [
        Sentence("Altijd binnen de capaciteit:", "Always within the capacity:"),
        Sentence("En daarnaast, per vlak:", "And besides, for each patch:")
        if always
        else Sentence("Binnen de capaciteit, per vlak:", "Within the capacity, for each patch:"),
    ]
    drawn = [
        label(_LEGEND, 40, heads[0].in_language(language), font_weight=700),
        label(_LEGEND, 60, _few(always, language)),
        label(_LEGEND, 90, heads[1].in_language(language), font_weight=700),
    ]
    for place, one in enumerate(sets):
        y = _TOP + _ROW * place
        fill = f"url(#{marks}-{place})"
        drawn += [
            element("rect", x=_LEGEND, y=y, width=28, height=28, fill=fill, stroke="currentColor"),
            label(_LEGEND + 14, y + 19, f"{place + 1}", anchor="middle", font_weight=700),
            label(_LEGEND + 40, y + 12, _members(weighed, one, language)),
            label(_LEGEND + 40, y + 28, _of_all(one.share, language), size=12),
        ]
    y = _TOP + _ROW * len(sets) + 12
    return [*drawn, *(label(_LEGEND, y + 18 * k, w, size=12) for k, w in enumerate(notes))]


def _of_all(share: float, language: Language) -> str:
    words = Sentence("van alle wegingen", "of all weighings")
    return f"{percent(share)} {words.in_language(language)}"


def _notes(weighed: Weighed) -> list[Sentence]:
    """What a sign in the picture means, as far as it is there."""
    pieces = weighed.pieces
    unsure = Sentence(
        "(?) nog niet zeker: een waarde is onbekend, of er is een gelijk gebied",
        "(?) not sure yet: a value is unknown, or there is an equal area",
    )
    empty = Sentence("Leeg: buiten de grenzen voor de gewichten", "Empty: outside the bounds")
    told = [unsure] if (pieces.surely != pieces.perhaps).any() else []
    return [*told, empty] if weighed.bounds else told


def _members(weighed: Weighed, one: _Set, language: Language) -> str:
    """Who is in beside those who always are; with a question mark when that is not sure."""
    surely, perhaps = weighed.pieces.surely[one.pieces], weighed.pieces.perhaps[one.pieces]
    if (surely != surely[0]).any() or (perhaps != perhaps[0]).any():
        return {"nl": "andere wegingen", "en": "other weighings"}[language]
    return _few(
        [
            outcome.area if sure else f"{outcome.area} (?)"
            for outcome, sure, may in zip(weighed.outcomes, surely[0], perhaps[0], strict=True)
            if may and outcome.category is not Category.ALWAYS
        ],
        language,
    )


def _few(names: list[str], language: Language) -> str:
    if not names:
        return {"nl": "geen", "en": "none"}[language]
    for kept in range(len(names), 0, -1):
        more = len(names) - kept
        rest = [f"{more} {'meer' if language == 'nl' else 'more'}"] if more else []
        said = listed(names[:kept] + rest, language)
        if len(said) <= _LETTERS:
            return said
    return f"{said[: _LETTERS - 1]}…"
