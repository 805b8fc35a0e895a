"""What one act on a case is: its form, what it does, who may do it and when it is possible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.core.dates import VagueDate, read_typed
from lemniscaat.people.models import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from django.db.models import Model, QuerySet
    from django_stubs_ext import StrOrPromise

    from lemniscaat.casework.models import Case
    from lemniscaat.web.casework.standing import Standing


class CaseForm(forms.Form):
    """A form about one case, for one person. `given`: what the address may fill in beforehand."""

    use_required_attribute = False
    given: ClassVar[Mapping[str, str]] = {}

    def __init__(self, standing: Standing, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standing = standing
        self.arrange()
        for field in self.fields.values():
            field.error_messages["required"] = _("Fill in “%(field)s”.") % {"field": field.label}

    def arrange(self) -> None:
        """Fit the fields to the case; most forms are the same for every case."""

    @property
    def case(self) -> Case:
        """The case that it is about."""
        return self.standing.case

    @property
    def by(self) -> Person:
        """Who fills it in."""
        return self.standing.person

    def offer(self, name: str, found: QuerySet[Any]) -> None:
        """Let this field choose from these rows; the only one there is, is chosen already."""
        field = cast("forms.ModelChoiceField[Model]", self.fields[name])
        field.queryset = found
        if not isinstance(field, forms.ModelMultipleChoiceField):
            field.empty_label = _("Choose") if field.required else _("None of these")
        rows = list(found[:2])
        if field.required and len(rows) == 1:
            field.initial = rows[0].pk

    def filled(self) -> dict[str, Any]:
        """What was filled in."""
        return dict(self.cleaned_data)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One row of the table of acts. `now` says whether the state of the case allows it."""

    slug: str
    title: StrOrPromise
    explanation: StrOrPromise
    button: StrOrPromise
    done: StrOrPromise
    form: type[CaseForm]
    do: Callable[[Any, datetime], object]
    may: Callable[[Standing], bool]
    now: Callable[[Standing], bool]
    section: str
    template: str = "casework/act.html"
    shows: Callable[[Any], dict[str, Any]] | None = None


class WhenField(forms.CharField):
    """A moment as people write it: "begin juli 2025", "2023", "last month"."""

    def clean(self, value: Any) -> VagueDate | None:
        """The vague date; an empty field is none."""
        text = super().clean(value)
        if not text:
            return None
        if when := read_typed(text, timezone.localdate()):
            return when
        raise forms.ValidationError(
            _("Write this moment as “21 November 2026”, “July 2025” or “2023”.")
        )


class LongText(forms.CharField):
    """Several lines of words."""

    widget = forms.Textarea(attrs={"rows": 5})


def day_field(label: StrOrPromise, *, required: bool = True) -> forms.DateField:
    """A day, chosen or typed."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=required, widget=widget)


def accounts() -> QuerySet[Person]:
    """Everybody with an account that works, by name."""
    return Person.objects.filter(is_active=True, email__isnull=False).order_by("name", "pk")
