"""A small approach as a document, to break one thing in at a time."""

from typing import Any

Document = dict[str, Any]


def text(words: str) -> dict[str, str]:
    """The same words in both languages."""
    return {"nl": words, "en": words}


def phase(key: str, **parts: Any) -> Document:
    """A phase at an ordinary station."""
    return {
        "id": key,
        "title": text(key.replace("_", " ").capitalize()),
        "station": "explore",
        "stage": "taken_up",
        **parts,
    }


def task(key: str, role: str = "director", **parts: Any) -> Document:
    """A task of this role."""
    return {"id": key, "title": text(key.capitalize()), "role": role, **parts}


def question(key: str, **parts: Any) -> Document:
    """A yes-or-no question to the director."""
    return {
        "id": key,
        "question": text(key.capitalize() + "?"),
        "kind": "yesno",
        "role": "director",
        **parts,
    }


def decision(**options: Document) -> Document:
    """A decision of the board between these options, or yes and no."""
    usual = {
        "yes": {"title": text("Yes"), "outcome": "solved"},
        "more": {"title": text("More work"), "to": "work"},
    }
    return {"body": "board", "mandate": "case", "options": options or usual}


def document(**parts: Any) -> Document:
    """An approach that works: work, decide, answer."""
    return {
        "id": "small",
        "version": 1,
        "title": text("Small approach"),
        "roles": {"owner": text("Owner"), "director": text("Director")},
        "bodies": {"board": {"title": text("Board"), "mandate": ["case"]}},
        "outcomes": {"solved": {"title": text("Solved")}, "withdrawn": {"title": text("Back")}},
        "phases": [
            phase("work", tasks=[task("dig")]),
            phase("decide", decision=decision()),
            phase("feedback", station="answer", final=True, tasks=[task("answer")]),
        ],
        **parts,
    }
