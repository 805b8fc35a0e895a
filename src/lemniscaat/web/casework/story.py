"""The question of a case, who brought it and what they heard back, as far as the reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lemniscaat.desk.models import Referral, Submission
from lemniscaat.loop.models import Answer, Attachment, Event, Layer, Remark
from lemniscaat.loop.queries import (
    contributions_to,
    history,
    remarks_on,
    trail,
    unanswered_upstream,
)
from lemniscaat.web.shared.addresses import url_of
from lemniscaat.web.shared.verbs import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lemniscaat.loop.models import Item
    from lemniscaat.web.casework.standing import Standing

EVERY_LAYER = tuple(Layer.values)
SHOWN = 200  # of the history, the newest


class Told(NamedTuple):
    """One contribution as its teller told it, with what they heard back.

    `readable`: whether the reader is also in the circle of the contribution itself.
    """

    submission: Submission
    answers: list[Answer]
    waits: bool
    readable: bool


class Happened(NamedTuple):
    """One line of the history."""

    event: Event
    sentence: str
    layer: str
    about: str


class Linked(NamedTuple):
    """One thing that the case came from or led to."""

    item: Item
    url: str


def told(standing: Standing) -> list[Told]:
    """What was brought in, in the words of its tellers, the first one first."""
    keys = list(contributions_to(standing.case).values_list("pk", flat=True))
    waiting = {item.pk for item in unanswered_upstream(standing.case)}
    found = (
        Submission.objects.as_system()
        .filter(pk__in=keys)  # who reads a case reads what it is about
        .select_related("brought_by", "area")
        .order_by("created_at", "pk")
    )
    answers = Answer.objects.filter(item__in=keys).select_related("by", "to", "based_on")
    by_item: dict[int, list[Answer]] = {}
    for given in answers.order_by("sent_at", "pk"):
        by_item.setdefault(given.item_id, []).append(given)
    circle = Submission.objects.visible_to(standing.person).filter(pk__in=keys)
    readable = set(circle.values_list("pk", flat=True))
    return [
        Told(one, by_item.get(one.pk, []), one.pk in waiting, one.pk in readable) for one in found
    ]


def counted(standing: Standing) -> dict[str, int]:
    """How many contributions the case carries, and how many have their answer."""
    brought = contributions_to(standing.case).count()
    return {"brought": brought, "answered": brought - len(unanswered_upstream(standing.case))}


def what_happened(standing: Standing, carried: Sequence[Told]) -> list[Happened]:
    """The history of the case and of what it carries, in every layer, the newest first."""
    items = [standing.case, *(one.submission for one in carried if one.readable)]
    events = history(items, EVERY_LAYER).order_by("-seq")[:SHOWN]
    layers = dict(Layer.choices)
    return [
        Happened(
            event,
            sentence(event, standing.approach),
            "" if event.layer == Layer.CIRCLE else str(layers[event.layer]),
            event.item.title if event.item and event.item_id != standing.case.pk else "",
        )
        for event in events
    ]


def what_was_said(standing: Standing, carried: Sequence[Told]) -> list[Remark]:
    """Remarks on the case and on what it carries, the newest first."""
    items = [standing.case, *(one.submission for one in carried if one.readable)]
    return list(remarks_on(items, EVERY_LAYER).order_by("-created_at", "-pk"))


def linked(standing: Standing) -> list[Linked]:
    """Everything that the case came from and led to."""
    found = trail(standing.case, standing.person).items
    return [Linked(item, url_of(item)) for item in found if item.pk != standing.case.pk]


def files(standing: Standing, carried: Sequence[Told]) -> list[Attachment]:
    """Files with the case and with what it carries."""
    keys = [standing.case.pk, *(one.submission.pk for one in carried if one.readable)]
    found = Attachment.objects.filter(item__in=keys).select_related("by")
    return list(found.order_by("created_at", "pk"))


def referrals(standing: Standing) -> list[Referral]:
    """To whom the case was referred."""
    found = Referral.objects.filter(item=standing.case.pk).select_related("by", "instrument")
    return list(found.order_by("at", "pk"))
