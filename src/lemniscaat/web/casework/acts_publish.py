"""Acts on the public face of a case: publish with a preview, and take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.core.privacy import personal_traces
from lemniscaat.decisions.models import Decision
from lemniscaat.decisions.queries import decisions_on
from lemniscaat.desk.models import Submission
from lemniscaat.loop.models import Publication
from lemniscaat.loop.operations import publication
from lemniscaat.loop.queries import contributions_to
from lemniscaat.web.casework.act import Act, CaseForm, LongText

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.core.privacy import Trace
    from lemniscaat.web.casework.standing import Standing


def publication_of(standing: Standing) -> Publication | None:
    """What everyone may read of this case now."""
    return Publication.objects.filter(item=standing.case.pk).select_related("by").first()


class PublishForm(CaseForm):
    """The words that everyone may read."""

    title = forms.CharField(label=gettext_lazy("Title for everyone"))
    summary = LongText(
        label=gettext_lazy("Summary for everyone"),
        help_text=gettext_lazy(
            "What is it about, where does it stand, what was decided? No names of people who "
            "brought it in, and nothing by which they can be recognised."
        ),
    )
    sure = forms.BooleanField(
        label=gettext_lazy("I checked this: it may be published as it is"), required=False
    )

    def arrange(self) -> None:
        """Begin with what is published already; ask for a check only when there is a reason."""
        now = publication_of(self.standing)
        self.fields["title"].initial = now.title if now else self.case.title
        self.fields["summary"].initial = now.summary if now else ""
        if not self.traces():
            del self.fields["sure"]

    def traces(self) -> tuple[Trace, ...]:
        """Personal data in what was typed."""
        return personal_traces(f"{self.data.get('title', '')}\n{self.data.get('summary', '')}")

    def clean(self) -> dict[str, Any]:
        """Personal data goes out only after somebody looked at it."""
        cleaned = super().clean() or {}
        if "sure" in self.fields and not cleaned.get("sure"):
            self.add_error(
                "sure", _("There is personal data in this text. Take it out, or check it.")
            )
        return cleaned


class PublishDecisionForm(PublishForm):
    """Which decision everyone may read, and the words above its reasons."""

    decision = forms.ModelChoiceField(
        label=gettext_lazy("Which decision?"), queryset=Decision.objects.as_system().none()
    )
    field_order = ("decision", "title", "summary", "sure")

    def arrange(self) -> None:
        """Offer the decisions on this case; their words begin empty."""
        super().arrange()
        self.offer("decision", decisions_on(self.case, self.by))
        self.fields["title"].initial = self.fields["summary"].initial = ""


class UnpublishForm(CaseForm):
    """Why it goes."""

    why = LongText(
        label=gettext_lazy("Why do you take it away?"),
        help_text=gettext_lazy("This stays readable in the history of the case."),
    )


def _publish(form: PublishForm, at: datetime) -> Publication:
    words = {name: form.cleaned_data[name] for name in ("title", "summary")}
    return publication.publish(item=form.case, by=form.by, at=at, **words)


def _publish_decision(form: PublishDecisionForm, at: datetime) -> Publication:
    words = {name: form.cleaned_data[name] for name in ("title", "summary")}
    return publication.publish(item=form.cleaned_data["decision"], by=form.by, at=at, **words)


def _unpublish(form: UnpublishForm, at: datetime) -> None:
    publication.unpublish(item=form.case, why=form.cleaned_data["why"], by=form.by, at=at)


def _shows_preview(form: PublishForm) -> dict[str, Any]:
    carried = contributions_to(form.case).values("pk")
    told = Submission.objects.visible_to(form.by).filter(pk__in=carried)
    return {
        "traces": form.traces(),
        "preview": form.is_bound,
        "private": told.filter(may_publish=False).count(),
    }


ACTS = (
    Act(
        slug="publiceren",
        title=gettext_lazy("Publish"),
        explanation=gettext_lazy(
            "Everyone can read what you write here, with the steps, dates and bodies of this case. "
            "Nothing else becomes public."
        ),
        button=gettext_lazy("Publish this"),
        done=gettext_lazy("Everyone can read this now."),
        form=PublishForm,
        do=_publish,
        may=lambda standing: standing.directs,
        now=lambda _standing: True,
        section="publication",
        template="casework/act_publish.html",
        shows=_shows_preview,
    ),
    Act(
        slug="besluit-publiceren",
        title=gettext_lazy("Publish a decision"),
        explanation=gettext_lazy(
            "Everyone can read the decision, who took it and its reasons, word for word, under "
            "the title and the summary that you write here."
        ),
        button=gettext_lazy("Publish this decision"),
        done=gettext_lazy("Everyone can read this decision now."),
        form=PublishDecisionForm,
        do=_publish_decision,
        may=lambda standing: standing.directs,
        now=lambda standing: decisions_on(standing.case, standing.person).exists(),
        section="publication",
        template="casework/act_publish.html",
        shows=_shows_preview,
    ),
    Act(
        slug="depubliceren",
        title=gettext_lazy("Take away what is published"),
        explanation=gettext_lazy("Nobody outside the circle can read it from then on."),
        button=gettext_lazy("Take it away"),
        done=gettext_lazy("It is no longer public."),
        form=UnpublishForm,
        do=_unpublish,
        may=lambda standing: standing.directs,
        now=lambda standing: publication_of(standing) is not None,
        section="publication",
    ),
)
