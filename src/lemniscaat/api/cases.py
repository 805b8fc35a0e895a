"""Cases and the way that an item went."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from lemniscaat.api.keys import READ, WRITE, holder_of_key
from lemniscaat.api.pages import Before, Limit, Page, one_of, page_of
from lemniscaat.api.shapes import CaseOut, ItemOut, LinkOut, TrailOut
from lemniscaat.casework.models import Case
from lemniscaat.casework.operations.cases import close_case
from lemniscaat.loop.models import Item
from lemniscaat.loop.queries import trail

router = Router(tags=["cases"])


def case_shape(case: Case) -> CaseOut:
    """A case as it goes out."""
    return CaseOut.of(
        case,
        number=case.number,
        approach=case.approach.slug,
        approach_version=case.approach.version,
        step=case.step,
        outcome=case.outcome,
    )


@router.get("/cases", response=Page[CaseOut], auth=READ, by_alias=True)
def cases(request: HttpRequest, before: Before = "", limit: Limit = 50) -> Any:
    """The cases that the holder of the key may read."""
    found = Case.objects.visible_to(holder_of_key(request)).select_related("approach")
    return page_of(found, case_shape, before, limit)


@router.get("/cases/{public_id}", response=CaseOut, auth=READ, by_alias=True)
def case(request: HttpRequest, public_id: str) -> Any:
    """One case."""
    return case_shape(one_of(Case.objects.visible_to(holder_of_key(request)), public_id))


@router.post("/cases/{public_id}/closing", response=CaseOut, auth=WRITE, by_alias=True)
def close(request: HttpRequest, public_id: str) -> Any:
    """Close a case; refused while anyone who brought something in has no answer."""
    by = holder_of_key(request)
    found = one_of(Case.objects.visible_to(by), public_id)
    return case_shape(close_case(case=found, by=by, at=timezone.now()))


@router.get("/items/{public_id}/trail", response=TrailOut, auth=READ, by_alias=True)
def way(request: HttpRequest, public_id: str) -> Any:
    """Everything that an item came from and led to, as far as the holder may read it."""
    by = holder_of_key(request)
    found = trail(one_of(Item.objects.visible_to(by), public_id), by)
    names = {item.pk: item.public_id for item in found.items}
    return TrailOut(
        items=[ItemOut.of(item) for item in found.items],
        links=[
            LinkOut(source=names[link.source_id], target=names[link.target_id], verb=link.verb)
            for link in found.links
        ],
    )
