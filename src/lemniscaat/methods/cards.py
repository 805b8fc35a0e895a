"""The card of a method: what a public body tells about an algorithm before it uses one.

The questions are those of the Dutch register of algorithms and of whoever is drawn, seated or
counted by it: what it is for, what goes in, what it does, what it cannot do, how fair it is, and
which person decides. Cards are in Dutch, the language of that register.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from lemniscaat.methods import __version__

NAMES = ("rotation", "sortition", "matching", "opinion", "valuation", "narrative", "priority")

# Every card answers these; a text may not be empty, a list not without a line.
TEXTS = (
    "cardVersion",
    "id",
    "name",
    "shortDescription",
    "purpose",
    "considerations",
    "riskManagement",
    "fairness",
    "whoDecides",
    "humanIntervention",
)
LISTS = ("steps", "limits", "fairnessTests", "sources")
GROUPS = {
    "data": ("inputs", "excluded"),
    "technicalOperation": ("method", "deterministic", "seed", "sourceCode", "version"),
    "reproducibility": ("inputDigest", "seed", "outputDigest", "verifyCommand"),
}


def card(name: str) -> dict[str, Any]:
    """The card of one method."""
    path = resources.files(f"lemniscaat.methods.{name}") / "card.json"
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def faults(answers: dict[str, Any]) -> list[str]:
    """What is still missing on a card, in the words of its own fields."""
    missing = [name for name in TEXTS if not str(answers.get(name, "")).strip()]
    missing += [name for name in LISTS if not answers.get(name)]
    for group, names in GROUPS.items():
        given = answers.get(group, {})
        missing += [f"{group}.{name}" for name in names if given.get(name) in (None, "", [])]
    if answers.get("technicalOperation", {}).get("version") != __version__:
        missing.append("technicalOperation.version")
    return missing
