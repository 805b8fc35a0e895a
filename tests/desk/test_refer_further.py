"""Anything that the desk carries can be brought to somebody who can help."""

import pytest

from lemniscaat.core.errors import NotAllowed, NotFound
from lemniscaat.desk.models import Referral
from lemniscaat.desk.operations.end import refer_further
from lemniscaat.loop.models import Event
from tests.cast import NOW, World
from tests.stages import begin, story_at


def test_a_case_is_referred_with_a_trace_and_stays_open(world: World) -> None:
    story = begin(world)
    referral = refer_further(
        item=story.case, to="", contact="", words="Zij kunnen dit.", by=world.adviser, at=NOW,
        instrument=world.scheme,
    )  # fmt: skip
    assert (referral.item_id, referral.to) == (story.case.pk, "Kavelruil")
    assert Event.objects.filter(item=story.case.pk, verb="referred").count() == 1
    assert not story.fresh().is_closed


def test_only_the_desk_refers(world: World) -> None:
    story = story_at(world, "work")
    words = {"to": "Iemand", "contact": "", "words": "Zij kunnen dit.", "at": NOW}
    with pytest.raises(NotAllowed):
        refer_further(item=story.case, by=world.expert, **words)
    with pytest.raises(NotFound):
        refer_further(item=story.case, by=world.outsider, **words)
    assert not Referral.objects.exists()
