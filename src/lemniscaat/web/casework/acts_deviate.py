"""Acts outside the standard path: deviate with a reason, refer further."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.areas.models import Instrument
from lemniscaat.casework.approach.definition import OWNER
from lemniscaat.casework.approach.deviations import deviation_targets, possible_deviations
from lemniscaat.desk.operations.end import refer_further
from lemniscaat.journeys import proceed
from lemniscaat.web.casework.act import Act, CaseForm, LongText

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.casework.approach.definition import DeviationKind
    from lemniscaat.casework.models import Case
    from lemniscaat.web.casework.standing import Standing


class Way(NamedTuple):
    """One way to leave the standard path, in words; `asks` are the fields that it needs."""

    title: str
    explanation: str
    asks: tuple[str, ...] = ()


def way(kind: DeviationKind, *, suspended: bool) -> Way:
    """What this kind means for a case that is suspended or not."""
    if kind == "suspend" and suspended:
        return Way(_("Resume the case"), _("The case goes on; its term becomes as much longer."))
    return {
        "skip": Way(_("Skip this step"), _("The case goes on to the next step.")),
        "jump": Way(_("Go to another step"), _("Back, or forward to the next decision."), ("to",)),
        "add_task": Way(
            _("Add a task"), _("Something that this step needs as well."), ("title", "role")
        ),
        "extend": Way(_("Take more time"), _("The term of this step becomes longer."), ("days",)),
        "suspend": Way(_("Suspend the case"), _("Nobody has to do anything until it is resumed.")),
        "reopen": Way(
            _("Reopen the case"), _("Everyone who brought it in gets a new answer."), ("to",)
        ),
    }[kind]


def ways_of(standing: Standing) -> list[tuple[DeviationKind, Way]]:
    """How the reader may leave the standard path now."""
    kinds = possible_deviations(standing.approach, standing.state, standing.actor)
    suspended = standing.state.suspended is not None
    return [(kind, way(kind, suspended=suspended)) for kind in kinds]


class DeviateForm(CaseForm):
    """One way off the standard path; only the fields that it needs, and always the reason."""

    given = {"soort": "kind"}

    kind = forms.ChoiceField(widget=forms.HiddenInput, label=gettext_lazy("How"))
    to = forms.ChoiceField(label=gettext_lazy("To which step?"), widget=forms.RadioSelect)
    title = forms.CharField(label=gettext_lazy("Which task?"))
    role = forms.ChoiceField(label=gettext_lazy("Who does it?"), widget=forms.RadioSelect)
    days = forms.IntegerField(label=gettext_lazy("How many days longer?"), min_value=1)
    why = LongText(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("This stays readable in the history of the case."),
    )

    def arrange(self) -> None:
        """Keep what the chosen way needs."""
        ways = dict(ways_of(self.standing))
        chosen = self.data.get("kind") or self.initial.get("kind")
        self.chosen = ways.get(cast("DeviationKind", chosen))
        self._choose("kind", [(kind, found.title) for kind, found in ways.items()])
        targets = deviation_targets(self.standing.approach, self.standing.state)
        self._choose("to", [(phase.id, str(phase.title)) for phase in targets])
        roles = self.standing.approach.roles.items()
        self._choose("role", [(key, str(title)) for key, title in roles if key != OWNER])
        if rule := self.standing.approach.deviations.get("extend"):
            room = rule.max_days - self.standing.state.extended
            self.fields["days"].help_text = _("At most %(days)d.") % {"days": room}
        asks = self.chosen.asks if self.chosen else ()
        for name in {"to", "title", "role", "days"}.difference(asks):
            del self.fields[name]

    def _choose(self, name: str, choices: list[tuple[Any, str]]) -> None:
        cast("forms.ChoiceField", self.fields[name]).choices = choices


class ReferForm(CaseForm):
    """To whom, and why they can help."""

    instrument = forms.ModelChoiceField(
        label=gettext_lazy("Existing scheme"), queryset=Instrument.objects.none(), required=False
    )
    to = forms.CharField(
        label=gettext_lazy("To whom?"),
        required=False,
        help_text=gettext_lazy("Leave this empty when you choose a scheme."),
    )
    contact = forms.CharField(
        label=gettext_lazy("Who is the contact there?"),
        required=False,
        help_text=gettext_lazy("A name and how to reach them."),
    )
    words = LongText(label=gettext_lazy("Why can they help, and what did you agree with them?"))

    def arrange(self) -> None:
        """Offer the schemes that are open."""
        self.offer("instrument", Instrument.objects.filter(is_open=True))


def _deviate(form: DeviateForm, at: datetime) -> Case:
    return proceed.deviate(case=form.case, by=form.by, at=at, **form.cleaned_data)


def _may_deviate(standing: Standing) -> bool:
    rules = standing.approach.deviations.values()
    return any(standing.actor.roles.intersection(rule.roles) for rule in rules)


def _shows_ways(form: DeviateForm) -> dict[str, Any]:
    return {"ways": ways_of(form.standing), "chosen": form.chosen}


ACTS = (
    Act(
        slug="afwijken",
        title=gettext_lazy("Leave the standard path"),
        explanation=gettext_lazy("Always with a reason. No decision and no answer is skipped."),
        button=gettext_lazy("Do this"),
        done=gettext_lazy("It is done, and your reason stands in the history."),
        form=DeviateForm,
        do=_deviate,
        may=_may_deviate,
        now=lambda standing: bool(ways_of(standing)),
        section="process",
        template="casework/act_deviate.html",
        shows=_shows_ways,
    ),
    Act(
        slug="doorverwijzen",
        title=gettext_lazy("Refer to somebody who can help"),
        explanation=gettext_lazy(
            "A warm referral: call first, and name the person. Who brought this in can read that "
            "you referred it; write in the answer what they can do."
        ),
        button=gettext_lazy("Write down this referral"),
        done=gettext_lazy("The referral is written down."),
        form=ReferForm,
        do=lambda form, at: refer_further(item=form.case, by=form.by, at=at, **form.filled()),
        may=lambda standing: standing.works,
        now=lambda standing: standing.is_open,
        section="process",
    ),
)
