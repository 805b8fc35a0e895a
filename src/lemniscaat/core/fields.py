"""Model fields of our own: a column that holds a vague date."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models

from lemniscaat.core.dates import VagueDate
from lemniscaat.core.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.db.backends.base.base import BaseDatabaseWrapper

    Column = models.Field[VagueDate | str | None, VagueDate | None]
else:
    Column = models.Field


class VagueDateField(Column):
    """A `VagueDate` or None, stored as its EDTF text of at most 32 characters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "max_length": 32})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """As a migration writes it; the length belongs to the field."""
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_internal_type(self) -> str:
        """The database sees a short text."""
        return "CharField"

    def to_python(self, value: VagueDate | str | None) -> VagueDate | None:
        """The date; `ValidationError` when the text is not EDTF."""
        if not value:
            return None
        if isinstance(value, VagueDate):
            return value
        try:
            return VagueDate.read(value)
        except Invalid as refusal:
            raise ValidationError(refusal.sentence, code="invalid") from refusal

    def from_db_value(
        self, value: str | None, _expression: object, _connection: BaseDatabaseWrapper
    ) -> VagueDate | None:
        """The date that the column holds."""
        return self.to_python(value)

    def get_prep_value(self, value: Any) -> str | None:
        """The text that the column holds."""
        when = self.to_python(super().get_prep_value(value))
        return when.text if when else None

    def value_to_string(self, obj: models.Model) -> str:
        """The text that a serializer writes."""
        return self.get_prep_value(self.value_from_object(obj)) or ""
