"""The forms of a chair: take a decision, correct one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.core.dates import read_typed
from lemniscaat.web.shared.option_titles import in_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from lemniscaat.casework.models import Option
    from lemniscaat.core.dates import VagueDate

REASONS = gettext_lazy(
    "In plain words: whoever brought this in will read it. Say what tipped the scales."
)


class DecideForm(forms.Form):
    """What a body decides. What only one choice asks for is required with that choice only."""

    use_required_attribute = False

    option = forms.ChoiceField(
        label=gettext_lazy("What does the body decide?"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the possible decisions.")},
    )
    chosen = forms.TypedChoiceField(
        label=gettext_lazy("Which option does the body choose?"),
        coerce=int,
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say which option the body chooses.")},
    )
    revisit = forms.CharField(
        label=gettext_lazy("What would be a reason to look at this again?"),
        help_text=gettext_lazy("For example: a new scheme opens, or the election is over."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("Say what would be a reason to look at this again.")
        },
    )
    revisit_on = forms.DateField(
        label=gettext_lazy("When do we look at it again in any case?"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    reasons = forms.CharField(
        label=gettext_lazy("Why does the body decide this?"),
        help_text=REASONS,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Give the reasons in plain words.")},
    )
    decided_when = forms.CharField(
        label=gettext_lazy("When was this decided?"),
        help_text=gettext_lazy(
            "Only when it was not today. “3 November 2026” is fine, and so is “early July 2026”."
        ),
        max_length=80,
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        possible: Sequence[Mapping[str, Any]],
        ways_out: Sequence[Option],
        onward: frozenset[str],
        hints: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        """`possible`: the options of the point; `onward`: the ones that need one of `ways_out`;
        `hints`: what follows from each option.
        """
        super().__init__(*args, **kwargs)
        self.asks_revisit = frozenset(one["key"] for one in possible if one.get("revisit"))
        self.asks_chosen = onward if ways_out else frozenset()
        self.titles = {str(one["key"]): in_language(one) for one in possible}
        _offer(self.fields["option"], list(self.titles.items()), hints)
        _offer(self.fields["chosen"], [(one.pk, one.title) for one in ways_out], {})
        if not self.asks_revisit:
            del self.fields["revisit"], self.fields["revisit_on"]
        if not self.asks_chosen:
            del self.fields["chosen"]
        self._ask_what_fits()

    def clean_revisit_on(self) -> date | None:
        """Looking again lies ahead."""
        day: date | None = self.cleaned_data["revisit_on"]
        if day is not None and day <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day that lies ahead."))
        return day

    def clean_decided_when(self) -> VagueDate | None:
        """A date as people write it, not in the future."""
        typed: str = self.cleaned_data["decided_when"]
        if not typed:
            return None
        today = timezone.localdate()
        when = read_typed(typed, today)
        if when is None:
            raise forms.ValidationError(
                _("We cannot read this date. Write it like “3 November 2026” or “July 2026”.")
            )
        if when.start > today:
            raise forms.ValidationError(_("This day lies ahead. A decision was taken already."))
        return when

    @property
    def titles_revisit(self) -> str:
        """The choices that ask when to look again, as a reader knows them."""
        return self._titles_of(self.asks_revisit)

    @property
    def titles_chosen(self) -> str:
        """The choices that ask for one of the options of the case."""
        return self._titles_of(self.asks_chosen)

    def _titles_of(self, keys: frozenset[str]) -> str:
        return " / ".join(f"“{title}”" for key, title in self.titles.items() if key in keys)

    def _ask_what_fits(self) -> None:
        """Require what belongs to the choice that was made; before that, show it as required."""
        made = self.data.get(self.add_prefix("option")) if self.is_bound else None
        for name, keys in (("revisit", self.asks_revisit), ("chosen", self.asks_chosen)):
            if name in self.fields:
                self.fields[name].required = not self.is_bound or made in keys


class CorrectForm(forms.Form):
    """The text that takes the place of reasons that were written down wrongly."""

    reasons = forms.CharField(
        label=gettext_lazy("The reasons as they should have been"),
        help_text=gettext_lazy(
            "The first text stays readable beside yours. What was decided does not change."
        ),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


def _offer(field: forms.Field, offered: list[tuple[Any, str]], hints: Mapping[str, str]) -> None:
    vars(field)["hints"] = hints
    if isinstance(field, forms.ChoiceField):
        field.choices = offered
