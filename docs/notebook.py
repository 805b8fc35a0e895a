"""Run the examples in docs/methods and write what they print beneath them (`make pages`).

A page is Markdown. Its blocks of Python are run from top to bottom as one program, in the folder
of the page; what a block prints stands in the block of text after it. `save(name, svg)` keeps a
picture. A test does the same and compares, so a page cannot say what the code does not do.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
from pathlib import Path

PAGES = Path(__file__).parent / "methods"

_BLOCK = re.compile(r"```python\n(?P<code>.*?)```\n(?:\n```text\n.*?```\n)?", flags=re.DOTALL)


def run(page: Path) -> tuple[str, dict[str, str]]:
    """The page as it ought to be, and its pictures by file name."""
    pictures: dict[str, str] = {}
    names: dict[str, object] = {"save": lambda name, svg: pictures.update({f"{name}.svg": svg})}

    def answered(block: re.Match[str]) -> str:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.chdir(page.parent):
            exec(compile(block["code"], page.name, "exec"), names)
        answer = f"\n```text\n{printed.getvalue().rstrip()}\n```\n" if printed.getvalue() else ""
        return f"```python\n{block['code']}```\n{answer}"

    return _BLOCK.sub(answered, page.read_text("utf-8")), pictures


def main() -> None:
    """Bring every page up to date."""
    for page in sorted(PAGES.glob("*.md")):
        print(f"Running {os.path.relpath(page)}.", flush=True)
        content, pictures = run(page)
        page.write_text(content, "utf-8")
        for name, svg in pictures.items():
            (PAGES / "pictures" / name).write_text(svg + "\n", "utf-8")


if __name__ == "__main__":
    main()
