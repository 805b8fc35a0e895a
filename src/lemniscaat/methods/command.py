"""The frame around every method on the command line: read CSV, run, explain, keep a record, replay.

A method offers a module `command` with `HELP`, `add(parser)` and `run(arguments) -> Report`; the
frame does the rest in the same way for all.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import json
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from lemniscaat.methods import cards
from lemniscaat.methods.words import Refused, Sentence, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from lemniscaat.methods.records import Record

DONE, REFUSED, DIFFERENT = 0, 2, 3


@dataclass(frozen=True, slots=True)
class Report:
    """What a method hands over, by name: tables (CSV), pictures (SVG) and documents (JSON)."""

    explanation: Sequence[Sentence]
    record: Record
    tables: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[str, str] = field(default_factory=dict)


class Method(Protocol):
    """The module `command` of a method."""

    HELP: str

    def add(self, parser: argparse.ArgumentParser) -> None:
        """Add the arguments of this method; a file to read has `type=Path`."""

    def run(self, arguments: argparse.Namespace) -> Report:
        """Read, calculate, report."""


def main(words: Sequence[str]) -> int:
    """Run one command; the outcome is a code for the shell."""
    arguments = _parser().parse_args(words)
    try:
        if arguments.command == "card":
            print(json.dumps(cards.card(arguments.name), indent=2, ensure_ascii=False))  # noqa: T201
            return DONE
        if arguments.command == "replay":
            return _replay(arguments.record)
        report = _method(arguments.command).run(arguments)
    except Refused as refusal:
        print(refusal.sentence.in_language(arguments.language), file=sys.stderr)  # noqa: T201
        return REFUSED
    _hand_over(report, arguments, words)
    return DONE


def _method(name: str) -> Method:
    return cast("Method", importlib.import_module(f"lemniscaat.methods.{name}.command"))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m lemniscaat.methods",
        description="Methods of participation, on CSV files. Each run can be replayed.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="method")
    for name in cards.NAMES:
        method = _method(name)
        command = commands.add_parser(name, help=method.HELP, description=method.HELP)
        command.add_argument("--seed", default="0", help="any text; the same seed, the same result")
        command.add_argument("--out", type=Path, help="a folder to write tables and pictures into")
        _language(command)
        method.add(command)
    card = commands.add_parser("card", help="the card of a method for the register of algorithms")
    card.add_argument("name", choices=cards.NAMES)
    _language(card)
    replay = commands.add_parser("replay", help="do a recorded run again and compare")
    replay.add_argument("record", type=Path)
    _language(replay)
    return parser


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=("nl", "en"), default="nl")


def _files(arguments: argparse.Namespace) -> dict[str, str]:
    """The files that were read, each with its SHA-256."""
    paths = [value for key, value in vars(arguments).items() if key != "out"]
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
        if isinstance(path, Path)
    }


def _hand_over(report: Report, arguments: argparse.Namespace, words: Sequence[str]) -> None:
    told = text(report.explanation, arguments.language)
    print(told)  # noqa: T201
    if arguments.out is None:
        for name, table in report.tables.items():
            print(f"\n{name}.csv\n{table}", end="")  # noqa: T201
        return
    arguments.out.mkdir(parents=True, exist_ok=True)
    kept = asdict(report.record) | {"command": list(words), "files": _files(arguments)}
    files = {f"{name}.csv": table for name, table in report.tables.items()}
    files |= {f"{name}.svg": picture for name, picture in report.pictures.items()}
    files |= {f"{name}.json": document for name, document in report.documents.items()}
    files |= {"explanation.txt": told + "\n"}
    files |= {"record.json": json.dumps(kept, indent=2, ensure_ascii=False) + "\n"}
    for name, content in files.items():
        (arguments.out / name).write_text(content, "utf-8")


def _kept(path: Path) -> dict[str, Any]:
    try:
        kept: dict[str, Any] = json.loads(path.read_text("utf-8"))
        kept["command"] = [str(word) for word in kept["command"]]
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise Refused(
            nl=f"{path.name} is geen verslag van een berekening dat kan worden nagespeeld.",
            en=f"{path.name} is no record of a run that can be replayed.",
        ) from fault
    return kept


def _replay(path: Path) -> int:
    """Do the run again in the folder where it was first done; say whether all is the same."""
    kept = _kept(path)
    arguments = _parser().parse_args(kept["command"])
    report = _method(arguments.command).run(arguments)
    now = asdict(report.record) | {"files": _files(arguments)}
    names = ("files", "method", "version", "seed", "input_digest", "output_digest")
    different = [name for name in names if now[name] != kept[name]]
    for name in different:
        print(f"different: {name}: {kept[name]} -> {now[name]}", file=sys.stderr)  # noqa: T201
    print("the same" if not different else "not the same")  # noqa: T201
    return DIFFERENT if different else DONE
