"""The engine of approaches: a route as data, moved by commands that give events."""

from lemniscaat.casework.approach.definition import (
    DIRECTOR,
    OWNER,
    WITHDRAWN,
    Approach,
    Criterion,
    Decision,
    DeviationKind,
    Option,
    Outcome,
    Phase,
    Task,
    Text,
)
from lemniscaat.casework.approach.deviations import (
    deviate,
    deviation_targets,
    migrate,
    possible_deviations,
)
from lemniscaat.casework.approach.engine import answer, close, complete, decide, start, withdraw
from lemniscaat.casework.approach.picture import draw
from lemniscaat.casework.approach.position import (
    Step,
    current,
    left_open,
    missing,
    open_criteria,
    open_tasks,
    steps,
    whose_turn,
)
from lemniscaat.casework.approach.reading import approach_from, read_approach, shipped_documents
from lemniscaat.casework.approach.state import Actor, Event, State, evolve, fold

__all__ = [
    "DIRECTOR",
    "OWNER",
    "WITHDRAWN",
    "Actor",
    "Approach",
    "Criterion",
    "Decision",
    "DeviationKind",
    "Event",
    "Option",
    "Outcome",
    "Phase",
    "State",
    "Step",
    "Task",
    "Text",
    "answer",
    "approach_from",
    "close",
    "complete",
    "current",
    "decide",
    "deviate",
    "deviation_targets",
    "draw",
    "evolve",
    "fold",
    "left_open",
    "migrate",
    "missing",
    "open_criteria",
    "open_tasks",
    "possible_deviations",
    "read_approach",
    "shipped_documents",
    "start",
    "steps",
    "whose_turn",
    "withdraw",
]
