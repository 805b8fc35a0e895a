"""From a form to an operation: what it refuses comes back on the form, nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lemniscaat.core.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Callable

    from django import forms

R = TypeVar("R")


def done(form: forms.Form, change: Callable[[], R]) -> R | None:
    """What the change gives back, or None when it was refused: the form then says why.

    Refusals that no input can repair (not allowed, not found, somebody was first) go on up.
    """
    try:
        return change()
    except Invalid as refusal:
        told = False
        for name, sentence in refusal.fields.items():
            if name in form.fields:
                form.add_error(name, str(sentence))
                told = True
        if not told:
            form.add_error(None, refusal.sentence)
        return None
