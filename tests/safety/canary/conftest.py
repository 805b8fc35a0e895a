"""One story full of canaries, and everyone who must not see them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from django.test import Client

from lemniscaat.desk.models import Desk
from lemniscaat.loop.operations.publication import publish
from lemniscaat.people.models import Group
from tests.cast import NOW, bring_in, build_world, give, person
from tests.safety.canary.canaries import neighbour_of, secret_story
from tests.safety.scene import Scene, following, key_of, missing_things, signed_in, things_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lemniscaat.people.models import Person
    from tests.cast import World
    from tests.safety.conftest import Stage

STRANGERS = ("nobody", "stranger", "outsider", "elsewhere", "admin")


@pytest.fixture(scope="package")
def scene(stage: Stage) -> Iterator[Scene]:
    """The story of which some words are published, and who stands around it."""
    with stage():
        yield _scene(build_world())


def _scene(world: World) -> Scene:
    story = secret_story(world)
    neighbour = neighbour_of(story)
    elsewhere = _other_director()
    there = Desk.objects.get(duty=elsewhere)
    stranger = bring_in(replace(world, desk=there), told="Iets heel anders.")
    publish(item=story.case, title="Natte teelt", summary="Op nat land.", by=world.director, at=NOW)
    people = {
        "outsider": world.outsider,
        "elsewhere": elsewhere,
        "admin": world.administrator,
        "director": world.director,
    }
    clients: dict[str, Client] = {
        "nobody": Client(),
        "stranger": following(stranger.code),
        "neighbour": following(neighbour.code),
        "herself": following(story.code),
    }
    clients |= {role: signed_in(who) for role, who in people.items()}
    keys = {role: key_of(who) for role, who in people.items()}
    states = ("published", "closed", "elsewhere", "missing")
    things = {"private": things_of(story), **{state: missing_things() for state in states}}
    return Scene(world, {"private": story}, people, clients, keys, things)


def _other_director() -> Person:
    group = Group.objects.create(slug="loket-water", name="Loket Water", kind="desk")
    director = person("Kees Waterman")
    give(director, group, "director")
    Desk.objects.create(group=group, scope_in="Water", duty=director, series="WA")
    return director
