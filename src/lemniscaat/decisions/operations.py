"""Put a question before a body, decide it by mandate, correct a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.core.dates import VagueDate
from lemniscaat.core.errors import Conflict, Invalid, NotAllowed
from lemniscaat.core.text import clean_line, clean_text
from lemniscaat.decisions.models import AgendaPoint, Decision
from lemniscaat.decisions.queries import lies_before, valid_mandate, who_may_decide_sentence
from lemniscaat.loop.door import need, notify, operation, record, take
from lemniscaat.loop.models import Item, Layer, Link, Phase, Share, Station
from lemniscaat.loop.operations import items
from lemniscaat.loop.queries import contributions_to
from lemniscaat.people import rights
from lemniscaat.people.models import Role

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from lemniscaat.decisions.models import Body, Mandate
    from lemniscaat.gatherings.models import Gathering
    from lemniscaat.people.models import Person


@operation
def put_on_agenda(
    *,
    item: Item,
    body: Body,
    question: str,
    scope: str,
    options: Sequence[dict[str, Any]],
    by: Person,
    at: datetime,
    due: date | None = None,
    gathering: Gathering | None = None,
) -> AgendaPoint:
    """Lay a question before a body; everyone with a seat may read the item from then on.

    `options`: the possible decisions, each with `key` and `title` (per language).
    """
    item = take(item, by=by, at=at)
    _not_yet_there(item, body, scope)
    point = AgendaPoint.objects.create(
        body=body,
        item_id=item.pk,
        question=clean_line(question, limit=300),
        scope=scope,
        options=list(options),
        due=due,
        gathering=gathering,
        placed_by=by,
        placed_at=at,
    )
    items.let_in(item, group=body.group)
    data = {"body": body.group.slug, "scope": scope, "point": point.pk}
    event = record(item, "put_on_agenda", by=by, at=at, layer=Layer.CONTRIBUTOR, data=data)
    for speaker in rights.who(
        body.group, timezone.localdate(at), Role.Function.CHAIR, Role.Function.DEPUTY
    ):
        notify(event, speaker, "decision_waiting")
    return point


@operation
def decide(
    *,
    point: AgendaPoint,
    option: str,
    reasons: str,
    by: Person,
    at: datetime,
    decided_when: VagueDate | None = None,
) -> Decision:
    """Take the decision, once, by somebody who speaks for the body, on a mandate valid that day."""
    point = (
        AgendaPoint.objects.select_for_update(of=("self",))
        .select_related("body__group", "item")
        .get(pk=point.pk)
    )
    item = take(point.item, by=by, at=at)
    mandate = _mandate(point, by=by, at=at)
    _still_open(point)
    chosen = next((one for one in point.options if one["key"] == option), None)
    if chosen is None:
        sentence = _("Choose one of the possible decisions.")
        raise Invalid(sentence, {"option": sentence})
    decision = Decision(
        title=clean_line(f"{_title(chosen)}: {item.title}"[:120], limit=120),
        body=point.body,
        point=point,
        mandate=mandate,
        option=option,
        option_title=_title(chosen),
        **_wording(reasons, by, at, decided_when),
    )
    _lay_down(decision, item, by=by, at=at)
    point.state = AgendaPoint.State.DECIDED
    point.save(update_fields=["state"])
    return decision


@operation
def correct(*, decision: Decision, reasons: str, by: Person, at: datetime) -> Decision:
    """Put right what was written down wrongly; the first text stays readable beside the new one."""
    decision = take(decision, by=by, at=at)
    if Decision.objects.as_system().filter(corrects=decision.pk).exists():
        raise Conflict(_("This decision was corrected already; correct the newest one."))
    day = timezone.localdate(at)
    need(
        rights.may_chair(by, decision.body.group, day),
        _("Only the chair or the deputy corrects a decision."),
    )
    mandate = valid_mandate(decision.body, decision.mandate.scope, day)
    if mandate is None:
        raise NotAllowed(who_may_decide_sentence(decision.mandate.scope, day))
    corrected = Decision(
        title=decision.title,
        body=decision.body,
        corrects=decision,
        mandate=mandate,
        option=decision.option,
        option_title=decision.option_title,
        **_wording(reasons, by, at, None),
    )
    source = decision.links_in.select_related("source").get(verb=Link.Verb.DECIDED_BY).source
    _lay_down(corrected, source, by=by, at=at)
    return corrected


@operation
def withdraw_point(*, point: AgendaPoint, by: Person, at: datetime) -> AgendaPoint:
    """Take a point off the agenda because its item went another way."""
    item = take(point.item, by=by, at=at)
    point = AgendaPoint.objects.select_for_update(of=("self",)).get(pk=point.pk)
    _still_open(point)
    point.state = AgendaPoint.State.WITHDRAWN
    point.save(update_fields=["state"])
    data = {"body": point.body.group.slug, "scope": point.scope, "point": point.pk}
    record(item, "off_agenda", by=by, at=at, data=data)
    return point


def _not_yet_there(item: Item, body: Body, scope: str) -> None:
    if lies_before(item, body, scope):
        raise Conflict(_("This lies before that body already."))


def _mandate(point: AgendaPoint, *, by: Person, at: datetime) -> Mandate:
    day = timezone.localdate(at)
    mandate = valid_mandate(point.body, point.scope, day)
    if mandate is None:
        raise NotAllowed(
            _("%(body)s has no valid mandate for this today.") % {"body": point.body}
            + " "
            + who_may_decide_sentence(point.scope, day)
        )
    if not rights.may_chair(by, point.body.group, day):
        raise NotAllowed(
            _("You do not speak for %(body)s.") % {"body": point.body}
            + " "
            + who_may_decide_sentence(point.scope, day)
        )
    return mandate


def _still_open(point: AgendaPoint) -> None:
    if point.state == AgendaPoint.State.DECIDED:
        first = point.decision
        raise Conflict(
            _("%(person)s decided this already: %(decision)s.")
            % {"person": first.decided_by, "decision": first.option_title}
        )
    if point.state != AgendaPoint.State.OPEN:
        raise Conflict(_("This is no longer on the agenda."))


def _title(option: dict[str, Any]) -> str:
    title = option["title"]
    return str(title["nl"]) if isinstance(title, dict) else str(title)


def _wording(
    reasons: str, by: Person, at: datetime, decided_when: VagueDate | None
) -> dict[str, Any]:
    reasons = clean_text(reasons, limit=8000)
    if not reasons:
        sentence = _("Give the reasons in plain words: whoever brought it in will read them.")
        raise Invalid(sentence, {"reasons": sentence})
    when = decided_when or VagueDate.read(timezone.localdate(at).isoformat())
    return {"reasons": reasons, "decided_by": by, "decided_when": when}


def _lay_down(decision: Decision, item: Item, *, by: Person, at: datetime) -> None:
    decision.group, decision.area = decision.body.group, item.area
    decision.holder, decision.holder_role = by, "chair"
    decision.phase, decision.station = Phase.CLOSED, Station.DECIDE
    decision.closed_at = at
    items.bring(
        decision,
        by=by,
        at=at,
        role="chair",
        verb="decided",
        option=decision.option,
        mandate=decision.mandate.pk,
    )
    items.link(item, decision, Link.Verb.DECIDED_BY, at=at)
    items.share(decision, group=item.group)
    for share in Share.objects.filter(item_id=item.pk).select_related("person", "group"):
        items.share(decision, person=share.person, group=share.group)
    items.index(decision, Layer.CIRCLE, decision.title, decision.reasons)
    event = record(
        item,
        "decided",
        by=by,
        at=at,
        layer=Layer.CONTRIBUTOR,
        data={"option": decision.option, "body": decision.body.group.slug, "decision": decision.pk},
        text=decision.reasons,
    )
    for contribution in contributions_to(item):
        notify(event, contribution.brought_by, "decided")
