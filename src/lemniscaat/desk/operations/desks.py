"""Open a desk, and say what it is for and who is on duty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from lemniscaat.core.errors import Invalid
from lemniscaat.core.text import clean_line, clean_text
from lemniscaat.desk.models import Desk
from lemniscaat.loop.door import need_administrator, operation, record
from lemniscaat.people.models import Group, Role

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.people.models import Person


@operation
def open_desk(*, name: str, scope_in: str, duty: Person, by: Person, at: datetime) -> Desk:
    """Open a desk; who is on duty becomes its first process director."""
    need_administrator(by)
    name, scope_in = clean_line(name, limit=120), clean_text(scope_in, limit=4000)
    slug = slugify(name)[:50]
    missing = {
        field: _("Fill this in.")
        for field, value in (("name", slug), ("scope_in", scope_in))
        if not value
    }
    if Group.objects.filter(slug=slug).exists():
        missing["name"] = _("There is a group with this name already.")
    if missing:
        raise Invalid(_("The desk is not complete yet."), missing)
    group = Group.objects.create(slug=slug, name=name, kind=Group.Kind.DESK)
    Role.objects.create(
        person=duty,
        group=group,
        function=Role.Function.DIRECTOR,
        since=timezone.localdate(at),
        given_by=by,
    )
    desk = Desk.objects.create(group=group, scope_in=scope_in, duty=duty)
    record(None, "desk_opened", by=by, at=at, data={"desk": slug, "duty": duty.public_id})
    return desk
