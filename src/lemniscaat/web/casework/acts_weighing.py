"""Acts that weigh: parties, what they think, and the options side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy

from lemniscaat.casework.models import Party, Support
from lemniscaat.casework.operations import weighing
from lemniscaat.people.models import Organisation
from lemniscaat.web.casework.act import Act, CaseForm, LongText, WhenField

if TYPE_CHECKING:
    from lemniscaat.web.casework.standing import Standing


class PartyForm(CaseForm):
    """A side with a stake."""

    name = forms.CharField(
        label=gettext_lazy("Name of the party"),
        required=False,
        help_text=gettext_lazy("Leave this empty when you choose an organisation."),
    )
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Organisation"), queryset=Organisation.objects.none(), required=False
    )
    stake = LongText(label=gettext_lazy("What is at stake for them?"), required=False)

    def arrange(self) -> None:
        """Offer the organisations that are known."""
        self.offer("organisation", Organisation.objects.order_by("name"))


class SupportForm(CaseForm):
    """What a party thinks on one aspect, and who said so."""

    given = {"partij": "party", "aspect": "aspect"}

    party = forms.ModelChoiceField(label=gettext_lazy("Party"), queryset=Party.objects.none())
    aspect = forms.ChoiceField(
        label=gettext_lazy("About what?"),
        choices=Support.Aspect.choices,
        widget=forms.RadioSelect,
    )
    level = forms.ChoiceField(
        label=gettext_lazy("How much support is there?"),
        choices=Support.Level.choices,
        widget=forms.RadioSelect,
    )
    said_by = forms.CharField(
        label=gettext_lazy("Who said this?"),
        help_text=gettext_lazy("A name or a function, such as: the alderman."),
    )
    when = WhenField(
        label=gettext_lazy("When?"),
        required=False,
        help_text=gettext_lazy("For example: 21 November 2026, July 2025 or 2023."),
    )
    note = LongText(label=gettext_lazy("Explanation"), required=False)

    def arrange(self) -> None:
        """Offer the parties of this case."""
        self.offer("party", self.case.parties.order_by("pk"))


class OptionForm(CaseForm):
    """One way out."""

    title = forms.CharField(label=gettext_lazy("Name of the option"))
    description = LongText(label=gettext_lazy("What happens then?"))
    effect = LongText(label=gettext_lazy("What does it change in practice?"), required=False)
    cost = LongText(label=gettext_lazy("What does it cost?"), required=False)
    risk = LongText(label=gettext_lazy("What can go wrong?"), required=False)
    who_must_act = LongText(label=gettext_lazy("Who must act?"), required=False)


def _of_team(standing: Standing) -> bool:
    return standing.of_team


ACTS = (
    Act(
        slug="partij",
        title=gettext_lazy("Add a party"),
        explanation=gettext_lazy("An organisation or a side with a stake in this case."),
        button=gettext_lazy("Add this party"),
        done=gettext_lazy("The party is on the list."),
        form=PartyForm,
        do=lambda form, at: weighing.add_party(case=form.case, by=form.by, at=at, **form.filled()),
        may=_of_team,
        now=lambda standing: standing.is_open,
        section="parties",
    ),
    Act(
        slug="draagvlak",
        title=gettext_lazy("Write down support"),
        explanation=gettext_lazy(
            "What one party thinks about one aspect, and who said so. Earlier opinions stay "
            "readable."
        ),
        button=gettext_lazy("Write this down"),
        done=gettext_lazy("The opinion is written down."),
        form=SupportForm,
        do=lambda form, at: weighing.say_support(by=form.by, at=at, **form.filled()),
        may=_of_team,
        now=lambda standing: standing.is_open and standing.case.parties.exists(),
        section="parties",
    ),
    Act(
        slug="optie",
        title=gettext_lazy("Add an option"),
        explanation=gettext_lazy("One way out, to be laid beside the others."),
        button=gettext_lazy("Add this option"),
        done=gettext_lazy("The option lies beside the others."),
        form=OptionForm,
        do=lambda form, at: weighing.propose(case=form.case, by=form.by, at=at, **form.filled()),
        may=_of_team,
        now=lambda standing: standing.is_open,
        section="options",
    ),
)
