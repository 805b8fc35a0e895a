"""The reading gate: what somebody may not see does not exist for them."""

from datetime import timedelta

import pytest

from lemniscaat.core.errors import NotAllowed
from lemniscaat.desk.models import Submission
from lemniscaat.loop.models import Item, Publication
from lemniscaat.loop.operations.items import share, unshare
from lemniscaat.loop.operations.publication import publish, unpublish
from lemniscaat.loop.queries import find, find_published, published, trail
from lemniscaat.people.models import Person, Role
from tests.cast import NOW, TODAY, World, bring_in, farmer_of, give


def who_sees(world: World, item: Item) -> set[str]:
    people = Person.objects.all()
    return {
        someone.name
        for someone in people
        if Item.objects.visible_to(someone, TODAY).filter(pk=item.pk).exists()
    }


def test_only_the_desk_and_the_farmer_see_what_she_brought(world: World) -> None:
    submission = bring_in(world).submission
    assert who_sees(world, submission) == {
        "Samira el Amrani",
        "Joris Veenstra",
        "Marit de Boer",
        "Anna Dijkstra",
    }


def test_nobody_sees_anything_without_a_name(world: World) -> None:
    bring_in(world)
    assert Item.objects.visible_to(None).count() == 0


def test_a_role_that_ended_yesterday_shows_nothing_today(world: World) -> None:
    submission = bring_in(world).submission
    Role.objects.filter(person=world.adviser).update(until=TODAY - timedelta(days=1))
    assert "Marit de Boer" not in who_sees(world, submission)


def test_a_role_counts_on_its_last_day(world: World) -> None:
    submission = bring_in(world).submission
    Role.objects.filter(person=world.adviser).update(until=TODAY)
    assert "Marit de Boer" in who_sees(world, submission)


def test_a_person_taken_into_the_circle_sees_it_until_taken_out(world: World) -> None:
    submission = bring_in(world).submission
    share(submission, person=world.expert)
    assert "Wiebe Postma" in who_sees(world, submission)
    unshare(submission, person=world.expert)
    assert "Wiebe Postma" not in who_sees(world, submission)


def test_a_group_in_the_circle_follows_its_roles(world: World) -> None:
    submission = bring_in(world).submission
    share(submission, group=world.mt.group)
    assert "Ingrid Haverkamp" in who_sees(world, submission)
    give(world.outsider, world.mt.group, "member")
    assert "Lotte Smeets" in who_sees(world, submission)


def test_an_account_that_was_closed_sees_nothing(world: World) -> None:
    submission = bring_in(world).submission
    Person.objects.filter(pk=world.director.pk).update(is_active=False)
    assert "Samira el Amrani" not in who_sees(world, submission)


def test_another_farmer_sees_nothing_of_it(world: World) -> None:
    submission = bring_in(world).submission
    other = farmer_of(bring_in(world).submission)
    assert not Submission.objects.visible_to(other).filter(pk=submission.pk).exists()


def test_outsiders_read_only_the_published_words(world: World) -> None:
    submission = bring_in(world).submission
    publish(
        item=submission, title="Natte teelt", summary="Over lisdodde.", by=world.director, at=NOW
    )
    assert [one.title for one in published()] == ["Natte teelt"]
    assert Item.objects.visible_to(None).count() == 0


def test_only_a_director_publishes(world: World) -> None:
    submission = bring_in(world).submission
    with pytest.raises(NotAllowed):
        publish(item=submission, title="t", summary="s", by=world.adviser, at=NOW)


def test_unpublishing_takes_it_off_every_list(world: World) -> None:
    submission = bring_in(world).submission
    publish(item=submission, title="Natte teelt", summary="x", by=world.director, at=NOW)
    unpublish(item=submission, why="Op verzoek", by=world.director, at=NOW)
    assert (Publication.objects.count(), list(find_published("natte"))) == (0, [])


@pytest.mark.parametrize(
    "words", ["lisdodde", "LISDODDE", "Lísdodde", "provincies", "natuurgebieden"]
)
def test_search_finds_words_in_every_form(world: World, words: str) -> None:
    submission = bring_in(world).submission
    assert [item.pk for item in find(words, world.director)] == [submission.pk]


def test_search_shows_strangers_nothing(world: World) -> None:
    bring_in(world)
    assert list(find("lisdodde", world.outsider)) == []
    assert list(find("lisdodde", None)) == []
    assert list(find_published("lisdodde")) == []


def test_search_for_everyone_looks_only_at_published_words(world: World) -> None:
    submission = bring_in(world).submission
    publish(item=submission, title="Natte teelt", summary="Kort.", by=world.director, at=NOW)
    assert list(find_published("lisdodde")) == []
    assert [found.title for found in find_published("natte teelten")] == ["Natte teelt"]


@pytest.mark.parametrize("words", ["", "   ", "de het een", "%", "_", "'; DROP TABLE"])
def test_search_for_nothing_finds_nothing(world: World, words: str) -> None:
    bring_in(world)
    assert list(find(words, world.director)) == []


def test_the_trail_leaves_out_what_you_may_not_see(world: World) -> None:
    submission = bring_in(world).submission
    assert [item.pk for item in trail(submission, world.director).items] == [submission.pk]
    assert trail(submission, world.outsider).items == ()


def test_words_that_begin_with_the_same_forty_letters_are_found_as_one(world: World) -> None:
    long = "a" * 50
    item = bring_in(world, told=f"{long}b {long}c").submission
    assert list(find(f"{long}z", world.director)) == [item.item_ptr]
