"""What people decide about themes: each with who and why, kept in every run after it.

A decision carries the stories that it is about, so it means the same when the software would by
then suggest something else. The software never moves a story that people put somewhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lemniscaat.methods.narrative.outcome import Theme, Themes

Action = Literal["name", "merge", "split", "move", "add", "remove"]
ACTIONS: tuple[Action, ...] = ("name", "merge", "split", "move", "add", "remove")
SUGGESTION = "suggestion "


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: `stories` now belong to `theme`; "" means that they stand alone.

    `replaces` are the decided themes that end with it (name, merge, remove).
    """

    action: Action
    theme: str
    stories: tuple[str, ...]
    by: str
    why: str
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """The decided themes in the order they came, and where people put stories, the last one last.

    A story that was put to stand alone has the place "".
    """

    themes: list[str] = field(default_factory=list)
    place: dict[str, str] = field(default_factory=dict)

    def put(self, stories: Iterable[str], theme: str) -> None:
        """Give these stories a place, as the last decision about them."""
        for story in stories:
            self.place.pop(story, None)
            self.place[story] = theme


def name(found: Themes, key: str, theme: str, *, by: str, why: str) -> Decision:
    """Give a suggestion a name, or a theme another: its stories stay together from now on."""
    named = _theme(found, key)
    return Decision("name", theme, named.stories, by, why, _decided([named]))


def merge(found: Themes, keys: Iterable[str], theme: str, *, by: str, why: str) -> Decision:
    """Make one theme of several."""
    merged = [_theme(found, key) for key in keys]
    stories = tuple(story for one in merged for story in one.stories)
    return Decision("merge", theme, stories, by, why, _decided(merged))


def split(
    found: Themes, key: str, stories: Iterable[str], theme: str, *, by: str, why: str
) -> Decision:
    """Take stories out of a theme to be a new one; what is left of it stays what it is."""
    chosen, inside = tuple(stories), _theme(found, key).stories
    strange = [story for story in chosen if story not in inside]
    if strange:
        raise Refused(
            nl=f"Verhaal {strange[0]} zit niet in {key}. Kies verhalen die er wel in zitten.",
            en=f"Story {strange[0]} is not in {key}. Choose stories that are.",
        )
    return Decision("split", theme, chosen, by, why)


def move(stories: Iterable[str], theme: str, *, by: str, why: str) -> Decision:
    """Put stories in a theme that people named, or ("") let each stand alone."""
    return Decision("move", theme, tuple(stories), by, why)


def add(theme: str, stories: Iterable[str] = (), *, by: str, why: str) -> Decision:
    """Make a theme that the software did not see, with these stories or none yet."""
    return Decision("add", theme, tuple(stories), by, why)


def remove(found: Themes, key: str, *, by: str, why: str) -> Decision:
    """Say that this is no theme: its stories stand alone until someone moves them."""
    theme = _theme(found, key)
    return Decision("remove", "", theme.stories, by, why, _decided([theme]))


def carry_out(decisions: Iterable[Decision]) -> Decided:
    """Where people put which stories, after all decisions in their order.

    Raises `Refused` for a decision without who or why, about a theme that is not (or no longer)
    there, or with a name that is taken.
    """
    decided = Decided()
    for decision in decisions:
        _check(decision, decided)
        ended = [story for story, theme in decided.place.items() if theme in decision.replaces]
        decided.themes[:] = [one for one in decided.themes if one not in decision.replaces]
        if decision.theme and decision.theme not in decided.themes:
            decided.themes.append(decision.theme)
        decided.put(ended, decision.theme)
        decided.put(decision.stories, decision.theme)
    return decided


def _check(decision: Decision, decided: Decided) -> None:
    if not decision.by.strip() or not decision.why.strip():
        raise Refused(
            nl=f"Bij het besluit over {_about(decision)} ontbreekt wie het nam of waarom. "
            "Vul beide in.",
            en=f"The decision about {_about(decision)} does not say who took it, or why. "
            "Please fill in both.",
        )
    if decision.action not in ACTIONS:
        raise Refused(
            nl=f"{decision.action} is geen besluit dat we kennen. Kies uit {', '.join(ACTIONS)}.",
            en=f"{decision.action} is no decision that we know. Choose from {', '.join(ACTIONS)}.",
        )
    gone = [theme for theme in decision.replaces if theme not in decided.themes]
    if decision.action == "move" and decision.theme:
        gone += [decision.theme] * (decision.theme not in decided.themes)
    if gone:
        raise Refused(
            nl=f"Het thema {gone[0]} is er niet (meer). Geef het eerst een naam of voeg het toe.",
            en=f"The theme {gone[0]} is not there (any more). First name it or add it.",
        )
    _check_name(decision, decided)


def _check_name(decision: Decision, decided: Decided) -> None:
    theme = decision.theme
    if decision.action not in ("move", "remove") and (
        not theme.strip() or theme.startswith(SUGGESTION)
    ):
        raise Refused(
            nl=f"Het besluit over {_about(decision)} geeft geen eigen naam. "
            f'Kies een naam die niet begint met "{SUGGESTION.strip()}".',
            en=f"The decision about {_about(decision)} gives no name of its own. "
            f'Choose a name that does not begin with "{SUGGESTION.strip()}".',
        )
    taken = theme in decided.themes and theme not in decision.replaces
    if taken and decision.action != "move":
        raise Refused(
            nl=f"Er is al een thema {theme}. Kies een andere naam, of voeg de twee samen.",
            en=f"There is a theme {theme} already. Choose another name, or merge the two.",
        )


def _about(decision: Decision) -> str:
    return decision.theme or ", ".join(decision.stories[:3])


def _theme(found: Themes, key: str) -> Theme:
    theme = found.theme(key)
    if theme is None:
        there = ", ".join(one.key for one in found.themes) or "-"
        raise Refused(
            nl=f"Er is geen thema {key}. Wel: {there}.",
            en=f"There is no theme {key}, only: {there}.",
        )
    return theme


def _decided(themes: Iterable[Theme]) -> tuple[str, ...]:
    return tuple(theme.key for theme in themes if theme.decided)
