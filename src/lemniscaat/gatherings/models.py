"""A meeting of people, on a date that may be vague, and who was there."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.core.fields import VagueDateField
from lemniscaat.loop.models import Item
from lemniscaat.people.models import Organisation, Person


class Gathering(Item):
    """A session, a visit or a meeting where contributions are heard or weighed."""

    class Form(models.TextChoices):
        SESSION = "session", _("Working session")
        MEETING = "meeting", _("Meeting")
        VISIT = "visit", _("Visit")
        EVENT = "event", _("Event")

    form = models.CharField(max_length=8, choices=Form.choices, default=Form.SESSION)
    when = VagueDateField()
    place = models.CharField(max_length=120, blank=True)
    purpose = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)


class Participation(models.Model):
    """Who takes part, on whose behalf, and whether they came."""

    gathering = models.ForeignKey(
        Gathering, on_delete=models.CASCADE, related_name="participations"
    )
    person = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="participations"
    )
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    attended = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(organisation__isnull=False),
                name="participation_of_somebody",
            ),
            models.UniqueConstraint(
                fields=["gathering", "person"], name="participation_person_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person or self.organisation)
