"""Where a case stands: folded from its events, and small enough to keep with the case."""

from collections.abc import Iterable, Mapping
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

    `path` holds the phases that led here, without the detours. `done` and `answers` hold what was
    done in the last visit to each phase; `extra` the tasks added to this one, `taken` how often
    each decision option was chosen since the case was opened, and `extended` the days added here.
    """

    approach: str
    version: int
    phase: str
    path: tuple[str, ...]
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
    if event.kind == "entered":
        return _entered(state, data)
    return _changed(state, event)


def _changed(state: State, event: Event) -> State:
    data = event.data
    match event.kind:
        case "task_done":
            return replace(state, done=state.done | {data["task"]})
        case "answered":
            return replace(state, answers={**state.answers, data["criterion"]: data["value"]})
        case "decided":
            option = f"{data['phase']}.{data['option']}"
            return replace(state, taken={**state.taken, option: state.taken.get(option, 0) + 1})
        case "outcome_set" | "outcome_advised":
            return replace(state, outcome=data["outcome"])
        case "outcome_lapsed":
            return replace(state, outcome=None)
        case "deviated":
            return replace(state, deviations=state.deviations + 1)
        case "task_added":
            task = {"title": data["title"], "role": data["role"]}
            return replace(state, extra={**state.extra, data["task"]: task})
        case "extended":
            extended = state.extended + data["days"]
            return replace(state, due=_read(data["due"]), extended=extended)
        case "suspended":
            return replace(state, suspended=event.on)
        case "resumed":
            return replace(state, suspended=None, due=_read(data["due"]))
        case "reopened":
            return replace(state, closed=False, taken={})
        case "migrated":
            return replace(state, approach=data["approach"], version=data["version"])
        case "closed":
            return replace(state, closed=True, due=None)
        case _:
            return state


def _entered(state: State, data: Mapping[str, Json]) -> State:
    """Going back shortens the path; what must be done again there is no longer done."""
    phase, again = data["phase"], frozenset(data["again"])
    way = state.path[: state.path.index(phase)] if phase in state.path else state.path
    return replace(
        state,
        phase=phase,
        path=(*way, phase),
        done=frozenset(done for done in state.done - again if done not in state.extra),
        answers={key: value for key, value in state.answers.items() if key not in again},
        extra={},
        due=_read(data["due"]),
        extended=0,
    )


def _written(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
