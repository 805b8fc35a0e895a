"""What stories are about, without losing the one that stands alone.

People tell stories; the software lays those with the same words side by side and suggests themes.
People name the themes and decide; a next run keeps what they decided.

    from lemniscaat.methods.narrative import Story, explain, name, suggest

    stories = [Story("1", "Het waterpeil staat te hoog in onze sloot.", "Aaltje"), ...]
    found = suggest(stories)
    decision = name(found, "suggestion 1", "Peil", by="werkgroep", why="zo noemen wij het")
    found = suggest(stories, decisions=[decision])
    explain(found)
"""

from lemniscaat.methods.narrative.agreement import Agreement, Sorted, agreement, compare
from lemniscaat.methods.narrative.decisions import (
    Decision,
    add,
    merge,
    move,
    name,
    remove,
    split,
)
from lemniscaat.methods.narrative.outcome import (
    Alike,
    Part,
    Place,
    Poles,
    Quote,
    Repeated,
    Theme,
    Themes,
)
from lemniscaat.methods.narrative.picture import picture
from lemniscaat.methods.narrative.stories import Story
from lemniscaat.methods.narrative.suggestions import suggest
from lemniscaat.methods.narrative.words import agreed, explain

__all__ = [
    "Agreement",
    "Alike",
    "Decision",
    "Part",
    "Place",
    "Poles",
    "Quote",
    "Repeated",
    "Sorted",
    "Story",
    "Theme",
    "Themes",
    "add",
    "agreed",
    "agreement",
    "compare",
    "explain",
    "merge",
    "move",
    "name",
    "picture",
    "remove",
    "split",
    "suggest",
]
