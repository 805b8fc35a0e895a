"""The documents of the demonstration world: what exists in it, and what happens there."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).parent / "content"


def document(name: str) -> str:
    """The text of one document."""
    return (CONTENT / f"{name}.toml").read_text("utf-8")


def entries(name: str, kind: str) -> list[dict[str, Any]]:
    """All entries of one kind in a document, in their order."""
    found: list[dict[str, Any]] = tomllib.loads(document(name))[kind]
    return found
