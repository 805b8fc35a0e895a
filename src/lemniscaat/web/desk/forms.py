"""The forms with which somebody brings something in: one per step, and one to forward."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from lemniscaat.areas.models import Area
from lemniscaat.core.errors import Invalid
from lemniscaat.core.uploads import Upload, recognise
from lemniscaat.desk.models import Submission
from lemniscaat.desk.queries import open_desks
from lemniscaat.people.models import Person

Nature = Submission.Nature
Tried = Submission.Tried
Reach = Person.Reach
FEWEST_DIGITS = 8  # in a telephone number


class DeskField(forms.ModelChoiceField):  # type: ignore[type-arg]  # no [] at run time
    """The desks that are open, each explained by what it is for."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            queryset=open_desks(),
            empty_label=None,
            label=_("For which desk is it?"),
            error_messages={"required": _("Choose a desk.")},
            **options,
        )

    @property
    def hints(self) -> dict[str, str]:
        """What each desk is for, by its key."""
        return {str(one.pk): one.scope_in for one in open_desks()}


class DeskForm(forms.Form):
    """Which desk it is for, when several are open."""

    desk = DeskField(widget=forms.RadioSelect)


class StoryForm(forms.Form):
    """What is stuck, in her own words."""

    told = forms.CharField(
        label=_("What is stuck?"),
        help_text=_(
            "Write as you would tell it to a neighbour. "
            "Leave out names and phone numbers of other people."
        ),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 9}),
        error_messages={"required": _("Tell us what is stuck.")},
    )
    nature = forms.ChoiceField(
        label=_("What is it most like?"),
        help_text=_("Do you doubt? Leave the first one. We look at it together."),
        choices=Nature.choices,
        initial=Nature.QUESTION,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is most like.")},
    )


class SituationForm(forms.Form):
    """For whom, since when, what was tried and where; all of it may stay empty."""

    for_whom = forms.CharField(
        label=_("For whom is this a problem?"),
        help_text=_("For example: for me, for all dairy farmers in our area."),
        max_length=300,
        required=False,
    )
    since = forms.CharField(
        label=_("Since when?"),
        help_text=_("About is good enough. For example: since 2023, or two years ago."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"class": "input-short"}),
    )
    tried = forms.MultipleChoiceField(
        label=_("What did you try already?"),
        choices=Tried.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    tried_told = forms.CharField(
        label=_("What came of it?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    area = forms.ModelChoiceField(
        label=_("In which province is it?"),
        queryset=Area.objects.filter(kind=Area.Kind.PROVINCE).order_by("name"),
        to_field_name="slug",
        required=False,
        empty_label=_("I do not know, or in several provinces"),
    )
    place = forms.CharField(
        label=_("In or near which place?"),
        help_text=_("For example: Nijverdal."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"class": "input-short", "autocomplete": "address-level2"}),
    )


class DetailsForm(forms.Form):
    """Who she is, as far as she wants to say, and how to reach her."""

    name = forms.CharField(
        label=_("What is your name?"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    descriptor = forms.CharField(
        label=_("What do you do?"),
        help_text=_("For example: dairy farmer, or policy adviser of a province."),
        max_length=120,
        required=False,
    )
    reach = forms.ChoiceField(
        label=_("How may we reach you?"),
        choices=Reach.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how we may reach you, or choose “Not at all”.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only needed when you choose e-mail."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Your phone number"),
        help_text=_("Only needed when you choose phone."),
        max_length=40,
        required=False,
        widget=forms.TextInput(
            attrs={"type": "tel", "autocomplete": "tel", "class": "input-short"}
        ),
    )
    may_publish = forms.ChoiceField(
        label=_("May others read your story, without your name?"),
        help_text=_("We ask you again before anything becomes public."),
        choices=[
            ("no", _("No, only the people who work on it")),
            ("yes", _("Yes, without my name and my details")),
        ],
        initial="no",
        widget=forms.RadioSelect,
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what the chosen way of reaching needs, and keep nothing else."""
        given = dict(super().clean() or {})
        reach, phone = given.get("reach"), given.get("phone", "")
        if reach == Reach.MAIL and not given.get("email") and "email" not in self.errors:
            self.add_error("email", _("Fill in your e-mail address, or choose another way."))
        if reach == Reach.PHONE and len(re.findall(r"\d", phone)) < FEWEST_DIGITS:
            self.add_error("phone", _("Fill in your whole phone number, or choose another way."))
        if reach != Reach.MAIL:
            given["email"] = ""
        if reach != Reach.PHONE:
            given["phone"] = ""
        return given


class FilesInput(forms.FileInput):
    """An input for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files, each checked by its content before anything is kept."""

    widget = FilesInput

    def clean(self, data: Any, _initial: Any = None) -> Any:
        """The files as uploads; refused with a sentence that names the file."""
        files = [one for one in data or [] if isinstance(one, UploadedFile)]
        limit = settings.UPLOAD_LIMIT_BYTES
        uploads = [Upload(str(one.name), one.read(limit + 1)) for one in files]
        faults = []
        if len(uploads) > settings.UPLOADS_PER_SUBMISSION:
            most = {"number": settings.UPLOADS_PER_SUBMISSION}
            faults.append(forms.ValidationError(_("You can send %(number)d files."), params=most))
        for upload in uploads:
            try:
                recognise(upload, limit=limit)
            except Invalid as refusal:
                faults.append(forms.ValidationError(refusal.sentence))
        if faults:
            raise forms.ValidationError(faults)
        return uploads


class TrapForm(forms.Form):
    """A field that only robots fill, and the key that makes sending twice one submission."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )


class SendForm(TrapForm):
    """The last page: files, and send."""

    attachments = FilesField(
        label=_("Do you want to send photos or documents with it?"),
        help_text=_(
            "At most 5 files of 10 MB each: PDF, photo (JPG, PNG), Word, Excel, ODT or plain text."
        ),
        required=False,
    )


class ForwardForm(TrapForm):
    """Somebody passes on a question of somebody else."""

    desk = DeskField()
    told = forms.CharField(
        label=_("What is the question?"),
        help_text=_("Paste the whole message here, or tell it in your own words."),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": _("Tell us what the question is.")},
    )
    name = forms.CharField(
        label=_("From whom is this question?"),
        help_text=_("A name, or for example: a dairy farmer from Nijverdal."),
        max_length=120,
        required=False,
    )
    email = forms.EmailField(
        label=_("E-mail address of that person"),
        help_text=_("Only when that person knows that you pass this on."),
        max_length=254,
        required=False,
    )
    phone = forms.CharField(
        label=_("Phone number of that person"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "class": "input-short"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["key"].initial = uuid.uuid4
        desks = list(open_desks())
        if len(desks) == 1:
            desk = self.fields["desk"]
            desk.widget, desk.initial = forms.HiddenInput(), desks[0].pk


class DraftForm(forms.Form):
    """The code of a half-told story."""

    code = forms.CharField(
        label=_("Your code for going on later"),
        max_length=60,
        widget=forms.TextInput(attrs={"class": "input-code", "autocomplete": "off"}),
        error_messages={"required": _("Type the code that you got.")},
    )
