"""A published case for the tests of the public pages, with secrets everywhere they can be."""

from lemniscaat.casework.models import Case
from lemniscaat.decisions.models import Decision
from lemniscaat.journeys import decide as deciding
from lemniscaat.journeys import proceed
from lemniscaat.loop.operations.publication import publish
from lemniscaat.loop.operations.remarks import note, say
from lemniscaat.people import rights
from lemniscaat.people.models import Person
from tests.cast import NOW, TODAY, World, give
from tests.stages import Story, begin, explore, gate, ground

TITLE, SUMMARY = "Natte teelt", "Een boer wil lisdodde telen op nat land."
SECRETS = {
    "told": "Kanarie-verteld",
    "name": "Kanarie-naam",
    "remark": "Kanarie-opmerking",
    "note": "Kanarie-notitie",
    "advice": "Kanarie-advies",
    "route": "Kanarie-route",
    "reasons": "Kanarie-redenen",
}


def story_with_secrets(world: World) -> Story:
    """A case on which the MT decided, with words of people that are nobody else's business."""
    story = begin(world, told=f"Ik wil lisdodde telen. {SECRETS['told']}")
    Person.objects.filter(pk=story.farmer.pk).update(name=SECRETS["name"])
    say(
        item=story.submission, kind="addition", text=SECRETS["remark"], by=story.farmer,
        at=story.later(),
    )  # fmt: skip
    gate(story)
    explore(story)
    ground(story)
    note(item=story.case, text=SECRETS["note"], by=world.adviser, at=story.later())
    proceed.advise(
        case=story.case, recommendation=SECRETS["advice"], route=SECRETS["route"],
        by=world.adviser, at=story.later(),
    )  # fmt: skip
    story.decisions["go"] = deciding.decide(
        point=story.point, option="go", reasons=SECRETS["reasons"], by=world.chair,
        at=story.later(),
    )  # fmt: skip
    return story


def make_public(world: World, case: Case, title: str = TITLE, summary: str = SUMMARY) -> None:
    """The director publishes a case."""
    publish(item=case, title=title, summary=summary, by=world.director, at=NOW)


def make_decision_public(world: World, decision: Decision) -> None:
    """The director of the body publishes a decision."""
    if not rights.may_direct(world.director, decision.body.group, TODAY):
        give(world.director, decision.body.group, "director")
    publish(
        item=decision, title="Wij pakken het op", summary="Het MT pakt natte teelt op.",
        by=world.director, at=NOW,
    )  # fmt: skip
