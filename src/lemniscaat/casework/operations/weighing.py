"""Parties, their support, and the options side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Max
from django.utils.translation import gettext as _

from lemniscaat.casework.models import Case, Option, Party, Support
from lemniscaat.casework.operations.steps import fulfil, run_by_team
from lemniscaat.core.errors import Conflict, Invalid
from lemniscaat.core.text import clean_line, clean_text
from lemniscaat.loop.door import operation, record, take

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.core.dates import VagueDate
    from lemniscaat.people.models import Organisation, Person


@operation
def add_party(
    *,
    case: Case,
    name: str,
    stake: str,
    by: Person,
    at: datetime,
    organisation: Organisation | None = None,
) -> Party:
    """Name a side that has a stake in the case."""
    case = take(case, by=by, at=at)
    run_by_team(case, by, at)
    name = clean_line(name, limit=160) or (organisation.name if organisation else "")
    if not name:
        sentence = _("Name the party.")
        raise Invalid(sentence, {"name": sentence})
    if case.parties.filter(name=name).exists():
        raise Conflict(_("This party is on the list already."))
    party = Party.objects.create(
        case=case, name=name, organisation=organisation, stake=clean_text(stake, limit=2000)
    )
    record(case, "party_added", by=by, at=at, data={"party": party.pk})
    fulfil(case, "parties_named", by=by, at=at)
    return party


@operation
def say_support(
    *,
    party: Party,
    aspect: str,
    level: str,
    said_by: str,
    by: Person,
    at: datetime,
    when: VagueDate | None = None,
    note: str = "",
) -> Support:
    """Write down what a party thinks on one aspect. Earlier opinions stay readable."""
    case = take(party.case, by=by, at=at)
    run_by_team(case, by, at)
    said_by = clean_line(said_by, limit=160)
    wrong = {}
    if aspect not in Support.Aspect.values:
        wrong["aspect"] = _("Choose one of the aspects.")
    if level not in Support.Level.values:
        wrong["level"] = _("Choose how much support there is.")
    if not said_by:
        wrong["said_by"] = _("Say who told you this.")
    if wrong:
        raise Invalid(_("Support is who said what, and about which aspect."), wrong)
    support = Support.objects.create(
        party=party,
        aspect=aspect,
        level=level,
        said_by=said_by,
        when=when,
        note=clean_text(note, limit=2000),
        by=by,
        at=at,
    )
    record(
        case, "support", by=by, at=at, data={"party": party.pk, "aspect": aspect, "level": level}
    )
    return support


@operation
def propose(
    *,
    case: Case,
    title: str,
    description: str,
    by: Person,
    at: datetime,
    effect: str = "",
    cost: str = "",
    risk: str = "",
    who_must_act: str = "",
) -> Option:
    """Lay one way out on the table, beside the others."""
    case = take(case, by=by, at=at)
    run_by_team(case, by, at)
    title, description = clean_line(title, limit=120), clean_text(description, limit=4000)
    missing = {
        name: _("Fill this in.")
        for name, value in (("title", title), ("description", description))
        if not value
    }
    if missing:
        raise Invalid(_("An option needs a title and a description."), missing)
    last = case.options.aggregate(last=Max("position"))["last"] or 0
    option = Option.objects.create(
        case=case,
        position=last + 1,
        title=title,
        description=description,
        effect=clean_text(effect, limit=4000),
        cost=clean_text(cost, limit=4000),
        risk=clean_text(risk, limit=4000),
        who_must_act=clean_text(who_must_act, limit=4000),
        by=by,
    )
    record(case, "option_proposed", by=by, at=at, data={"option": option.position})
    fulfil(case, "options_proposed", by=by, at=at)
    return option


def choose(case: Case, option: Option, *, by: Person, at: datetime) -> None:
    """Mark the option that a body chose, on a locked case, for an operation that decided it."""
    if option.case_id != case.pk:
        raise Invalid(_("Choose one of the options of this case."), {"option": ""})
    case.options.update(chosen=False)
    option.chosen = True
    option.save(update_fields=["chosen"])
    record(case, "option_chosen", by=by, at=at, data={"option": option.position})
