"""Acts on the question: sharpen it, and write down the yes that was given aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.casework.operations import question
from lemniscaat.core.errors import Conflict
from lemniscaat.web.casework.act import Act, CaseForm, LongText
from lemniscaat.web.casework.story import told

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.casework.models import Wording
    from lemniscaat.web.casework.standing import Standing


class SharpenForm(CaseForm):
    """The question in a sharper wording; begins with the newest one."""

    text = LongText(
        label=gettext_lazy("The question, sharpened"),
        help_text=gettext_lazy("One question that somebody can decide on. No jargon."),
    )

    def arrange(self) -> None:
        """Continue from the newest wording."""
        newest = self.case.wordings.order_by("-version").first()
        self.fields["text"].initial = newest.text if newest else ""


class AgreeForm(CaseForm):
    """How the yes was given, and to which wording."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    how = LongText(
        label=gettext_lazy("How and when was the yes given?"),
        help_text=gettext_lazy("For example: by phone on 3 November, Anna read it aloud herself."),
    )

    def arrange(self) -> None:
        """The wording that is on the page: a newer one needs a yes of its own."""
        wording = waiting_wording(self.standing)
        self.fields["version"].initial = wording.version if wording else None


def waiting_wording(standing: Standing) -> Wording | None:
    """The newest wording, when it has no yes or no yet."""
    newest = standing.case.wordings.order_by("-version").first()
    return newest if newest is not None and newest.agreed is None else None


def _agree(form: AgreeForm, at: datetime) -> Wording:
    wording = waiting_wording(form.standing)
    if wording is None or wording.version != form.cleaned_data["version"]:
        raise Conflict(_("There is a newer wording. Please look at that one."))
    how = form.cleaned_data["how"]
    return question.agree_on_behalf(wording=wording, how=how, by=form.by, at=at)


def shows_story(form: CaseForm) -> dict[str, Any]:
    """The question as it was told, and as it was sharpened, to have it at hand."""
    newest = form.case.wordings.order_by("-version").first()
    return {"carried": told(form.standing), "wording": newest}


def _wording_to_agree(form: AgreeForm) -> dict[str, Any]:
    return {"wording": waiting_wording(form.standing)}


ACTS = (
    Act(
        slug="vraag",
        title=gettext_lazy("Sharpen the question"),
        explanation=gettext_lazy(
            "The words as told stay as they are. Who brought it in gets this wording and says "
            "whether it is still their question."
        ),
        button=gettext_lazy("Propose this wording"),
        done=gettext_lazy("The wording is proposed. It now waits for a yes."),
        form=SharpenForm,
        do=lambda form, at: question.sharpen(case=form.case, by=form.by, at=at, **form.filled()),
        may=lambda standing: standing.of_team,
        now=lambda standing: standing.is_open,
        section="question",
        template="casework/act_question.html",
        shows=shows_story,
    ),
    Act(
        slug="akkoord",
        title=gettext_lazy("Write down a yes that was given aloud"),
        explanation=gettext_lazy(
            "Only when who brought it in agreed by phone or face to face. They can read it back."
        ),
        button=gettext_lazy("Write down this yes"),
        done=gettext_lazy("The yes is written down."),
        form=AgreeForm,
        do=_agree,
        may=lambda standing: standing.works,
        now=lambda standing: standing.is_open and waiting_wording(standing) is not None,
        section="question",
        template="casework/act_agree.html",
        shows=_wording_to_agree,
    ),
)
