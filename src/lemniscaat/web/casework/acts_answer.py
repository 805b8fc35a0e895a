"""Acts on the way back: answer everyone upstream, write down the lesson, note, attach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy

from lemniscaat.casework.operations import learning
from lemniscaat.core.uploads import Upload
from lemniscaat.decisions.queries import decisions_on
from lemniscaat.desk.models import Submission
from lemniscaat.journeys.answer_back import answer_back
from lemniscaat.loop.models import Layer, Remark
from lemniscaat.loop.operations import files, remarks
from lemniscaat.loop.queries import unanswered_upstream
from lemniscaat.web.casework.act import Act, CaseForm, LongText, WhenField

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.decisions.models import Decision
    from lemniscaat.loop.models import Answer, Attachment, ItemQuerySet
    from lemniscaat.web.casework.standing import Standing


def to_answer(standing: Standing) -> ItemQuerySet[Submission]:
    """The contributions of this case that wait for an answer, as far as the reader may see."""
    keys = [item.pk for item in unanswered_upstream(standing.case)]
    found: ItemQuerySet[Submission] = (
        Submission.objects.visible_to(standing.person)
        .filter(pk__in=keys)
        .select_related("brought_by")
        .order_by("created_at", "pk")
    )
    return found


def last_decision(standing: Standing) -> Decision | None:
    """What a body said last about this case."""
    return decisions_on(standing.case, standing.person).last()


class ChooseContribution(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One of the contributions, shown by who brought it and what it is about."""

    def label_from_instance(self, obj: Any) -> str:
        """Who, and their title."""
        return f"{obj.brought_by}: {obj.title}"


class AnswerForm(CaseForm):
    """The answer to one contribution."""

    given = {"inbreng": "contribution"}

    contribution = ChooseContribution(
        label=gettext_lazy("Answer to"),
        queryset=Submission.objects.as_system().none(),
        to_field_name="public_id",
    )
    text = LongText(
        label=gettext_lazy("The answer"),
        help_text=gettext_lazy(
            "What was decided, why, what it means for this person, and what comes next. Write as "
            "you would say it at the kitchen table."
        ),
    )

    def arrange(self) -> None:
        """Offer who waits for an answer; the first one is chosen."""
        waiting = to_answer(self.standing)
        self.offer("contribution", waiting)
        first = waiting.first()
        self.fields["contribution"].initial = first.public_id if first else None


class LessonForm(CaseForm):
    """What was learned."""

    helped = LongText(label=gettext_lazy("What helped?"), required=False)
    hindered = LongText(label=gettext_lazy("What stood in the way?"), required=False)
    lesson = forms.CharField(
        label=gettext_lazy("The lesson, in one sentence"),
        help_text=gettext_lazy("What would you tell a colleague who begins with a case like this?"),
    )


class NoteForm(CaseForm):
    """A note, or a conversation, also one of long ago."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=[
            (kind.value, kind.label)
            for kind in (Remark.Kind.NOTE, Remark.Kind.CONVERSATION, Remark.Kind.CLOSING_WORDS)
        ],
        initial=Remark.Kind.NOTE,
        widget=forms.RadioSelect,
    )
    text = LongText(label=gettext_lazy("What was said or seen?"))
    when = WhenField(
        label=gettext_lazy("When was it?"),
        required=False,
        help_text=gettext_lazy("For example: 21 November 2026, July 2025 or 2023."),
    )
    layer = forms.ChoiceField(
        label=gettext_lazy("Who may read it?"),
        choices=[
            (Layer.CIRCLE.value, gettext_lazy("Only who works on this case")),
            (Layer.CONTRIBUTOR.value, gettext_lazy("Also who brought it in")),
        ],
        initial=Layer.CIRCLE,
        widget=forms.RadioSelect,
    )


class FileForm(CaseForm):
    """One file."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("PDF, photo (JPG or PNG), Word, Excel, ODT or plain text."),
    )


def _answer(form: AnswerForm, at: datetime) -> Answer:
    return answer_back(
        case=form.case,
        contribution=form.cleaned_data["contribution"],
        text=form.cleaned_data["text"],
        based_on=last_decision(form.standing),
        by=form.by,
        at=at,
    )


def _attach(form: FileForm, at: datetime) -> Attachment:
    chosen = form.cleaned_data["file"]
    # One byte more than allowed is enough to be told that it is too big.
    content = chosen.read(settings.UPLOAD_LIMIT_BYTES + 1)
    upload = Upload(name=chosen.name, content=content)
    return files.attach(item=form.case, upload=upload, by=form.by, at=at)


def _shows_story(form: AnswerForm) -> dict[str, Any]:
    chosen = form["contribution"].value()
    waiting = to_answer(form.standing)
    return {
        "contribution": waiting.filter(public_id=chosen).first(),
        "waiting": waiting,
        "decision": last_decision(form.standing),
    }


ACTS = (
    Act(
        slug="antwoord",
        title=gettext_lazy("Answer who brought it in"),
        explanation=gettext_lazy("Everyone who brought something in gets an answer of their own."),
        button=gettext_lazy("Send this answer"),
        done=gettext_lazy("The answer is sent."),
        form=AnswerForm,
        do=_answer,
        may=lambda standing: standing.works,
        now=lambda standing: standing.is_open and to_answer(standing).exists(),
        section="answers",
        template="casework/act_answer.html",
        shows=_shows_story,
    ),
    Act(
        slug="les",
        title=gettext_lazy("Write down the lesson"),
        explanation=gettext_lazy("At every end, also a disappointing one."),
        button=gettext_lazy("Write down this lesson"),
        done=gettext_lazy("The lesson is written down."),
        form=LessonForm,
        do=lambda form, at: learning.evaluate(case=form.case, by=form.by, at=at, **form.filled()),
        may=lambda standing: standing.of_team,
        now=lambda standing: standing.is_open,
        section="lessons",
    ),
    Act(
        slug="notitie",
        title=gettext_lazy("Write a note"),
        explanation=gettext_lazy("A note or a conversation, also one of long ago."),
        button=gettext_lazy("Save this note"),
        done=gettext_lazy("The note is saved."),
        form=NoteForm,
        do=lambda form, at: remarks.note(item=form.case, by=form.by, at=at, **form.filled()),
        may=lambda standing: standing.of_team,
        now=lambda _standing: True,
        section="remarks",
    ),
    Act(
        slug="bijlage",
        title=gettext_lazy("Add a file"),
        explanation=gettext_lazy("Everyone who may read this case can download it."),
        button=gettext_lazy("Add this file"),
        done=gettext_lazy("The file is added."),
        form=FileForm,
        do=_attach,
        may=lambda standing: standing.of_team,
        now=lambda standing: standing.is_open,
        section="remarks",
    ),
)
