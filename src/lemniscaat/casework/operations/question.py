"""Sharpen the question with who asked it; the words as told are never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils.translation import gettext as _

from lemniscaat.casework.models import Case, Wording
from lemniscaat.casework.operations.steps import follow, fulfil, run_by_team
from lemniscaat.core.errors import Conflict, Invalid, NotFound
from lemniscaat.core.text import clean_text
from lemniscaat.loop.door import need, notify, operation, record, take
from lemniscaat.loop.models import Layer
from lemniscaat.loop.queries import contributions_to

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.people.models import Person


@operation
def sharpen(*, case: Case, text: str, by: Person, at: datetime) -> Wording:
    """Propose a sharper wording; it counts once somebody who brought the question in says yes."""
    case = take(case, by=by, at=at)
    run_by_team(case, by, at)
    need(not case.is_closed, _("This case is closed."))
    text = clean_text(text, limit=4000)
    if not text:
        sentence = _("Write the sharpened question.")
        raise Invalid(sentence, {"text": sentence})
    last = case.wordings.aggregate(last=Max("version"))["last"] or 0
    wording = Wording.objects.create(case=case, version=last + 1, text=text, by=by, at=at)
    event = record(
        case,
        "sharpened",
        by=by,
        at=at,
        layer=Layer.CONTRIBUTOR,
        data={"version": wording.version},
        text=text,
    )
    follow(case, [], by=by, at=at)
    for contribution in contributions_to(case):
        notify(event, contribution.brought_by, "wording")
    return wording


@operation
def agree(*, wording: Wording, agreed: bool, reaction: str, by: Person, at: datetime) -> Wording:
    """Who brought the question in says whether the sharpened one is still theirs."""
    wording = (
        Wording.objects.select_for_update(of=("self",)).select_related("case").get(pk=wording.pk)
    )
    case = wording.case
    if not contributions_to(case).filter(brought_by=by).exists():
        raise NotFound(_("This does not exist, or you may not see it."))
    if wording.agreed is not None:
        raise Conflict(_("This wording has a yes or no already."))
    if case.wordings.filter(version__gt=wording.version).exists():
        raise Conflict(_("There is a newer wording. Please look at that one."))
    wording.agreed, wording.agreed_by, wording.agreed_at = agreed, by, at
    wording.reaction = clean_text(reaction, limit=4000)
    wording.save(update_fields=["agreed", "agreed_by", "agreed_at", "reaction"])
    event = record(
        case,
        "wording_agreed" if agreed else "wording_refused",
        by=by,
        at=at,
        role="owner",
        layer=Layer.CONTRIBUTOR,
        data={"version": wording.version},
        text=wording.reaction,
    )
    notify(event, case.holder, "wording_reaction")
    if agreed:
        fulfil(case, "wording_agreed", by=by, at=at)
    else:
        follow(case, [], by=by, at=at)
    return wording


@operation
def agree_on_behalf(*, wording: Wording, how: str, by: Person, at: datetime) -> Wording:
    """Write down the yes that was given aloud, with how and when it was given."""
    wording = (
        Wording.objects.select_for_update(of=("self",)).select_related("case").get(pk=wording.pk)
    )
    case = take(wording.case, by=by, at=at)
    run_by_team(case, by, at)
    if wording.agreed is not None:
        raise Conflict(_("This wording has a yes or no already."))
    how = clean_text(how, limit=2000)
    if not how:
        sentence = _("Say how and when the yes was given.")
        raise Invalid(sentence, {"how": sentence})
    first = contributions_to(case).first()
    wording.agreed, wording.agreed_at, wording.reaction = True, at, how
    wording.agreed_by = first.brought_by if first else None
    wording.save(update_fields=["agreed", "agreed_by", "agreed_at", "reaction"])
    record(
        case,
        "wording_agreed",
        by=by,
        at=at,
        layer=Layer.CONTRIBUTOR,
        data={"version": wording.version, "aloud": True},
        text=how,
    )
    fulfil(case, "wording_agreed", by=by, at=at)
    return wording
