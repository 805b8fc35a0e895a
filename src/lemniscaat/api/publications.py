"""What everyone may read, without an access key."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Query, Router

from lemniscaat.api.pages import Before, Limit, Page
from lemniscaat.api.shapes import PublicationOut
from lemniscaat.core.errors import Invalid, NotFound
from lemniscaat.loop.models import Publication
from lemniscaat.loop.queries import public_trail, published

router = Router(tags=["publications"])
AreaSlug = Annotated[str, Query(max_length=50, description="The slug of an area.")]


@router.get("/publications", response=Page[PublicationOut], by_alias=True)
def publications(
    request: HttpRequest, before: Before = "", limit: Limit = 50, area: AreaSlug = ""
) -> Any:
    """All publications, newest first."""
    place = None
    if before:
        last = Publication.objects.filter(item__public_id=before).first()
        if last is None:
            sentence = _("This place in the list does not exist.")
            raise Invalid(sentence, {"before": sentence})
        place = (last.published_at, last.pk)
    found = published(before=place)
    if area:
        found = found.filter(item__area__slug=area)
    rows = list(found[: limit + 1])
    return {
        "items": [PublicationOut.of(row) for row in rows[:limit]],
        "next": rows[limit - 1].item.public_id if len(rows) > limit else None,
    }


@router.get("/publications/{public_id}", response=PublicationOut, by_alias=True)
def publication(request: HttpRequest, public_id: str) -> Any:
    """One publication."""
    return PublicationOut.of(_published(public_id))


@router.get("/publications/{public_id}/trail", response=list[PublicationOut], by_alias=True)
def way(request: HttpRequest, public_id: str) -> Any:
    """The published parts of the way of an item, oldest first."""
    return [PublicationOut.of(one) for one in public_trail(_published(public_id).item)]


def _published(public_id: str) -> Publication:
    found = (
        Publication.objects.select_related("item__area").filter(item__public_id=public_id).first()
    )
    if found is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    return found
