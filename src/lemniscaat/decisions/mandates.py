"""Bodies and their mandates: an administrator writes down what was given, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from lemniscaat.core.errors import Conflict, Invalid
from lemniscaat.core.text import clean_line, clean_text
from lemniscaat.decisions.models import Body, Mandate
from lemniscaat.loop.door import need_administrator, operation, record
from lemniscaat.people.models import Group

if TYPE_CHECKING:
    from datetime import date, datetime

    from lemniscaat.people.models import Person


@operation
def found_body(*, name: str, about: str, control: str, by: Person, at: datetime) -> Body:
    """Found a body that can decide once it has seats and a mandate.

    `control`: where the control over it lies, in one line.
    """
    need_administrator(by)
    name = clean_line(name, limit=120)
    slug = slugify(name)[:50]
    if not slug:
        raise Invalid(_("Fill in a name."), {"name": _("Fill in a name.")})
    if Group.objects.filter(slug=slug).exists():
        sentence = _("There is a group with this name already.")
        raise Invalid(sentence, {"name": sentence})
    group = Group.objects.create(slug=slug, name=name, kind=Group.Kind.BODY)
    body = Body.objects.create(
        group=group, about=clean_text(about, limit=4000), control=clean_line(control, limit=200)
    )
    record(None, "body_founded", by=by, at=at, data={"body": slug})
    return body


@operation
def give_mandate(
    *,
    body: Body,
    scope: str,
    description: str,
    given_by: str,
    since: date,
    by: Person,
    at: datetime,
    until: date | None = None,
    limit: str = "",
    source: str = "",
) -> Mandate:
    """Write down a mandate: what the body may decide, up to where, and who gave it.

    `scope` is the key by which an approach asks for it, such as "take_up".
    """
    need_administrator(by)
    facts = {
        "scope": slugify(scope.replace("_", "-")).replace("-", "_")[:50],
        "description": clean_line(description, limit=300),
        "given_by": clean_line(given_by, limit=200),
    }
    missing = {name: _("Fill this in.") for name, value in facts.items() if not value}
    if until is not None and until < since:
        missing["until"] = _("The last day lies before the first day.")
    if missing:
        raise Invalid(_("The mandate is not complete yet."), missing)
    mandate = Mandate.objects.create(
        body=body,
        since=since,
        until=until,
        limit=clean_line(limit, limit=200),
        source=clean_line(source, limit=200),
        **facts,
    )
    record(None, "mandate_given", by=by, at=at, data=_told(mandate))
    return mandate


@operation
def end_mandate(*, mandate: Mandate, until: date, by: Person, at: datetime) -> Mandate:
    """Let a mandate end after its last day; what was decided by it stays valid."""
    need_administrator(by)
    mandate = Mandate.objects.select_for_update(of=("self",)).get(pk=mandate.pk)
    if mandate.until is not None and mandate.until < timezone.localdate(at):
        raise Conflict(_("This mandate ended already."))
    if until < mandate.since:
        sentence = _("The last day lies before the first day.")
        raise Invalid(sentence, {"until": sentence})
    mandate.until = until
    mandate.save(update_fields=["until"])
    record(None, "mandate_ended", by=by, at=at, data=_told(mandate))
    return mandate


def _told(mandate: Mandate) -> dict[str, object]:
    return {
        "mandate": mandate.pk,
        "body": mandate.body.group.slug,
        "scope": mandate.scope,
        "since": mandate.since,
        "until": mandate.until,
    }
