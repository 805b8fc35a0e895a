"""What somebody with bad intentions types, and a record in which every text holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import models

from lemniscaat.loop.models import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

PRODUCT = str(1337 * 7331)
PAYLOADS = (
    "<script>document.title='taken'</script>",
    "<img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "</title></textarea></style>--><script>alert(2)</script>",
    "{{1337*7331}} {% include 'x' %} ${1337*7331}",
    "javascript:alert(3)",
    "\u202etxt.exe\u2066\u200b",
    "=cmd|' /C calc'!A0",
    "🧑🏽\u200d🌾🇳🇱",
    "%s %(name)s {0} \\x00 '; DROP TABLE loop_item; --",
)
LONG_WORD = "w" * 10_000
# Words that programs read: poison here breaks the site itself and nobody can type it.
KEYS = {
    "approachversion.document", "approachversion.title", "case.outcome", "case.step",
    "decision.option", "item.holder_role", "item.kind", "notice.topic", "person.password",
    "person.language", "event.verb", "event.role", "event.hash", "event.previous",
    "event.text_digest", "attachment.file", "attachment.media_type", "answer.reason",
    "area.code", "counter.series", "desk.series", "chainhead.hash",
}  # fmt: skip
KEY_NAMES = {"digest", "public_id", "salt", "key", "word", "source", "what_kind"}


def poison() -> int:
    """Write the payloads into every text of every row, past every check; gives how many texts."""
    number = 0
    for place, (model, field) in enumerate(_texts()):
        rows: Any = model.objects.as_system() if issubclass(model, Item) else model.objects.all()
        for key in rows.values_list("pk", flat=True):
            rows.filter(pk=key).update(**{field.name: typed(place + key, field.max_length, key)})
            number += 1
    return number


def typed(turn: int, limit: int | None, key: int = 0) -> str:
    """The payloads, another one first each time, as far as they fit in a field."""
    turn %= len(PAYLOADS)
    whole = " ".join([*PAYLOADS[turn:], *PAYLOADS[:turn]])
    if limit is None:
        return f"{whole} {key} {LONG_WORD if turn == 0 else LONG_WORD[:200]}"
    return f"{key}{whole}"[:limit]


def _texts() -> Iterator[tuple[type[models.Model], models.Field]]:  # type: ignore[type-arg]
    for model in apps.get_models():
        if not model.__module__.startswith("lemniscaat."):
            continue
        for field in model._meta.local_fields:
            if _holds_words(model, field):
                yield model, field


def _holds_words(model: type[models.Model], field: models.Field[Any, Any]) -> bool:
    if not isinstance(field, models.CharField | models.TextField) or field.choices:
        return False
    if isinstance(field, models.SlugField) or "Vague" in type(field).__name__:
        return False
    key = f"{model._meta.model_name}.{field.name}"
    return key not in KEYS and field.name not in KEY_NAMES
