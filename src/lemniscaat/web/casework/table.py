"""The same cases as a table: sorted, page by page, or as a file for a spreadsheet."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

from django.contrib.auth.decorators import login_required
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lemniscaat.core.text import csv_cell
from lemniscaat.web.casework.board import card_of
from lemniscaat.web.casework.listing import (
    ORDERS,
    TableForm,
    address,
    after,
    asked_for,
    in_order,
)
from lemniscaat.web.shared.who import signed_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from django.http import HttpRequest, HttpResponseBase
    from django_stubs_ext import StrOrPromise

    from lemniscaat.casework.models import Case
    from lemniscaat.loop.models import ItemQuerySet
    from lemniscaat.web.casework.listing import Order

PAGE = 50
BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take the letters for another alphabet
HEADINGS = ("nummer", "titel", "", "houder", "termijn", "")


class Heading(NamedTuple):
    """One column of the table; `url` sorts by it."""

    title: StrOrPromise
    url: str
    is_order: bool


class Echo:
    """A file that hands back what is written in it."""

    def write(self, text: str) -> str:
        """The line itself."""
        return text


@login_required
@require_safe
def case_table(request: HttpRequest) -> HttpResponseBase:
    """Cases in a table, fifty a page; with ?vorm=csv all of them in a file."""
    person, today = signed_in(request), timezone.localdate()
    key = request.GET.get("sorteer", "")
    order = ORDERS.get(key, ORDERS["nieuw"])
    found = asked_for(TableForm(request.GET), person)
    if request.GET.get("vorm") == "csv":
        return _file(in_order(found, order), today)
    last = request.GET.get("voor", "")
    page = list(in_order(after(found, order, person, last), order)[: PAGE + 1])
    shown = page[:PAGE]
    context = {
        "form": TableForm(request.GET or None),
        "cards": [card_of(case, today) for case in shown],
        "headings": _headings(request, order),
        "order": order.title,
        "sorted_by": key if key in ORDERS else "",
        "csv_url": address(request.GET, vorm="csv"),
        "first_url": address(request.GET) if last else "",
        "next_url": address(request.GET, voor=shown[-1].public_id) if len(page) > PAGE else "",
    }
    return render(request, "casework/table.html", context)


def _headings(request: HttpRequest, order: Order) -> list[Heading]:
    plain = {2: _("Area"), 5: _("Step")}
    return [
        Heading(ORDERS[key].title, address(request.GET, sorteer=key), ORDERS[key] is order)
        if key
        else Heading(plain[place], "", is_order=False)
        for place, key in enumerate(HEADINGS)
    ]


def _file(found: ItemQuerySet[Case], today: date) -> StreamingHttpResponse:
    """Everything that was asked for, line by line, safe to open in a spreadsheet."""
    response = StreamingHttpResponse(_lines(found, today), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="casussen-{today}.csv"'
    return response


def _lines(found: ItemQuerySet[Case], today: date) -> Iterator[str]:
    writer = csv.writer(Echo(), delimiter=";")
    names = (_("Number"), _("Title"), _("Area"), _("Now at"), _("Due"), _("Step"), _("Director"))
    yield BYTE_ORDER_MARK
    yield writer.writerow([csv_cell(name) for name in names])
    for case in found.iterator(chunk_size=500):
        row = (
            case.number,
            case.title,
            case.area or "",
            case.holder,
            case.due or "",
            card_of(case, today).step,
            case.director,
        )
        yield writer.writerow([csv_cell(cell) for cell in row])
