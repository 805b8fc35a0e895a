"""Proof that the chain of events is whole: nothing changed, removed, reordered or cut off."""

from __future__ import annotations

from lemniscaat.loop.door import digest_of, hash_of
from lemniscaat.loop.models import ChainHead, Event
from lemniscaat.loop.models.events import GENESIS


def first_broken_link() -> int | None:
    """The number of the first event that is not as it was written, or None when all is whole."""
    previous, seq = GENESIS, 0
    for event in Event.objects.select_related("item", "actor", "text").iterator(chunk_size=2000):
        seq += 1
        if event.seq != seq or event.previous != previous or event.hash != hash_of(event):
            return seq
        if hasattr(event, "text") and event.text_digest != digest_of(
            event.text.text, event.text.salt
        ):
            return seq
        previous = event.hash
    head = ChainHead.objects.get(pk=1)
    return None if (head.seq, head.hash) == (seq, previous) else head.seq
