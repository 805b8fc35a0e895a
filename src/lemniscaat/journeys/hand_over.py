"""Give the ball to a colleague; a case that goes to a director goes whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from lemniscaat.casework.models import Case
from lemniscaat.casework.operations.cases import change_director
from lemniscaat.loop.operations import items
from lemniscaat.people import rights
from lemniscaat.people.models import Role

if TYPE_CHECKING:
    from datetime import date, datetime

    from lemniscaat.loop.models import Item
    from lemniscaat.people.models import Person


def hand_over(
    *,
    item: Item,
    to: Person,
    role: str,
    why: str,
    by: Person,
    at: datetime,
    due: date | None = None,
) -> Item:
    """Hand one thing over, by name and with a reason; the term of a case stays as it is."""
    case = Case.objects.visible_to(by).filter(pk=item.pk).first()
    directs = rights.may_direct(by, item.group, timezone.localdate(at))
    if case is not None and directs and role == Role.Function.DIRECTOR:
        return change_director(case=case, to=to, why=why, by=by, at=at)
    return items.hand_over(item=item, to=to, role=role, why=why, by=by, at=at, due=due)
