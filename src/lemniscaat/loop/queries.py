"""Reads over the whole loop: the trail, the worklist, what waits for an answer, search, figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from lemniscaat.core.words import stems
from lemniscaat.loop.models import (
    Answer,
    Commitment,
    Event,
    Item,
    Layer,
    Link,
    Phase,
    Publication,
    Remark,
    SearchWord,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lemniscaat.loop.models import ItemQuerySet
    from lemniscaat.people.models import Person

CARRIES = (Link.Verb.TAKEN_UP_AS, Link.Verb.BUNDLED_IN)

# One statement for every database. UNION, not UNION ALL: a circle of links ends by itself.
TRAIL = """
WITH RECURSIVE
up(id) AS (
    SELECT CAST(%s AS BIGINT)
    UNION SELECT l.source_id FROM loop_link l JOIN up ON l.target_id = up.id),
down(id) AS (
    SELECT CAST(%s AS BIGINT)
    UNION SELECT l.target_id FROM loop_link l JOIN down ON l.source_id = down.id)
SELECT id FROM up UNION SELECT id FROM down
"""


@dataclass(frozen=True, slots=True)
class Trail:
    """Everything an item came from and led to, as far as one person may see it."""

    items: tuple[Item, ...]
    links: tuple[Link, ...]


def trail_ids(item: Item) -> list[int]:
    """The keys of everything up and down the links of an item, itself included."""
    with connection.cursor() as cursor:
        cursor.execute(TRAIL, [item.pk, item.pk])
        return sorted(row[0] for row in cursor.fetchall())


def trail(item: Item, person: Person | None) -> Trail:
    """The whole way of an item, upstream and downstream, oldest first."""
    ids = trail_ids(item)
    items = tuple(Item.objects.visible_to(person).filter(pk__in=ids).order_by("created_at", "pk"))
    seen = {one.pk for one in items}
    links = Link.objects.filter(source__in=seen, target__in=seen).order_by("created_at", "pk")
    return Trail(items, tuple(links))


def public_trail(item: Item) -> list[Publication]:
    """What everyone may know of the way of an item: its published parts, oldest first."""
    return list(
        Publication.objects.filter(item__in=trail_ids(item))
        .select_related("item")
        .order_by("item__created_at", "pk")
    )


def contributions_to(item: Item) -> ItemQuerySet[Any]:
    """What people brought in that this item carries (for a contribution: itself)."""
    carried = Link.objects.filter(target=item.pk, verb__in=CARRIES).values("source")
    return (
        Item.objects.as_system()
        .filter(Q(pk=item.pk) | Q(pk__in=carried), brought_by__isnull=False)
        .order_by("created_at", "pk")
    )


def unanswered_upstream(item: Item) -> list[Item]:
    """The contributions that still wait for an answer before this item may close."""
    answered = Answer.objects.filter(item=OuterRef("pk"), sent_at__gte=OuterRef("answer_due_from"))
    return list(contributions_to(item).filter(~Exists(answered)))


def worklist(person: Person) -> ItemQuerySet[Any]:
    """What waits for this person, most urgent first, over all rooms.

    A contribution that travels inside a case is represented by that case.
    """
    carried = Link.objects.filter(source=OuterRef("pk"), verb__in=CARRIES)
    travels = carried.exclude(target__phase=Phase.CLOSED)
    return Item.objects.held_by(person).filter(~Exists(travels)).select_related("area", "group")


def open_commitments(person: Person) -> QuerySet[Commitment]:
    """What this person promised and has not settled, soonest first."""
    return (
        Commitment.objects.filter(who=person, kept=Commitment.Kept.OPEN)
        .select_related("item")
        .order_by("due", "pk")
    )


def questions_for(person: Person) -> QuerySet[Remark]:
    """What contributors asked about things this person holds and nobody answered, oldest first."""
    return (
        Remark.objects.filter(asks=True, item__holder=person)
        .exclude(by=person)
        .exclude(kind=Remark.Kind.ASK_BACK)
        .select_related("item", "by")
        .order_by("created_at", "pk")
    )


def history(items: Sequence[Item], layers: Sequence[str]) -> QuerySet[Event]:
    """What happened to these items, as far as these layers reach, oldest first."""
    return (
        Event.objects.filter(item__in=[item.pk for item in items], layer__in=layers)
        .select_related("actor", "item", "text")
        .order_by("seq")
    )


def remarks_on(items: Sequence[Item], layers: Sequence[str]) -> QuerySet[Remark]:
    """What was said about these items, as far as these layers reach, oldest first."""
    return (
        Remark.objects.filter(item__in=[item.pk for item in items], layer__in=layers)
        .select_related("by", "item")
        .order_by("created_at", "pk")
    )


def find(text: str, person: Person | None) -> ItemQuerySet[Any]:
    """Items inside this person's circle that hold all these words, newest first."""
    items = Item.objects.visible_to(person)
    words = sorted(stems(text))[:8]
    for word in words:
        items = items.filter(pk__in=SearchWord.objects.filter(word=word[:40]).values("item"))
    return (items if words else items.none()).order_by("-pk")


