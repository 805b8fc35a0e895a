"""Opinions on the command line: votes in, landscape out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lemniscaat.methods.command import Report
from lemniscaat.methods.opinion.analysis import THRESHOLD, analyse
from lemniscaat.methods.opinion.picture import bars, picture
from lemniscaat.methods.opinion.polis import read
from lemniscaat.methods.opinion.sheets import sheets
from lemniscaat.methods.opinion.words import explain

if TYPE_CHECKING:
    import argparse

HELP = "what groups of people agree on, where they differ, and what the middle says"


def add(parser: argparse.ArgumentParser) -> None:
    """The files and the threshold."""
    parser.add_argument(
        "votes", type=Path, help="participants-votes.csv or votes.csv as Polis exports (also .gz)"
    )
    parser.add_argument("--comments", type=Path, help="comments.csv: texts and moderation")
    parser.add_argument(
        "--threshold",
        type=int,
        default=THRESHOLD,
        help="of fewer people than this nothing is said (%(default)s)",
    )


def run(arguments: argparse.Namespace) -> Report:
    """Read, analyse, and hand over tables, pictures and words."""
    votes = read(arguments.votes, arguments.comments)
    result = analyse(votes, seed=arguments.seed, threshold=arguments.threshold)
    pictures = {
        "map": picture(result, arguments.language),
        "connects": bars(result, arguments.language),
    }
    return Report(explain(result), result.record, sheets(result), pictures)
