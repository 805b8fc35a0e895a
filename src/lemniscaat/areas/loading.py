"""The country and its twelve provinces, for a site that has no areas yet."""

from django.utils.text import slugify

from lemniscaat.areas.geo import provinces
from lemniscaat.areas.models import Area


def load_provinces() -> int:
    """Add the country and the provinces that are not there; returns how many were added."""
    country, added = Area.objects.get_or_create(
        slug="nederland",
        defaults={"name": "Nederland", "kind": Area.Kind.COUNTRY, "code": "NL"},
    )
    count = int(added)
    for province in provinces():
        _area, added = Area.objects.get_or_create(
            slug=slugify(province.name),
            defaults={
                "name": province.name,
                "kind": Area.Kind.PROVINCE,
                "code": province.code,
                "parent": country,
            },
        )
        count += added
    return count
