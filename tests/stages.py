"""A case at each stage of the story, walked there through the journeys as people would."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from lemniscaat.casework.approach.position import open_criteria
from lemniscaat.casework.models import Case, Option
from lemniscaat.casework.operations import approaches, learning, question, team, weighing
from lemniscaat.casework.operations.cases import close_case
from lemniscaat.casework.queries import approach_of, state_of
from lemniscaat.decisions.models import AgendaPoint, Decision
from lemniscaat.desk.models import Submission
from lemniscaat.journeys import answer_back, intake, proceed
from lemniscaat.journeys import decide as deciding
from lemniscaat.loop.operations.answers import promise
from lemniscaat.loop.queries import contributions_to
from tests.cast import NOW, World, bring_in, farmer_of

if TYPE_CHECKING:
    from lemniscaat.people.models import Person

STAGES = (
    "scope_test",
    "explore",
    "advise",
    "go",
    "team",
    "work",
    "table",
    "formalise",
    "plan",
    "feedback",
    "closed",
)


@dataclass
class Story:
    """One farmer's question and the case that carries it, as far as the story went."""

    world: World
    submission: Submission
    code: str
    case: Case
    at: datetime = NOW
    decisions: dict[str, Decision] = field(default_factory=dict)

    @property
    def farmer(self) -> Person:
        """Who brought it in."""
        return farmer_of(self.submission)

    def later(self) -> datetime:
        """A moment after everything that happened."""
        self.at += timedelta(hours=1)
        return self.at

    def fresh(self) -> Case:
        """The case as it is now."""
        self.case = Case.objects.as_system().get(pk=self.case.pk)
        return self.case

    @property
    def point(self) -> AgendaPoint:
        """What lies before a body now."""
        return AgendaPoint.objects.get(item=self.case.pk, state="open")


def begin(world: World, **facts: object) -> Story:
    """The farmer brings it in and the director takes it up as a case."""
    if not approaches.ApproachVersion.objects.exists():
        approaches.load_shipped(at=NOW)
    receipt = bring_in(world, **facts)
    case = intake.take_up(submission=receipt.submission, by=world.director, at=NOW)
    submission = Submission.objects.as_system().get(pk=receipt.submission.pk)
    return Story(world, submission, receipt.code, case)


def story_at(world: World, stage: str, **facts: object) -> Story:
    """A story that has come to this stage, by the standard path with the good end."""
    story = begin(world, **facts)
    for step in STAGES[: STAGES.index(stage)]:
        STEPS[step](story)
    assert story.fresh().step == stage or stage == "closed"
    return story


def gate(story: Story, answer: str = "outside") -> None:
    """Team OB says whether a scheme solves this already."""
    proceed.answer(
        case=story.case,
        criterion="existing",
        value=answer,
        why="Wij keken alle regelingen na.",
        by=story.world.adviser,
        at=story.later(),
    )


def explore(story: Story, *, agreed: bool = True) -> None:
    """The question is sharpened, is still hers or not, and what came before is known."""
    world = story.world
    wording = question.sharpen(
        case=story.case,
        text="Mag lisdodde naast het natuurgebied?",
        by=world.director,
        at=story.later(),
    )
    question.agree(wording=wording, agreed=agreed, reaction="", by=story.farmer, at=story.later())
    weighing.add_party(
        case=story.case, name="Waterschap", stake="Peil", by=world.adviser, at=story.later()
    )
    proceed.complete(
        case=story.case,
        task="attempts",
        result="Twee gesprekken.",
        by=world.adviser,
        at=story.later(),
    )


def ground(story: Story) -> None:
    """Every question of the advice has its answer."""
    case = story.fresh()
    for asked in open_criteria(approach_of(case), state_of(case)):
        proceed.answer(
            case=case,
            criterion=asked.id,
            value=True if asked.kind == "yesno" else "Omdat het kan.",
            why="",
            by=story.world.adviser,
            at=story.later(),
        )


def advise(story: Story) -> None:
    """The founded advice is given."""
    ground(story)
    proceed.advise(
        case=story.case,
        recommendation="Pak dit op.",
        route="MT, mandaat oppakken",
        by=story.world.adviser,
        at=story.later(),
    )


def decide(story: Story, option: str, by: Person, **more: object) -> Decision:
    """A body decides what lies before it."""
    step = story.fresh().step
    story.decisions[step] = made = deciding.decide(
        point=story.point,
        option=option,
        reasons="Omdat dit het verschil maakt.",
        by=by,
        at=story.later(),
        **more,
    )
    return made


def form_team(story: Story) -> None:
    """The competences are named and somebody brings them."""
    world = story.world
    team.need_competences(case=story.case, names=["Ecologie"], by=world.director, at=story.later())
    team.join_team(
        case=story.case,
        person=world.expert,
        competences=list(story.case.competences.all()),
        by=world.director,
        at=story.later(),
    )


def work(story: Story) -> None:
    """Support is mapped and two options lie side by side."""
    expert = story.world.expert
    party = story.case.parties.get(name="Waterschap")
    weighing.say_support(
        party=party,
        aspect="content",
        level="yes",
        said_by="Heemraad",
        by=expert,
        at=story.later(),
    )
    for title in ("Proef van vijf jaar", "Regel aanpassen"):
        weighing.propose(
            case=story.case, title=title, description="Zo kan het.", by=expert, at=story.later()
        )
    for task in ("support", "options"):
        proceed.complete(case=story.case, task=task, result="", by=expert, at=story.later())


def at_the_table(story: Story) -> None:
    """The table chooses the first option."""
    chosen = Option.objects.get(case=story.case, position=1)
    decide(story, "option_chosen", story.world.table_chair, chosen=chosen)


def plan(story: Story) -> None:
    """Who does what by when."""
    director = story.world.director
    promise(
        item=story.case,
        who=story.world.expert,
        what="De proef beginnen",
        due=date(2027, 3, 1),
        by=director,
        at=story.later(),
    )
    proceed.complete(case=story.case, task="commitments", result="", by=director, at=story.later())


def answer_all(story: Story) -> None:
    """Everyone who brought something in hears what became of it."""
    for contribution in contributions_to(story.case):
        answer_back.answer_back(
            case=story.case,
            contribution=contribution,
            text="U mag vijf jaar lisdodde telen.",
            by=story.world.director,
            at=story.later(),
        )


def close(story: Story) -> None:
    """The answer, the lesson, and then the end."""
    answer_all(story)
    learning.evaluate(
        case=story.case,
        helped="Samen kijken",
        hindered="Wachten",
        lesson="Bel elkaar eerder.",
        by=story.world.adviser,
        at=story.later(),
    )
    close_case(case=story.case, by=story.world.director, at=story.later())


STEPS = {
    "scope_test": gate,
    "explore": explore,
    "advise": advise,
    "go": lambda story: decide(story, "go", story.world.chair),
    "team": form_team,
    "work": work,
    "table": at_the_table,
    "formalise": lambda story: decide(story, "formalised", story.world.chair),
    "plan": plan,
    "feedback": close,
}
