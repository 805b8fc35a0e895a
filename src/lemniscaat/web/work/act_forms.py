"""The forms of what a desk does with a contribution; the operations check what is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from lemniscaat.areas.models import Instrument
from lemniscaat.casework.models import ApproachVersion, Case
from lemniscaat.casework.queries import newest, read_document
from lemniscaat.core.dates import VagueDate, read_typed
from lemniscaat.loop.models import Layer, Remark
from lemniscaat.loop.queries import find

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from lemniscaat.loop.models import ItemQuerySet
    from lemniscaat.web.work.situation import Situation

_ = gettext_lazy
CASES_SHOWN = 20


def lines(
    label: _StrPromise, missing: _StrPromise, hint: _StrPromise | str = ""
) -> forms.CharField:
    """A field for several lines; `missing` says what to do when it is left empty."""
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": missing},
    )


class ActForm(forms.Form):
    """A form about one contribution; without fields of its own it only asks to go on."""

    def __init__(self, *args: Any, situation: Situation, search: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.situation = situation
        self.search = search
        self.prepare()

    def prepare(self) -> None:
        """Fill in what depends on the contribution."""


class TakeUpForm(ActForm):
    """The title of the case, and the route that it follows."""

    title = forms.CharField(
        label=_("Title of the case"),
        help_text=_("Short and neutral. The words as told stay as they are."),
        max_length=120,
        error_messages={"required": _("Give the case a title.")},
    )

    def prepare(self) -> None:
        """Offer every approach in its newest version, the one of the desk first chosen."""
        slugs = ApproachVersion.objects.order_by("slug").values_list("slug", flat=True).distinct()
        self.fields["approach"] = forms.ChoiceField(
            label=_("Approach"),
            widget=forms.RadioSelect,
            choices=[(slug, str(read_document(newest(slug).document).title)) for slug in slugs],
        )
        self.initial.setdefault("title", self.situation.submission.title)
        self.initial.setdefault("approach", self.situation.submission.desk.approach)


class BundleForm(ActForm):
    """A running case, chosen among those that fit the words searched for."""

    def prepare(self) -> None:
        """Offer the open cases of this desk, the newest first."""
        cases = self._cases()[:CASES_SHOWN]
        self.fields["case"] = forms.ChoiceField(
            label=_("Running case"),
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose a case.")},
            choices=[(case.public_id, f"{case.number} {case.title}") for case in cases],
        )

    def _cases(self) -> ItemQuerySet[Case]:
        situation = self.situation
        cases = Case.objects.visible_to(situation.person).open()
        cases = cases.filter(group=situation.submission.group).order_by("-pk")
        if self.search:
            hits = find(self.search, situation.person).filter(kind="case").order_by()
            cases = cases.filter(pk__in=hits.values("pk"))
        return cases

    def clean_case(self) -> Case:
        """The case itself."""
        case: Case = self._cases().get(public_id=self.cleaned_data["case"])
        return case


class ReferForm(ActForm):
    """To whom, and why they can help."""

    instrument = forms.ModelChoiceField(
        label=_("Scheme or instrument"),
        help_text=_("Choose one, or write below who can help."),
        queryset=Instrument.objects.filter(is_open=True).select_related("owner"),
        required=False,
        empty_label=_("None of these"),
    )
    to = forms.CharField(
        label=_("To whom"),
        help_text=_("A person or an organisation. Empty: the scheme that you chose."),
        max_length=200,
        required=False,
    )
    contact = forms.CharField(
        label=_("How to reach them"),
        help_text=_("A name with a phone number or an address."),
        max_length=200,
        required=False,
    )
    words = lines(
        _("What you tell who brought this in"),
        _("Write what you tell who brought this in."),
        _("Who can help, why they can, and what happens now. This is the answer that they get."),
    )


class ArrivedForm(ActForm):
    """Which referral arrived."""

    def prepare(self) -> None:
        """Offer the referrals that are still under way."""
        under_way = self.situation.submission.referrals.filter(arrived_at__isnull=True)
        self.fields["referral"] = forms.ModelChoiceField(
            label=_("Arrived at"),
            queryset=under_way.order_by("pk"),
            widget=forms.RadioSelect,
            empty_label=None,
            initial=under_way.order_by("pk").first(),
        )


class AskForm(ActForm):
    """A question to who brought it in."""

    text = lines(
        _("Your question"),
        _("Write your question."),
        _("Short and in plain words. One question works better than three."),
    )


class AnswerForm(ActForm):
    """The answer of the desk."""

    text = lines(
        _("Your answer"),
        _("Write your answer."),
        _("In plain words. The contribution closes with this answer."),
    )


class DeclineForm(ActForm):
    """The reasons not to take it up (now)."""

    text = lines(
        _("The reasons"),
        _("Write the reasons."),
        _("Say why, what would be a reason to look again, and who else may help. They read this."),
    )


class WhyForm(ActForm):
    """A reason."""

    why = lines(_("Why"), _("Say why."), _("Who brought it in reads this too."))


class NoteForm(ActForm):
    """A note or a conversation, also one of long ago."""

    text = lines(_("What you want to write down"), _("Write something first."))
    kind = forms.ChoiceField(
        label=_("What it is"),
        widget=forms.RadioSelect,
        initial=Remark.Kind.NOTE,
        choices=[
            (Remark.Kind.NOTE, Remark.Kind.NOTE.label),
            (Remark.Kind.CONVERSATION, Remark.Kind.CONVERSATION.label),
        ],
    )
    when = forms.CharField(
        label=_("When it was"),
        help_text=_("For example: 12 March 2025, July 2025 or 2023-2025. Empty: today."),
        max_length=80,
        required=False,
    )
    layer = forms.ChoiceField(
        label=_("Who may read it"),
        widget=forms.RadioSelect,
        initial=Layer.CIRCLE,
        choices=[
            (Layer.CIRCLE, _("Only the people who work on this")),
            (Layer.CONTRIBUTOR, _("Also who brought it in")),
        ],
    )

    def clean_when(self) -> VagueDate | None:
        """The date that was meant; refused when we cannot read it."""
        typed = self.cleaned_data["when"].strip()
        when = read_typed(typed, self.situation.day)
        if typed and when is None:
            raise forms.ValidationError(
                gettext("We cannot read this date. Write for example: July 2025.")
            )
        return when
