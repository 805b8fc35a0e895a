"""Who takes part: invite, accept, give and end roles, keys for programs, and leaving."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.core.codes import keyed_digest, new_tracking_code
from lemniscaat.core.errors import Conflict, Invalid, NotFound
from lemniscaat.core.text import clean_line
from lemniscaat.loop.door import need, need_administrator, notify, operation, record
from lemniscaat.people import rights
from lemniscaat.people.models import ApiToken, Group, Invitation, Person, Role

if TYPE_CHECKING:
    from datetime import date, datetime

DAYS_TO_ACCEPT = 7
LONGEST_KEY_DAYS = 366


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation and its code. The code is shown once: only its digest is kept."""

    invitation: Invitation
    code: str


@dataclass(frozen=True, slots=True)
class NewKey:
    """An access key and its secret. The secret is shown once: only its digest is kept."""

    token: ApiToken
    secret: str


@operation
def invite(
    *,
    email: str,
    name: str,
    by: Person,
    at: datetime,
    group: Group | None = None,
    function: str = "",
) -> Invited:
    """Invite somebody, with or without a first role; an earlier invitation stops working."""
    need_administrator(by)
    email, name = _address(email), _name(name)
    if bool(group) != bool(function):
        sentence = _("Choose a group and a function, or neither.")
        raise Invalid(sentence, {"function": sentence})
    person = _invitee(email, name)
    Invitation.objects.filter(email__iexact=email, accepted_at=None, expires_at__gt=at).update(
        expires_at=at
    )
    code = new_tracking_code()
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        digest=keyed_digest("invitation", code),
        group=group,
        function=function,
        invited_by=by,
        expires_at=at + timedelta(days=DAYS_TO_ACCEPT),
    )
    told = {"person": person.public_id, "invitation": invitation.pk}
    event = record(None, "invited", by=by, at=at, data=told)
    notify(event, person, "invited")
    return Invited(invitation, code)


@operation
def accept_invitation(*, invitation: Invitation, password: str, at: datetime) -> Person:
    """Begin an account with a password of one's own; works once, within its days."""
    fresh = (
        Invitation.objects.select_for_update()
        .filter(pk=invitation.pk, accepted_at=None, expires_at__gt=at)
        .first()
    )
    if fresh is None:
        raise NotFound(_("This invitation does not work any more. Ask for a new one."))
    person = Person.objects.select_for_update().get(email__iexact=fresh.email)
    _choose_password(person, password)
    person.name, person.is_active = fresh.name, True
    person.save(update_fields=["name", "is_active", "password"])
    fresh.accepted_at = at
    fresh.save(update_fields=["accepted_at"])
    if fresh.group is not None:
        Role.objects.get_or_create(
            person=person,
            group=fresh.group,
            function=fresh.function,
            since=timezone.localdate(at),
            defaults={"given_by": fresh.invited_by},
        )
    record(None, "invitation_accepted", by=person, at=at, data={"invitation": fresh.pk})
    return person


@operation
def first_administrator(*, email: str, name: str, password: str, at: datetime) -> Person:
    """Begin the account that invites all others; only as long as nobody administers this site."""
    if Person.objects.filter(is_administrator=True, is_active=True).exists():
        raise Conflict(_("There is an administrator already; ask them for an invitation."))
    email, name = _address(email), _name(name)
    person = Person.objects.filter(email__iexact=email).first() or Person(email=email)
    person.name, person.is_administrator, person.is_active = name, True, True
    _choose_password(person, password)
    person.save()
    record(None, "first_administrator", by=person, at=at)
    return person


@operation
def set_administrator(*, person: Person, administers: bool, by: Person, at: datetime) -> Person:
    """Let somebody administer, or no longer; nobody takes it from themselves."""
    need_administrator(by)
    person = _other(person, by)
    need(person.is_active, _("This person has no account yet."))
    person.is_administrator = administers
    person.save(update_fields=["is_administrator"])
    verb = "administrator_made" if administers else "administrator_ended"
    record(None, verb, by=by, at=at, data={"person": person.public_id})
    return person


@operation
def give_role(
    *,
    person: Person,
    group: Group,
    function: str,
    since: date,
    by: Person,
    at: datetime,
    until: date | None = None,
) -> Role:
    """Let somebody do something in a group, from a day to a day (the last day counts)."""
    need_administrator(by)
    if function not in Role.Function.values:
        raise Invalid(_("Choose a function."), {"function": _("Choose a function.")})
    if until is not None and until < since:
        sentence = _("The last day lies before the first day.")
        raise Invalid(sentence, {"until": sentence})
    same = Role.objects.on(since).filter(person=person, group=group, function=function)
    if same.exists():
        raise Conflict(_("This person has that role already."))
    role = Role.objects.create(
        person=person, group=group, function=function, since=since, until=until, given_by=by
    )
    record(None, "role_given", by=by, at=at, data=_told(role))
    return role


