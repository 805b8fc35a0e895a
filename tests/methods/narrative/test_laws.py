"""What holds for all stories, in any order, under any name, on any machine."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.narrative import Story, Themes, add, suggest
from lemniscaat.methods.records import digest
from tests.methods.apart import printed
from tests.methods.narrative.people import THREE, dozen, three

WORDS = ["peil", "sloot", "boer", "boeren", "gras", "grutto", "veen", "nest", "Kuikens", "de"]
WORDS += ["'s", "één", "<b>", "😀", "foto's"]
TOLD = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
        st.sampled_from([None, "Aaltje", "Bouke", "Corrie", "Douwe"]),
    ),
    min_size=1,
    max_size=24,
).map(lambda rows: [Story(f"v{n:02}", text, teller) for n, (text, teller) in enumerate(rows)])


@settings(max_examples=25)
@given(TOLD, st.booleans())
def test_every_story_has_exactly_one_place(stories: list[Story], asked: bool) -> None:  # noqa: FBT001
    found = suggest(stories, number=3 if asked else None)
    assert [place.story for place in found.places] == sorted(story.id for story in stories)
    inside = Counter(story for theme in found.themes for story in theme.stories)
    assert set(inside.values()) <= {1}
    assert set(inside) == set(found.stories("theme"))
    for theme in found.themes:
        people = {story.teller or story.text for story in stories if story.id in theme.stories}
        assert theme.texts >= 3
        assert len(people) >= 3
    originals = {place.story for place in found.places if place.repeats is None}
    assert {place.repeats for place in found.places if place.repeats} <= originals


@settings(max_examples=15)
@given(TOLD, st.integers(0, 99))
def test_the_order_of_the_stories_changes_nothing(stories: list[Story], seed: int) -> None:
    shuffled = Chance(seed).shuffled(stories)
    assert suggest(shuffled, number=3) == suggest(stories, number=3)


def test_the_order_of_many_stories_changes_nothing() -> None:
    assert suggest(Chance(0).shuffled(THREE.stories)) == three()


def renamed(found: Themes, name: dict[str, str]) -> object:
    """The themes and places of a run, by other ids."""
    themes = [
        (theme.key, theme.words, {name[one] for one in theme.stories}) for theme in found.themes
    ]
    return themes, {name[place.story]: (place.theme, place.typical) for place in found.places}


def test_other_ids_are_the_same_outcome_under_other_ids() -> None:
    name = {one.id: f"x{digest(one.id)[7:19]}" for one in THREE.stories}
    other = suggest([replace(one, id=name[one.id]) for one in THREE.stories])
    assert renamed(other, {new: new for new in name.values()}) == renamed(three(), name)


@pytest.mark.parametrize("place", [0, 40])
@pytest.mark.parametrize("known", [True, False])
def test_an_exact_copy_moves_no_other_story(place: int, known: bool) -> None:  # noqa: FBT001
    copied = THREE.stories[place]
    copy = replace(copied, id="zz", teller=copied.teller if known else None)
    before, after = three(), suggest([*THREE.stories, copy])
    assert [one for one in after.places if one.story != "zz"] == list(before.places)
    assert [theme.words for theme in after.themes] == [theme.words for theme in before.themes]
    (added,) = [one for one in after.places if one.story == "zz"]
    (same,) = [one for one in before.places if one.story == copied.id]
    assert (added.theme, added.where) == (same.theme, same.where)


def test_a_second_run_gives_the_same_record() -> None:
    assert suggest(dozen()).record == suggest(dozen()).record
    assert suggest(dozen()).record.seed is None


@pytest.mark.parametrize("hash_seed", ["0", "4242"])
def test_the_hash_seed_of_python_changes_nothing(hash_seed: str) -> None:
    command = (
        "from tests.methods.narrative.people import dozen\n"
        "from lemniscaat.methods.narrative import add, suggest\n"
        "made = add('Vos', ['v08'], by='groep', why='apart')\n"
        "print(suggest(dozen()[::-1], decisions=[made]).record.output_digest)"
    )
    made = add("Vos", ["v08"], by="groep", why="apart")
    assert (
        printed(command, hash_seed).strip()
        == suggest(dozen(), decisions=[made]).record.output_digest
    )
