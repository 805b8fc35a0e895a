"""Acts that move a case along its approach: do a task, answer its questions, advise, close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.casework.approach.definition import NO, YES
from lemniscaat.casework.approach.position import current, missing, open_criteria, open_tasks
from lemniscaat.casework.operations.cases import close_case
from lemniscaat.journeys import proceed
from lemniscaat.loop.queries import unanswered_upstream
from lemniscaat.web.casework.act import Act, CaseForm, LongText
from lemniscaat.web.casework.acts_question import shows_story
from lemniscaat.web.casework.grounds import grounds_of

if TYPE_CHECKING:
    from lemniscaat.casework.approach.definition import Criterion, Task
    from lemniscaat.web.casework.standing import Standing

# What is ticked by doing the thing itself, and the act that does it.
ACT_OF_FACT = {
    "wording_agreed": "vraag",
    "parties_named": "partij",
    "advised": "advies",
    "competences_named": "kunde",
    "team_formed": "team",
    "options_proposed": "optie",
    "answered": "antwoord",
    "evaluated": "les",
}
YES_NO = ((YES, gettext_lazy("Yes")), (NO, gettext_lazy("No")))


def tasks_by_hand(standing: Standing) -> list[Task]:
    """The open tasks that the reader may say are done; most facts tick themselves."""
    return [
        task
        for task in open_tasks(standing.approach, standing.state)
        if task.role in standing.actor.roles
        and (task.fact not in ACT_OF_FACT or task.fact == "team_formed")
    ]


def criteria_for(standing: Standing) -> list[Criterion]:
    """The questions of this step that the reader may answer, answered already or not."""
    return [
        criterion
        for criterion in current(standing.approach, standing.state).criteria
        if criterion.role in standing.actor.roles and criterion.fact not in ACT_OF_FACT
    ]


class TaskForm(CaseForm):
    """Which task is done, and what came of it."""

    given = {"taak": "task"}

    task = forms.ChoiceField(label=gettext_lazy("Which task?"), widget=forms.RadioSelect)
    result = LongText(label=gettext_lazy("What came of it?"), required=False)

    def arrange(self) -> None:
        """Offer the open tasks of the reader."""
        found = [(task.id, str(task.title)) for task in tasks_by_hand(self.standing)]
        field = cast("forms.ChoiceField", self.fields["task"])
        field.choices = found
        field.initial = found[0][0] if len(found) == 1 else None


class LaterText(LongText):
    """A question that the case needs an answer to, but not today."""

    def validate(self, value: Any) -> None:
        """Empty is allowed: it can be answered later."""


class LaterChoice(forms.ChoiceField):
    """Likewise, for a question with a few answers."""

    def validate(self, value: Any) -> None:
        """Empty is allowed; anything else must be one of the answers."""
        if value:
            super().validate(value)


class QuestionsForm(CaseForm):
    """The questions of this step on one page; what stays empty can be answered later."""

    def arrange(self) -> None:
        """One field for each question, and one for the grounds where the answer is a choice."""
        asked = criteria_for(self.standing)
        for criterion in asked:
            self.fields[criterion.id] = self._question(criterion)
            if criterion.kind != "text":
                self.fields[f"{criterion.id}.why"] = LongText(
                    label=_("Why?") if len(asked) == 1 else f"{criterion.question} {_('Why?')}",
                    required=bool(criterion.then) and len(asked) == 1,
                )

    def _question(self, criterion: Criterion) -> forms.Field:
        given = self.standing.state.answers.get(criterion.id)
        if criterion.kind == "text":
            return LaterText(label=str(criterion.question), initial=given)
        options = [(key, str(title)) for key, title in criterion.options.items()]
        field = LaterChoice(
            label=str(criterion.question),
            choices=options or YES_NO,
            initial=(YES if given else NO) if isinstance(given, bool) else given,
            widget=forms.RadioSelect,
        )
        outcomes = self.standing.approach.outcomes
        field.hints = {  # type: ignore[attr-defined]
            key: _("This leads to the end of the case: %(outcome)s.")
            % {"outcome": outcomes[outcome].title}
            for key, outcome in criterion.then.items()
        }
        return field

    def clean(self) -> dict[str, Any]:
        """At least one answer."""
        cleaned = super().clean() or {}
        if not self.errors and not self.answers():
            raise forms.ValidationError(_("Answer at least one question."))
        return cleaned

    def answers(self) -> dict[str, tuple[Any, str]]:
        """What is new: value and grounds by question, with those that end the case last."""
        found = {}
        for asked in sorted(criteria_for(self.standing), key=lambda one: bool(one.then)):
            value: Any = self.cleaned_data.get(asked.id)
            if asked.kind == "yesno" and value:
                value = value == YES
            if value not in {"", None} and value != self.standing.state.answers.get(asked.id):
                found[asked.id] = (value, self.cleaned_data.get(f"{asked.id}.why", ""))
        return found


class AdviceForm(CaseForm):
    """What the adviser recommends, and who decides."""

    recommendation = LongText(
        label=gettext_lazy("What do you advise, and why?"),
        help_text=gettext_lazy("The body that decides reads this first. Keep it on one page."),
    )
    route = LongText(
        label=gettext_lazy("Decision route: which body decides, and by which mandate?")
    )

    def arrange(self) -> None:
        """The route was asked before: begin with that answer."""
        self.fields["route"].initial = self.standing.state.answers.get("decision_route", "")


class CloseForm(CaseForm):
    """Nothing to fill in."""


def still_missing(standing: Standing) -> list[str]:
    """What must happen before this case can close, a sentence each."""
    final = standing.approach.final
    found = []
    if standing.state.suspended:
        found.append(_("This case is suspended: resume it first."))
    if standing.state.phase != final.id:
        found.append(
            _("A case closes only in its last phase, “%(phase)s”.") % {"phase": final.title}
        )
    else:
        found += missing(standing.approach, standing.state)
    if waiting := len(unanswered_upstream(standing.case)):
        found.append(
            _("%(count)d contributions have no answer yet.") % {"count": waiting}
            if waiting > 1
            else _("One contribution has no answer yet.")
        )
    return found


def can_advise(standing: Standing) -> bool:
    """Whether this step asks for the advice."""
    tasks = open_tasks(standing.approach, standing.state)
    return standing.runs and any(task.fact == "advised" for task in tasks)


def _shows_grounds(form: CaseForm) -> dict[str, Any]:
    standing = form.standing
    return {
        "grounds": grounds_of(standing.approach, standing.state.answers),
        "unanswered": open_criteria(standing.approach, standing.state),
    }


ACTS = (
    Act(
        slug="taak",
        title=gettext_lazy("A task is done"),
        explanation=gettext_lazy("When nothing is left to do in this step, the case moves on."),
        button=gettext_lazy("This is done"),
        done=gettext_lazy("The task is done."),
        form=TaskForm,
        do=lambda form, at: proceed.complete(case=form.case, by=form.by, at=at, **form.filled()),
        may=lambda standing: bool(standing.actor.roles - {"owner"}),
        now=lambda standing: standing.runs and bool(tasks_by_hand(standing)),
        section="now",
    ),
    Act(
        slug="toets",
        title=gettext_lazy("Answer the questions of this step"),
        explanation=gettext_lazy(
            "Write so that somebody outside the team understands it. You can fill in a part now "
            "and the rest later."
        ),
        button=gettext_lazy("Save the answers"),
        done=gettext_lazy("The answers are saved."),
        form=QuestionsForm,
        do=lambda form, at: proceed.answer_all(
            case=form.case, answers=form.answers(), by=form.by, at=at
        ),
        may=lambda standing: bool(standing.actor.roles - {"owner"}),
        now=lambda standing: standing.runs and bool(criteria_for(standing)),
        section="now",
        template="casework/act_question.html",
        shows=shows_story,
    ),
    Act(
        slug="advies",
        title=gettext_lazy("Give the founded advice"),
        explanation=gettext_lazy(
            "The advice is frozen when you give it: the answers below, what you advise and who "
            "decides. You advise; the body decides."
        ),
        button=gettext_lazy("Give this advice"),
        done=gettext_lazy("The advice is given."),
        form=AdviceForm,
        do=lambda form, at: proceed.advise(case=form.case, by=form.by, at=at, **form.filled()),
        may=lambda standing: standing.advises,
        now=can_advise,
        section="advice",
        template="casework/act_advise.html",
        shows=_shows_grounds,
    ),
    Act(
        slug="sluiten",
        title=gettext_lazy("Close the case"),
        explanation=gettext_lazy(
            "A case closes when everyone who brought something in has an answer and the lesson "
            "is written down."
        ),
        button=gettext_lazy("Close the case"),
        done=gettext_lazy("The case is closed."),
        form=CloseForm,
        do=lambda form, at: close_case(case=form.case, by=form.by, at=at),
        may=lambda standing: standing.directs,
        now=lambda standing: standing.is_open,
        section="process",
        template="casework/act_close.html",
        shows=lambda form: {"still_missing": still_missing(form.standing)},
    ),
)