@operation
def end_role(*, role: Role, until: date, by: Person, at: datetime) -> Role:
    """Let a role end after its last day; what the person holds stays theirs to hand over."""
    need_administrator(by)
    role = Role.objects.select_for_update().get(pk=role.pk)
    if role.until is not None and role.until < timezone.localdate(at):
        raise Conflict(_("This role ended already."))
    if until < role.since:
        sentence = _("The last day lies before the first day.")
        raise Invalid(sentence, {"until": sentence})
    role.until = until
    role.save(update_fields=["until"])
    record(None, "role_ended", by=by, at=at, data=_told(role))
    return role


@operation
def deactivate(*, person: Person, by: Person, at: datetime) -> Person:
    """Close an account at once: no signing in, no keys, no roles; the history keeps the name."""
    need_administrator(by)
    person = _other(person, by)
    today = timezone.localdate(at)
    person.is_active, person.is_administrator = False, False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "is_administrator", "password"])
    person.tokens.all().delete()
    Role.objects.on(today).filter(person=person).update(until=today)
    Invitation.objects.filter(
        email__iexact=person.email or "", accepted_at=None, expires_at__gt=at
    ).update(expires_at=at)
    record(None, "account_closed", by=by, at=at, data={"person": person.public_id})
    return person


@operation
def make_token(*, name: str, scope: str, days: int, by: Person, at: datetime) -> NewKey:
    """Make an access key for a program that acts for yourself; nobody makes one for another."""
    need(by.is_active and by.email, _("Only somebody with an account makes an access key."))
    name = clean_line(name, limit=80)
    if not name or scope not in ApiToken.Scope.values:
        sentence = _("Give the key a name and say what it may do.")
        raise Invalid(sentence, {"name": sentence})
    if not 0 < days <= LONGEST_KEY_DAYS:
        sentence = _("A key works for one day at least and one year at most.")
        raise Invalid(sentence, {"days": sentence})
    secret = secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        person=by,
        name=name,
        digest=keyed_digest("token", secret),
        scope=scope,
        expires_at=at + timedelta(days=days),
    )
    record(None, "key_made", by=by, at=at, data={"key": token.pk, "scope": scope})
    return NewKey(token, secret)


@operation
def revoke_token(*, token: ApiToken, by: Person, at: datetime) -> None:
    """Stop an access key: its owner does it, or an administrator."""
    need(
        token.person_id == by.pk or rights.may_administer(by),
        _("Only its owner or an administrator stops an access key."),
    )
    key = token.pk
    if not ApiToken.objects.filter(pk=key).delete()[0]:
        raise Conflict(_("This access key was stopped already."))
    record(None, "key_stopped", by=by, at=at, data={"key": key})


@operation
def ask_reset(*, person: Person, at: datetime) -> None:
    """Owe somebody a message with which they choose a new password."""
    event = record(None, "password_reset_asked", by=None, at=at, data={"person": person.public_id})
    notify(event, person, "password_reset")


def _other(person: Person, by: Person) -> Person:
    if person.pk == by.pk:
        raise Conflict(_("Ask another administrator: you cannot do this to your own account."))
    return Person.objects.select_for_update().get(pk=person.pk)


def _address(email: str) -> str:
    email = clean_line(email, limit=254)
    try:
        validate_email(email)
    except ValidationError as error:
        sentence = _("This is not a complete e-mail address.")
        raise Invalid(sentence, {"email": sentence}) from error
    return email.lower()


def _name(name: str) -> str:
    name = clean_line(name, limit=120)
    if not name:
        raise Invalid(_("Fill in a name."), {"name": _("Fill in a name.")})
    return name


def _invitee(email: str, name: str) -> Person:
    """Whoever this address belongs to, without a working account until they accept."""
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        person = Person(email=email, name=name, is_active=False)
        person.set_unusable_password()
        person.save()
    if person.is_active:
        raise Conflict(_("This address has an account already. Give that person a role."))
    return person


def _choose_password(person: Person, password: str) -> None:
    try:
        validate_password(password, user=person)
    except ValidationError as error:
        sentence = " ".join(error.messages)
        raise Invalid(sentence, {"password": sentence}) from error
    person.set_password(password)


def _told(role: Role) -> dict[str, object]:
    return {
        "person": role.person.public_id,
        "group": role.group.slug,
        "function": role.function,
        "since": role.since,
        "until": role.until,
    }
