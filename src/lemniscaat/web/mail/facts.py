"""What a message may tell: only what its reader could look up themselves at this moment."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from lemniscaat.casework.queries import progress_of
from lemniscaat.decisions.models import AgendaPoint
from lemniscaat.loop.models import Answer, Item, Layer
from lemniscaat.loop.queries import contributions_to
from lemniscaat.people.models import Group, Invitation, Person
from lemniscaat.web.shared.addresses import url_of
from lemniscaat.web.shared.invitations import link_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from lemniscaat.loop.models import Event, Notice

TOLD_TO_CONTRIBUTORS = {Layer.CONTRIBUTOR, Layer.PUBLIC}
# Whoever promised something need not be able to read what it was promised about.
READABLE_WITHOUT_ITEM = {"commitment"}


class NotOwed(Exception):  # noqa: N818 - the domain's word
    """A message that should not go out, now or later; the text says why."""


def facts(notice: Notice, now: datetime) -> dict[str, Any]:
    """Everything that the text of this message may use."""
    person, event = notice.person, notice.event
    told: dict[str, Any] = {
        "site_name": settings.SITE_NAME,
        "desk_phone": settings.DESK_PHONE,
        "contributor": not person.email,
        "name": person.name,
        "by": event.actor,
        "verb": event.verb,
        "link": _whole(reverse("worklist" if person.email else "follow")),
    }
    if event.item is not None:
        told |= _about_contribution(event, person) if not person.email else _about(notice)
    more = MORE.get(notice.topic)
    return told | (more(notice, now) if more else {})


def _about(notice: Notice) -> dict[str, Any]:
    """What somebody with an account may know of the item, if they may read it."""
    event, person = notice.event, notice.person
    item = Item.objects.visible_to(person).filter(pk=event.item_id).first()
    if item is None:
        if notice.topic in READABLE_WITHOUT_ITEM:
            return {"words": event.words}
        raise NotOwed("may not read it any more")
    return {
        "title": item.title,
        "due": item.due,
        "words": event.words,
        "link": _whole(url_of(item)),
    }


def _about_contribution(event: Event, person: Person) -> dict[str, Any]:
    """What who brought it in may know: their own contribution, and who has the ball."""
    if event.item is None:
        return {}
    contribution = contributions_to(event.item).filter(brought_by=person).first()
    if contribution is None:
        raise NotOwed("did not bring this in")
    progress = progress_of(contribution, person)
    carrier = progress.case if progress else contribution
    return {
        "title": contribution.title,
        "due": contribution.due,
        "words": event.words if event.layer in TOLD_TO_CONTRIBUTORS else "",
        "closed": contribution.is_closed,
        "holder": carrier.holder,
        "mine": carrier.holder_id == person.pk,
        "role": _role(carrier.holder_role),
    }


def _role(key: str) -> str:
    known = {
        "director": _("process director"),
        "adviser": _("adviser"),
        "chair": _("chair"),
        "case_team": _("member of the case team"),
    }
    return known.get(key, "")


def _answer(notice: Notice, _now: datetime) -> dict[str, Any]:
    event = notice.event
    given = Answer.objects.filter(item=event.item_id, to=notice.person, sent_at=event.at).last()
    if given is None:
        raise NotOwed("there is no such answer")
    return {"answer": given}


def _heard(notice: Notice, _now: datetime) -> dict[str, Any]:
    said = str(notice.event.data.get("heard", ""))
    return {"heard": Answer.Heard(said).label}


def _decision_waiting(notice: Notice, _now: datetime) -> dict[str, Any]:
    key = notice.event.data["point"]
    point = AgendaPoint.objects.filter(pk=key, state=AgendaPoint.State.OPEN).first()
    if point is None:
        raise NotOwed("lies before the body no longer")
    link = _whole(reverse("decision_point", args=[point.pk]))
    return {"body": point.body, "question": point.question, "due": point.due, "link": link}


def _decided(notice: Notice, _now: datetime) -> dict[str, Any]:
    return {"body": Group.objects.filter(slug=notice.event.data["body"]).first()}


def _commitment(notice: Notice, _now: datetime) -> dict[str, Any]:
    return {"until": date.fromisoformat(notice.event.data["due"])}


def _invited(notice: Notice, now: datetime) -> dict[str, Any]:
    invitation = Invitation.objects.filter(
        pk=notice.event.data["invitation"], accepted_at=None, expires_at__gt=now
    ).first()
    if invitation is None:
        raise NotOwed("this invitation does not work any more")
    return {
        "name": invitation.name,
        "link": link_for(invitation),
        "until": invitation.expires_at,
        "group": invitation.group,
    }


def _password_reset(notice: Notice, _now: datetime) -> dict[str, Any]:
    key = default_token_generator.make_token(notice.person)
    names = {"uidb36": user_pk_to_url_str(notice.person), "key": key}
    return {"link": _whole(reverse("account_reset_password_from_key", kwargs=names))}


def _whole(path: str) -> str:
    return f"{settings.BASE_URL}{path}"


MORE: dict[str, Callable[[Notice, datetime], dict[str, Any]]] = {
    "answer": _answer,
    "heard": _heard,
    "decision_waiting": _decision_waiting,
    "decided": _decided,
    "commitment": _commitment,
    "invited": _invited,
    "password_reset": _password_reset,
}
