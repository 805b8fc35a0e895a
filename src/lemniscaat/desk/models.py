"""Desks, what people bring in there, their tracking codes, drafts and referrals."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.areas.models import Instrument
from lemniscaat.core.fields import VagueDateField
from lemniscaat.loop.models import Item
from lemniscaat.people.models import Group, Person


class Desk(models.Model):
    """A desk with its scope and its promises; which terms it keeps is its own choice."""

    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="desk")
    scope_in = models.TextField()
    scope_out = models.TextField(blank=True)
    first_word_days = models.PositiveSmallIntegerField(default=5)
    answer_days = models.PositiveSmallIntegerField(default=30)
    duty = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    approach = models.SlugField(default="oplossingenbrigade")
    series = models.CharField(max_length=12, default="OB")
    is_open = models.BooleanField(default=True)

    def __str__(self) -> str:
        return str(self.group)


class Submission(Item):
    """What somebody brought in, in their own words. The words as told never change."""

    class Nature(models.TextChoices):
        QUESTION = "question", _("A stuck question")
        DILEMMA = "dilemma", _("A dilemma: two things that clash")
        BOTTLENECK = "bottleneck", _("A bottleneck: something that blocks")
        OPPORTUNITY = "opportunity", _("An idea or an opportunity")
        SIGNAL = "signal", _("A signal: something I notice")

    class Channel(models.TextChoices):
        WEB = "web", _("Website")
        PHONE = "phone", _("Phone")
        ON_BEHALF = "on_behalf", _("Entered for somebody")
        GATHERING = "gathering", _("At a gathering")
        MAIL = "mail", _("E-mail or letter")
        REFERRAL = "referral", _("Forwarded by somebody")
        API = "api", _("From another system")

    class Tried(models.TextChoices):
        TALKED = "talked", _("Talked with the municipality, province or water board")
        APPLIED = "applied", _("Applied for a permit or subsidy")
        OBJECTED = "objected", _("Objected or complained")
        NOTHING = "nothing", _("Nothing yet")

    class End(models.TextChoices):
        TAKEN_UP = "taken_up", _("Taken up as a case")
        REFERRED = "referred", _("Referred to somebody who can help")
        ANSWERED = "answered", _("Answered directly")
        DECLINED = "declined", _("Not taken up (now)")
        WITHDRAWN = "withdrawn", _("Withdrawn by who brought it in")

    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="submissions")
    nature = models.CharField(max_length=12, choices=Nature.choices, default=Nature.QUESTION)
    told = models.TextField()
    for_whom = models.CharField(max_length=300, blank=True)
    since = VagueDateField(null=True, blank=True)
    since_told = models.CharField(max_length=80, blank=True)
    tried = models.JSONField(default=list)
    tried_told = models.TextField(blank=True)
    place = models.CharField(max_length=120, blank=True)
    channel = models.CharField(max_length=12, choices=Channel.choices, default=Channel.WEB)
    may_publish = models.BooleanField(default=False)
    entered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    consent = models.CharField(max_length=300, blank=True)
    end = models.CharField(max_length=12, choices=End.choices, blank=True)
    suspicious = models.BooleanField(default=False)
    key = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(told=""), name="submission_tells"),
        ]


class TrackingCode(models.Model):
    """The key of somebody without an account to their own page; only a keyed digest is kept."""

    digest = models.CharField(max_length=64, unique=True)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="codes")
    created_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"code of {self.submission_id}"


class Draft(models.Model):
    """A half-told story that waits for its teller; found by a code, gone after its last day."""

    digest = models.CharField(max_length=64, unique=True)
    data = models.JSONField(default=dict)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"draft until {self.expires_at:%Y-%m-%d}"


class Referral(models.Model):
    """A warm hand-over to an instrument or to somebody else who can help; the thread stays here."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="referrals")
    instrument = models.ForeignKey(
        Instrument, null=True, blank=True, on_delete=models.PROTECT, related_name="referrals"
    )
    to = models.CharField(max_length=200)
    contact = models.CharField(max_length=200, blank=True)
    words = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(to="") & ~models.Q(words=""), name="referral_is_warm"
            ),
        ]

    def __str__(self) -> str:
        return self.to


class Attempt(models.Model):
    """One try at something that must not be tried endlessly; forgotten after a day."""

    what = models.CharField(max_length=16)
    source = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["what", "source", "at"], name="attempt_of_one"),
            models.Index(fields=["what", "at"], name="attempt_in_all"),
        ]

    def __str__(self) -> str:
        return f"{self.what} {self.at:%H:%M}"
