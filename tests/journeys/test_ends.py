"""Every end of a case gives an answer, the disappointing ones too, and no road closes without."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from lemniscaat.casework.operations import learning
from lemniscaat.casework.operations.cases import close_case
from lemniscaat.core.errors import Conflict, Invalid
from lemniscaat.decisions.models import AgendaPoint
from lemniscaat.desk.models import Submission
from lemniscaat.desk.operations.end import write_referral
from lemniscaat.journeys import answer_back, intake, proceed
from lemniscaat.loop.models import Item
from lemniscaat.loop.operations import items
from lemniscaat.loop.queries import history, unanswered_upstream
from tests.cast import World, bring_in, farmer_of
from tests.stages import (
    Story,
    answer_all,
    begin,
    close,
    decide,
    gate,
    story_at,
)

CIRCLE = ("circle", "contributor", "public")


def verbs(story: Story) -> list[str]:
    return [event.verb for event in history([story.submission, story.case], CIRCLE)]


def fresh(submission: Submission) -> Submission:
    found: Submission = Submission.objects.as_system().get(pk=submission.pk)
    return found


@pytest.mark.parametrize(
    ("gate_answer", "outcome"), [("covered", "referred"), ("grey", "custom_work")]
)
def test_the_first_gate_can_end_the_exploration_and_still_owes_an_answer(
    world: World, gate_answer: str, outcome: str
) -> None:
    story = begin(world)
    gate(story, gate_answer)
    assert (story.fresh().step, story.case.outcome) == ("feedback", outcome)
    with pytest.raises(Conflict):
        close_case(case=story.case, by=world.director, at=story.later())
    close(story)
    assert fresh(story.submission).is_closed


def test_not_taken_up_now_needs_reasons_a_trigger_and_ends_with_an_answer(world: World) -> None:
    story = story_at(world, "go")
    with pytest.raises(Invalid):
        decide(story, "not_now", world.chair)
    decide(story, "not_now", world.chair, revisit="Nieuwe regeling", revisit_on=date(2027, 6, 1))
    assert story.fresh().outcome == "not_taken_up"
    revisit = story.case.revisits.get()
    assert (revisit.on, revisit.watcher) == (date(2027, 6, 1), world.director)
    close(story)
    assert story.fresh().is_closed


def test_not_solvable_now_reopens_with_its_whole_history_and_owes_a_new_answer(
    world: World,
) -> None:
    story = story_at(world, "table")
    decide(story, "not_solvable_now", world.table_chair, revisit="Ander kabinet")
    close(story)
    before = verbs(story)
    proceed.deviate(
        case=story.fresh(),
        kind="reopen",
        to="explore",
        why="De regeling is veranderd, dus er is weer een kans.",
        by=world.director,
        at=story.later(),
    )
    assert (story.fresh().step, story.case.is_closed) == ("explore", False)
    assert not fresh(story.submission).is_closed
    assert [item.pk for item in unanswered_upstream(story.case)] == [story.submission.pk]
    assert verbs(story)[: len(before)] == before


def test_everyone_whose_question_was_bundled_gets_an_answer_before_the_end(world: World) -> None:
    story = story_at(world, "work")
    second = bring_in(world, told="Ik wacht ook al jaren op het waterschap.").submission
    intake.bundle(submission=second, case=story.case, by=world.director, at=story.later())
    assert [one.pk for one in unanswered_upstream(story.case)] == [story.submission.pk, second.pk]
    answer_back.answer_back(
        case=story.case,
        contribution=story.submission,
        text="Het mag.",
        by=world.director,
        at=story.later(),
    )
    with pytest.raises(Conflict):
        items.close(item=story.fresh(), by=world.director, at=story.later())
    answer_all(story)
    assert unanswered_upstream(story.case) == []


def test_no_road_closes_without_an_answer(world: World) -> None:
    story = story_at(world, "work")
    with pytest.raises(Conflict):
        close_case(case=story.case, by=world.director, at=story.later())
    for item in (story.fresh(), fresh(story.submission)):
        with pytest.raises(Conflict):
            items.close(item=item, by=world.director, at=story.later())
        with pytest.raises(IntegrityError), transaction.atomic():
            Item.objects.as_system().filter(pk=item.pk).update(
                phase="closed", closed_at=story.later()
            )


def test_who_takes_the_only_question_back_stops_the_case_and_clears_the_agenda(
    world: World,
) -> None:
    story = story_at(world, "go")
    answer_back.withdraw(
        submission=story.submission, why="Het is opgelost.", by=story.farmer, at=story.later()
    )
    assert story.fresh().outcome == "withdrawn"
    assert not AgendaPoint.objects.filter(state="open").exists()
    assert fresh(story.submission).is_closed


def test_one_of_two_may_leave_while_the_case_goes_on(world: World) -> None:
    story = story_at(world, "work")
    second = bring_in(world, told="Ik ook.").submission
    intake.bundle(submission=second, case=story.case, by=world.director, at=story.later())
    answer_back.withdraw(
        submission=fresh(second), why="Verhuisd.", by=farmer_of(second), at=story.later()
    )
    assert story.fresh().outcome == ""


def test_a_warm_referral_says_to_whom_and_why(world: World) -> None:
    story = begin(world)
    with pytest.raises(Invalid):
        write_referral(story.case, to="", contact="", words="", by=world.adviser, at=story.at)


def test_looking_again_at_a_not_now_is_noted_once(world: World) -> None:
    story = story_at(world, "go")
    decide(story, "not_now", world.chair, revisit="Nieuwe regeling")
    revisit = story.case.revisits.get()
    learning.looked_again(revisit=revisit, by=world.director, at=story.later())
    with pytest.raises(Conflict):
        learning.looked_again(revisit=revisit, by=world.director, at=story.later())


def test_who_waits_only_for_the_answer_can_still_take_the_question_back(world: World) -> None:
    story = story_at(world, "feedback")
    answer_back.withdraw(
        submission=story.submission, why="Verhuisd.", by=story.farmer, at=story.later()
    )
    assert fresh(story.submission).is_closed
    assert (story.fresh().outcome, story.case.is_closed) == ("fed_back", False)
