"""The process as a picture: where a case is on its approach, as SVG made on the server.

One column, so that a phone shows it as large as a wide screen does. Colours and strokes come from
process.css. Nothing is told by colour alone: what is done has a tick, what comes has a number.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.casework.approach.definition import Approach
from lemniscaat.casework.approach.layout import (
    LINE,
    NOTE_LINE,
    PADDING,
    Back,
    Box,
    ending_early,
    lay_out,
    ways_back,
)
from lemniscaat.casework.approach.position import whose_turn
from lemniscaat.casework.approach.state import State

WIDTH, LEFT, RIGHT = 352, 30, 312
MIDDLE = (LEFT + RIGHT) // 2
MARK_AT, TEXT_AT = 58, 82
POINT = 14  # how far a decision sticks out on both sides
END_LANE = 8  # the line beside the path, for a case that ends early
BACK_LANE = 9  # between two ways back

SIDE_NAMES = {
    "practice": gettext_lazy("practice"),
    "crossing": gettext_lazy("the crossing"),
    "policy": gettext_lazy("policy"),
}


def draw(approach: Approach, state: State) -> SafeString:
    """The picture of this approach with "you are here", in the active language."""
    boxes = lay_out(approach, state)
    backs, early = list(ways_back(approach, boxes)), ending_early(approach, boxes)
    told = [*_told(approach, state, boxes), *_ways_told(backs, early, boxes[-1])]
    return format_html(
        '<svg class="process" viewBox="0 0 {} {}" role="img" aria-labelledby="process-t"'
        ' aria-describedby="process-d"><title id="process-t">{}</title>'
        '<desc id="process-d">{}</desc>{}{}{}{}</svg>',
        WIDTH,
        boxes[-1].bottom + 6,
        _("The steps of “%(approach)s”") % {"approach": approach.title},
        " ".join(told),
        _ways_to_the_end(early, boxes[-1]),
        _curves(backs),
        format_html_join("", "{}", ((_between(*pair),) for pair in pairwise(boxes))),
        format_html_join("", "{}", ((_box(box, first=box is boxes[0]),) for box in boxes)),
    )


def _told(approach: Approach, state: State, boxes: Sequence[Box]) -> Iterator[str]:
    """The picture in sentences, for who cannot see it: where the case is and has been."""
    yield _where(approach, state, boxes)
    for status, sentence in (
        ("done", _("Done: %(steps)s.")),
        ("skipped", _("Skipped: %(steps)s.")),
        ("next", _("Still to come: %(steps)s.")),
    ):
        if names := _names(box for box in boxes if box.step.status == status):
            yield sentence % {"steps": names}


def _ways_told(backs: Iterable[Back], early: Sequence[Box], last: Box) -> Iterator[str]:
    for back in backs:
        yield _("With “%(option)s” the case goes back from “%(start)s” to “%(end)s”.") % {
            "option": back.title,
            "start": back.start.step.title,
            "end": back.end.step.title,
        }
    if early:
        yield _("A case can go straight to “%(end)s” from: %(steps)s.") % {
            "end": last.step.title,
            "steps": _names(early),
        }


def _names(boxes: Iterable[Box]) -> str:
    return ", ".join(f"“{box.step.title}”" for box in boxes)


def _where(approach: Approach, state: State, boxes: Sequence[Box]) -> str:
    here = next((box for box in boxes if box.step.status == "here"), None)
    if here is None:
        outcome = approach.outcomes.get(state.outcome or "")
        return _("This case is closed: %(outcome)s.") % {
            "outcome": outcome.title if outcome else ""
        }
    words = {"number": here.number, "count": len(boxes), "step": here.step.title}
    if state.suspended:
        return _("This case is suspended in step %(number)s of %(count)s, “%(step)s”.") % words
    turn = whose_turn(approach, state)
    bodies = {key: body.title for key, body in approach.bodies.items()}
    names = [title for key, title in [*approach.roles.items(), *bodies.items()] if key == turn]
    return _(
        "You are here: step %(number)s of %(count)s, “%(step)s”. It is the turn of: %(turn)s."
    ) % {**words, "turn": names[0] if names else turn}


def _box(box: Box, *, first: bool) -> SafeString:
    return format_html(
        '<g class="process-step is-{} line-{}">{}{}{}{}</g>',
        box.step.status,
        box.side,
        _side_name(box, MIDDLE, "middle") if first else "",
        _outline(box),
        _mark(box),
        _words(box),
    )


def _outline(box: Box) -> SafeString:
    if not box.step.decision:
        shape = '<rect class="process-box" x="{}" y="{}" width="{}" height="{}" rx="9"/>'
        return format_html(shape, LEFT, box.top, RIGHT - LEFT, box.bottom - box.top)
    outline = (
        f"M{LEFT + POINT - 6} {box.top}H{RIGHT - POINT + 6}L{RIGHT + 8} {box.middle}"
        f"L{RIGHT - POINT + 6} {box.bottom}H{LEFT + POINT - 6}L{LEFT - 8} {box.middle}Z"
    )
    return format_html('<path class="process-box is-decision" d="{}"/>', outline)


def _mark(box: Box) -> SafeString:
    signs = {
        "done": f"M{MARK_AT - 5} {box.middle}l4 4.5l7-8.5",
        "skipped": f"M{MARK_AT - 5} {box.middle}h10",
    }
    ring = format_html('<circle class="process-mark" cx="{}" cy="{}" r="12"/>', MARK_AT, box.middle)
    if box.step.status == "here":
        dot = '{}<circle class="process-dot" cx="{}" cy="{}" r="5"/>'
        return format_html(dot, ring, MARK_AT, box.middle)
    if sign := signs.get(box.step.status):
        return format_html('{}<path class="process-sign" d="{}"/>', ring, sign)
    number = '{}<text class="process-number" x="{}" y="{}">{}</text>'
    return format_html(number, ring, MARK_AT, box.middle + 5, box.number)


def _words(box: Box) -> SafeString:
    baseline = box.top + PADDING + LINE - 5
    title = [("process-name", baseline + LINE * row, line) for row, line in enumerate(box.title)]
    below = baseline + LINE * (len(box.title) - 1) + NOTE_LINE + 1
    notes = [("process-note", below + NOTE_LINE * row, line) for row, line in enumerate(box.notes)]
    lines = ((kind, TEXT_AT, at, line) for kind, at, line in title + notes)
    return format_html_join("", '<text class="{}" x="{}" y="{}">{}</text>', lines)


def _between(upper: Box, lower: Box) -> SafeString:
    """The path from one phase to the next, with the name of the side where it begins."""
    walked = {upper.step.status, lower.step.status} <= {"done", "here"}
    tip = lower.top - 3
    name = _side_name(lower, MIDDLE + 14, "start") if upper.side != lower.side else ""
    return format_html(
        '<path class="process-way is-{} line-{}" d="M{x} {}V{tip}m-5-6l5 6l5-6"/>{}',
        "done" if walked else "next",
        lower.side,
        upper.bottom + 3,
        name,
        x=MIDDLE,
        tip=tip,
    )


def _side_name(box: Box, x: int, anchor: str) -> SafeString:
    text = '<text class="process-side" x="{}" y="{}" text-anchor="{}">{}</text>'
    return format_html(text, x, box.top - 14, anchor, SIDE_NAMES[box.side])


def _curves(backs: Sequence[Back]) -> SafeString:
    """Ways back to the right of the path: the longer the way, the further out."""
    shortest_first = sorted(backs, key=lambda back: back.start.number - back.end.number)
    lines = (_curve(back, lane) for lane, back in enumerate(shortest_first, 1))
    return format_html_join("", '<path class="process-back" d="{}"/>', ((line,) for line in lines))


def _curve(back: Back, lane: int) -> str:
    out = min(RIGHT + 10 + BACK_LANE * lane, WIDTH - 3)
    start, end = back.start.middle - 8, back.end.middle + 8
    edge = RIGHT + (8 if back.end.step.decision else 2)
    return (
        f"M{RIGHT + 4} {start}Q{out} {start} {out} {start - 16}V{end + 16}"
        f"Q{out} {end} {edge + 2} {end}m6-5l-6 5l6 5"
    )


def _ways_to_the_end(early: Sequence[Box], last: Box) -> SafeString:
    """To the left of the path: where a case may end early, straight to its answer."""
    if not early:
        return SafeString("")
    branches = "".join(
        f"M{LEFT - 4} {box.middle + 8}Q{END_LANE} {box.middle + 8} {END_LANE} {box.middle + 22}"
        for box in early
    )
    lane = f"M{END_LANE} {early[0].middle + 22}V{last.middle - 14}"
    arrival = f"Q{END_LANE} {last.middle} {LEFT - 6} {last.middle}"
    return format_html(
        '<path class="process-end" d="{}"/><path class="process-back" d="M{} {}m-6-5l6 5l-6 5"/>',
        branches + lane + arrival,
        LEFT - 4,
        last.middle,
    )
