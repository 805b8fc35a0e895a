"""The small world in which every test plays: a desk, two bodies, and the people who recur."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime

from lemniscaat.areas.models import Area, Instrument
from lemniscaat.decisions.models import Body, Mandate
from lemniscaat.desk.models import Desk, Submission
from lemniscaat.desk.operations.submit import Giver, Receipt, submit
from lemniscaat.people.models import Group, Organisation, Person, Role

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
TOLD = "Ik wil lisdodde telen naast het natuurgebied. De provincie en het waterschap wachten."
_keys = itertools.count()


@dataclass(frozen=True, slots=True)
class World:
    """The people by their part in the story, and what they work with."""

    director: Person  # Samira el Amrani, process director of the desk
    second_director: Person  # Joris Veenstra
    adviser: Person  # Marit de Boer, Team OB
    chair: Person  # Ingrid Haverkamp, chair of the MT
    deputy: Person  # Tom Lansink, her deputy
    table_chair: Person  # Farid Bouali, chair of the OB-tafel
    expert: Person  # Wiebe Postma, member of case teams
    outsider: Person  # Lotte Smeets, has an account and no role
    administrator: Person  # Ben Akkerman
    desk: Desk
    mt: Body
    table: Body
    overijssel: Area
    scheme: Instrument


def person(name: str, **facts: object) -> Person:
    """Somebody with an account."""
    slug = name.lower().replace(" ", ".")
    someone = Person(name=name, email=f"{slug}@voorbeeld.example", **facts)
    someone.set_unusable_password()
    someone.save()
    return someone


def give(who: Person, group: Group, function: str, until: date | None = None) -> Role:
    """A role since long ago."""
    return Role.objects.create(
        person=who, group=group, function=function, since=date(2020, 1, 1), until=until
    )


def build_world() -> World:
    """Everything that a story needs, nothing more."""
    director, second = person("Samira el Amrani"), person("Joris Veenstra")
    adviser, chair = person("Marit de Boer"), person("Ingrid Haverkamp")
    deputy, table_chair = person("Tom Lansink"), person("Farid Bouali")
    group = Group.objects.create(slug="loket-ob", name="Loket Oplossingenbrigade", kind="desk")
    mt, table = body("mt", "MT"), body("ob-tafel", "OB-tafel")
    give(director, group, "director")
    give(second, group, "director")
    give(adviser, group, "adviser")
    give(chair, mt.group, "chair")
    give(deputy, mt.group, "deputy")
    give(table_chair, table.group, "chair")
    for who, scope in ((mt, "take_up"), (mt, "formalise"), (table, "decide_case")):
        mandate(who, scope)
    desk = Desk.objects.create(group=group, scope_in="Vastgelopen vragen", duty=director)
    country = Area.objects.create(slug="nederland", name="Nederland", kind="country")
    return World(
        director=director,
        second_director=second,
        adviser=adviser,
        chair=chair,
        deputy=deputy,
        table_chair=table_chair,
        expert=person("Wiebe Postma"),
        outsider=person("Lotte Smeets"),
        administrator=person("Ben Akkerman", is_administrator=True),
        desk=desk,
        mt=mt,
        table=table,
        overijssel=Area.objects.create(
            slug="overijssel", name="Overijssel", kind="province", code="NL-OV", parent=country
        ),
        scheme=Instrument.objects.create(
            slug="kavelruil",
            name="Kavelruil",
            owner=Organisation.objects.create(name="Provincie Overijssel", kind="province"),
            what_it_does="Helpt grond te ruilen.",
            contact="Loket kavelruil",
        ),
    )


def body(slug: str, name: str) -> Body:
    """A body with its group."""
    return Body.objects.create(group=Group.objects.create(slug=slug, name=name, kind="body"))


def mandate(who: Body, scope: str, until: date | None = None) -> Mandate:
    """A mandate since long ago."""
    return Mandate.objects.create(
        body=who,
        scope=scope,
        description=f"Mag besluiten over {scope}",
        since=date(2020, 1, 1),
        until=until,
        given_by="DG",
    )


def bring_in(world: World, told: str = TOLD, **facts: object) -> Receipt:
    """The dairy farmer brings her question in, from her phone."""
    giver = Giver(
        name="Anna Dijkstra", descriptor="melkveehouder", email="anna@boerin.example", reach="mail"
    )
    given = {"giver": giver, "area": world.overijssel, "key": f"key-{next(_keys)}", "at": NOW}
    return submit(desk=world.desk, told=told, **{**given, **facts})


def farmer_of(submission: Submission) -> Person:
    """Who brought it in."""
    assert submission.brought_by is not None
    return submission.brought_by
