"""A case on an approach: its question, people, parties, advice, options and lesson."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.core.fields import VagueDateField
from lemniscaat.loop.models import Item
from lemniscaat.people.models import Organisation, Person


class ApproachVersion(models.Model):
    """One version of an approach, kept as the document that it was."""

    slug = models.SlugField()
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    document = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slug", "version"], name="approach_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.version}"


class Case(Item):
    """A question that a desk took up; where it stands in its approach is folded from its events."""

    number = models.CharField(max_length=24, unique=True)
    director = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    approach = models.ForeignKey(ApproachVersion, on_delete=models.PROTECT, related_name="cases")
    state = models.JSONField()
    step = models.CharField(max_length=40)
    outcome = models.CharField(max_length=40, blank=True)
    suspended = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["step"], name="case_by_step")]


class Wording(models.Model):
    """The sharpened question, version by version, each with the yes or no of who asked it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="wordings")
    version = models.PositiveSmallIntegerField()
    text = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    agreed = models.BooleanField(null=True, blank=True)
    agreed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)
    reaction = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="wording_version_once"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Party(models.Model):
    """An organisation or side with a stake in the case."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    name = models.CharField(max_length=160)
    stake = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "name"], name="party_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Support(models.Model):
    """What a party thinks on one aspect, and who said so. The newest counts; older ones stay."""

    class Aspect(models.TextChoices):
        CONTENT = "content", _("Content")
        MONEY = "money", _("Money")
        POLITICS = "politics", _("Politics")
        AREA = "area", _("Area")

    class Level(models.TextChoices):
        YES = "yes", _("Support")
        MAYBE = "maybe", _("Doubt")
        NO = "no", _("No support")
        UNKNOWN = "unknown", _("Not known")

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="support")
    aspect = models.CharField(max_length=8, choices=Aspect.choices)
    level = models.CharField(max_length=8, choices=Level.choices)
    said_by = models.CharField(max_length=160)
    when = VagueDateField(null=True, blank=True)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.party}: {self.aspect} {self.level}"


class Competence(models.Model):
    """A kind of knowledge or skill that the case needs."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="competences")
    name = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "name"], name="competence_once"),
        ]

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """Who works on the case, with which competences, from when until when."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="team")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="teams")
    competences = models.ManyToManyField(Competence, related_name="members", blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "person"], name="team_member_once"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Advice(models.Model):
    """The founded advice on one page, frozen when it is given."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="advices")
    version = models.PositiveSmallIntegerField()
    grounds = models.JSONField()
    recommendation = models.TextField()
    route = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "version"], name="advice_version_once"),
        ]

    def __str__(self) -> str:
        return self.recommendation[:60]


class Option(models.Model):
    """One way out, to be laid beside the others."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="options")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    description = models.TextField()
    effect = models.TextField(blank=True)
    cost = models.TextField(blank=True)
    risk = models.TextField(blank=True)
    who_must_act = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    chosen = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["case", "position"], name="option_position_once"),
            models.UniqueConstraint(
                fields=["case"], condition=models.Q(chosen=True), name="option_chosen_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Evaluation(models.Model):
    """What was learned, at every end, also a disappointing one."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="evaluations")
    helped = models.TextField(blank=True)
    hindered = models.TextField(blank=True)
    lesson = models.CharField(max_length=300)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.lesson


class Revisit(models.Model):
    """Why and when to look again at a case that ended with "not now"."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="revisits")
    trigger = models.TextField()
    on = models.DateField(null=True, blank=True)
    watcher = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="revisits")
    at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["watcher", "on"],
                condition=models.Q(done_at__isnull=True),
                name="revisit_waiting",
            ),
        ]

    def __str__(self) -> str:
        return self.trigger[:60]
