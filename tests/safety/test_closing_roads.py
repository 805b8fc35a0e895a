"""A case with a contribution that nobody answered does not close, whatever road is taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lemniscaat.casework.models import Case
from lemniscaat.casework.operations.cases import close_case
from lemniscaat.core.errors import Conflict
from lemniscaat.loop.models import Item, Phase
from lemniscaat.loop.operations import items
from tests.cast import NOW
from tests.safety.asking import everything
from tests.safety.scene import key_of, signed_in
from tests.stages import Story, answer_all, story_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cast import World

CLOSED = {"phase": Phase.CLOSED, "closed_at": NOW}


@pytest.fixture
def story(world: World) -> Story:
    """The last step of a case: everything is done, except that she has no answer."""
    return story_at(world, "feedback")


def by_page(story: Story) -> None:
    url = reverse("case_act", args=[story.case.public_id, "sluiten"])
    answer = signed_in(story.world.director).post(url, {"csrfmiddlewaretoken": "x"})
    assert answer.status_code in {200, 409}


def by_api(story: Story) -> None:
    url = f"/api/v1/cases/{story.case.public_id}/closing"
    headers = key_of(story.world.director)
    answer = Client().post(url, content_type="application/json", headers=headers)
    assert (answer.status_code, answer.json()["status"]) == (409, 409)


def by_operation(story: Story) -> None:
    with pytest.raises(Conflict):
        close_case(case=story.case, by=story.world.director, at=story.later())


def by_operation_of_the_spine(story: Story) -> None:
    item = Item.objects.as_system().get(pk=story.case.pk)
    with pytest.raises(Conflict):
        items.close(item=item, by=story.world.director, at=story.later())


def by_shell_saving(story: Story) -> None:
    case = Case.objects.as_system().get(pk=story.case.pk)
    case.phase, case.closed_at = Phase.CLOSED, NOW
    with pytest.raises(DatabaseError), transaction.atomic():
        case.save()


def by_shell_saving_the_contribution(story: Story) -> None:
    submission = Item.objects.as_system().get(pk=story.submission.pk)
    submission.phase, submission.closed_at = Phase.CLOSED, NOW
    with pytest.raises(DatabaseError), transaction.atomic():
        submission.save()


def by_shell_updating(story: Story) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Item.objects.as_system().filter(pk=story.case.pk).update(**CLOSED)


def by_shell_updating_in_bulk(story: Story) -> None:
    item = Item.objects.as_system().get(pk=story.case.pk)
    item.phase, item.closed_at = Phase.CLOSED, NOW
    with pytest.raises(DatabaseError), transaction.atomic():
        Item.objects.as_system().bulk_update([item], ["phase", "closed_at"])


def by_raw_sql(story: Story) -> None:
    sql = "UPDATE loop_item SET phase = 'closed', closed_at = %s WHERE id = %s"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, [NOW, story.case.pk])


ROADS = [
    by_page,
    by_api,
    by_operation,
    by_operation_of_the_spine,
    by_shell_saving,
    by_shell_saving_the_contribution,
    by_shell_updating,
    by_shell_updating_in_bulk,
    by_raw_sql,
]


@pytest.mark.parametrize("road", ROADS)
def test_no_road_closes_a_case_while_somebody_waits(
    story: Story, road: Callable[[Story], None]
) -> None:
    before = _record(story)
    road(story)
    assert _record(story) == before


def test_the_same_road_is_open_once_she_has_an_answer(story: Story) -> None:
    """So that the test above does not pass because nothing ever closes."""
    answer_all(story)
    with transaction.atomic():
        Item.objects.as_system().filter(pk=story.case.pk).update(
            phase=Phase.CLOSED, closed_at=timezone.now()
        )
    assert story.fresh().is_closed


def _record(story: Story) -> str:
    """Everything, but for the keys with which the tests themselves ask."""
    with transaction.atomic():
        digest = everything(
            but={"people_apitoken", "people_person", "loop_event", "loop_chainhead"}
        )
    events = list(story.case.events.values_list("seq", "hash"))
    return f"{digest} {events} {story.fresh().phase}"
