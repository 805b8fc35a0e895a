"""A case that goes to another director goes whole; anything else only passes the ball."""

from lemniscaat.journeys.hand_over import hand_over
from tests.cast import World, bring_in
from tests.stages import story_at


def test_another_director_runs_the_case_from_then_on(world: World) -> None:
    story = story_at(world, "team")
    hand_over(
        item=story.case,
        to=world.second_director,
        role="director",
        why="Ik ga met verlof.",
        by=world.director,
        at=story.later(),
    )
    assert story.fresh().director == world.second_director
    assert story.case.holder == world.second_director


def test_an_adviser_gets_the_ball_and_not_the_case(world: World) -> None:
    story = story_at(world, "team")
    hand_over(
        item=story.case,
        to=world.adviser,
        role="adviser",
        why="Kijk jij mee?",
        by=world.director,
        at=story.later(),
    )
    assert (story.fresh().director, story.case.holder) == (world.director, world.adviser)


def test_a_contribution_passes_to_a_colleague(world: World) -> None:
    item = bring_in(world).submission
    handed = hand_over(
        item=item,
        to=world.second_director,
        role="director",
        why="Jij kent dit gebied.",
        by=world.director,
        at=story_at(world, "scope_test").later(),
    )
    assert handed.holder == world.second_director
