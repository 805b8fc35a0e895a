"""Bodies, their mandates, what is on their agenda and what they decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.core.fields import VagueDateField
from lemniscaat.gatherings.models import Gathering
from lemniscaat.loop.models import Item
from lemniscaat.people.models import Group, Person

if TYPE_CHECKING:
    from datetime import date


class Body(models.Model):
    """A table, team or council that decides; its seats are the roles in its group."""

    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="body")
    about = models.TextField(blank=True)
    control = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return str(self.group)


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Mandates as they hold on a day."""

    def on(self, day: date) -> MandateQuerySet:
        """Only the mandates that hold on this day; the last day counts."""
        return self.filter(since__lte=day).filter(
            models.Q(until__isnull=True) | models.Q(until__gte=day)
        )


class Mandate(models.Model):
    """What a body may decide, up to where, from when until when, and who gave it."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="mandates")
    scope = models.SlugField()
    description = models.CharField(max_length=300)
    limit = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    given_by = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["body", "scope", "since"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="mandate_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.description}"


class AgendaPoint(models.Model):
    """A question that lies before a body, with the answers that it may give."""

    class State(models.TextChoices):
        OPEN = "open", _("Waits for a decision")
        DECIDED = "decided", _("Decided")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="agenda")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="agenda_points")
    question = models.CharField(max_length=300)
    scope = models.SlugField()
    options = models.JSONField()
    due = models.DateField(null=True, blank=True)
    gathering = models.ForeignKey(
        Gathering, null=True, blank=True, on_delete=models.PROTECT, related_name="agenda"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    placed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "body", "scope"],
                condition=models.Q(state="open"),
                name="agenda_point_open_once",
            ),
        ]
        indexes = [models.Index(fields=["body", "state", "due"], name="agenda_by_body")]

    def __str__(self) -> str:
        return self.question


class Decision(Item):
    """What a body decided, by which mandate and why. A correction is a new decision."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="decisions")
    point = models.OneToOneField(
        AgendaPoint, null=True, blank=True, on_delete=models.PROTECT, related_name="decision"
    )
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="decisions")
    option = models.CharField(max_length=40)
    option_title = models.CharField(max_length=160)
    reasons = models.TextField()
    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    decided_when = VagueDateField()
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(reasons=""), name="decision_has_reasons"),
            models.CheckConstraint(
                condition=models.Q(point__isnull=False) | models.Q(corrects__isnull=False),
                name="decision_of_a_point",
            ),
        ]
