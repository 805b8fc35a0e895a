"""What travels: the item, how items are linked, and who may read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NoReturn, Self, TypeVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lemniscaat.areas.models import Area
from lemniscaat.core.codes import new_public_id
from lemniscaat.people.models import Group, Person, Role

if TYPE_CHECKING:
    from datetime import date

T = TypeVar("T", bound="Item", covariant=True)  # noqa: PLC0105 - the shape Django's stubs ask for


# Who brought something in and is asked something holds the ball, and still reads only what the
# contributor's layer shows: on a page of their own, never as one of the circle.
CONTRIBUTOR = "contributor"


class Phase(models.TextChoices):
    """How far, in five coarse steps that all rooms share."""

    BROUGHT = "brought", _("Brought in")
    TAKEN_UP = "taken_up", _("Taken up")
    DECIDED = "decided", _("Decided")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")


class Station(models.TextChoices):
    """Where on the figure of eight."""

    BRING = "bring", _("Bring in")
    EXPLORE = "explore", _("Explore")
    TRY_OUT = "try_out", _("Try out")
    MAKE_SENSE = "make_sense", _("Make sense")
    WEIGH = "weigh", _("Weigh")
    DECIDE = "decide", _("Decide")
    ARRANGE = "arrange", _("Arrange")
    ANSWER = "answer", _("Answer")


class ItemQuerySet(models.QuerySet[T]):
    """The reading gate: every read of items starts from a person."""

    def visible_to(self, person: Person | None, on: date | None = None) -> Self:
        """Only what this person may read: brought, held, or shared with them or their groups.

        `None` is somebody we do not know: they read publications, never items.
        Roles are taken as they hold on the day `on`, by default today.
        """
        if person is None or not person.is_active:
            return self.none()
        groups = Role.objects.on(on or timezone.localdate()).filter(person=person).values("group")
        shared = Share.objects.filter(models.Q(person=person) | models.Q(group__in=groups))
        return self.filter(
            models.Q(group__in=groups)
            | (models.Q(holder=person) & ~models.Q(holder_role=CONTRIBUTOR))
            | models.Q(brought_by=person)
            | models.Q(pk__in=shared.values("item"))
        )

    def held_by(self, person: Person) -> Self:
        """What waits for this person now; a holder may always read what they hold."""
        working = self.filter(holder=person).exclude(holder_role=CONTRIBUTOR)
        return working.exclude(phase=Phase.CLOSED).order_by("due", "pk")

    def open(self) -> Self:
        """Everything whose loop is not closed."""
        return self.exclude(phase=Phase.CLOSED)


class ItemManager(models.Manager[T]):
    """Refuses to answer without a person; `as_system()` says aloud that nobody is asking."""

    def get_queryset(self) -> NoReturn:
        raise RuntimeError("ask visible_to(person), or as_system() where no person is asking")

    def as_system(self) -> ItemQuerySet[T]:
        """Everything: for operations that checked the right already, and for the machine itself."""
        return ItemQuerySet(self.model, using=self._db)

    def visible_to(self, person: Person | None, on: date | None = None) -> ItemQuerySet[T]:
        """What this person may read."""
        return self.as_system().visible_to(person, on)

    def held_by(self, person: Person) -> ItemQuerySet[T]:
        """What waits for this person."""
        return self.as_system().held_by(person)


class Item(models.Model):
    """Anything a contributor can point at. Rooms extend it, one level deep."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    kind = models.CharField(max_length=24, editable=False)
    title = models.CharField(max_length=120)
    area = models.ForeignKey(Area, null=True, blank=True, on_delete=models.PROTECT)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    brought_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    holder = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    holder_role = models.CharField(max_length=40)
    due = models.DateField(null=True, blank=True)
    phase = models.CharField(max_length=12, choices=Phase.choices, default=Phase.BROUGHT)
    station = models.CharField(max_length=12, choices=Station.choices, default=Station.BRING)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    answer_due_from = models.DateTimeField()
    version = models.PositiveIntegerField(default=0)

    objects: ClassVar[ItemManager[Any]] = ItemManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(title=""), name="item_has_a_title"),
            models.CheckConstraint(condition=models.Q(phase__in=Phase.values), name="item_phase"),
            models.CheckConstraint(
                condition=models.Q(station__in=Station.values), name="item_station"
            ),
            models.CheckConstraint(
                condition=models.Q(phase=Phase.CLOSED, closed_at__isnull=False)
                | (~models.Q(phase=Phase.CLOSED) & models.Q(closed_at__isnull=True)),
                name="item_closed_has_a_date",
            ),
        ]
        indexes = [
            models.Index(
                fields=["holder", "due", "id"],
                condition=~models.Q(phase="closed"),
                name="item_worklist",
            ),
            models.Index(fields=["group", "kind", "-id"], name="item_by_group"),
            models.Index(fields=["kind", "station", "phase"], name="item_by_station"),
        ]

    def __str__(self) -> str:
        return self.title

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.kind and type(self) is not Item:
            self.kind = str(self._meta.model_name)

    @property
    def is_closed(self) -> bool:
        """Whether the loop of this item is closed."""
        return self.phase == Phase.CLOSED


class Link(models.Model):
    """What became of what: from a source to what it turned into."""

    class Verb(models.TextChoices):
        TAKEN_UP_AS = "taken_up_as", _("was taken up as")
        BUNDLED_IN = "bundled_in", _("was bundled in")
        DISCUSSED_IN = "discussed_in", _("was discussed in")
        DECIDED_BY = "decided_by", _("was decided by")
        LED_TO = "led_to", _("led to")
        RAISED_AT = "raised_at", _("was heard at")

    source = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="links_out")
    target = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="links_in")
    verb = models.CharField(max_length=16, choices=Verb.choices)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "verb"], name="link_once"),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")), name="link_between_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} {self.verb} {self.target_id}"


class Share(models.Model):
    """Who, beside its own group, belongs to the circle of an item."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="shares")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE)
    group = models.ForeignKey(Group, null=True, blank=True, on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) ^ models.Q(group__isnull=False),
                name="share_with_one",
            ),
            models.UniqueConstraint(
                fields=["item", "person"],
                condition=models.Q(person__isnull=False),
                name="share_person_once",
            ),
            models.UniqueConstraint(
                fields=["item", "group"],
                condition=models.Q(group__isnull=False),
                name="share_group_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item_id}: {self.person or self.group}"


class Counter(models.Model):
    """Numbers without gaps: one locked row per series and year."""

    series = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "year"], name="counter_once"),
        ]

    def __str__(self) -> str:
        return f"{self.series}-{self.year}-{self.last:04}"
