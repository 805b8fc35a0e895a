"""Who and what there is in the demonstration world before anything happens in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from django.utils.text import slugify

from lemniscaat.areas.loading import load_provinces
from lemniscaat.areas.models import Area, Instrument
from lemniscaat.core.dates import VagueDate
from lemniscaat.decisions.mandates import give_mandate
from lemniscaat.decisions.models import Body
from lemniscaat.demo.documents import entries
from lemniscaat.demo.timeline import Moment, at_work
from lemniscaat.desk.models import Desk
from lemniscaat.desk.operations.submit import Giver
from lemniscaat.loop.operations.membership import give_role
from lemniscaat.people.models import Group, Membership, Organisation, Person

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.demo.timeline import Clock
    from lemniscaat.gatherings.models import Gathering

BEFORE_ALL = (0, 0)


@dataclass
class World:
    """Everything by the key that it has in the documents."""

    clock: Clock
    organisations: dict[str, Organisation] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    givers: dict[str, dict[str, Any]] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    desks: dict[str, Desk] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    gatherings: dict[str, Gathering] = field(default_factory=dict)

    @property
    def administrator(self) -> Person:
        """Who gives roles and mandates."""
        return next(person for person in self.people.values() if person.is_administrator)

    def giver(self, told: dict[str, Any]) -> Giver:
        """Who brings something in, with how to reach them."""
        email = told.get("contact_email", "")
        phone = told.get("contact_phone", "")
        reach = told.get("reach", "none")
        if reach == "mail" and not email:
            email = address(told["name"])
        return Giver(told.get("name", ""), told.get("descriptor", ""), email, phone, reach)


def address(name: str) -> str:
    """An address that can never reach anybody."""
    return f"{slugify(name)}@voorbeeld.example"


def build(clock: Clock) -> World:
    """Put everything in place that no operation makes: it was there before the product came."""
    world = World(clock)
    _organisations(world)
    _areas(world)
    _instruments(world)
    _people(world)
    for told in entries("groups", "group"):
        _group(world, told)
    return world


def appointments(world: World) -> list[Moment]:
    """Every role and every mandate, on the day that it was given."""
    moments = []
    for told in entries("groups", "group"):
        for seat in told.get("seat", ()):
            since, until = _days(world.clock, seat)
            at = at_work(since, -60)
            act = partial(_give_role, world, told["key"], seat, since, until, at)
            moments.append(Moment(at, BEFORE_ALL, act))
        for mandate in told.get("mandate", ()):
            since, until = _days(world.clock, mandate)
            at = at_work(since, -60)
            act = partial(_give_mandate, world, told["key"], mandate, since, until, at)
            moments.append(Moment(at, BEFORE_ALL, act))
    return moments


def _organisations(world: World) -> None:
    for told in entries("organisations", "organisation"):
        world.organisations[told["key"]] = Organisation.objects.create(
            name=told["name"], kind=told["kind"]
        )


def _areas(world: World) -> None:
    load_provinces()
    world.areas = {area.slug: area for area in Area.objects.all()}
    for told in entries("areas", "area"):
        if told["slug"] not in world.areas:
            world.areas[told["slug"]] = Area.objects.create(
                slug=told["slug"],
                name=told["name"],
                kind=told["kind"],
                code=told.get("code", ""),
                about=told.get("about", ""),
                parent=world.areas[told["parent"]],
            )


def _instruments(world: World) -> None:
    for told in entries("instruments", "instrument"):
        facts = {key: value for key, value in told.items() if key not in {"owner", "open_when"}}
        when = told.get("open_when")
        world.instruments[told["slug"]] = Instrument.objects.create(
            owner=world.organisations[told["owner"]],
            open_when=VagueDate.read(when) if when else None,
            **facts,
        )


def _people(world: World) -> None:
    for told in entries("people", "person"):
        if not told["account"]:
            world.givers[told["key"]] = told
            continue
        person = Person(
            name=told["name"],
            descriptor=told["descriptor"],
            email=told["email"],
            is_administrator=told.get("administrator", False),
        )
        person.set_unusable_password()
        person.save()
        world.people[told["key"]] = person
        belong(world, person, told)


def belong(world: World, person: Person, told: dict[str, Any]) -> None:
    """Write down to which organisation somebody belongs, if to any."""
    if "organisation" in told:
        Membership.objects.create(
            person=person,
            organisation=world.organisations[told["organisation"]],
            function=told.get("function", ""),
        )


def _group(world: World, told: dict[str, Any]) -> None:
    group = Group.objects.create(
        slug=told["key"],
        name=told["name"],
        kind=told["kind"],
        organisation=world.organisations[told["organisation"]],
    )
    world.groups[told["key"]] = group
    if group.kind == Group.Kind.BODY:
        world.bodies[told["key"]] = Body.objects.create(
            group=group, about=told["about"], control=told["control"]
        )
    if group.kind == Group.Kind.DESK:
        world.desks[told["key"]] = Desk.objects.create(
            group=group,
            scope_in="\n".join(told["scope_in"]),
            scope_out="\n".join(told["scope_out"]),
            duty=world.people[told["duty"]],
            approach=told["approach"],
            series=told["series"],
            is_open=told.get("is_open", True),
        )


def _days(clock: Clock, told: dict[str, Any]) -> tuple[date, date | None]:
    """From which day and until which: a fixed day, or one counted from today."""
    since = told.get("since") or clock.today - timedelta(days=told["since_days_ago"])
    until = told.get("until")
    if "until_in_days" in told:
        until = clock.today + timedelta(days=told["until_in_days"])
    return since, until


def _give_role(
    world: World,
    group: str,
    seat: dict[str, Any],
    since: date,
    until: date | None,
    at: datetime,
) -> None:
    give_role(
        person=world.people[seat["person"]],
        group=world.groups[group],
        function=seat["function"],
        since=since,
        until=until,
        by=world.administrator,
        at=at,
    )


def _give_mandate(
    world: World,
    body: str,
    told: dict[str, Any],
    since: date,
    until: date | None,
    at: datetime,
) -> None:
    words = ("scope", "description", "limit", "given_by", "source")
    give_mandate(
        body=world.bodies[body],
        **{name: told.get(name, "") for name in words},
        since=since,
        until=until,
        by=world.administrator,
        at=at,
    )
