"""Bring, link, hand over, move and close: what may happen to any item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.core.errors import Conflict, Invalid
from lemniscaat.core.rows import insert, insert_values
from lemniscaat.core.text import clean_text
from lemniscaat.core.words import stems
from lemniscaat.loop.door import need, notify, notify_each, operation, record, take
from lemniscaat.loop.models import Counter, Item, Layer, Link, Phase, SearchWord, Share, Station
from lemniscaat.loop.queries import unanswered_upstream
from lemniscaat.people import rights

if TYPE_CHECKING:
    from datetime import date, datetime

    from lemniscaat.loop.models import Event
    from lemniscaat.people.models import Group, Person

WORD_LENGTH = 40
I = TypeVar("I", bound=Item)  # noqa: E741 - I for item


def bring(item: I, *, by: Person | None, at: datetime, role: str, verb: str, **facts: Any) -> I:
    """Put a new item on the loop, with its first event; rooms call this from their operations."""
    item.created_at = item.answer_due_from = at
    insert(item)
    event = record(item, verb, by=by, at=at, role=role, layer=Layer.CONTRIBUTOR, data=facts)
    mine = by is not None and item.holder_id == by.pk
    notify_each(event, {"your_turn": None if mine else item.holder, "receipt": item.brought_by})
    return item


def tell_holder(event: Event, item: Item, by: Person) -> None:
    """Whoever gets the ball from somebody else hears of it."""
    if item.holder_id != by.pk:
        notify(event, item.holder, "your_turn")


def link(source: Item, target: Item, verb: str, *, at: datetime) -> None:
    """What became of what; saying it twice changes nothing."""
    Link.objects.get_or_create(
        source_id=source.pk, target_id=target.pk, verb=verb, defaults={"created_at": at}
    )


def share(item: Item, *, person: Person | None = None, group: Group | None = None) -> None:
    """Take somebody, or a group, into the circle of an item."""
    Share.objects.get_or_create(item_id=item.pk, person=person, group=group)


def let_in(item: Item, *, person: Person | None = None, group: Group | None = None) -> None:
    """Take somebody into the circle of an item, and of what was decided about it before."""
    share(item, person=person, group=group)
    for one in Item.objects.as_system().filter(pk__in=_decided_about(item)):
        share(one, person=person, group=group)


def unshare(item: Item, *, person: Person) -> None:
    """Take somebody out of the circle of an item, and of what was decided about it."""
    shares = Share.objects.filter(person=person)
    shares.filter(Q(item=item.pk) | Q(item__in=_decided_about(item))).delete()


def _decided_about(item: Item) -> list[int]:
    decided = Link.objects.filter(source=item.pk, verb=Link.Verb.DECIDED_BY)
    return list(decided.values_list("target", flat=True))


def next_number(series: str, at: datetime) -> str:
    """The next number of a series in a year, without gaps: "OB-2026-0007"."""
    counter, _created = Counter.objects.select_for_update().get_or_create(
        series=series, year=timezone.localdate(at).year
    )
    counter.last += 1
    counter.save()
    return str(counter)


def index(item: Item, layer: str, *texts: str) -> None:
    """Make the item findable by these texts in this layer, in place of earlier ones."""
    SearchWord.objects.filter(item_id=item.pk, layer=layer).delete()
    index_new(item, layer, *texts)


def index_new(item: Item, layer: str, *texts: str) -> None:
    """Make an item findable that was not yet."""
    words = {word[:WORD_LENGTH] for word in stems(" ".join(texts))}
    rows = [(item.pk, word, layer) for word in sorted(words)]
    insert_values(SearchWord, ("item_id", "word", "layer"), rows)


def move(item: Item, **changes: Any) -> None:
    """Save these columns of a locked item and count its version up."""
    for name, value in changes.items():
        setattr(item, name, value)
    item.version += 1
    item.save(update_fields=[*changes, "version"])


@operation
def hand_over(
    *,
    item: I,
    to: Person,
    role: str,
    why: str,
    by: Person,
    at: datetime,
    due: date | None = None,
    layer: str = Layer.CONTRIBUTOR,
) -> I:
    """Give the ball to somebody else, by name and with a reason."""
    item = take(item, by=by, at=at)
    day = timezone.localdate(at)
    need(
        item.holder_id == by.pk or rights.may_direct(by, item.group, day),
        _("Only the holder or a process director hands this over."),
    )
    why = clean_text(why, limit=2000)
    if not why:
        raise Invalid(_("Say why you hand this over."), {"why": _("Say why you hand this over.")})
    before = item.holder
    move(item, holder=to, holder_role=role, due=due or item.due)
    event = record(
        item,
        "handed_over",
        by=by,
        at=at,
        layer=layer,
        data={"from": before.public_id, "to": to.public_id, "role": role},
        text=why,
    )
    tell_holder(event, item, by)
    notify(event, item.brought_by, "handed_over")
    return item


@operation
def close(*, item: I, by: Person, at: datetime) -> I:
    """Close the loop. Impossible while anyone who brought something has no answer."""
    item = take(item, by=by, at=at)
    need(
        item.holder_id == by.pk or rights.may_direct(by, item.group, timezone.localdate(at)),
        _("Only the holder or a process director closes this."),
    )
    shut(item, by=by, at=at)
    return item


def shut(item: Item, *, by: Person, at: datetime) -> None:
    """Close a locked item, for an operation that asked the right already."""
    if item.is_closed:
        raise Conflict(_("This is closed already."))
    waiting = unanswered_upstream(item)
    if waiting:
        raise Conflict(
            _("This cannot close yet: %(count)d contribution(s) have no answer.")
            % {"count": len(waiting)}
        )
    move(item, phase=Phase.CLOSED, station=Station.ANSWER, closed_at=at, due=None)
    record(item, "closed", by=by, at=at, layer=Layer.CONTRIBUTOR)


def open_again(item: Item, *, phase: str, station: str, at: datetime, due: date | None) -> None:
    """Take a locked, closed item up again; from now on a new answer is owed."""
    move(item, phase=phase, station=station, closed_at=None, answer_due_from=at, due=due)
