"""A body decides, and the case moves on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from lemniscaat.casework.models import Case
from lemniscaat.casework.operations.cases import apply_decision
from lemniscaat.decisions import operations as decisions
from lemniscaat.decisions.queries import mandates_on
from lemniscaat.journeys.proceed import lay_before

if TYPE_CHECKING:
    from datetime import date, datetime

    from lemniscaat.casework.models import Option
    from lemniscaat.core.dates import VagueDate
    from lemniscaat.decisions.models import AgendaPoint, Decision
    from lemniscaat.people.models import Person


@transaction.atomic
def decide(
    *,
    point: AgendaPoint,
    option: str,
    reasons: str,
    by: Person,
    at: datetime,
    revisit: str = "",
    revisit_on: date | None = None,
    chosen: Option | None = None,
    decided_when: VagueDate | None = None,
) -> Decision:
    """Take the decision and let it move the case that it is about."""
    decision = decisions.decide(
        point=point, option=option, reasons=reasons, by=by, at=at, decided_when=decided_when
    )
    case = Case.objects.visible_to(by, timezone.localdate(at)).get(pk=point.item_id)
    case = apply_decision(
        case=case,
        option=option,
        reasons=reasons,
        mandates=mandates_on(timezone.localdate(at)),
        revisit=revisit,
        revisit_on=revisit_on,
        chosen=chosen,
        by=by,
        at=at,
    )
    lay_before(case, by=by, at=at)
    return decision
