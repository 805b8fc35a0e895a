"""The one write door: an operation is atomic, and never without a trace."""

from __future__ import annotations

import hashlib
import json
import secrets
from contextvars import ContextVar
from datetime import UTC
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.core.errors import Conflict, NotAllowed, NotFound
from lemniscaat.core.rows import insert
from lemniscaat.loop.models import ChainHead, Event, EventText, Item, Layer, Notice
from lemniscaat.people import rights

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from lemniscaat.people.models import Person

P = ParamSpec("P")
R = TypeVar("R")
I = TypeVar("I", bound=Item)  # noqa: E741 - I for item

_recorded: ContextVar[int] = ContextVar("recorded", default=0)


def operation(change: Callable[P, R]) -> Callable[P, R]:
    """Make a function the one way to make its change: all of it with its event, or nothing."""

    @wraps(change)
    def through_the_door(*args: P.args, **kwargs: P.kwargs) -> R:
        before = _recorded.get()
        with transaction.atomic():
            result = change(*args, **kwargs)
            if _recorded.get() == before:
                raise RuntimeError(f"{change.__qualname__} changed something without a trace")
        return result

    return through_the_door


def take(item: I, *, by: Person, at: datetime, version: int | None = None) -> I:
    """The item as it is now, locked until the operation ends, for somebody who may read it.

    Acting implies reading: what `by` may not see is NotFound. With `version`, an item that changed
    since that version was shown is a Conflict.
    """
    model = type(item)
    readable = model.objects.visible_to(by, timezone.localdate(at))
    fresh: I | None = readable.select_for_update().filter(pk=item.pk).first()
    if fresh is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    if version is not None and version != fresh.version:
        raise Conflict(_("Somebody changed this while you were working. Look at it and try again."))
    return fresh


def need(allowed: object, sentence: str) -> None:
    """Refuse with this sentence unless it is allowed."""
    if not allowed:
        raise NotAllowed(sentence)


def need_administrator(by: Person) -> None:
    """Refuse who does not administer the site."""
    need(rights.may_administer(by), _("Only an administrator does this."))


def record(
    item: Item | None,
    verb: str,
    *,
    by: Person | None,
    at: datetime,
    role: str = "",
    layer: str = Layer.CIRCLE,
    data: Mapping[str, Any] | None = None,
    text: str = "",
) -> Event:
    """Add one event to the chain. `data`: keys and dates; words of people go in `text`."""
    seq, previous = ChainHead.take_next()
    salt = secrets.token_hex(16) if text else ""
    event = Event(
        seq=seq,
        item=item,
        verb=verb,
        actor=by,
        role=role,
        layer=layer,
        at=at,
        data=json.loads(json.dumps(dict(data or {}), cls=DjangoJSONEncoder)),
        text_digest=digest_of(text, salt) if text else "",
        previous=previous,
    )
    event.hash = hash_of(event)
    insert(event)
    if text:
        insert(EventText(event=event, text=text, salt=salt))
    ChainHead.leave(event.hash)
    _recorded.set(_recorded.get() + 1)
    return event


def notify(event: Event, person: Person | None, topic: str) -> None:
    """Owe somebody a message about this event; it is sent after the change is safe."""
    notify_each(event, {topic: person})


def notify_each(event: Event, owed: Mapping[str, Person | None]) -> None:
    """Owe several people a message about this event, each on their own topic."""
    notices = [
        Notice(event=event, person=person, topic=topic, created_at=event.at)
        for topic, person in owed.items()
        if person is not None and (person.email or person.contact_email)
    ]
    insert(*notices, unless_there=True)


def digest_of(text: str, salt: str) -> str:
    """The digest that stays in the chain when the words are erased with their salt."""
    return hashlib.sha256(f"{salt}:{text}".encode()).hexdigest()


def hash_of(event: Event) -> str:
    """SHA-256 over the event and the hash before it; persons appear by public id only."""
    fact = {
        "seq": event.seq,
        "previous": event.previous,
        "item": event.item.public_id if event.item else None,
        "verb": event.verb,
        "actor": event.actor.public_id if event.actor else None,
        "role": event.role,
        "layer": event.layer,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "data": event.data,
        "text": event.text_digest,
    }
    return hashlib.sha256(json.dumps(fact, sort_keys=True).encode()).hexdigest()
