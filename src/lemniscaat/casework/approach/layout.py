"""Where the phases of an approach stand in its picture, with the words in their boxes."""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from lemniscaat.casework.approach.definition import Approach, Station
from lemniscaat.casework.approach.position import Step, steps
from lemniscaat.casework.approach.state import State

TOP, GAP, GAP_WITH_SIDE = 30, 22, 40
LINE, NOTE_LINE, PADDING = 20, 18, 13
LETTERS, NOTE_LETTERS = 25, 29  # that fit on a line

SIDES: dict[Station, str] = {
    "bring": "practice",
    "explore": "practice",
    "try_out": "practice",
    "make_sense": "crossing",
    "weigh": "policy",
    "decide": "policy",
    "arrange": "policy",
    "answer": "crossing",
}


class Box(NamedTuple):
    """One phase where it stands in the picture, with its words broken into lines."""

    step: Step
    number: int
    top: int
    title: Sequence[str]
    notes: Sequence[str]

    @property
    def side(self) -> str:
        """The side of the figure of eight where this phase belongs."""
        return SIDES[self.step.station]

    @property
    def bottom(self) -> int:
        """Where the box ends."""
        lines = LINE * len(self.title) + NOTE_LINE * len(self.notes)
        return self.top + 2 * PADDING + lines

    @property
    def middle(self) -> int:
        """Halfway its height."""
        return (self.top + self.bottom) // 2


class Back(NamedTuple):
    """A way back, from a phase to an earlier one, and what it is called."""

    start: Box
    end: Box
    title: str


def lay_out(approach: Approach, state: State) -> list[Box]:
    """A box for every phase, from top to bottom in the order of the route."""
    boxes: list[Box] = []
    top = TOP
    for number, step in enumerate(steps(approach, state), 1):
        if boxes:
            same_side = SIDES[step.station] == boxes[-1].side
            top = boxes[-1].bottom + (GAP if same_side else GAP_WITH_SIDE)
        notes = [
            line for note in _notes(approach, state, step) for line in wrap(note, NOTE_LETTERS)
        ]
        boxes.append(Box(step, number, top, wrap(str(step.title), LETTERS), notes))
    return boxes


def _notes(approach: Approach, state: State, step: Step) -> Iterator[str]:
    decision = approach.phase(step.phase).decision
    if decision:
        yield _("Decision: %(body)s") % {"body": approach.bodies[decision.body].title}
    if step.status == "skipped":
        yield _("Skipped")
    if step.status == "here":
        yield _("You are here")
        if state.suspended:
            yield _("Suspended")
        elif step.due:
            yield _("Until %(day)s") % {"day": date_format(step.due, "j F Y")}


def ways_back(approach: Approach, boxes: Sequence[Box]) -> Iterator[Back]:
    """Every way from a phase to an earlier one."""
    by_phase = {box.step.phase: box for box in boxes}
    for box in boxes:
        for way in approach.ways(approach.phase(box.step.phase)):
            target = by_phase[way.to]
            if target.number < box.number:
                yield Back(box, target, str(way.title))


def ending_early(approach: Approach, boxes: Sequence[Box]) -> list[Box]:
    """Where a way leads straight to the last phase, past others."""
    end = approach.final.id
    return [
        box
        for box in boxes[:-2]
        if any(way.to == end for way in approach.ways(approach.phase(box.step.phase)))
    ]
