"""New rows, written by a statement that is put together once for each model.

Django builds the text of an INSERT anew for every row, which takes several times as long as the
database needs to write it. What every change writes (an event, its words, a notice) goes this way.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS, connections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.models import Field, Model

Values = tuple[str | int, ...]

AT_ONCE = 200


class _Statement(NamedTuple):
    head: str
    marks: str
    fields: Sequence[Field[Any, Any]]
    made: Field[Any, Any] | None


@contextmanager
def often() -> Iterator[Any]:
    """A cursor for a statement that comes again and again: PostgreSQL plans it once."""
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            yield cursor
        return
    connection.ensure_connection()
    with (
        connection.wrap_database_errors,
        connection.Database.Cursor(connection.connection) as cursor,  # type: ignore[attr-defined]
    ):
        yield cursor


def insert(*rows: Model, unless_there: bool = False) -> None:
    """Write new rows of one model, each with the part of its parents; a single row gets its key.

    Like `bulk_create`: no `save`, no checks but those of the database. `unless_there` passes over
    a row that would break a unique constraint.
    """
    if not rows:
        return
    connection = connections[DEFAULT_DB_ALIAS]
    ending = " ON CONFLICT DO NOTHING" if unless_there else ""
    for model in (*rows[0]._meta.get_parent_list(), type(rows[0])):
        _write(connection, model, rows, ending)
    for row in rows:
        row._state.adding = False
        row._state.db = connection.alias


def insert_values(model: type[Model], columns: tuple[str, ...], rows: Sequence[Values]) -> None:
    """Write many small rows as they are: texts and numbers only, and nothing is made of them."""
    with often() as cursor:
        for start in range(0, len(rows), AT_ONCE):
            part = rows[start : start + AT_ONCE]
            sql = _head(model, columns) + ", ".join([_marks(len(columns))] * len(part))
            cursor.execute(sql, [value for row in part for value in row])


def _write(
    connection: BaseDatabaseWrapper, model: type[Model], rows: Sequence[Model], ending: str
) -> None:
    statement = _statement(model)
    values = [
        field.get_db_prep_save(field.pre_save(row, add=True), connection)
        for row in rows
        for field in statement.fields
    ]
    sql = statement.head + ", ".join([statement.marks] * len(rows)) + ending
    wanted = statement.made if len(rows) == 1 and not ending else None
    with often() as cursor:
        if wanted is None:
            cursor.execute(sql, values)
            return
        cursor.execute(f"{sql} RETURNING {connection.ops.quote_name(wanted.column)}", values)
        rows[0].pk = cursor.fetchone()[0]
        setattr(rows[0], wanted.attname, rows[0].pk)  # the parent's own name for it


@cache
def _statement(model: type[Model]) -> _Statement:
    key = model._meta.pk
    made = key if key.get_internal_type() == "BigAutoField" else None
    fields = [field for field in model._meta.local_concrete_fields if field is not made]
    head = _head(model, tuple(field.column for field in fields))
    return _Statement(head, _marks(len(fields)), fields, made)


@cache
def _head(model: type[Model], columns: tuple[str, ...]) -> str:
    quote = connections[DEFAULT_DB_ALIAS].ops.quote_name
    names = ", ".join(map(quote, columns))
    # Names of our own tables and columns, quoted; values never stand in the text.
    return f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES "  # noqa: S608  # nosec B608


def _marks(count: int) -> str:
    return f"({', '.join(['%s'] * count)})"
