"""Builds the demonstration world: a believable year, through operations and journeys only."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import translation

from lemniscaat.casework.operations.approaches import load_shipped, publish_approach
from lemniscaat.core.dates import VagueDate
from lemniscaat.demo.case_steps import CASE_STEPS
from lemniscaat.demo.desk_steps import DESK_STEPS
from lemniscaat.demo.documents import document, entries
from lemniscaat.demo.ob_turns import real_moments
from lemniscaat.demo.stories import Story
from lemniscaat.demo.team_steps import TEAM_STEPS
from lemniscaat.demo.timeline import Clock, Moment
from lemniscaat.demo.world import appointments, build
from lemniscaat.gatherings import operations as gatherings
from lemniscaat.loop.models import Notice
from lemniscaat.loop.operations.membership import invite
from lemniscaat.loop.operations.notices import note_sent

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from typing import Any

    from lemniscaat.demo.world import World

STEPS = {**DESK_STEPS, **CASE_STEPS, **TEAM_STEPS}
NOT_SENT_SINCE = 2  # working days ago
BEFORE_THE_STORIES = (0, 1)


def load(*, now: datetime, say: Callable[[str], None] = print) -> None:
    """Fill an empty database with a world that is alive on the day of `now`.

    What happens is put in its order over all stories, so that the newest comes last everywhere.
    """
    with translation.override("nl"), transaction.atomic():
        clock = Clock(now)
        world = build(clock)
        shelf: dict[str, Story] = {}
        for told in entries("submissions", "submission"):
            shelf[told["key"]] = Story(told, world, shelf)
        moments = [*appointments(world), *_approaches(clock), *_beside(world), *real_moments(world)]
        for number, story in enumerate(shelf.values(), 1):
            moments += story.moments(number, STEPS)
        for moment in sorted(moments, key=lambda each: (each.at, each.order)):
            moment.act()
        _send_old_mail(clock)
    say(f"The demonstration world is there: {len(shelf) + 2} contributions.")
    for story in shelf.values():
        if story.told.get("show_code"):
            say(f"{story.teller.name} follows her contribution with the code {story.code}")


def _approaches(clock: Clock) -> list[Moment]:
    """The approaches exist before the first case."""
    at = clock.now.replace(year=2023, month=1, day=2)
    own = partial(publish_approach, document=document("first_cases"), at=at)
    return [
        Moment(at, BEFORE_THE_STORIES, partial(load_shipped, at=at)),
        Moment(at, BEFORE_THE_STORIES, own),
    ]


def _beside(world: World) -> list[Moment]:
    """What happens beside the stories: gatherings, and an invitation that nobody accepted yet."""
    found = []
    for told in entries("submissions", "gathering"):
        at = world.clock.moment(told["ago"], 0)
        found.append(Moment(at, BEFORE_THE_STORIES, partial(_gather, world, told, at)))
    for told in entries("submissions", "invitation"):
        at = world.clock.moment(told["ago"], 0)
        act = partial(
            invite,
            email=told["email"],
            name=told["name"],
            group=world.groups[told["group"]],
            function=told["function"],
            by=world.administrator,
            at=at,
        )
        found.append(Moment(at, BEFORE_THE_STORIES, act))
    return found


def _gather(world: World, told: dict[str, Any], at: datetime) -> None:
    by = world.people[told["by"]]
    gathering = gatherings.plan(
        group=world.groups[told["group"]],
        title=told["title"],
        when=VagueDate.read(world.clock.working_day(told["ago"]).isoformat()),
        place=told["place"],
        purpose=told["purpose"],
        form=told["form"],
        by=by,
        at=at,
    )
    gatherings.hold(gathering=gathering, by=by, at=at)
    world.gatherings[told["key"]] = gathering


def _send_old_mail(clock: Clock) -> None:
    """Only the mails of the last two working days wait in the outbox."""
    since = clock.moment(NOT_SENT_SINCE, 0)
    for notice in Notice.objects.filter(created_at__lt=since).iterator():
        note_sent(notice, at=notice.created_at)
