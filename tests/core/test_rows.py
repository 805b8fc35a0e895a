"""A row that is written the short way is the row that Django would have written."""

import pytest
from django.db import IntegrityError, models, transaction

from lemniscaat.core.rows import AT_ONCE, insert, insert_values
from lemniscaat.desk.models import Submission
from lemniscaat.loop.models import Event, Item, Notice, SearchWord
from lemniscaat.people.models import Person
from tests.cast import NOW, World, bring_in


def columns(row: models.Model) -> dict[str, object]:
    """What stands in the database for this row, without its keys."""
    fresh = type(row)._base_manager.get(pk=row.pk)
    keys = {"id", "item_ptr_id", "public_id", "key"}
    return {
        field.attname: getattr(fresh, field.attname)
        for field in fresh._meta.concrete_fields
        if field.attname not in keys
    }


def copy_of(row: models.Model, **changes: object) -> models.Model:
    """A new row with the same values, not written yet."""
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.attname not in {"id", "public_id"}
    }
    return type(row)(**values | changes)


def test_a_row_with_its_parent_is_the_same_as_when_saved(world: World) -> None:
    brought = Submission.objects.as_system().get(pk=bring_in(world).submission.pk)
    saved, inserted = copy_of(brought, key="saved"), copy_of(brought, key="inserted")
    saved.save()
    insert(inserted)
    assert columns(inserted) == columns(saved)
    assert inserted.pk == saved.pk + 1
    assert Item.objects.as_system().get(pk=inserted.pk).kind == "submission"


def test_a_row_that_was_inserted_is_no_new_row_any_more(world: World) -> None:
    person = Person(name="Anna")
    insert(person)
    person.name = "Anna B."
    person.save()
    assert Person.objects.get(pk=person.pk).name == "Anna B."


def test_many_rows_go_in_parts(world: World) -> None:
    item = bring_in(world).submission
    words = [(item.pk, f"w{n}", "public") for n in range(AT_ONCE + 7)]
    insert_values(SearchWord, ("item_id", "word", "layer"), words)
    assert SearchWord.objects.filter(item_id=item.pk, layer="public").count() == AT_ONCE + 7


def test_nothing_is_no_row() -> None:
    insert()


def test_a_refusal_by_the_database_is_one_of_django_however_often_it_was_written(
    world: World,
) -> None:
    insert(Person(name="Anna", public_id="eenmaal"))
    for _ in range(4):  # PostgreSQL prepares a statement after a few times
        with pytest.raises(IntegrityError), transaction.atomic():
            insert(Person(name="Anna", public_id="eenmaal"))


def test_a_constraint_holds_unless_one_asks_to_pass_over_it(world: World) -> None:
    bring_in(world)
    event = Event.objects.first()

    def owed(topic: str) -> Notice:
        return Notice(event=event, person=world.chair, topic=topic, created_at=NOW)

    insert(owed("a"))
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(owed("a"))
    insert(owed("a"), owed("b"), unless_there=True)
    assert Notice.objects.filter(person=world.chair).count() == 2