def find_published(text: str) -> QuerySet[Publication]:
    """Publications that hold all these words, newest first. What is not public leaves no trace."""
    found = Publication.objects.select_related("item", "item__area")
    words = sorted(stems(text))[:8]
    for word in words:
        hits = SearchWord.objects.filter(word=word[:40], layer=Layer.PUBLIC).values("item")
        found = found.filter(item__in=hits)
    return (found if words else found.none()).order_by("-published_at", "-pk")


def published(*, before: tuple[datetime, int] | None = None) -> QuerySet[Publication]:
    """All publications, newest first; `before` is the place where the last page ended."""
    found = Publication.objects.select_related("item", "item__area")
    if before is not None:
        moment, key = before
        found = found.filter(
            Q(published_at__lt=moment) | Q(published_at=moment, pk__lt=key),
            published_at__lte=moment,
        )
    return found.order_by("-published_at", "-pk")


def stations(kind: str) -> dict[str, int]:
    """How many open items of a kind are at each station of the figure of eight."""
    rows = (
        Item.objects.as_system()
        .filter(kind=kind)
        .exclude(phase=Phase.CLOSED)
        .values("station")
        .annotate(number=Count("pk"))
        .values_list("station", "number")
    )
    return dict(rows)


def loop_health(kind: str, now: datetime) -> dict[str, int]:
    """How the promise is kept, in counts only: brought, answered, waiting, late, heard."""
    items = Item.objects.as_system().filter(kind=kind, brought_by__isnull=False)
    answered = Answer.objects.filter(item=OuterRef("pk"), sent_at__gte=OuterRef("answer_due_from"))
    told = items.annotate(told=Exists(answered)).aggregate(
        brought=Count("pk"),
        answered=Count("pk", filter=Q(told=True)),
        waiting=Count("pk", filter=Q(told=False)),
        late=Count("pk", filter=Q(told=False, due__lt=timezone.localdate(now))),
    )
    heard = Answer.objects.exclude(heard="").aggregate(
        reacted=Count("pk"), felt_heard=Count("pk", filter=Q(heard=Answer.Heard.YES))
    )
    return {**told, **heard}


def answers_for(person: Person, items: Sequence[Item]) -> QuerySet[Answer]:
    """The answers that this person got on these items, oldest first."""
    return (
        Answer.objects.filter(to=person, item__in=[item.pk for item in items])
        .select_related("by", "item", "based_on")
        .order_by("sent_at", "pk")
    )


def answers_to(item: Item) -> QuerySet[Answer]:
    """Every answer on an item that the asker may read, oldest first."""
    return item.answers.select_related("by", "based_on").order_by("sent_at", "pk")


def carriers_of(item: Item) -> list[Item]:
    """The items that carry this contribution, for the machine: show what a layer allows."""
    targets = Link.objects.filter(source=item.pk, verb__in=CARRIES).order_by("pk").values("target")
    return list(Item.objects.as_system().filter(pk__in=targets).order_by(F("pk").desc()))
