"""Where a case stands: folded from its events, and small enough to keep with the case."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self

Json = Any  # text, number, boolean, None, or a list or mapping of these


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: the roles in this case and the (body, scope) mandates held that day."""

    id: str
    roles: frozenset[str] = frozenset()
    mandates: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a case. `data` can be written as JSON; days in it are ISO text."""

    kind: str
    on: date
    by: str
    data: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class State:
    """Where a case stands in its approach.

    `path` holds the phases that led here, in the order of the route and without the detours;
    `cut_short` those of them that were left before they were complete. `done` and `answers` hold
    what was done in the last visit to each phase; `extra` the tasks added to this one, `taken` how
    often each decision option was chosen since the case was opened, and `extended` the days added
    here.
    """

    approach: str
    version: int
    phase: str
    path: tuple[str, ...]
    cut_short: frozenset[str] = frozenset()
    done: frozenset[str] = frozenset()
    answers: Mapping[str, Json] = field(default_factory=dict)
    extra: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    taken: Mapping[str, int] = field(default_factory=dict)
    outcome: str | None = None
    due: date | None = None
    extended: int = 0
    suspended: date | None = None
    closed: bool = False
    deviations: int = 0

    def to_json(self) -> dict[str, Json]:
        """As lists, texts and numbers, in a fixed order; `from_json` gives the same state back."""
        return {
            "approach": self.approach,
            "version": self.version,
            "phase": self.phase,
            "path": list(self.path),
            "cut_short": sorted(self.cut_short),
            "done": sorted(self.done),
            "answers": dict(self.answers),
            "extra": {key: dict(task) for key, task in self.extra.items()},
            "taken": dict(self.taken),
            "outcome": self.outcome,
            "due": _written(self.due),
            "extended": self.extended,
            "suspended": _written(self.suspended),
            "closed": self.closed,
            "deviations": self.deviations,
        }

    @classmethod
    def from_json(cls, document: Mapping[str, Json]) -> Self:
        """The state that `to_json` wrote."""
        changed = {
            "path": tuple(document["path"]),
            "cut_short": frozenset(document.get("cut_short", ())),
            "done": frozenset(document["done"]),
            "due": _read(document["due"]),
            "suspended": _read(document["suspended"]),
        }
        return cls(**{**document, **changed})


def fold(events: Iterable[Event], state: State | None = None) -> State:
    """The state after these events; ValueError when there are none and there was no state."""
    for event in events:
        state = evolve(state, event)
    if state is None:
        raise ValueError("a case begins with the event that it started")
    return state


def evolve(state: State | None, event: Event) -> State:
    """The state after one more event. Events that say nothing about the route change nothing."""
    data = event.data
    if event.kind == "started":
        phase = data["phase"]
        return State(
            data["approach"], data["version"], phase, path=(phase,), due=_read(data["due"])
        )
    if state is None:
        raise ValueError("a case begins with the event that it started")
    change = CHANGES.get(event.kind)
    return replace(state, **change(state, event)) if change else state


def _entered(state: State, event: Event) -> dict[str, Json]:
    """Going back shortens the path; what must be done again there is no longer done."""
    again, ahead = frozenset(event.data["again"]), frozenset(event.data["ahead"])
    been = tuple(phase for phase in state.path if phase not in ahead)
    return {
        "phase": event.data["phase"],
        "path": (*been, event.data["phase"]),
        "cut_short": state.cut_short - ahead,
        "done": frozenset(done for done in state.done - again if done not in state.extra),
        "answers": {key: value for key, value in state.answers.items() if key not in again},
        "extra": {},
        "due": _read(event.data["due"]),
        "extended": 0,
    }


def _deviated(state: State, event: Event) -> dict[str, Json]:
    counted: dict[str, Json] = {"deviations": state.deviations + 1}
    leaves = event.data["kind"] in {"skip", "jump"}
    return {**counted, **_left_unfinished(state, event)} if leaves else counted


def _left_unfinished(state: State, event: Event) -> dict[str, Json]:
    return {"cut_short": state.cut_short | {event.data["phase"]}}


def _decided(state: State, event: Event) -> dict[str, Json]:
    option = f"{event.data['phase']}.{event.data['option']}"
    return {"taken": {**state.taken, option: state.taken.get(option, 0) + 1}}


def _task_added(state: State, event: Event) -> dict[str, Json]:
    task = {"title": event.data["title"], "role": event.data["role"]}
    return {"extra": {**state.extra, event.data["task"]: task}}


def _extended(state: State, event: Event) -> dict[str, Json]:
    return {"due": _read(event.data["due"]), "extended": state.extended + event.data["days"]}


def _outcome_set(_: State, event: Event) -> dict[str, Json]:
    return {"outcome": event.data["outcome"]}


# What each kind of event changes.
CHANGES: Mapping[str, Callable[[State, Event], dict[str, Json]]] = {
    "entered": _entered,
    "task_done": lambda state, event: {"done": state.done | {event.data["task"]}},
    "answered": lambda state, event: {
        "answers": {**state.answers, event.data["criterion"]: event.data["value"]}
    },
    "decided": _decided,
    "outcome_set": _outcome_set,
    "outcome_advised": _outcome_set,
    "outcome_lapsed": lambda _state, _event: {"outcome": None},
    "withdrawn": _left_unfinished,
    "deviated": _deviated,
    "task_added": _task_added,
    "extended": _extended,
    "suspended": lambda _, event: {"suspended": event.on},
    "resumed": lambda _, event: {"suspended": None, "due": _read(event.data["due"])},
    "reopened": lambda _state, _event: {"closed": False, "taken": {}},
    "migrated": lambda _, event: {
        "approach": event.data["approach"],
        "version": event.data["version"],
    },
    "closed": lambda _state, _event: {"closed": True, "due": None},
}


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
