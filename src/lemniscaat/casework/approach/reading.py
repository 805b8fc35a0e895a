"""From a TOML document to an approach, with every fault in it told in plain sentences."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from lemniscaat.casework.approach.definition import Approach
from lemniscaat.casework.approach.faults import faults
from lemniscaat.core.errors import Invalid

DOCUMENTS = Path(__file__).parent.parent / "approaches"

# By the name that pydantic gives to a fault.
SENTENCES = {
    "missing": gettext_lazy("%(place)s: this is missing."),
    "extra_forbidden": gettext_lazy("%(place)s: an approach does not know this word."),
    "literal_error": gettext_lazy("%(place)s: choose one of %(choices)s."),
    "string_pattern_mismatch": gettext_lazy(
        "%(place)s: use only small letters, digits, dashes and underscores here."
    ),
    "string_too_long": gettext_lazy("%(place)s: use at most %(length)s characters."),
    "string_too_short": gettext_lazy("%(place)s: there is too little here."),
    "too_short": gettext_lazy("%(place)s: there is too little here."),
    "greater_than": gettext_lazy("%(place)s: this number is too small or too large."),
    "greater_than_equal": gettext_lazy("%(place)s: this number is too small or too large."),
    "less_than_equal": gettext_lazy("%(place)s: this number is too small or too large."),
}
OTHER_FORM = gettext_lazy("%(place)s: this has another form than we expect here.")


def read_approach(document: str) -> Approach:
    """The approach in this TOML document.

    Raises `Invalid` with a sentence for every fault when it is no TOML, has another shape than
    an approach, or describes a route that cases cannot walk.
    """
    try:
        return approach_from(tomllib.loads(document))
    except (ValueError, RecursionError) as error:
        line = re.search(r"at line ([0-9]+)", str(error))
        if line:
            sentence = _("This document cannot be read: look at line %(line)s.") % {"line": line[1]}
        else:
            sentence = _("This document cannot be read: it stops halfway or is not TOML.")
        raise Invalid(sentence) from None


def approach_from(document: Mapping[str, Any]) -> Approach:
    """The approach in this document, already read; raises `Invalid` as `read_approach` does."""
    try:
        approach = Approach.model_validate(document, strict=False)
    except ValidationError as error:
        found = [_shape_fault(document, fault) for fault in error.errors()]
        raise Invalid(" ".join(dict.fromkeys(found))) from None
    if found := faults(approach):
        raise Invalid(" ".join(dict.fromkeys(found)))
    return approach


def shipped_documents() -> dict[str, str]:
    """The documents that come with the product, by file name without its ending."""
    return {path.stem: path.read_text("utf-8") for path in sorted(DOCUMENTS.glob("*.toml"))}


def _shape_fault(document: object, fault: Mapping[str, Any]) -> str:
    context = fault.get("ctx", {})
    words = {
        "place": _place(document, fault["loc"]),
        "choices": str(context.get("expected")).replace(" or ", ", "),
        "length": context.get("max_length"),
    }
    return SENTENCES.get(fault["type"], OTHER_FORM) % words


def _place(document: object, location: Sequence[str | int]) -> str:
    """Where in the document, from large to small: phases, Founded advice, tasks, 1, role."""
    names: list[str] = []
    inside = document
    for step in location:
        if step == "[key]":
            continue
        inside = _inside(inside, step)
        names.append(str(step) if isinstance(step, str) else _title(inside, step + 1))
    return " › ".join(names)  # noqa: RUF001 - a path on the screen


def _inside(outer: object, step: str | int) -> object:
    if isinstance(outer, Mapping):
        return outer.get(step)
    if isinstance(outer, Sequence) and isinstance(step, int) and step < len(outer):
        return outer[step]
    return None


def _title(part: object, number: int) -> str:
    """What this part is called in the document; its number when it has no name."""
    title = part.get("title", part.get("question")) if isinstance(part, Mapping) else None
    name = title.get("nl") if isinstance(title, Mapping) else None
    return str(name or number)
