"""What happened: append-only, hash-chained, and the source of every message that goes out."""

from __future__ import annotations

from typing import Any, NoReturn

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.core.rows import often
from lemniscaat.loop.models.items import Item
from lemniscaat.people.models import Person

GENESIS = "0" * 64


class Layer(models.TextChoices):
    """How far a fact may travel: the circle, the contributor, everyone."""

    CIRCLE = "circle", _("The circle of this item")
    CONTRIBUTOR = "contributor", _("Also who brought it in")
    PUBLIC = "public", _("Everyone, once published")


class EventQuerySet(models.QuerySet["Event"]):
    """Events can be read and added; nothing else."""

    def update(self, **_kwargs: Any) -> NoReturn:
        raise TypeError("an event is never changed")

    def delete(self) -> NoReturn:
        raise TypeError("an event is never deleted")


class Event(models.Model):
    """One fact: who did what to which item, when and in which capacity.

    `data` holds keys and dates only; words of people stand in EventText, so that they can be erased
    while the chain stays whole (the hash covers a salted digest of the words).
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    item = models.ForeignKey(
        Item, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    verb = models.CharField(max_length=40)
    actor = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="events"
    )
    role = models.CharField(max_length=40, blank=True)
    layer = models.CharField(max_length=12, choices=Layer.choices, default=Layer.CIRCLE)
    at = models.DateTimeField()
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    text_digest = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        ordering = ["seq"]
        indexes = [models.Index(fields=["item", "seq"], name="event_by_item")]

    def __str__(self) -> str:
        return f"{self.seq} {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("an event is never changed")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError("an event is never deleted")

    @property
    def words(self) -> str:
        """What was said with it, or nothing when it was erased."""
        return self.text.text if hasattr(self, "text") else ""


class EventText(models.Model):
    """The words that came with an event; may be erased, after which only the digest remains."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="text")
    text = models.TextField()
    salt = models.CharField(max_length=32)

    def __str__(self) -> str:
        return self.text[:60]


class ChainHead(models.Model):
    """The last link of the chain; locking this row puts writers in line."""

    seq = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.seq} {self.hash[:12]}"

    @classmethod
    def take_next(cls) -> tuple[int, str]:
        """The next number and the hash to go on from; others wait until this change is done."""
        step = "UPDATE loop_chainhead SET seq = seq + 1 WHERE id = 1 RETURNING seq, hash"
        with often() as cursor:
            cursor.execute(step)
            if (link := cursor.fetchone()) is None:
                cls.objects.get_or_create(pk=1, defaults={"seq": 0, "hash": GENESIS})
                cursor.execute(step)
                link = cursor.fetchone()
        seq, previous = link
        return seq, previous

    @classmethod
    def leave(cls, last: str) -> None:
        """Remember the hash of the last link."""
        with often() as cursor:
            cursor.execute("UPDATE loop_chainhead SET hash = %s WHERE id = 1", [last])


class Notice(models.Model):
    """A message that somebody must get: written with the event, sent after it, at least once."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="notices")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="notices")
    topic = models.CharField(max_length=40)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    problem = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "person", "topic"], name="notice_once"),
        ]
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(sent_at__isnull=True), name="notice_unsent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} to {self.person_id}"
