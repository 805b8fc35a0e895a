"""One story of the demonstration world: who brought what in, and the steps that followed."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from lemniscaat.casework.models import Case
from lemniscaat.demo.timeline import Moment
from lemniscaat.demo.world import belong
from lemniscaat.journeys.bring_in import bring_in

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from lemniscaat.demo.world import World
    from lemniscaat.desk.models import Submission
    from lemniscaat.people.models import Person

MINUTES_BETWEEN = 7  # two steps of one story on one day
TOLD = ("title", "nature", "for_whom", "since", "tried", "tried_told", "place", "channel")


@dataclass
class Story:
    """What was told, and what came of it so far. `shelf` holds the other stories, by key."""

    told: dict[str, Any]
    world: World
    shelf: dict[str, Story] = field(repr=False)
    code: str = ""
    case_key: int = 0
    brought: Submission | None = None

    @property
    def submission(self) -> Submission:
        """What was brought in."""
        if self.brought is None:
            raise LookupError(f"{self.told['key']} was not brought in yet")
        return self.brought

    @property
    def case(self) -> Case:
        """The case that carries it, as it is now."""
        cases = Case.objects.as_system().select_related("director", "approach", "group")
        case: Case = cases.get(pk=self.case_key)
        return case

    @property
    def teller(self) -> Person:
        """Who brought it in."""
        if self.submission.brought_by is None:
            raise LookupError(f"nobody brought {self.told['key']} in")
        return self.submission.brought_by

    @property
    def director(self) -> Person:
        """Who runs it now: its case's director, or who looks after it at the desk."""
        if self.case_key:
            return self.case.director
        return self.world.people.get(self.told.get("director", "")) or self.submission.desk.duty

    @property
    def adviser(self) -> Person:
        """Who advises on it."""
        return self.world.people[self.told.get("adviser", "anouk")]

    def in_role(self, role: str) -> Person:
        """Who does a task of this role."""
        if role == "case_team":
            return self.case.team.select_related("person").order_by("pk")[0].person
        return self.adviser if role == "adviser" else self.director

    def bring_in(self, at: datetime) -> None:
        """Tell it at the desk, or let an official write it down."""
        told = self.told
        who = self.world.givers[told["person"]] if "person" in told else told["giver"]
        receipt = bring_in(
            uploads=(),
            at=at,
            desk=self.world.desks[told["desk"]],
            told=told["told"],
            key=f"demo-{told['key']}",
            giver=self.world.giver(who),
            by=self.world.people.get(told.get("written_by", "")),
            heard_at=self.world.gatherings.get(told.get("heard_at", "")),
            suspicious=told.get("suspicious", False),
            area=self.world.areas[told["area"]],
            may_publish=told.get("may_publish", False),
            consent=told.get("consent", ""),
            **{name: told[name] for name in TOLD if name in told},
        )
        self.brought, self.code = receipt.submission, receipt.code
        belong(self.world, self.teller, who)

    def moments(self, number: int, steps: Mapping[str, Callable[..., object]]) -> list[Moment]:
        """Everything that happens in this story, in its order."""
        clock, start = self.world.clock, (number * 37) % 330
        at = clock.moment(self.told["ago"], start)
        found = [Moment(at, (number, 0), partial(self.bring_in, at))]
        for place, (ago, verb, *words) in enumerate(self.told.get("steps", ()), 1):
            at = clock.moment(ago, start + place * MINUTES_BETWEEN)
            extra = words.pop() if words and isinstance(words[-1], dict) else {}
            act = partial(steps[verb], self, at, *words, **extra)
            found.append(Moment(at, (number, place), act))
        return found
