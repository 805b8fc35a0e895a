"""Every event that the code can record reads as a sentence."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.utils import translation

import lemniscaat
from lemniscaat.loop.models import Event, Remark
from lemniscaat.loop.operations.remarks import ASKING
from lemniscaat.web.shared.verbs import KNOWN, MORE, OTHERWISE, SENTENCES, sentence
from tests.stages import story_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.cast import World

SOURCE = Path(lemniscaat.__file__).parent
NOTED = set(Remark.Kind.values) - ASKING - {Remark.Kind.ASK_BACK, Remark.Kind.REPLY}


def _texts(node: ast.AST) -> Iterator[str]:
    """The words that an expression can give: "a", "a" if so else "b", f"case_{kind}"."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))
    elif isinstance(node, ast.JoinedStr):
        start = node.values[0]
        assert isinstance(start, ast.Constant)
        yield f"{start.value}*"


def _calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rsplit(".", 1)[-1] == name:
            yield node


def _recorded(tree: ast.AST) -> Iterator[str]:
    for call in _calls(tree, "record"):
        yield from _texts(call.args[1])
    for call in _calls(tree, "bring"):
        yield from (word for kw in call.keywords if kw.arg == "verb" for word in _texts(kw.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "verb":
            yield from _texts(node.value)


def _every_verb() -> set[str]:
    trees = {path: ast.parse(path.read_text("utf-8")) for path in SOURCE.rglob("*.py")}
    engine = [tree for path, tree in trees.items() if path.parent.name == "approach"]
    kinds = {
        "case_*": {w for t in engine for call in _calls(t, "Event") for w in _texts(call.args[0])},
        "said_*": ASKING,
        "noted_*": NOTED,
    }
    found: set[str] = set()
    for verb in (verb for tree in trees.values() for verb in _recorded(tree)):
        found |= {verb.replace("*", kind) for kind in kinds[verb]} if "*" in verb else {verb}
    return found


def test_every_recorded_verb_has_a_sentence() -> None:
    verbs = _every_verb()
    assert {"submitted", "case_entered", "wording_refused", "noted_note"} <= verbs
    assert verbs - set(SENTENCES) == set()


def test_what_a_fuller_sentence_names_can_be_found() -> None:
    assert set(MORE) == set(KNOWN)
    for verb, words in KNOWN.items():
        assert str(MORE[verb]) % dict.fromkeys(words, "x")


def test_every_sentence_is_a_whole_one() -> None:
    for text in (*SENTENCES.values(), *MORE.values(), OTHERWISE):
        assert str(text).endswith(".")


@pytest.mark.django_db
def test_an_unknown_verb_reads_as_a_neutral_sentence() -> None:
    assert sentence(Event(verb="danced")) == str(OTHERWISE)


def test_the_events_of_a_case_name_its_steps_and_bodies(world: World) -> None:
    story = story_at(world, "closed")
    events = Event.objects.filter(item__in=[story.case.pk, story.submission.pk])
    with translation.override("en"):
        told = [sentence(event) for event in events]
    assert "The case came to the step “Founded advice”." in told
    assert "This was laid before MT for a decision." in told
    assert "OB-tafel took a decision." in told
    assert str(OTHERWISE) not in told
