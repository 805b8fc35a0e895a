"""Where it plays: a tree of areas, and the register of instruments (schemes) that already exist."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lemniscaat.core.fields import VagueDateField
from lemniscaat.people.models import Organisation


class Area(models.Model):
    """A country, province, core area or sub-area."""

    class Kind(models.TextChoices):
        COUNTRY = "country", _("Country")
        PROVINCE = "province", _("Province")
        CORE_AREA = "core_area", _("Core area")
        SUB_AREA = "sub_area", _("Sub-area")
        MUNICIPALITY = "municipality", _("Municipality")
        OTHER = "other", _("Area")

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    code = models.CharField(max_length=12, blank=True)
    about = models.TextField(blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )

    class Meta:
        indexes = [models.Index(fields=["kind", "name"], name="area_by_kind")]

    def __str__(self) -> str:
        return self.name


class Instrument(models.Model):
    """An existing scheme or route: the first gate asks whether one of these already helps."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=160)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="instruments")
    what_it_does = models.TextField()
    conditions = models.TextField(blank=True)
    contact = models.CharField(max_length=200, blank=True)
    url = models.URLField(blank=True)
    open_when = VagueDateField(null=True, blank=True)
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
