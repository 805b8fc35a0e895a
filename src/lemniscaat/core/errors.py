"""Refusals: what the house says when something may not, cannot or does not exist.

Every message is a sentence for the person who reads it, never for the machine.
"""

from collections.abc import Mapping


class Refusal(Exception):  # noqa: N818 - the domain's word, and every subclass is an error
    """Something was refused; `sentence` says why, in words for the user."""

    def __init__(self, sentence: object) -> None:
        super().__init__(sentence)

    @property
    def sentence(self) -> str:
        """The reason, in the language that is active now."""
        return str(self.args[0])


class Invalid(Refusal):
    """The input does not fit; `fields` names each field with its own sentence."""

    def __init__(self, sentence: object, fields: Mapping[str, object] | None = None) -> None:
        super().__init__(sentence)
        self.fields = dict(fields or {})


class NotAllowed(Refusal):
    """Somebody has no right to do it; the sentence says who has."""


class NotFound(Refusal):
    """It does not exist, or not for this person: the two are never told apart."""


class Conflict(Refusal):
    """Somebody else was first, or the item is in another state by now."""
