"""What may happen in the two real cases of the Oplossingenbrigade.

Nobody invented acts here: the secretariat wrote everything down, and every text that is our own
reading says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from lemniscaat.casework.models import Case
from lemniscaat.casework.operations import cases, learning, question, weighing
from lemniscaat.core.dates import VagueDate
from lemniscaat.decisions.models import AgendaPoint, Decision
from lemniscaat.desk.operations.submit import Giver
from lemniscaat.journeys import answer_back, intake, proceed
from lemniscaat.journeys.bring_in import bring_in
from lemniscaat.journeys.decide import decide
from lemniscaat.loop.models import Layer, Remark
from lemniscaat.loop.operations import remarks
from lemniscaat.loop.operations.publication import publish

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.demo.world import World
    from lemniscaat.desk.models import Submission
    from lemniscaat.loop.models import Item
    from lemniscaat.people.models import Person

OUR_READING = "Dit is onze lezing van het eindverslag; het staat er niet letterlijk zo."
DECIDED = {"continue": "Besloten om door te gaan", "stop": "Besloten om te stoppen"}
WRITTEN_DOWN = "Achteraf opgeschreven door het secretariaat, volgens het eindverslag."


@dataclass
class RealCase:
    """A real case while it is being written down."""

    told: dict[str, Any]
    world: World
    submission: Submission | None = None
    case_key: int = 0

    @property
    def secretariat(self) -> Person:
        """The account that stands for the organisation; no person."""
        return self.world.people["secretariaat"]

    @property
    def case(self) -> Case:
        """The case as it is now."""
        case: Case = Case.objects.as_system().get(pk=self.case_key)
        return case

    @property
    def contribution(self) -> Submission:
        """What the parties brought in."""
        if self.submission is None:
            raise LookupError(self.told["key"])
        return self.submission


def begin(real: RealCase, at: datetime, channel: str, since: str) -> None:
    """The parties came with a question; the brigade makes it a case."""
    told, world = real.told, real.world
    names = [world.organisations[key].name for key in told["brought_by"]]
    inferred = f"\n\n{OUR_READING}" if told.get("told_inferred") else ""
    real.submission = bring_in(
        uploads=(),
        at=at,
        desk=world.desks[told["desk"]],
        told=told["told"] + inferred,
        key=f"demo-{told['key']}",
        giver=Giver(descriptor=" en ".join(names)),
        by=real.secretariat,
        area=world.areas[told["areas"][0]],
        title=told["title"],
        nature="opportunity" if told["kind"] == "kans" else "bottleneck",
        for_whom=told["for_whom"],
        since=since,
        channel=channel,
        may_publish=True,
        consent="Het eindverslag van de Oplossingenbrigade is openbaar.",
    ).submission
    case = intake.take_up(submission=real.submission, by=real.secretariat, at=at)
    real.case_key = case.pk
    for key in told["parties"]:
        weighing.add_party(
            case=case,
            name="",
            stake="",
            organisation=world.organisations[key],
            by=real.secretariat,
            at=at,
        )


def turn(real: RealCase, at: datetime, place: int) -> None:
    """Write one turn of the report down, with its date as the report gives it."""
    told = real.told["turn"][place]
    words = told["what"]
    if "when_words" in told:
        words = f"{told['when_words'].capitalize()}: {words}"
    if told.get("decision"):
        words += f" {DECIDED[told['decision']]}: {told['decided_by']}"
        words += " (wie besloot, is onze lezing)." if told.get("decided_by_inferred") else "."
    if told.get("when_inferred"):
        words += " De datum staat niet in het eindverslag; dit is onze lezing."
    remarks.note(
        item=real.case,
        kind=Remark.Kind.CONVERSATION,
        text=words,
        when=VagueDate.read(told["when"]) if "when" in told else None,
        layer=Layer.PUBLIC,
        by=real.secretariat,
        at=at,
    )


def task(real: RealCase, at: datetime, name: str, result: str) -> None:
    """Say that a part of the way was done."""
    proceed.complete(
        case=real.case,
        task=name,
        result=f"{result} {WRITTEN_DOWN}",
        by=real.secretariat,
        at=at,
    )


def sharpen(real: RealCase, at: datetime, how: str = "") -> None:
    """The question as it became; with `how`, the parties said yes to it."""
    text = real.told["sharpened"]
    if real.told.get("sharpened_inferred"):
        text += f" ({OUR_READING})"
    wording = question.sharpen(case=real.case, text=text, by=real.secretariat, at=at)
    if how:
        question.agree_on_behalf(wording=wording, how=how, by=real.secretariat, at=at)


def support(real: RealCase, at: datetime, until: str) -> None:
    """Fill the part of the support matrix that was known by then (EDTF; "" for no date)."""
    case, world = real.case, real.world
    for told in real.told["support"]:
        if told.get("when", "") == until:
            weighing.say_support(
                party=case.parties.get(organisation=world.organisations[told["party"]]),
                aspect=told["aspect"],
                level=told["view"],
                said_by=told["says"],
                when=VagueDate.read(until) if until else None,
                note=OUR_READING if told.get("inferred") else "",
                by=real.secretariat,
                at=at,
            )


def conclude(real: RealCase, at: datetime, place: int, option: str) -> None:
    """Lay down what a body decided in this turn, in the month that the report names."""
    told = real.told["turn"][place]
    point = AgendaPoint.objects.get(item=real.case_key, state=AgendaPoint.State.OPEN)
    stops = told["decision"] == "stop"
    lines = [told["what"], *told.get("reasons", ())]
    if stops:
        lines.append(
            f"De naam “{real.told['end_label']}” is onze lezing: "
            "het eindverslag zegt dat de verkenning hier stopt."
        )
    elif told.get("decided_by_inferred"):
        lines.append(
            "Er is opnieuw besloten om door te gaan. Dat het DT besloot, is onze lezing: "
            "het eindverslag zegt niet wie."
        )
    lines.append(f"{WRITTEN_DOWN} Wie het besluit uitsprak, staat niet in het verslag.")
    decide(
        point=point,
        option=option,
        reasons="\n\n".join(lines),
        revisit=_revisit(real.told["revisit"]) if stops else "",
        decided_when=VagueDate.read(told["when"]),
        by=real.secretariat,
        at=at,
    )


def feed_back(real: RealCase, at: datetime) -> None:
    """The end: the answer to the parties, their words, what was learned."""
    told, by = real.told, real.secretariat
    decision = Decision.objects.as_system().filter(point__item=real.case_key).latest("pk")
    last = told["turn"][-1]
    answer_back.answer_back(
        case=real.case,
        contribution=real.contribution,
        text="\n\n".join([last["what"], *last["reasons"], told["revisit"]["agreed"]]),
        based_on=decision,
        by=by,
        at=at,
    )
    for words in (told["disappointment"], told["thanks"]):
        remarks.note(
            item=real.case,
            kind=Remark.Kind.CLOSING_WORDS,
            text=words,
            when=VagueDate.read(last["when"]),
            layer=Layer.PUBLIC,
            by=by,
            at=at,
        )
    learn(real, at)
    cases.close_case(case=real.case, by=by, at=at)


def learn(real: RealCase, at: datetime) -> None:
    """The lessons are our reading, and rest on two cases only."""
    for told in real.told["lesson"]:
        learning.evaluate(
            case=real.case,
            helped=told["helping"],
            hindered=told["hindering"],
            lesson=f"{told['text']} (Onze lezing: een vermoeden, uit {told['n']} casussen.)",
            by=real.secretariat,
            at=at,
        )


def make_public(real: RealCase, at: datetime) -> None:
    """The report is public, so both the question and the case are."""
    items: list[Item] = [real.contribution, real.case]
    words = {"title": real.told["title"], "summary": real.told["summary"]}
    for item in items:
        publish(item=item, **words, by=real.secretariat, at=at)


def _revisit(told: dict[str, Any]) -> str:
    change = "\n".join(f"- {each}" for each in told["what_must_change"])
    return f"{told['agreed']} Wat daarvoor moet veranderen, is onze lezing:\n{change}"
