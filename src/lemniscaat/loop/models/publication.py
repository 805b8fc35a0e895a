"""What everyone may read: the published words of an item, and the words by which it is found."""

from django.db import models

from lemniscaat.loop.models.events import Layer
from lemniscaat.loop.models.items import Item
from lemniscaat.people.models import Person


class Publication(models.Model):
    """The public face of an item. Outsiders read these rows and never the item itself."""

    item = models.OneToOneField(Item, on_delete=models.PROTECT, related_name="publication")
    title = models.CharField(max_length=120)
    summary = models.TextField()
    published_at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(summary=""), name="publication_has_words"
            ),
        ]
        indexes = [models.Index(fields=["-published_at", "-id"], name="publication_newest")]

    def __str__(self) -> str:
        return self.title


class SearchWord(models.Model):
    """One stem of one item in one layer: search that works alike on every database."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="search_words")
    word = models.CharField(max_length=40)
    layer = models.CharField(max_length=12, choices=Layer.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["word", "layer", "item"], name="search_word_once"),
        ]

    def __str__(self) -> str:
        return self.word
