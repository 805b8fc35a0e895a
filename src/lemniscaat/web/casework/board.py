"""The board: open cases in columns, from bringing in to answering."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from lemniscaat.casework.approach.position import current
from lemniscaat.casework.queries import approach_of, state_of
from lemniscaat.web.casework.listing import (
    COLUMNS,
    ORDERS,
    FilterForm,
    address,
    asked_for,
    in_order,
)
from lemniscaat.web.shared.who import signed_in
from lemniscaat.web.shared.wording import due_words

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from lemniscaat.casework.models import Case
    from lemniscaat.loop.models import ItemQuerySet
    from lemniscaat.web.casework.listing import Column

CARDS = 8  # in one column; the table has the rest


class Card(NamedTuple):
    """One case on the board or in the table."""

    case: Case
    step: str
    due: str
    late: bool


class Lane(NamedTuple):
    """One column with the cases that are most urgent."""

    column: Column
    cards: list[Card]
    amount: int
    more: str


def card_of(case: Case, today: date) -> Card:
    """A case with where it is and how long it may wait."""
    step = current(approach_of(case), state_of(case))
    late = case.due is not None and case.due < today and not case.is_closed
    return Card(case, str(step.title), due_words(case.due, today), late)


@login_required
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """The open cases that the reader may see, most urgent first in each column."""
    form = FilterForm(request.GET or None)
    found = asked_for(FilterForm(request.GET), signed_in(request))
    today = timezone.localdate()
    lanes = [_lane(request, column, found, today) for column in COLUMNS]
    context = {
        "form": form,
        "lanes": lanes,
        "amount": sum(lane.amount for lane in lanes),
        "late": found.filter(due__lt=today).count(),
        "table_url": reverse("case_table") + address(request.GET),
    }
    return render(request, "casework/board.html", context)


def _lane(request: HttpRequest, column: Column, found: ItemQuerySet[Case], today: date) -> Lane:
    here = found.filter(station__in=column.stations)
    amount = here.count()
    cards = [card_of(case, today) for case in in_order(here, ORDERS["termijn"])[:CARDS]]
    more = reverse("case_table") + address(request.GET, kolom=column.key, sorteer="termijn")
    return Lane(column, cards, amount, more if amount > len(cards) else "")
