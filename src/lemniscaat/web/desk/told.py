"""The half-told story: what somebody typed so far, kept in the session until it is sent."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from lemniscaat.core.privacy import personal_traces
from lemniscaat.desk.queries import open_desks
from lemniscaat.web.desk.forms import DetailsForm, SituationForm, StoryForm

if TYPE_CHECKING:
    from django import forms
    from django.http import HttpRequest, QueryDict

    from lemniscaat.core.privacy import Trace
    from lemniscaat.desk.models import Desk

STORY = "story"
FORMS: dict[str, type[forms.Form]] = {
    "verhaal": StoryForm,
    "situatie": SituationForm,
    "gegevens": DetailsForm,
}
REVIEW = "nakijken"
OPEN_TEXTS = ("told", "for_whom", "tried_told")
LONGEST = 20_000  # characters of one field that we keep, so that a session stays small
TOO_FAST = timedelta(seconds=2)  # from the first step to sending: no person does that


@dataclass
class Told:
    """What was told so far: by step, by field, as it was typed.

    `left` holds the personal details of which she said that they may stay, `here` the step where
    she stopped half-way.
    """

    desk: str = ""
    key: str = field(default_factory=lambda: str(uuid.uuid4()))
    begun: str = field(default_factory=lambda: timezone.now().isoformat())
    draft: str = ""
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    here: str = ""

    def form(self, step: str) -> forms.Form:
        """The form of a step with what was typed in it, checked."""
        return FORMS[step](self.parts.get(step, {}))

    def missing(self) -> str | None:
        """The first step that is not complete yet."""
        for step in FORMS:
            if step not in self.parts or not self.form(step).is_valid():
                return step
        return None

    def cleaned(self) -> dict[str, Any]:
        """Everything that was told, of complete steps."""
        cleaned: dict[str, Any] = {}
        for step in FORMS:
            form = self.form(step)
            form.is_valid()
            cleaned |= form.cleaned_data
        return cleaned

    def personal(self, step: str) -> list[Trace]:
        """Personal details in the open texts of a step that she was not asked about yet."""
        texts = [str(self.parts.get(step, {}).get(name, "")) for name in OPEN_TEXTS]
        found = (trace for text in texts for trace in personal_traces(text))
        return [trace for trace in found if trace.shown not in self.left]

    def was_fast(self, now: datetime) -> bool:
        """Whether it went faster than a person can type."""
        return now - datetime.fromisoformat(self.begun) < TOO_FAST

    def to_keep(self) -> dict[str, Any]:
        """What a draft keeps; the key goes along, so that it can be sent once only."""
        kept = asdict(self)
        return {name: kept[name] for name in ("desk", "key", "parts", "left", "here")}


def told_by(request: HttpRequest) -> Told | None:
    """The story on this device, or an empty one; None when she must choose a desk first."""
    told = Told(**request.session.get(STORY, {}))
    slugs = [desk.group.slug for desk in open_desks()]
    if told.desk not in slugs:
        if len(slugs) != 1:
            return None
        told.desk = slugs[0]
    return told


def keep(request: HttpRequest, told: Told) -> None:
    """Keep the story on this device."""
    request.session[STORY] = asdict(told)


def forget(request: HttpRequest) -> None:
    """Take the story off this device."""
    request.session.pop(STORY, None)


def desk_of(told: Told) -> Desk:
    """The desk that the story is for."""
    return open_desks().get(group__slug=told.desk)


def typed(step: str, data: QueryDict) -> dict[str, Any]:
    """What was typed in the fields of a step, right or wrong."""
    found: dict[str, Any] = {}
    for name, one in FORMS[step]().fields.items():
        value = one.widget.value_from_datadict(data, data, name)
        found[name] = (
            [str(part)[:LONGEST] for part in value]
            if isinstance(value, list)
            else str(value or "")[:LONGEST]
        )
    return found
