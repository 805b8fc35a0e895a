"""What somebody wrote, part by part, to read back before sending and on the receipt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _

from lemniscaat.web.desk.told import FORMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lemniscaat.desk.models import Submission

TITLES = {
    "verhaal": _("Your story"),
    "situatie": _("The situation"),
    "gegevens": _("Your details"),
}


class Row(NamedTuple):
    """One question with what was written there."""

    label: str
    lines: list[str]


class Part(NamedTuple):
    """What was written in one step."""

    step: str
    title: str
    rows: list[Row]


def read_back(told: Mapping[str, Any]) -> list[Part]:
    """Everything that was told, as questions with their answers; empty answers included."""
    return [
        Part(
            step,
            str(TITLES[step]),
            [
                Row(str(field.label), _lines(field, told.get(name)))
                for name, field in form().fields.items()
            ],
        )
        for step, form in FORMS.items()
    ]


def sent_in(submission: Submission) -> list[Part]:
    """What was sent, without what was left empty."""
    whole = read_back(_told_in(submission))
    filled = [part._replace(rows=[row for row in part.rows if row.lines]) for part in whole]
    return [part for part in filled if part.rows]


def _told_in(submission: Submission) -> dict[str, Any]:
    """What a submission holds, by the names of the form."""
    person = submission.brought_by
    return {
        "told": submission.told,
        "nature": submission.nature,
        "for_whom": submission.for_whom,
        "since": submission.since_told,
        "tried": submission.tried,
        "tried_told": submission.tried_told,
        "area": submission.area,
        "place": submission.place,
        "name": person.name if person else "",
        "descriptor": person.descriptor if person else "",
        "reach": person.reach if person else "",
        "email": person.contact_email if person else "",
        "phone": person.contact_phone if person else "",
        "may_publish": "yes" if submission.may_publish else "no",
    }


def _lines(field: forms.Field, value: Any) -> list[str]:
    if isinstance(field, forms.ModelChoiceField):
        return [str(value)] if value else []
    if isinstance(field, forms.ChoiceField):
        chosen = value if isinstance(value, list) else [value]
        choices: Any = field.choices
        labels = dict(choices)
        return [str(labels[key]) for key in chosen if key in labels]
    return [str(value)] if value else []
