"""Every sentence that people can read exists in Dutch."""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "lemniscaat"
CATALOGUE = PACKAGE / "locale" / "nl" / "LC_MESSAGES" / "django.po"
WORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
}
PLACEHOLDER = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}")


def catalogue() -> Catalog:
    """The Dutch texts."""
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="nl")


def sentences() -> Iterator[str]:
    """Every sentence in the code and the templates, plural ones in the singular."""
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "migrations" in path.parts:
            continue
        text = path.read_text("utf-8")
        if path.suffix != ".py":
            if "templates" not in path.parts:
                continue
            text = templatize(text, origin=path.name)
        else:
            ast.parse(text)
        code = io.BytesIO(text.encode())
        for _line, _function, found, _comments in extract_python(code, WORDS, [], {}):
            yield found if isinstance(found, str) else next(one for one in found if one)


def test_no_sentence_is_missing_in_dutch() -> None:
    known = catalogue()
    missing = {one for one in sentences() if one not in known or not known[one].string}
    assert missing == set()


def test_no_translation_is_a_guess_or_lost_its_place_holders() -> None:
    wrong = []
    for message in catalogue():
        if not message.id:
            continue
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        texts = [message.string] if isinstance(message.string, str) else list(message.string)
        holders = set(PLACEHOLDER.findall(ids[-1]))
        if message.fuzzy or any(set(PLACEHOLDER.findall(text)) - holders for text in texts):
            wrong.append(ids[0])
        if holders - set(PLACEHOLDER.findall(texts[-1])):
            wrong.append(ids[0])
    assert wrong == []
