"""The write door: one chain, nothing changed afterwards, nobody acts on what they may not read."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from lemniscaat.core.errors import Conflict, NotAllowed, NotFound
from lemniscaat.loop.door import operation
from lemniscaat.loop.integrity import first_broken_link
from lemniscaat.loop.models import ChainHead, Event, EventText, Item, Phase
from lemniscaat.loop.operations.answers import answer
from lemniscaat.loop.operations.items import close, hand_over, next_number
from lemniscaat.loop.operations.remarks import note
from tests.cast import NOW, World, bring_in


def test_every_event_hangs_on_the_one_before(world: World) -> None:
    bring_in(world)
    bring_in(world)
    events = list(Event.objects.all())
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert [event.previous for event in events[1:]] == [event.hash for event in events[:-1]]
    assert ChainHead.objects.get().hash == events[-1].hash
    assert first_broken_link() is None


@pytest.mark.parametrize("column", ["verb", "role", "layer", "data", "at", "previous"])
def test_a_changed_event_is_found(world: World, column: str) -> None:
    bring_in(world)
    with connection.cursor() as cursor:
        drop = "DROP TRIGGER event_never_changes" + (
            "" if connection.vendor == "sqlite" else " ON loop_event"
        )
        cursor.execute(drop)
        value = {"data": '{"x": 1}', "at": "2020-01-01 00:00:00+00:00"}.get(column, "x")
        cursor.execute(f"UPDATE loop_event SET {column} = %s WHERE seq = 1", [value])  # noqa: S608
    assert first_broken_link() == 1


def test_a_cut_off_tail_is_found(world: World) -> None:
    bring_in(world)
    ChainHead.objects.update(seq=99)
    assert first_broken_link() == ChainHead.objects.get().seq


def test_erasing_words_leaves_the_chain_whole(world: World) -> None:
    submission = bring_in(world).submission
    note(item=submission, text="Anna belde boos", by=world.director, at=NOW)
    EventText.objects.all().delete()
    assert first_broken_link() is None
    assert [event.words for event in Event.objects.all()] == [""] * Event.objects.count()


def test_changed_words_are_found(world: World) -> None:
    submission = bring_in(world).submission
    note(item=submission, text="Anna belde", by=world.director, at=NOW)
    EventText.objects.update(text="Anna belde niet")
    assert first_broken_link() == Event.objects.get(verb="noted_note").seq


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE loop_event SET verb = 'x'",
        "DELETE FROM loop_event",
        "UPDATE loop_event SET role=role",
    ],
)
def test_the_database_refuses_to_change_an_event(world: World, sql: str) -> None:
    bring_in(world)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_an_event_cannot_be_saved_again_or_deleted(world: World) -> None:
    bring_in(world)
    event = Event.objects.first()
    assert event is not None
    for forbidden in (event.save, event.delete, Event.objects.all().delete):
        with pytest.raises(TypeError):
            forbidden()
    with pytest.raises(TypeError):
        Event.objects.update(verb="x")


def test_an_operation_without_a_trace_is_a_fault_and_changes_nothing(world: World) -> None:
    submission = bring_in(world).submission

    @operation
    def sneak() -> None:
        submission.title = "anders"
        submission.save()

    with pytest.raises(RuntimeError):
        sneak()
    assert Item.objects.as_system().get().title != "anders"


def test_what_you_may_not_read_you_cannot_touch(world: World) -> None:
    submission = bring_in(world).submission
    for stranger in (world.outsider, world.administrator, world.chair):
        with pytest.raises(NotFound):
            note(item=submission, text="hallo", by=stranger, at=NOW)


def test_the_manager_refuses_to_answer_without_a_person(world: World) -> None:
    with pytest.raises(RuntimeError):
        Item.objects.count()
    with pytest.raises(RuntimeError):
        Item.objects.all()


def test_handing_over_names_the_new_holder_and_says_why(world: World) -> None:
    submission = bring_in(world).submission
    hand_over(
        item=submission,
        to=world.second_director,
        role="director",
        why="Samira is met verlof",
        by=world.director,
        at=NOW,
    )
    fresh = Item.objects.as_system().get()
    assert (fresh.holder, fresh.holder_role) == (world.second_director, "director")
    event = Event.objects.get(verb="handed_over")
    assert event.data == {
        "from": world.director.public_id,
        "to": world.second_director.public_id,
        "role": "director",
    }
    assert event.words == "Samira is met verlof"


def test_only_the_holder_or_a_director_hands_over(world: World) -> None:
    submission = bring_in(world).submission
    with pytest.raises(NotAllowed):
        hand_over(
            item=submission, to=world.adviser, role="adviser", why="graag", by=world.adviser, at=NOW
        )


def test_closing_without_an_answer_is_refused(world: World) -> None:
    submission = bring_in(world).submission
    with pytest.raises(Conflict):
        close(item=submission, by=world.director, at=NOW)


def test_the_database_itself_refuses_to_close_without_an_answer(world: World) -> None:
    submission = bring_in(world).submission
    submission.phase, submission.closed_at = Phase.CLOSED, NOW
    with pytest.raises(DatabaseError), transaction.atomic():
        submission.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Item.objects.as_system().update(phase="closed", closed_at=NOW)


def test_after_an_answer_it_closes(world: World) -> None:
    submission = bring_in(world).submission
    answer(item=submission, text="Het mag.", reason="direct_answer", by=world.director, at=NOW)
    closed = close(item=submission, by=world.director, at=NOW + timedelta(minutes=1))
    assert closed.phase == Phase.CLOSED


def test_numbers_have_no_gaps_and_begin_anew_each_year(world: World) -> None:
    this_year = [next_number("OB", NOW) for _ in range(3)]
    assert this_year == ["OB-2026-0001", "OB-2026-0002", "OB-2026-0003"]
    assert next_number("OB", NOW + timedelta(days=365)) == "OB-2027-0001"
