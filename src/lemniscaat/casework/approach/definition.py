"""What an approach is: phases, tasks, criteria, decisions and ends, as data that a designer writes.

The names in a document are its own: which teams, bodies and ends there are, in two languages.
Only three words are fixed: the roles `owner` and `director` and the outcome `withdrawn`.
"""

import hashlib
import json
from collections import Counter
from typing import Annotated, Any, Literal, NamedTuple

from django.utils.translation import get_language
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from lemniscaat.core.text import clean_line

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]


def _one_line(value: object) -> object:
    """Without characters that nobody sees: they could turn the words of a page around."""
    return clean_line(value, limit=len(value) * 3) if isinstance(value, str) else value


Words = Annotated[str, StringConstraints(min_length=1, max_length=120), BeforeValidator(_one_line)]
Station = Literal[
    "bring", "explore", "try_out", "make_sense", "weigh", "decide", "arrange", "answer"
]
Stage = Literal["brought", "taken_up", "decided", "answered"]
CriterionKind = Literal["yesno", "text", "choice"]
DeviationKind = Literal["skip", "jump", "add_task", "extend", "suspend", "reopen"]

OWNER, DIRECTOR = "owner", "director"
WITHDRAWN = "withdrawn"
YES, NO = "yes", "no"
LONGEST = 730  # days that a term may have, or be extended by


