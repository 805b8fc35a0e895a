"""What people add along the way: remarks, questions, conversations and files."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.core.fields import VagueDateField
from lemniscaat.loop.models.events import Layer
from lemniscaat.loop.models.items import Item
from lemniscaat.people.models import Person


class Remark(models.Model):
    """Something said about an item: by its contributor, or inside the circle."""

    class Kind(models.TextChoices):
        ADDITION = "addition", _("Addition")
        QUESTION = "question", _("Question")
        NOT_UNDERSTOOD = "not_understood", _("I do not understand this")
        ASK_BACK = "ask_back", _("Question to who brought it in")
        REPLY = "reply", _("Reply")
        NOTE = "note", _("Note")
        CONVERSATION = "conversation", _("Conversation")
        SUPPORT = "support", _("Support check")
        CLOSING_WORDS = "closing_words", _("Closing words")

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="remarks")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="remarks")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    layer = models.CharField(max_length=12, choices=Layer.choices)
    text = models.TextField()
    when = VagueDateField(null=True, blank=True)
    created_at = models.DateTimeField()
    reply_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replies"
    )
    asks = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="remark_says_something"),
        ]
        indexes = [
            models.Index(fields=["item"], condition=models.Q(asks=True), name="remark_asks"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Attachment(models.Model):
    """A file that came with an item, stored under our own name, served only as a download."""

    public_id = models.CharField(max_length=12, unique=True)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="attachments")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    file = models.FileField(upload_to="attachments/%Y/%m")
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
