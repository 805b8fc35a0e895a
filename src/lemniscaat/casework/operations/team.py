"""Say which competences a case needs, and who brings them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.casework.models import Case, Competence, TeamMember
from lemniscaat.casework.operations.steps import follow, fulfil, run_by_director
from lemniscaat.casework.queries import missing_competences
from lemniscaat.core.errors import Conflict, Invalid
from lemniscaat.core.text import clean_line, clean_text
from lemniscaat.loop.door import notify, operation, record, take
from lemniscaat.loop.operations import items

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lemniscaat.people.models import Person


@operation
def need_competences(*, case: Case, names: Sequence[str], by: Person, at: datetime) -> Case:
    """Name the kinds of knowledge and skill that this case cannot do without."""
    case = take(case, by=by, at=at)
    run_by_director(case, by, at)
    cleaned = [clean_line(name, limit=80) for name in names]
    wanted = list(dict.fromkeys(name for name in cleaned if name))
    if not wanted:
        sentence = _("Name at least one competence.")
        raise Invalid(sentence, {"names": sentence})
    for name in wanted:
        Competence.objects.get_or_create(case=case, name=name)
    record(case, "competences_named", by=by, at=at, data={"number": len(wanted)})
    fulfil(case, "competences_named", by=by, at=at)
    return case


@operation
def join_team(
    *, case: Case, person: Person, competences: Sequence[Competence], by: Person, at: datetime
) -> TeamMember:
    """Take somebody into the case team; from now on they may read the case."""
    case = take(case, by=by, at=at)
    run_by_director(case, by, at)
    member, _created = TeamMember.objects.update_or_create(
        case=case,
        person=person,
        defaults={"until": None},
        create_defaults={"since": timezone.localdate(at)},
    )
    member.competences.set([one for one in competences if one.case_id == case.pk])
    items.let_in(case, person=person)
    event = record(case, "joined_team", by=by, at=at, data={"person": person.public_id})
    if person.pk != by.pk:
        notify(event, person, "joined_team")
    if not missing_competences(case):
        fulfil(case, "team_formed", by=by, at=at)
    return member


@operation
def leave_team(*, member: TeamMember, why: str, by: Person, at: datetime) -> TeamMember:
    """Let somebody go from the team, with a reason; they no longer read the case."""
    case = take(member.case, by=by, at=at)
    run_by_director(case, by, at)
    if member.until is not None:
        raise Conflict(_("This person left the team already."))
    why = clean_text(why, limit=2000)
    if not why:
        raise Invalid(_("Say why."), {"why": _("Say why.")})
    member.until = timezone.localdate(at)
    member.save(update_fields=["until"])
    items.unshare(case, person=member.person)
    data = {"person": member.person.public_id}
    event = record(case, "left_team", by=by, at=at, data=data, text=why)
    if case.holder_id == member.person_id:
        follow(case, [], by=by, at=at)
        notify(event, case.holder, "your_turn")
    return member
