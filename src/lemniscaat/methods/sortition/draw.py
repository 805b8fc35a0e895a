"""The public draw: one ticket, by a seed to which the organiser was bound beforehand."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.records import record

if TYPE_CHECKING:
    from lemniscaat.methods.chance import Seed
    from lemniscaat.methods.records import Record
    from lemniscaat.methods.sortition.tickets import NumberedPanels

LABEL = "sortition draw"


@dataclass(frozen=True, slots=True, eq=False)
class Draw:
    """The ticket that was drawn and the panel on it, with all that is needed to draw it again."""

    numbered: NumberedPanels
    seed: str
    salt: str
    commitment: str
    ticket: int
    panel: tuple[str, ...]
    record: Record


def commit(seed: Seed, salt: str) -> str:
    """SHA-256 over seed and salt, to publish before the draw together with the numbered panels.

    Whoever publishes it can no longer choose another seed. The salt is a long text that nobody can
    guess, so that nobody can find the seed by trying. Written as JSON: ["seed","salt"], in UTF-8.
    """
    both = json.dumps([str(seed), salt], separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(both.encode()).hexdigest()


def drawn_ticket(seed: Seed, tickets: int) -> int:
    """The number that this seed draws from so many tickets, from 0."""
    return Chance(seed, LABEL).below(tickets)


def draw(numbered: NumberedPanels, seed: Seed, salt: str = "") -> Draw:
    """Draw one ticket."""
    ticket = drawn_ticket(seed, len(numbered.panels))
    panel = numbered.panels[ticket]
    lottery = numbered.lottery
    return Draw(
        numbered=numbered,
        seed=str(seed),
        salt=salt,
        commitment=commit(seed, salt),
        ticket=ticket,
        panel=panel,
        record=record(
            "sortition.draw",
            (lottery.pool, lottery.fairness, lottery.ceiling, salt),
            (numbered.panels, ticket, panel),
            seed,
        ),
    )
