"""What a measurement of a method hands over, and how time and memory are taken."""

from __future__ import annotations

import resource
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

OURS = "Lemniscaat"
Outcome = TypeVar("Outcome")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was asked, of whom, and what came out in figures."""

    what: str
    who: str
    outcome: str


def timed(work: Callable[[], Outcome]) -> tuple[Outcome, float]:
    """What the work gives, and how many seconds it took on the clock."""
    began = time.perf_counter()
    outcome = work()
    return outcome, time.perf_counter() - began


def peak_memory() -> float:
    """The most memory that this process ever held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
