"""Plan a gathering, say who was there, cancel it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.core.errors import Conflict, Invalid
from lemniscaat.core.text import clean_line, clean_text
from lemniscaat.gatherings.models import Gathering, Participation
from lemniscaat.loop.door import need, operation, record, take
from lemniscaat.loop.models import Link
from lemniscaat.loop.operations import items
from lemniscaat.people import rights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lemniscaat.core.dates import VagueDate
    from lemniscaat.loop.models import Item
    from lemniscaat.people.models import Group, Organisation, Person


@operation
def plan(
    *,
    group: Group,
    title: str,
    when: VagueDate,
    by: Person,
    at: datetime,
    form: str = Gathering.Form.SESSION,
    place: str = "",
    purpose: str = "",
    about: Item | None = None,
) -> Gathering:
    """Put a gathering on the calendar, also one that took place long ago."""
    need(
        rights.may_work_at(by, group, timezone.localdate(at)),
        _("Only people of this desk or team plan its gatherings."),
    )
    title = clean_line(title, limit=120)
    if not title:
        raise Invalid(_("Give it a title."), {"title": _("Give it a title.")})
    gathering = Gathering(
        title=title,
        group=group,
        holder=by,
        holder_role="organiser",
        form=form,
        when=when,
        place=clean_line(place, limit=120),
        purpose=clean_text(purpose, limit=4000),
        due=when.end,
    )
    items.bring(gathering, by=by, at=at, role="organiser", verb="planned", when=when.text)
    if about is not None:
        about = take(about, by=by, at=at)
        items.link(about, gathering, Link.Verb.DISCUSSED_IN, at=at)
    return gathering


@operation
def attend(
    *,
    gathering: Gathering,
    people: Sequence[Person],
    organisations: Sequence[Organisation],
    by: Person,
    at: datetime,
) -> Gathering:
    """Say who was there. Whoever is named may read the gathering from then on."""
    gathering = take(gathering, by=by, at=at)
    for person in people:
        Participation.objects.update_or_create(
            gathering=gathering, person=person, defaults={"attended": True}
        )
        items.share(gathering, person=person)
    for organisation in organisations:
        Participation.objects.update_or_create(
            gathering=gathering,
            organisation=organisation,
            person=None,
            defaults={"attended": True},
        )
    record(gathering, "attended", by=by, at=at, data={"number": len(people) + len(organisations)})
    return gathering


@operation
def hold(*, gathering: Gathering, by: Person, at: datetime) -> Gathering:
    """It took place: nobody has to act on it any more."""
    gathering = take(gathering, by=by, at=at)
    items.shut(gathering, by=by, at=at)
    return gathering


@operation
def cancel(*, gathering: Gathering, why: str, by: Person, at: datetime) -> Gathering:
    """Call it off, with a reason."""
    gathering = take(gathering, by=by, at=at)
    if gathering.cancelled_at:
        raise Conflict(_("This is cancelled already."))
    why = clean_text(why, limit=2000)
    if not why:
        raise Invalid(_("Say why."), {"why": _("Say why.")})
    items.move(gathering, cancelled_at=at)
    record(gathering, "cancelled", by=by, at=at, text=why)
    items.shut(gathering, by=by, at=at)
    return gathering
