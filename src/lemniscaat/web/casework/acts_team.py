"""Acts on the people of a case: what it needs, who joins, who leaves, who promises what."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy

from lemniscaat.casework.models import Competence, TeamMember
from lemniscaat.casework.operations import team
from lemniscaat.loop.operations import answers
from lemniscaat.people.models import Organisation, Person
from lemniscaat.web.casework.act import Act, CaseForm, LongText, accounts, day_field

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.casework.models import Case
    from lemniscaat.web.casework.standing import Standing

DAYS_TO_PROMISE = 30


class CompetencesForm(CaseForm):
    """The knowledge and skill that the case needs."""

    names = LongText(
        label=gettext_lazy("Which knowledge and skill does this case need?"),
        help_text=gettext_lazy("One on each line, for example: water law, farming practice."),
    )


class JoinForm(CaseForm):
    """Who joins, and what they bring."""

    person = forms.ModelChoiceField(label=gettext_lazy("Who"), queryset=Person.objects.none())
    competences = forms.ModelMultipleChoiceField(
        label=gettext_lazy("What do they bring?"),
        queryset=Competence.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def arrange(self) -> None:
        """Offer everybody with an account, and the competences of this case."""
        self.offer("person", accounts())
        self.offer("competences", self.case.competences.order_by("name"))


class LeaveForm(CaseForm):
    """Who leaves, and why."""

    given = {"lid": "member"}

    member = forms.ModelChoiceField(label=gettext_lazy("Who"), queryset=TeamMember.objects.none())
    why = LongText(label=gettext_lazy("Why do they leave the team?"))

    def arrange(self) -> None:
        """Offer who is in the team now."""
        members = self.case.team.filter(until__isnull=True).select_related("person")
        self.offer("member", members.order_by("pk"))


class PromiseForm(CaseForm):
    """Who does what by when."""

    who = forms.ModelChoiceField(label=gettext_lazy("Who"), queryset=Person.objects.none())
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("On behalf of"), queryset=Organisation.objects.none(), required=False
    )
    what = forms.CharField(label=gettext_lazy("What do they promise?"))
    due = day_field(gettext_lazy("By when?"))

    def arrange(self) -> None:
        """Offer everybody with an account, and the organisations; a month is a fair first term."""
        self.offer("who", accounts())
        self.offer("organisation", Organisation.objects.order_by("name"))
        self.fields["due"].initial = self.standing.day + timedelta(days=DAYS_TO_PROMISE)


def _need(form: CompetencesForm, at: datetime) -> Case:
    names = form.cleaned_data["names"].splitlines()
    return team.need_competences(case=form.case, names=names, by=form.by, at=at)


def _directs(standing: Standing) -> bool:
    return standing.directs


def _is_open(standing: Standing) -> bool:
    return standing.is_open


ACTS = (
    Act(
        slug="kunde",
        title=gettext_lazy("Name the competences"),
        explanation=gettext_lazy("What must the team know and be able to do together?"),
        button=gettext_lazy("Add these competences"),
        done=gettext_lazy("The competences are named."),
        form=CompetencesForm,
        do=_need,
        may=_directs,
        now=_is_open,
        section="team",
    ),
    Act(
        slug="team",
        title=gettext_lazy("Add somebody to the case team"),
        explanation=gettext_lazy("From now on they may read this case. They get a message."),
        button=gettext_lazy("Add to the team"),
        done=gettext_lazy("The team has a new member."),
        form=JoinForm,
        do=lambda form, at: team.join_team(case=form.case, by=form.by, at=at, **form.filled()),
        may=_directs,
        now=_is_open,
        section="team",
    ),
    Act(
        slug="teamlid-af",
        title=gettext_lazy("Let somebody leave the team"),
        explanation=gettext_lazy("They no longer read this case. What they did stays."),
        button=gettext_lazy("Let them leave"),
        done=gettext_lazy("They left the team."),
        form=LeaveForm,
        do=lambda form, at: team.leave_team(by=form.by, at=at, **form.filled()),
        may=_directs,
        now=lambda standing: (
            standing.is_open and standing.case.team.filter(until__isnull=True).exists()
        ),
        section="team",
    ),
    Act(
        slug="afspraak",
        title=gettext_lazy("Write down a commitment"),
        explanation=gettext_lazy(
            "Who does what by when. Who brought this in can read what was promised."
        ),
        button=gettext_lazy("Write down this commitment"),
        done=gettext_lazy("The commitment is written down."),
        form=PromiseForm,
        do=lambda form, at: answers.promise(item=form.case, by=form.by, at=at, **form.filled()),
        may=lambda standing: standing.of_team,
        now=_is_open,
        section="commitments",
    ),
)
