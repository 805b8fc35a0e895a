"""The pages about the methods say what the code does today."""

import runpy
from pathlib import Path

import pytest

from lemniscaat.methods.cards import NAMES

DOCS = Path(__file__).parents[2] / "docs"
PAGES = sorted((DOCS / "methods").glob("*.md"))

run = runpy.run_path(str(DOCS / "notebook.py"))["run"]


@pytest.mark.parametrize("page", PAGES, ids=[page.stem for page in PAGES])
def test_a_page_prints_what_it_says_it_prints(page: Path) -> None:
    content, pictures = run(page)
    assert content == page.read_text("utf-8")
    kept = {name: (DOCS / "methods" / "pictures" / name).read_text("utf-8") for name in pictures}
    assert {name: f"{svg}\n" for name, svg in pictures.items()} == kept


def test_every_method_has_a_page() -> None:
    assert {page.stem for page in PAGES} >= set(NAMES)
