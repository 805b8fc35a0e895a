"""The column for vague dates: text in the database, a date in Python."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from lemniscaat.core.dates import VagueDate
from lemniscaat.core.fields import VagueDateField

JULY = VagueDate.read("2025-07")


class Visit(models.Model):
    """Never stored; it only carries the column."""

    when = VagueDateField(null=True, blank=True)

    class Meta:
        app_label = "core_tests"

    def __str__(self):
        return str(self.when)


FIELD = Visit._meta.get_field("when")


def test_the_column_is_a_short_text():
    assert FIELD.db_parameters(connection)["type"] == "varchar(32)"
    assert FIELD.check() == []


@pytest.mark.parametrize(("value", "stored"), [("2025-07", "2025-07"), (JULY, "2025-07")])
def test_a_date_is_stored_as_its_text(value, stored):
    assert FIELD.get_prep_value(value) == stored


@pytest.mark.parametrize("value", [None, ""])
def test_no_date_is_stored_as_nothing(value):
    assert FIELD.get_prep_value(value) is None
    assert FIELD.clean(value, None) is None


def test_bad_text_is_refused_with_a_sentence():
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        FIELD.clean("ooit", None)
    assert refusal.value.messages == ["This is not a date we can read."]


def test_a_model_turns_text_into_a_date_when_it_is_cleaned():
    visit = Visit(when="2025-07")
    visit.clean_fields()
    assert visit.when == JULY


def test_a_column_that_may_not_be_empty_says_so():
    with pytest.raises(ValidationError):
        VagueDateField().clean(None, None)


def test_a_migration_names_no_length():
    _name, path, args, kwargs = FIELD.deconstruct()
    assert (path, args) == ("lemniscaat.core.fields.VagueDateField", [])
    assert kwargs == {"null": True, "blank": True}
    assert FIELD.clone().deconstruct()[1:] == FIELD.deconstruct()[1:]


@given(st.dates().map(lambda day: VagueDate.read(str(day))))
def test_what_is_stored_comes_back_the_same(when):
    assert FIELD.from_db_value(FIELD.get_prep_value(when), None, connection) == when
    assert FIELD.to_python(FIELD.value_to_string(Visit(when=when))) == when
