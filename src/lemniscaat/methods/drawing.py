"""SVG by hand: pictures without a library, readable aloud, in light and in dark, on paper too.

A picture carries a title and a description for whoever hears it, colours that the colour-blind tell
apart (Okabe and Ito) and no style sheet, so that a strict content policy lets it through. Text and
lines take the colour of the page around them.
"""

from __future__ import annotations

from html import escape

# Okabe and Ito (2008), black left out: it is the colour of the text.
COLOURS = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442")


def colour(index: int) -> str:
    """The colour of the series with this number; after the last one they begin again."""
    return COLOURS[index % len(COLOURS)]


def element(name: str, *children: str, **attributes: object) -> str:
    """One element. `stroke_width=2` becomes `stroke-width`, `class_` becomes `class`.

    Children are markup already; text goes through `label` or `escape`.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_short(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def label(x: float, y: float, words: str, *, size: float = 13, **attributes: object) -> str:
    """Words at a place; `anchor` is start, middle or end."""
    anchor = attributes.pop("anchor", "start")
    settings: dict[str, object] = {"fill": "currentColor", "text_anchor": anchor, **attributes}
    return element("text", escape(words), x=x, y=y, font_size=size, **settings)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: object) -> str:
    """A straight line in the colour of the text."""
    settings: dict[str, object] = {"stroke": "currentColor", "stroke_width": 1, **attributes}
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **settings)


def drawing(width: float, height: float, *parts: str, title: str, description: str) -> str:
    """The whole picture. The description says what there is to see, for whoever cannot."""
    return element(
        "svg",
        element("title", escape(title)),
        element("desc", escape(description)),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_short(width)} {_short(height)}",
        width=width,
        height=height,
        role="img",
        font_family="sans-serif",
    )


def _short(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
