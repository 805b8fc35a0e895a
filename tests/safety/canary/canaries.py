"""A story in which every text holds a word of its own, so that one can see where it turns up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models

from lemniscaat.casework.approach.position import open_criteria
from lemniscaat.casework.models import Revisit, TeamMember
from lemniscaat.casework.operations import learning, question, team, weighing
from lemniscaat.casework.queries import approach_of, state_of
from lemniscaat.core.uploads import Upload
from lemniscaat.desk.operations.end import refer_further
from lemniscaat.desk.operations.submit import Giver
from lemniscaat.journeys import answer_back, intake, proceed
from lemniscaat.journeys import decide as deciding
from lemniscaat.loop.operations import answers, remarks
from lemniscaat.loop.operations.files import attach
from lemniscaat.loop.operations.items import hand_over
from lemniscaat.people.models import Organisation
from tests.cast import NOW, bring_in, farmer_of, person
from tests.stages import Story, begin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lemniscaat.desk.operations.submit import Receipt
    from lemniscaat.people.models import Person
    from tests.cast import World

# Only the circle reads these; who brought it in does not.
CIRCLE = {
    "gate", "attempts", "grounds", "whyground", "partyname", "stake", "organisation", "saidby",
    "supportnote", "competence", "optiontitle", "optiontext", "effect", "cost", "risk", "whoacts",
    "recommendation", "route", "helped", "hindered", "lesson", "note", "conversation", "leaving",
    "trigger", "consent",
}  # fmt: skip
# About her and from her: no other contributor reads these, not even of the same case.
HERS = {
    "told", "forwhom", "since", "triedtold", "place", "filename", "name", "descriptor", "mail",
    "phone", "addition", "reply", "heard", "answer",
}  # fmt: skip
# Told along the way to everyone who brought something to this case.
SHARED = {
    "title", "wording", "reaction", "goreasons", "tablereasons", "formalreasons", "promise",
    "notkept", "handover", "referredto", "contact", "referral",
}  # fmt: skip
ALL = CIRCLE | HERS | SHARED


def canary(what: str) -> str:
    """The word that stands for one text; no language has it and no part of a page is like it."""
    return f"zq{what}xk"


def seen_in(text: str, which: set[str] = ALL) -> set[str]:
    """Which of these words turn up in a text, however they are written."""
    lower = text.lower()
    return {what for what in which if canary(what) in lower}


def giver() -> Giver:
    """Who brings it in."""
    return Giver(
        name=canary("name"),
        descriptor=canary("descriptor"),
        email=f"{canary('mail')}@boerin.example",
        phone=f"06 {canary('phone')}",
        reach="mail",
    )


def secret_story(world: World) -> Story:
    """The whole way of a question up to the answer, with a canary in every text."""
    story = begin(
        world,
        giver=giver(),
        told=f"{canary('told')} staat stil.",
        title=canary("title"),
        for_whom=canary("forwhom"),
        since=canary("since"),
        tried_told=canary("triedtold"),
        place=canary("place"),
        consent=canary("consent"),
    )
    _said(story)
    _explored(story)
    _advised(story)
    _weighed(story)
    _answered(story)
    return story


def neighbour_of(story: Story) -> Receipt:
    """Somebody else whose contribution the same case carries."""
    receipt = bring_in(story.world, told="Ik heb hetzelfde.", giver=Giver(name="Buurvrouw Bea"))
    intake.bundle(
        submission=receipt.submission, case=story.fresh(), by=story.world.director, at=story.later()
    )
    return receipt


def _said(story: Story) -> None:
    world, her = story.world, story.farmer
    said = remarks.say(
        item=story.submission, kind="question", text=canary("addition"), by=her, at=story.later()
    )
    remarks.reply(remark=said, text=canary("reply"), by=world.director, at=story.later())
    upload = Upload(f"{canary('filename')}.txt", b"Zo kan het.")
    attach(item=story.submission, upload=upload, by=her, at=story.later())
    for kind in ("note", "conversation"):
        remarks.note(
            item=story.case, kind=kind, text=canary(kind), by=world.adviser, at=story.later()
        )


def _explored(story: Story) -> None:
    world, case = story.world, story.case
    proceed.answer(
        case=case, criterion="existing", value="outside", why=canary("gate"), by=world.adviser,
        at=story.later(),
    )  # fmt: skip
    wording = question.sharpen(
        case=case, text=canary("wording"), by=world.director, at=story.later()
    )
    question.agree(
        wording=wording, agreed=True, reaction=canary("reaction"), by=story.farmer, at=story.later()
    )
    weighing.add_party(
        case=case, name=canary("partyname"), stake=canary("stake"), by=world.adviser,
        organisation=Organisation.objects.create(name=canary("organisation")), at=story.later(),
    )  # fmt: skip
    proceed.complete(
        case=case, task="attempts", result=canary("attempts"), by=world.adviser, at=story.later()
    )


def _advised(story: Story) -> None:
    world, case = story.world, story.fresh()
    for asked in open_criteria(approach_of(case), state_of(case)):
        proceed.answer(
            case=case, criterion=asked.id, why=canary("whyground"), by=world.adviser,
            value=True if asked.kind == "yesno" else canary("grounds"), at=story.later(),
        )  # fmt: skip
    proceed.advise(
        case=case, recommendation=canary("recommendation"), route=canary("route"),
        by=world.adviser, at=story.later(),
    )  # fmt: skip
    _decided(story, "go", world.chair, "goreasons")
    team.need_competences(
        case=case, names=[canary("competence")], by=world.director, at=story.later()
    )
    for somebody in (person("Lena Vertrokken"), world.expert):
        member = team.join_team(
            case=case, person=somebody, competences=list(case.competences.all()),
            by=world.director, at=story.later(),
        )  # fmt: skip
        if somebody != world.expert:
            _let_go(story, member)


def _decided(story: Story, option: str, by: Person, reasons: str, **more: Any) -> None:
    deciding.decide(
        point=story.point, option=option, reasons=canary(reasons), by=by, at=story.later(), **more
    )


def _let_go(story: Story, member: TeamMember) -> None:
    team.leave_team(member=member, why=canary("leaving"), by=story.world.director, at=story.later())


def _weighed(story: Story) -> None:
    world, case = story.world, story.case
    weighing.say_support(
        party=case.parties.get(), aspect="content", level="no", said_by=canary("saidby"),
        note=canary("supportnote"), by=world.expert, at=story.later(),
    )  # fmt: skip
    option = weighing.propose(
        case=case, title=canary("optiontitle"), description=canary("optiontext"),
        effect=canary("effect"), cost=canary("cost"), risk=canary("risk"),
        who_must_act=canary("whoacts"), by=world.expert, at=story.later(),
    )  # fmt: skip
    weighing.propose(
        case=case, title="Niets doen", description="Wachten.", by=world.expert, at=story.later()
    )
    for task in ("support", "options"):
        proceed.complete(case=case, task=task, result="", by=world.expert, at=story.later())
    _decided(story, "option_chosen", world.table_chair, "tablereasons", chosen=option)
    _decided(story, "formalised", world.chair, "formalreasons")


def _answered(story: Story) -> None:
    world, case, director = story.world, story.fresh(), story.world.director
    for what in ("promise", "promise"):
        made = answers.promise(
            item=case, who=world.expert, what=canary(what), due=date(2027, 3, 1), by=director,
            at=story.later(),
        )  # fmt: skip
    answers.settle(
        commitment=made, kept=False, note=canary("notkept"), by=director, at=story.later()
    )
    proceed.complete(case=case, task="commitments", result="", by=director, at=story.later())
    refer_further(
        item=case, to=canary("referredto"), contact=canary("contact"), words=canary("referral"),
        by=director, at=story.later(),
    )  # fmt: skip
    given = answer_back.answer_back(
        case=case, contribution=story.submission, text=canary("answer"), by=director,
        at=story.later(),
    )  # fmt: skip
    answers.say_heard(
        given=given, heard="no", text=canary("heard"), by=story.farmer, at=story.later()
    )
    learning.evaluate(
        case=case, helped=canary("helped"), hindered=canary("hindered"), lesson=canary("lesson"),
        by=world.adviser, at=story.later(),
    )  # fmt: skip
    Revisit.objects.create(case=case, trigger=canary("trigger"), watcher=director, at=NOW)
    hand_over(
        item=story.submission, to=world.second_director, role="director", why=canary("handover"),
        by=director, at=story.later(),
    )  # fmt: skip
    assert farmer_of(story.submission).name == canary("name")


# Texts that nobody writes about one contribution: keys, words of the house, what is public anyway.
NOT_SECRET = {
    "agendapoint.options", "agendapoint.scope", "answer.reason", "apitoken", "approachversion",
    "area", "attachment.digest",
    "attachment.file", "attachment.media_type", "attachment.public_id", "attempt", "body",
    "case.number", "case.outcome", "case.step", "chainhead", "counter", "decision.option",
    "decision.option_title", "desk", "draft", "event", "group", "instrument", "invitation",
    "item.holder_role", "item.kind", "item.public_id", "mandate", "membership", "notice",
    "person.email", "person.language", "person.password", "person.public_id", "publication",
    "role", "searchword.layer", "submission.key", "submission.tried", "trackingcode",
    "eventtext.salt", "gathering",
}  # fmt: skip


def texts() -> Iterator[tuple[str, type[models.Model], models.Field]]:  # type: ignore[type-arg]
    """Every field in which somebody can write words, by name."""
    for model in apps.get_models():
        if not model.__module__.startswith("lemniscaat."):
            continue
        name = str(model._meta.model_name)
        for field in model._meta.local_fields:
            written = isinstance(field, models.CharField | models.TextField | models.JSONField)
            key = f"{name}.{field.name}"
            if written and not field.choices and not {name, key} & NOT_SECRET:
                yield key, model, field
