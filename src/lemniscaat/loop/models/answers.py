"""What people heard back, and what was promised."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.loop.models.items import Item
from lemniscaat.people.models import Organisation, Person


class Answer(models.Model):
    """What became of a contribution, told to who brought it; rests on a result or on a reason."""

    class Heard(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("Partly")
        NO = "no", _("No")

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="answers")
    to = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="answers")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="answers_given")
    text = models.TextField()
    based_on = models.ForeignKey(
        Item, null=True, blank=True, on_delete=models.PROTECT, related_name="answers_based_on_it"
    )
    reason = models.CharField(max_length=40, blank=True)
    sent_at = models.DateTimeField()
    heard = models.CharField(max_length=8, choices=Heard.choices, blank=True)
    heard_text = models.TextField(blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(based_on__isnull=False) | ~models.Q(reason=""),
                name="answer_rests_on_something",
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="answer_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Commitment(models.Model):
    """Who promised what by when, and whether it was kept."""

    class Kept(models.TextChoices):
        OPEN = "open", _("Open")
        KEPT = "kept", _("Kept")
        NOT_KEPT = "not_kept", _("Not kept")

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="commitments")
    who = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="commitments")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    what = models.CharField(max_length=300)
    due = models.DateField()
    kept = models.CharField(max_length=8, choices=Kept.choices, default=Kept.OPEN)
    note = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(what=""), name="commitment_says_what"),
        ]
        indexes = [
            models.Index(
                fields=["who", "due"], condition=models.Q(kept="open"), name="commitment_open"
            ),
        ]

    def __str__(self) -> str:
        return self.what
