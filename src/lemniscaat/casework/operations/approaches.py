"""Approaches become versions: published once, never changed afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lemniscaat.casework.approach.reading import read_approach, shipped_documents
from lemniscaat.casework.models import ApproachVersion
from lemniscaat.core.errors import Conflict
from lemniscaat.loop.door import operation, record

if TYPE_CHECKING:
    from datetime import datetime

    from lemniscaat.people.models import Person


@operation
def publish_approach(*, document: str, at: datetime, by: Person | None = None) -> ApproachVersion:
    """Make a document a version on which cases can begin; a document with faults is refused."""
    approach = read_approach(document)
    if ApproachVersion.objects.filter(slug=approach.id, version=approach.version).exists():
        raise Conflict(
            _("Version %(version)d of this approach exists already: give it the next number.")
            % {"version": approach.version}
        )
    version = ApproachVersion.objects.create(
        slug=approach.id,
        version=approach.version,
        title=approach.title.nl,
        document=document,
        digest=approach.digest,
    )
    record(
        None,
        "approach_published",
        by=by,
        at=at,
        data={"approach": approach.id, "version": approach.version, "digest": approach.digest},
    )
    return version


def load_shipped(*, at: datetime) -> list[ApproachVersion]:
    """Publish the approaches that come with the product, as far as they are new."""
    new = []
    for document in shipped_documents().values():
        approach = read_approach(document)
        known = ApproachVersion.objects.filter(slug=approach.id, version=approach.version)
        if not known.exists():
            new.append(publish_approach(document=document, at=at))
    return new
