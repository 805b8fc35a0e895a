"""What lies before a body, and what it decided."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Path, Router, Status

from lemniscaat.api.keys import READ, WRITE, holder_of_key
from lemniscaat.api.pages import Before, Limit, Page, one_of, page_of
from lemniscaat.api.shapes import DecisionIn, DecisionOut, OptionOut, PointOut
from lemniscaat.casework.models import Option
from lemniscaat.core.errors import Invalid, NotFound
from lemniscaat.decisions.models import AgendaPoint, Decision
from lemniscaat.decisions.queries import point_for, waiting_for
from lemniscaat.journeys.decide import decide

router = Router(tags=["decisions"])
Key = Annotated[int, Path(ge=1, le=2**53)]


def decision_shape(one: Decision) -> DecisionOut:
    """A decision as it goes out."""
    return DecisionOut.of(
        one,
        body=one.body.group.slug,
        mandate=one.mandate.scope,
        option=one.option,
        option_title=one.option_title,
        reasons=one.reasons,
        decided_by=str(one.decided_by),
        decided_when=str(one.decided_when and one.decided_when.text),
        corrects=one.corrects.public_id if one.corrects else None,
    )


@router.get("/agenda-points", response=list[PointOut], auth=READ, by_alias=True)
def points(request: HttpRequest) -> Any:
    """What waits for the bodies in which the holder of the key has a seat."""
    waiting = waiting_for(holder_of_key(request), timezone.localdate())
    return [_point_shape(point) for point in waiting[:100]]


@router.post(
    "/agenda-points/{point_id}/decision", response={201: DecisionOut}, auth=WRITE, by_alias=True
)
def take_decision(request: HttpRequest, point_id: Key, told: DecisionIn) -> Any:
    """Decide, by the mandate of the body; the second who tries hears who was first."""
    by = holder_of_key(request)
    point = point_for(by, point_id)
    if point is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    made = decide(
        point=point,
        option=told.option,
        reasons=told.reasons,
        revisit=told.revisit,
        revisit_on=told.revisit_on,
        chosen=_chosen(point, told.chosen),
        by=by,
        at=timezone.now(),
    )
    return Status(201, decision_shape(made))


@router.get("/decisions", response=Page[DecisionOut], auth=READ, by_alias=True)
def decisions(request: HttpRequest, before: Before = "", limit: Limit = 50) -> Any:
    """The decisions that the holder of the key may read."""
    found = Decision.objects.visible_to(holder_of_key(request))
    related = found.select_related("body__group", "mandate", "decided_by", "corrects")
    return page_of(related, decision_shape, before, limit)


@router.get("/decisions/{public_id}", response=DecisionOut, auth=READ, by_alias=True)
def decision(request: HttpRequest, public_id: str) -> Any:
    """One decision."""
    return decision_shape(one_of(Decision.objects.visible_to(holder_of_key(request)), public_id))


def _point_shape(point: AgendaPoint) -> PointOut:
    return PointOut(
        id=point.pk,
        body=point.body.group.slug,
        question=point.question,
        scope=point.scope,
        due=point.due,
        item=point.item.public_id,
        options=[
            OptionOut(key=option["key"], title=option["title"]["nl"]) for option in point.options
        ],
    )


def _chosen(point: AgendaPoint, position: int | None) -> Option | None:
    if position is None:
        return None
    option = Option.objects.filter(case=point.item_id, position=position).first()
    if option is None:
        sentence = _("Choose one of the options of this case.")
        raise Invalid(sentence, {"chosen": sentence})
    return option
