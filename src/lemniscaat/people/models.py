"""Who takes part: persons (with or without an account), organisations, groups and their roles."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from lemniscaat.core.codes import new_public_id

if TYPE_CHECKING:
    from datetime import date


class PersonManager(BaseUserManager["Person"]):
    """Finds people by the address with which they sign in."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody: a farmer with only a tracking code, or an official with an account.

    `email` is the address to sign in with; how to reach a contributor stands in `contact_*`.
    """

    class Reach(models.TextChoices):
        MAIL = "mail", _("By e-mail")
        PHONE = "phone", _("By phone")
        NONE = "none", _("Not at all: I follow it with my code")

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=120, blank=True)
    descriptor = models.CharField(max_length=120, blank=True)
    email = models.EmailField(unique=True, null=True, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    reach = models.CharField(max_length=8, choices=Reach.choices, default=Reach.NONE)
    language = models.CharField(max_length=2, default="nl")
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="person_email_once"),
        ]

    def __str__(self) -> str:
        return self.name or self.descriptor or str(_("someone who brought something in"))


class Organisation(models.Model):
    """A ministry, water board, company, initiative: a party with a name."""

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Ministry")
        PROVINCE = "province", _("Province")
        WATER_BOARD = "water_board", _("Water board")
        MUNICIPALITY = "municipality", _("Municipality")
        AGENCY = "agency", _("Executive agency")
        COMPANY = "company", _("Company")
        FUND = "fund", _("Fund or bank")
        NATURE = "nature", _("Nature organisation")
        INITIATIVE = "initiative", _("Citizens' initiative")
        OTHER = "other", _("Other")

    name = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.OTHER)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Who belongs to which organisation, and in what function."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="memberships"
    )
    function = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "organisation"], name="membership_once"),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.organisation})"


class Group(models.Model):
    """People who act together: a desk, a team or a body. Names are data."""

    class Kind(models.TextChoices):
        DESK = "desk", _("Desk")
        TEAM = "team", _("Team")
        BODY = "body", _("Body")

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="groups"
    )

    def __str__(self) -> str:
        return self.name


class RoleQuerySet(models.QuerySet["Role"]):
    """Roles as they hold on a day."""

    def on(self, day: date) -> RoleQuerySet:
        """Only the roles that hold on this day; the last day counts."""
        return self.filter(since__lte=day).filter(
            models.Q(until__isnull=True) | models.Q(until__gte=day)
        )


class Role(models.Model):
    """What somebody does in a group, from a day to a day."""

    class Function(models.TextChoices):
        DIRECTOR = "director", _("Process director")
        ADVISER = "adviser", _("Adviser")
        CHAIR = "chair", _("Chair")
        DEPUTY = "deputy", _("Deputy chair")
        MEMBER = "member", _("Member")
        SECRETARY = "secretary", _("Secretary")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="roles")
    function = models.CharField(max_length=12, choices=Function.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="roles_given"
    )

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="role_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["person", "group", "function", "since"], name="role_once"
            ),
        ]
        indexes = [models.Index(fields=["group", "function"], name="role_by_group")]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_function_display()} {self.group}"


class Invitation(models.Model):
    """An account that waits for its owner: one address, one role, one use."""

    email = models.EmailField()
    name = models.CharField(max_length=120)
    digest = models.CharField(max_length=64, unique=True)
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.CASCADE)
    function = models.CharField(max_length=12, choices=Role.Function.choices, blank=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.email


class ApiToken(models.Model):
    """A key for a program that acts for a person; only its keyed digest is kept."""

    class Scope(models.TextChoices):
        READ = "read", _("Read")
        WRITE = "write", _("Read and write")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scope = models.CharField(max_length=8, choices=Scope.choices, default=Scope.READ)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
