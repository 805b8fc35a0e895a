"""The figure of eight, walked whole: every end gives an answer, and no road closes without one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from lemniscaat.casework.models import Case
from lemniscaat.casework.operations import question
from lemniscaat.casework.operations.team import leave_team
from lemniscaat.casework.queries import progress_of
from lemniscaat.core.errors import Conflict, Invalid, NotAllowed, NotFound
from lemniscaat.decisions.models import AgendaPoint, Decision
from lemniscaat.desk.models import Submission
from lemniscaat.journeys import proceed
from lemniscaat.loop.integrity import first_broken_link
from lemniscaat.loop.models import Answer, Event, Notice
from lemniscaat.loop.operations.answers import say_heard
from lemniscaat.loop.queries import history, trail
from tests.stages import (
    Story,
    begin,
    decide,
    explore,
    ground,
    story_at,
)

if TYPE_CHECKING:
    from tests.cast import World

CIRCLE = ("circle", "contributor", "public")


def verbs(story: Story) -> list[str]:
    return [event.verb for event in history([story.submission, story.case], CIRCLE)]


def fresh(submission: Submission) -> Submission:
    found: Submission = Submission.objects.as_system().get(pk=submission.pk)
    return found


def test_the_whole_loop_ends_with_an_answer_and_a_whole_chain(world: World) -> None:
    story = story_at(world, "closed")
    assert story.fresh().is_closed
    assert fresh(story.submission).is_closed
    given = Answer.objects.get(item=story.submission.pk)
    say_heard(given=given, heard="yes", text="Fijn", by=story.farmer, at=story.later())
    assert first_broken_link() is None
    assert story.case.outcome == "fed_back"
    assert Notice.objects.filter(person=story.farmer, topic="answer").count() == 1


def test_the_trail_runs_from_the_question_to_the_decisions_and_back(world: World) -> None:
    story = story_at(world, "closed")
    way = trail(story.submission, world.director)
    kinds = [item.kind for item in way.items]
    assert kinds == ["submission", "case", "decision", "decision", "decision"]
    assert [link.verb for link in way.links] == ["taken_up_as", *["decided_by"] * 3]


def test_the_words_as_told_stay_untouched_from_first_to_last(world: World) -> None:
    story = begin(world)
    told = story.submission.told
    story = story_at(world, "closed")
    assert fresh(story.submission).told == told


def test_a_no_of_the_owner_keeps_the_question_where_it_is(world: World) -> None:
    story = story_at(world, "explore")
    explore(story, agreed=False)
    proceed.complete(
        case=story.case, task="sharpen", result="", by=world.director, at=story.later()
    )
    assert story.fresh().step == "explore"
    assert story.case.holder == story.farmer


def test_more_information_goes_back_once_and_never_twice(world: World) -> None:
    story = story_at(world, "go")
    decide(story, "more_information", world.chair)
    assert story.fresh().step == "explore"
    proceed.deviate(
        case=story.case,
        kind="jump",
        to="go",
        why="De gevraagde informatie is er nu helemaal.",
        by=world.director,
        at=story.later(),
    )
    with pytest.raises(Conflict):
        decide(story, "more_information", world.chair)


def test_a_decision_that_no_longer_fits_leaves_the_agenda(world: World) -> None:
    story = story_at(world, "go")
    point = story.point
    proceed.deviate(
        case=story.case,
        kind="jump",
        to="explore",
        why="Er kwam een nieuwe partij bij die wij eerst spreken.",
        by=world.director,
        at=story.later(),
    )
    point.refresh_from_db()
    assert point.state == AgendaPoint.State.WITHDRAWN


def test_a_body_without_a_valid_mandate_cannot_decide_and_is_told_who_can(world: World) -> None:
    story = story_at(world, "go")
    world.mt.mandates.filter(scope="take_up").update(until=date(2026, 11, 1))
    with pytest.raises(NotAllowed, match=r"[Mm]and"):
        decide(story, "go", world.chair)
    assert story.fresh().step == "go"
    assert not Decision.objects.as_system().exists()


def test_a_half_decision_does_not_exist(world: World) -> None:
    story = story_at(world, "table")
    with pytest.raises(Invalid):
        decide(story, "not_solvable_now", world.table_chair)
    assert story.point.state == AgendaPoint.State.OPEN
    assert Decision.objects.as_system().count() == 1


def test_the_contributor_follows_the_case_but_never_its_inner_circle(world: World) -> None:
    story = story_at(world, "work")
    progress = progress_of(story.submission, story.farmer)
    assert progress is not None
    assert progress.case.holder == world.expert
    told = [event.verb for event in history([story.submission, story.case], ("contributor",))]
    assert "case_entered" in told
    assert not {"support", "advised", "option_proposed", "case_answered"} & set(told)


def test_only_people_in_the_circle_move_a_case(world: World) -> None:
    story = story_at(world, "advise")
    ground(story)
    before = Event.objects.count()
    for stranger in (world.outsider, world.administrator, story.farmer):
        with pytest.raises(NotFound):
            proceed.advise(
                case=story.case, recommendation="x", route="y", by=stranger, at=story.later()
            )
    with pytest.raises(NotAllowed):
        proceed.advise(
            case=story.case, recommendation="x", route="y", by=world.director, at=story.later()
        )
    assert Event.objects.count() == before


def test_who_left_the_team_no_longer_reads_the_case(world: World) -> None:
    story = story_at(world, "work")
    assert Case.objects.visible_to(world.expert).filter(pk=story.case.pk).exists()
    leave_team(member=story.case.team.get(), why="Andere baan", by=world.director, at=story.later())
    assert story.fresh().holder == world.director
    assert not Case.objects.visible_to(world.expert).filter(pk=story.case.pk).exists()


def test_the_words_of_people_stand_apart_from_the_facts_of_the_chain(world: World) -> None:
    story = story_at(world, "go")
    answered = Event.objects.filter(item=story.case.pk, verb="case_answered")
    assert "Omdat het kan." in {event.words for event in answered}
    assert not [event for event in Event.objects.all() if "Omdat het kan." in str(event.data)]


def test_when_only_her_yes_is_left_the_ball_is_with_her(world: World) -> None:
    story = story_at(world, "explore")
    for task in ("attempts", "parties"):
        proceed.complete(case=story.case, task=task, result="", by=world.adviser, at=story.later())
    assert story.fresh().holder == world.director
    wording = question.sharpen(
        case=story.case, text="Mag lisdodde hier?", by=world.director, at=story.later()
    )
    assert story.fresh().holder == story.farmer
    question.agree(
        wording=wording, agreed=False, reaction="Bijna.", by=story.farmer, at=story.later()
    )
    assert story.fresh().holder == world.director
