"""The two real cases of the Oplossingenbrigade, turn by turn, as its published report tells them.

What the report dates, happens in that month; what it does not date, was written down on one day.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from lemniscaat.demo.documents import entries
from lemniscaat.demo.ob_cases import (
    RealCase,
    begin,
    conclude,
    feed_back,
    learn,
    make_public,
    sharpen,
    support,
    task,
    turn,
)
from lemniscaat.demo.timeline import Moment, at_work

if TYPE_CHECKING:
    from lemniscaat.demo.world import World

START = date(2025, 7, 1)
SESSION = date(2025, 7, 10)  # the last day of "begin juli"
PROPOSAL = date(2025, 10, 31)
REGION = date(2025, 11, 14)  # after the proposal and before the conclusion: our reading
CONCLUSION = date(2025, 11, 28)
WRITING = date(2025, 12, 1)  # bokashi has no dates in the report

Script = list[tuple[date, Callable[..., object], tuple[Any, ...]]]

PENSION: Script = [
    (START, begin, ("referral", "2023")),
    (START, turn, (0,)),
    (START, task, ("talks", "Er waren losse gesprekken, zonder besluit.")),
    (SESSION, turn, (1,)),
    (SESSION, support, ("2025-07",)),
    (SESSION, sharpen, ("Besproken in de sessie van begin juli 2025: doorgaan met één pilot.",)),
    (SESSION, task, ("session", "Sessie met de partijen en ambtenaren van LVVN.")),
    (PROPOSAL, turn, (2,)),
    (PROPOSAL, support, ("2025-10",)),
    (PROPOSAL, task, ("proposal", "Het voorstel gaat over een pilot in Friesland.")),
    (PROPOSAL, conclude, (2, "continue")),
    (REGION, turn, (3,)),
    (REGION, support, ("2025-10/2025-11",)),
    (REGION, task, ("region", "De provincies vinden het interessant.")),
    (CONCLUSION, turn, (4,)),
    (CONCLUSION, support, ("2025-11",)),
    (CONCLUSION, task, ("state", "Er is bij het Rijk nu te weinig steun.")),
    (CONCLUSION, conclude, (4, "not_solvable_now")),
    (CONCLUSION, feed_back, ()),
    (CONCLUSION, make_public, ()),
]

BOKASHI: Script = [
    (WRITING, begin, ("gathering", "")),
    (WRITING, turn, (0,)),
    (WRITING, turn, (1,)),
    (WRITING, task, ("talks", "Er wordt al een aantal jaar gesproken.")),
    (WRITING, turn, (2,)),
    (WRITING, support, ("",)),
    (WRITING, sharpen, ()),
    (WRITING, learn, ()),
    (WRITING, make_public, ()),
]


def real_moments(world: World) -> list[Moment]:
    """Everything that happened in the two real cases, in its order."""
    pension, bokashi = (RealCase(told, world) for told in entries("ob_cases", "case"))
    return [*_moments(pension, -2, PENSION), *_moments(bokashi, -1, BOKASHI)]


def _moments(real: RealCase, number: int, script: Script) -> list[Moment]:
    found = []
    for place, (day, act, words) in enumerate(script):
        at = at_work(day, place * 5)
        found.append(Moment(at, (number, place), partial(act, real, at, *words)))
    return found
