"""Areas: the tree with its numbers, and the page of one area."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Count
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lemniscaat.areas.models import Area, Instrument
from lemniscaat.areas.queries import areas_in_order, path_to, with_below
from lemniscaat.core.errors import NotFound
from lemniscaat.loop.models import Publication
from lemniscaat.web.public.paging import page_of, published_of
from lemniscaat.web.public.showing import cards
from lemniscaat.web.shared.province_map import province_map

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.utils.safestring import SafeString

PAGE_SIZE = 12


@dataclass(slots=True)
class Branch:
    """An area with everything under it, and how many published cases play there."""

    area: Area
    count: int
    below: list[Branch] = field(default_factory=list)


@require_safe
def areas(request: HttpRequest) -> HttpResponse:
    """Every area, with the number of published cases in it and below it."""
    tree = _tree()
    roots = [branch for branch in tree.values() if branch.area.parent_id is None]
    context = {"branches": roots, "map": _map(tree), "total": sum(one.count for one in roots)}
    return render(request, "public/areas.html", context)


@require_safe
def area(request: HttpRequest, slug: str) -> HttpResponse:
    """One area: what plays there, what lies under it and which schemes exist."""
    here = Area.objects.select_related("parent").filter(slug=slug).first()
    if here is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    found = published_of("case", request).filter(item__area__in=with_below(here))
    page = page_of(found, request, size=PAGE_SIZE)
    tree, above = _tree(), path_to(here)
    province = next((one for one in [*above, here] if one.kind == Area.Kind.PROVINCE), None)
    context = {
        "area": here,
        "count": tree[here.pk].count,
        "crumbs": [
            (_("Areas"), reverse("areas")),
            *((one.name, reverse("area", args=[one.slug])) for one in above),
        ],
        "below": tree[here.pk].below,
        "page": page,
        "cards": cards(page.rows),
        "instruments": Instrument.objects.filter(is_open=True).select_related("owner"),
        "map": _map(tree, here=province.code if province else ""),
    }
    return render(request, "public/area.html", context)


def _tree() -> dict[int, Branch]:
    """Every area by its key, its count rolled up from below; two queries for the whole tree."""
    own = dict(
        Publication.objects.filter(item__kind="case", item__area__isnull=False)
        .order_by()
        .values("item__area")
        .annotate(number=Count("pk"))
        .values_list("item__area", "number")
    )
    found = {one.pk: Branch(one, own.get(one.pk, 0)) for _depth, one in areas_in_order()}
    for branch in reversed(found.values()):
        parent = found.get(branch.area.parent_id or 0)
        if parent is not None:
            parent.count += branch.count
            parent.below.insert(0, branch)
    return found


def _map(tree: dict[int, Branch], here: str = "") -> SafeString:
    known = {one.area.code: one for one in tree.values() if one.area.code}
    every = reverse("areas")
    return province_map(
        {code: one.count for code, one in known.items() if one.area.kind == Area.Kind.PROVINCE},
        link=lambda code: reverse("area", args=[known[code].area.slug]) if code in known else every,
        here=here,
    )