class Part(BaseModel):
    """Part of a document: complete, without unknown words, and never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Part):
    """A few words in Dutch and in English."""

    nl: Words
    en: Words

    def in_language(self, code: str) -> str:
        """The words in this language ("en", "en-gb"); in Dutch for every other one."""
        return self.en if code[:2] == "en" else self.nl

    def __str__(self) -> str:
        return self.in_language(get_language() or "nl")


class Deadline(Part):
    """How long a phase may take, in working days or as a statutory term in calendar days."""

    days: int = Field(gt=0, le=LONGEST)
    working: bool = True


class Body(Part):
    """Who decides together, and about what: the scopes of its mandate."""

    title: Text
    mandate: tuple[Id, ...]


class Outcome(Part):
    """How a case can end. A temporary end is a "not now", with a reason to look again."""

    title: Text
    temporary: bool = False
    needs_reasons: bool = False
    needs_revisit: bool = False


class Task(Part):
    """Something that a role does in a phase; with a `fact` it is ticked when that becomes true."""

    id: Id
    title: Text
    role: Id
    required: bool = True
    repeatable: bool = False
    fact: Id | None = None


class Criterion(Part):
    """A question that a role answers in a phase; `then` says which answer ends the case, and how.

    Answers are "yes" and "no" in a yes-or-no question and the keys of `options` in a choice.
    With `needs_yes` the phase is not complete before the answer is yes.
    """

    id: Id
    question: Text
    kind: CriterionKind
    role: Id
    needs_yes: bool = False
    fact: Id | None = None
    options: dict[Id, Text] = Field(default_factory=dict)
    then: dict[Id, Id] = Field(default_factory=dict)

    def fits(self, value: object) -> bool:
        """Whether this value can be an answer: a boolean, one of the options, or some text."""
        match self.kind:
            case "yesno":
                return isinstance(value, bool)
            case "choice":
                return isinstance(value, str) and value in self.options
            case "text":
                return isinstance(value, str) and bool(value.strip())

    def settles(self, value: object) -> bool:
        """Whether the question is closed with this value."""
        return self.fits(value) and not (self.needs_yes and value is not True)

    @property
    def lets_go_on(self) -> bool:
        """Whether there is an answer after which the case simply goes on."""
        if self.kind == "text":
            return True
        answers = set(self.options) if self.kind == "choice" else {YES, NO}
        return bool(answers - set(self.then) - ({NO} if self.needs_yes else set()))

    def outcome_of(self, value: object) -> str | None:
        """The outcome that this answer leads to, if any."""
        key = (YES if value else NO) if isinstance(value, bool) else value
        return self.then.get(key) if isinstance(key, str) else None


class Option(Part):
    """One answer that a body can give: the way it opens, the end it means and what it asks."""

    title: Text
    to: Id | None = None
    outcome: Id | None = None
    needs_reasons: bool = False
    needs_revisit: bool = False
    limit: int | None = Field(default=None, ge=1)


class Decision(Part):
    """Who decides in this phase, by which mandate, and between what."""

    body: Id
    mandate: Id
    options: dict[Id, Option] = Field(min_length=2)


class Phase(Part):
    """A stretch of the route, with its place on the figure of eight.

    `told` is its title for who brought the question in, where that of the officials says less.
    """

    id: Id
    title: Text
    told: Text | None = None
    station: Station
    stage: Stage
    final: bool = False
    deadline: Deadline | None = None
    tasks: tuple[Task, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    decision: Decision | None = None

    @property
    def for_owner(self) -> Text:
        """What this stretch is called to who brought the question in."""
        return self.told or self.title

    @property
    def parts(self) -> list[str]:
        """The ids of all that is done and answered here."""
        return [task.id for task in self.tasks] + [criterion.id for criterion in self.criteria]


class Deviation(Part):
    """Who may leave the standard path, how well this must be explained, how far a term extends."""

    roles: tuple[Id, ...] = Field(min_length=1)
    reason_length: int = Field(default=20, ge=1)
    max_days: int = Field(default=LONGEST, gt=0, le=LONGEST)


class Way(NamedTuple):
    """A way out of a phase: where it leads, and the outcome that it sets."""

    to: str
    outcome: str | None = None
    limited: bool = False
    title: Text | None = None


class Approach(Part):
    """One version of a route for cases. Made by `read_approach`, which refuses what cannot work."""

    id: Id
    version: int = Field(ge=1)
    title: Text
    roles: dict[Id, Text]
    bodies: dict[Id, Body] = Field(default_factory=dict)
    outcomes: dict[Id, Outcome]
    phases: tuple[Phase, ...] = Field(min_length=2)
    deviations: dict[DeviationKind, Deviation] = Field(default_factory=dict)

    @property
    def first(self) -> Phase:
        """Where every case starts."""
        return self.phases[0]

    @property
    def final(self) -> Phase:
        """Where every case ends: with feedback to its owner."""
        return self.phases[-1]

    @property
    def order(self) -> dict[str, int]:
        """The place of each phase, from zero, by its id."""
        return {phase.id: place for place, phase in enumerate(self.phases)}

    @property
    def digest(self) -> str:
        """A fingerprint of all that it says: the same document always gives the same one."""
        document: dict[str, Any] = self.model_dump(mode="json")
        return hashlib.sha256(json.dumps(document, sort_keys=True).encode()).hexdigest()

    def phase(self, key: str) -> Phase:
        """The phase with this id; KeyError when there is none."""
        return self.phases[self.order[key]]

    def criterion(self, key: str) -> Criterion:
        """The question with this id; KeyError when there is none."""
        asked = {one.id: one for phase in self.phases for one in phase.criteria}
        return asked[key]

    def after(self, key: str) -> Phase:
        """The phase that follows; the last one follows itself."""
        return self.phases[min(self.order[key] + 1, len(self.phases) - 1)]

    def ways(self, phase: Phase) -> list[Way]:
        """Every way out of this phase by its own rules, without deviations or a withdrawal."""
        if phase.final:
            return []
        ends = [
            Way(self.final.id, outcome, title=criterion.question)
            for criterion in phase.criteria
            for outcome in criterion.then.values()
        ]
        if not phase.decision:
            return [Way(self.after(phase.id).id), *ends]
        options = phase.decision.options.values()
        return ends + [
            Way(option.to or self.final.id, option.outcome, option.limit is not None, option.title)
            for option in options
        ]

    def always_sets_outcome(self, start: str) -> bool:
        """Whether no way from this phase reaches the end without setting an outcome."""
        seen, waiting = set[str](), [start]
        while waiting:
            here = waiting.pop()
            if here not in seen and here in self.order:
                seen.add(here)
                waiting += [way.to for way in self.ways(self.phase(here)) if not way.outcome]
        return self.final.id not in seen

    def twice(self) -> list[str]:
        """Ids of phases, tasks and criteria that occur more than once."""
        phases = Counter(phase.id for phase in self.phases)
        parts = Counter(part for phase in self.phases for part in phase.parts)
        return sorted(key for key, times in [*phases.items(), *parts.items()] if times > 1)
