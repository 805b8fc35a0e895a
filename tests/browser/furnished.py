"""A world in which every kind of page has something to show, and where to begin looking."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from lemniscaat.casework.operations import question, weighing
from lemniscaat.decisions.models import Decision
from lemniscaat.desk.operations.end import answer_directly, refer
from lemniscaat.desk.operations.handle import ask_back
from lemniscaat.journeys import answer_back, proceed
from lemniscaat.loop.models import Layer
from lemniscaat.loop.operations.publication import publish
from lemniscaat.loop.operations.remarks import note, say
from tests.cast import NOW, TOLD, World, bring_in, farmer_of, give
from tests.stages import decide, explore, gate, story_at

if TYPE_CHECKING:
    from lemniscaat.desk.operations.submit import Receipt
    from tests.stages import Story

    Start = tuple[str, str]  # who looks (a part, a code, or nobody), and at which address

LONG = (
    f"{TOLD} Het gaat om het stikstofdepositieruimteuitgiftesysteem van de "
    "Samenwerkingsorganisatiegebiedsontwikkelingmaatschappij.\n\nZie verder de brief."
)


def furnish(world: World) -> list[Start]:
    """Cases at every stage and contributions in every state; gives the pages to begin with."""
    explored = _explored(world)
    worked, closed = _worked(world), _closed(world)
    standing_still = _suspended(world)
    go, table = story_at(world, "go"), story_at(world, "table", told=f"{LONG} Voor de tafel.")
    gated, weighed, back = (
        story_at(world, stage, told=f"{LONG} Nu: {stage}.")
        for stage in ("scope_test", "advise", "feedback")
    )
    not_now = story_at(world, "go", told=f"{LONG} Nu even niet.")
    decide(not_now, "not_now", world.chair, revisit="De wet verandert", revisit_on=date(2027, 1, 5))
    remark = say(
        item=worked.submission, kind="question", text=LONG, by=worked.farmer, at=worked.later()
    )
    promised = closed.case.commitments.get()
    directed = (explored, worked, closed, standing_still, go, back)
    return [
        *_contributions(world),
        *(("director", _at("case", story)) for story in directed),
        *(("adviser", _at("case", story)) for story in (gated, weighed, not_now)),
        *((story.code, reverse("my_contribution")) for story in (explored, worked, closed)),
        ("expert", _at("case", worked)),
        ("expert", reverse("commitment_settle", args=[promised.pk])),
        ("director", reverse("remark_reply", args=[remark.pk])),
        ("administrator", reverse("deactivate", args=[world.expert.public_id])),
        ("administrator", reverse("administrator", args=[world.expert.public_id])),
        ("chair", reverse("decision_point", args=[go.point.pk])),
        ("adviser", reverse("decision_point", args=[go.point.pk])),
        ("table_chair", reverse("decision_point", args=[table.point.pk])),
        ("chair", reverse("decision", args=[closed.decisions["go"].public_id])),
        ("", reverse("case_public", args=[closed.case.public_id])),
        ("", reverse("case_public", args=[worked.case.public_id])),
    ]


def _at(name: str, story: Story) -> str:
    return reverse(name, args=[story.case.public_id])


def _contributions(world: World) -> list[Start]:
    """Untouched, suspicious, asked back, referred, answered and taken back."""
    found = {
        state: bring_in(world, told=f"{LONG} Deze is {state}.", place="Nijverdal", **more)
        for state, more in {
            "nieuw": {},
            "verdacht": {"suspicious": True},
            "gevraagd": {},
            "verwezen": {},
            "beantwoord": {},
            "ingetrokken": {},
        }.items()
    }
    director = {"by": world.director, "at": NOW}
    ask_back(submission=found["gevraagd"].submission, text="Waar precies?", **director)
    refer(
        submission=found["verwezen"].submission, to="Loket kavelruil", contact="Jan, 0570-000000",
        words="Jan kan u helpen.", **director,
    )  # fmt: skip
    answer_directly(submission=found["beantwoord"].submission, text=LONG, **director)
    _take_back(found["ingetrokken"])
    pages = [
        ("director", reverse("submission", args=[one.submission.public_id]))
        for one in found.values()
    ]
    new = found["nieuw"].submission.public_id
    mine = [(one.code, reverse("my_contribution")) for one in found.values()]
    return [*pages, *mine, ("director", reverse("item_hand_over", args=[new]))]


def _take_back(receipt: Receipt) -> None:
    submission = receipt.submission
    answer_back.withdraw(
        submission=submission, why="Het is opgelost.", by=farmer_of(submission), at=NOW
    )


def _explored(world: World) -> Story:
    """A sharper wording waits for her yes; an earlier one got a no."""
    story = story_at(world, "scope_test", told=LONG)
    gate(story)
    explore(story, agreed=False)
    question.sharpen(case=story.case, text=LONG, by=world.director, at=story.later())
    return story


def _worked(world: World) -> Story:
    """Support of every level, two options, a conversation of long ago; published half-way."""
    story = story_at(world, "work", told=f"{LONG} Bij het team.")
    by = {"by": world.expert}
    party = weighing.add_party(
        case=story.case, name="Samenwerkingsorganisatiegebiedsontwikkeling", stake=LONG,
        at=story.later(), **by,
    )  # fmt: skip
    for aspect, level in (("content", "yes"), ("money", "maybe"), ("politics", "no")):
        weighing.say_support(
            party=party, aspect=aspect, level=level, said_by="De heemraad", note=LONG,
            at=story.later(), **by,
        )  # fmt: skip
    for title in ("Proef van vijf jaar", "Regel aanpassen"):
        weighing.propose(
            case=story.case, title=title, description=LONG, cost="Honderd euro", risk=LONG,
            at=story.later(), **by,
        )  # fmt: skip
    note(
        item=story.case, kind="conversation", text=LONG, layer=Layer.CONTRIBUTOR,
        at=story.later(), **by,
    )  # fmt: skip
    _make_public(world, story)
    return story


def _suspended(world: World) -> Story:
    story = story_at(world, "explore", told=f"{LONG} Even stil.")
    proceed.deviate(
        case=story.case, kind="suspend", why="De eigenaar wacht op de gemeente.",
        by=world.director, at=story.later(),
    )  # fmt: skip
    return story


def _closed(world: World) -> Story:
    """Ended well, with its decision public too."""
    story = story_at(world, "closed", told=f"{LONG} Klaar.")
    _make_public(world, story)
    give(world.director, world.mt.group, "director")
    made = Decision.objects.as_system().get(pk=story.decisions["go"].pk)
    publish(item=made, title="Wij pakken het op", summary=LONG, by=world.director, at=story.later())
    return story


def _make_public(world: World, story: Story) -> None:
    publish(
        item=story.case, title=f"Natte teelt {story.case.number}", summary=LONG,
        by=world.director, at=story.later(),
    )  # fmt: skip
