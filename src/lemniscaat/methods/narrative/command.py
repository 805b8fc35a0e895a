"""Stories on the command line: from CSV to themes, and from the decisions of people to new ones."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from lemniscaat.methods import tables
from lemniscaat.methods.command import Report
from lemniscaat.methods.narrative.agreement import Sorted, agreement
from lemniscaat.methods.narrative.decisions import Action, Decision
from lemniscaat.methods.narrative.picture import picture
from lemniscaat.methods.narrative.stories import Story
from lemniscaat.methods.narrative.suggestions import suggest
from lemniscaat.methods.narrative.words import agreed, explain

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from lemniscaat.methods.narrative.outcome import Part, Poles, Themes

HELP = (
    "what stories are about: suggestions for themes, and the stories that stand alone "
    "(no chance is used, so --seed changes nothing)"
)
_BETWEEN = "|"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the files and the choices of this method."""
    parser.add_argument("stories", type=Path, help="CSV: id, text, and teller if known")
    parser.add_argument(
        "--decisions",
        type=Path,
        help="CSV: action, theme, stories (with | between), by, why, and replaces if any",
    )
    parser.add_argument(
        "--labels",
        type=Path,
        help="CSV: id, label, by: stories that people sorted, to measure agreement",
    )
    parser.add_argument("--written-in", choices=("nl", "en"), default="nl")
    parser.add_argument("--themes", type=int, help="at most so many suggestions (two or more)")


def run(arguments: argparse.Namespace) -> Report:
    """Read, suggest, measure if asked, and write the tables."""
    rows = tables.read(arguments.stories)
    tables.demand(rows, ("id", "text"), arguments.stories.name)
    stories = [Story(row["id"], row["text"], row.get("teller") or None) for row in rows]
    found = suggest(
        stories,
        language=arguments.written_in,
        decisions=_decisions(arguments.decisions),
        number=arguments.themes,
    )
    measured = agreement(found, _labels(arguments.labels)) if arguments.labels else ()
    written = _tables(found, {story.id: story.text for story in stories})
    if measured:
        written["agreement"] = tables.write(
            ("one", "other", "stories", "pairs", "information"),
            (
                (one.one or "software", one.other, one.stories, one.pairs, one.information)
                for one in measured
            ),
        )
    return Report(
        explanation=(*explain(found), *agreed(measured)),
        record=found.record,
        tables=written,
        pictures={"themes": picture(found, arguments.language)},
    )


def _decisions(path: Path | None) -> list[Decision]:
    if path is None:
        return []
    rows = tables.read(path)
    tables.demand(rows, ("action", "theme", "stories", "by", "why"), path.name)
    return [
        Decision(
            action=cast("Action", row["action"]),
            theme=row["theme"],
            stories=_listed(row["stories"]),
            by=row["by"],
            why=row["why"],
            replaces=_listed(row.get("replaces", "")),
        )
        for row in rows
    ]


def _labels(path: Path) -> list[Sorted]:
    rows = tables.read(path)
    tables.demand(rows, ("id", "label"), path.name)
    return [
        Sorted(row["id"], row["label"], row.get("by") or path.stem) for row in rows if row["label"]
    ]


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(_BETWEEN) if name.strip())


def _tables(found: Themes, text: dict[str, str]) -> dict[str, str]:
    alone = [place for place in found.places if place.where == "alone"]
    return {
        "themes": _themes(found),
        "stories": _places(found),
        "alone": tables.write(
            ("id", "nearest", "text"), ((one.story, one.nearest, text[one.story]) for one in alone)
        ),
        "same": tables.write(
            ("id", "same_as", "similarity"),
            ((pair.story, pair.original, pair.similarity) for pair in found.alike),
        ),
        "poles": tables.write(
            ("theme", "holds", "part", "words", "id", "quote"),
            (row for poles in found.poles for row in _line(poles)),
        ),
    }


def _themes(found: Themes) -> str:
    return tables.write(
        ("theme", "decided", "words", "stories_count", "texts", "tellers", "stories"),
        (
            (
                theme.key,
                _yes(answer=theme.decided),
                ", ".join(theme.words),
                len(theme.stories),
                theme.texts,
                theme.tellers,
                _BETWEEN.join(theme.stories),
            )
            for theme in found.themes
        ),
    )


def _places(found: Themes) -> str:
    return tables.write(
        ("id", "where", "theme", "typical", "decided", "repeats"),
        (
            (one.story, one.where, one.theme, one.typical, _yes(answer=one.decided), one.repeats)
            for one in found.places
        ),
    )


def _line(poles: Poles) -> Iterable[tuple[object, ...]]:
    parts: dict[str, Part] = {
        "one end": poles.one_end,
        "middle": poles.middle,
        "other end": poles.other_end,
    }
    for name, part in parts.items():
        for quote in part.quotes:
            yield (
                poles.theme,
                _yes(answer=poles.holds),
                name,
                ", ".join(part.words),
                quote.story,
                quote.text,
            )


def _yes(*, answer: bool) -> str:
    return "yes" if answer else "no"
