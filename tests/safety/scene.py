"""The scene of the safety tests: everyone who may ask, and one thing in every state to ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lemniscaat.casework.models import Revisit, TeamMember
from lemniscaat.casework.operations.team import leave_team
from lemniscaat.core.uploads import Upload
from lemniscaat.decisions.models import AgendaPoint, Decision, Mandate
from lemniscaat.desk.models import Desk
from lemniscaat.loop.operations.answers import promise
from lemniscaat.loop.operations.files import attach
from lemniscaat.loop.operations.membership import make_token
from lemniscaat.loop.operations.publication import publish
from lemniscaat.loop.operations.remarks import say
from lemniscaat.people.models import Group, Role
from tests.cast import NOW, World, build_world, give, person
from tests.stages import Story, story_at, team

if TYPE_CHECKING:
    from lemniscaat.people.models import Person

ROLES = (
    "nobody",
    "contributor",
    "outsider",
    "director",
    "elsewhere",
    "adviser",
    "chair",
    "table",
    "expert",
    "left",
    "admin",
)
WITHOUT_ACCOUNT = ("nobody", "contributor")
STATES = ("private", "published", "closed", "elsewhere", "missing")
NOWHERE, NO_ID = 999_999, "bestaatniet1"


@dataclass
class Scene:
    """The stories by state, the people by role, and what each of them asks with."""

    world: World
    stories: dict[str, Story]
    people: dict[str, Person]
    clients: dict[str, Client]
    keys: dict[str, dict[str, str]]
    things: dict[str, dict[str, Any]]


def build_scene() -> Scene:
    """Two desks, four cases in four states, and eleven askers."""
    world = build_world()
    there = _another_desk(world)
    stories = {
        "private": story_at(world, "go"),
        "published": story_at(world, "feedback"),
        "closed": story_at(world, "closed"),
        "elsewhere": story_at(there, "table"),
    }
    publish(
        item=stories["published"].case,
        title="Natte teelt",
        summary="Een boer wil lisdodde telen op nat land.",
        by=world.director,
        at=NOW,
    )
    people = {
        "outsider": world.outsider,
        "director": world.director,
        "elsewhere": there.director,
        "adviser": world.adviser,
        "chair": world.chair,
        "table": world.table_chair,
        "expert": world.expert,
        "left": _who_left(world, stories["published"]),
        "admin": world.administrator,
    }
    things = {state: things_of(story) for state, story in stories.items()}
    things["missing"] = missing_things()
    clients = {"nobody": Client(), "contributor": following(stories["private"].code)}
    clients |= {role: signed_in(who) for role, who in people.items()}
    keys = {role: key_of(who) for role, who in people.items()}
    return Scene(world, stories, people, clients, keys, things)


def _another_desk(world: World) -> World:
    """A second desk, with people of its own before the same bodies."""
    group = Group.objects.create(slug="loket-water", name="Loket Water", kind="desk")
    director, adviser = person("Kees Waterman"), person("Ada Dijkgraaf")
    give(director, group, "director")
    give(adviser, group, "adviser")
    desk = Desk.objects.create(group=group, scope_in="Water", duty=director, series="WA")
    return replace(world, desk=desk, director=director, adviser=adviser, expert=person("Piet Peil"))


def _who_left(world: World, story: Story) -> Person:
    """Somebody whose role at the desk ended and who was let go from a case team."""
    leaver = person("Lena Vertrokken")
    give(leaver, world.desk.group, "director", until=date(2026, 1, 1))
    member: TeamMember = team.join_team(
        case=story.case, person=leaver, competences=[], by=world.director, at=story.later()
    )
    leave_team(member=member, why="Andere baan", by=world.director, at=story.later())
    return leaver


def things_of(story: Story) -> dict[str, Any]:
    """Everything of one story that an address can name."""
    case, submission, director = story.fresh(), story.submission, story.world.director
    file = attach(
        item=submission,
        upload=Upload("plan.txt", b"Zo kan het."),
        by=story.farmer,
        at=story.later(),
    )
    asked = say(
        item=submission, kind="question", text="Wanneer?", by=story.farmer, at=story.later()
    )
    promised = promise(
        item=case, who=director, what="Bellen", due=date(2027, 1, 1), by=director, at=story.later()
    )
    watched = Revisit.objects.create(case=case, trigger="Nieuwe regels", watcher=director, at=NOW)
    points = AgendaPoint.objects.filter(item=case).order_by("-pk")
    decision = Decision.objects.as_system().filter(links_in__source=case.pk).order_by("pk")
    wording, answer = case.wordings.first(), submission.answers.first()
    return {
        "case": case.public_id,
        "submission": submission.public_id,
        "attachment": file.public_id,
        "remark": asked.pk,
        "commitment": promised.pk,
        "revisit": watched.pk,
        "point": points[0].pk,
        "wording": wording.pk if wording else None,
        "answer": answer.pk if answer else None,
        "decision": decision[0].public_id if decision else None,
    }


def missing_things() -> dict[str, Any]:
    """What was never there."""
    by_id = dict.fromkeys(("case", "submission", "attachment", "decision"), NO_ID)
    return by_id | dict.fromkeys(
        ("remark", "commitment", "revisit", "point", "wording", "answer"), NOWHERE
    )


def named_things(scene: Scene) -> dict[str, Any]:
    """What the addresses name that belong to no story."""
    director = scene.people["director"]
    return {
        "account": director.public_id,
        "role": Role.objects.filter(person=director).values_list("pk", flat=True)[0],
        "mandate": Mandate.objects.values_list("pk", flat=True)[0],
        "key": director.tokens.values_list("pk", flat=True)[0],
    }


def signed_in(who: Person) -> Client:
    """The browser of somebody with an account."""
    client = Client()
    client.force_login(who)
    return client


def following(code: str) -> Client:
    """The browser of somebody who typed a code."""
    client = Client()
    assert client.post(reverse("follow"), {"code": code}).status_code == 302
    return client


def key_of(who: Person, scope: str = "write") -> dict[str, str]:
    """The headers of a program that acts for somebody."""
    now = timezone.now() - timedelta(days=1)
    made = make_token(name="proef", scope=scope, days=30, by=who, at=now)
    return {"Authorization": f"Bearer {made.secret}"}
