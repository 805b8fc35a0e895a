"""All that was published about a draw, as JSON, and what a stranger checks in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from lemniscaat.methods.records import digest
from lemniscaat.methods.sortition.draw import commit, drawn_ticket

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lemniscaat.methods.sortition.draw import Draw
    from lemniscaat.methods.sortition.problem import Pool

_FIELDS = ("rules", "published", "tickets", "panels", "seed", "salt", "ticket", "panel")


def transcript(draw: Draw) -> dict[str, Any]:
    """What to publish: `published` before the draw, everything else after it.

    It holds ids and no other data about people; take ids that say nothing.
    """
    lottery = draw.numbered.lottery
    rules = _rules(lottery.pool)
    panels = [list(panel) for panel in draw.numbered.panels]
    return {
        "method": draw.record.method,
        "version": draw.record.version,
        "rules": rules,
        "published": {
            "commitment": draw.commitment,
            "pool": digest(lottery.pool),
            "rules": digest(rules),
            "panels": digest(panels),
        },
        "tickets": len(panels),
        "panels": panels,
        "seed": draw.seed,
        "salt": draw.salt,
        "ticket": draw.ticket,
        "panel": list(draw.panel),
    }


def _rules(pool: Pool) -> dict[str, Any]:
    return {"size": pool.size, "quotas": [asdict(quota) for quota in pool.quotas]}


def verify(transcript: Mapping[str, Any], pool: Pool | None = None) -> tuple[str, ...]:
    """What is not right in a transcript; empty when all is right.

    Compare `published` yourself with what was published before the draw. With the pool, which is
    not public, it is also checked that every panel meets the quotas.
    """
    missing = [name for name in _FIELDS if name not in transcript]
    if missing:
        return tuple(f"{name} is missing" for name in missing)
    published, panels = transcript["published"], transcript["panels"]
    seed, ticket = transcript["seed"], transcript["ticket"]
    size = transcript["rules"]["size"]
    sound = all(len(panel) == size == len(set(panel)) for panel in panels)
    drawn = drawn_ticket(seed, len(panels)) if panels else None
    checks = {
        "the seed and salt are not those of the commitment": commit(seed, transcript["salt"])
        == published["commitment"],
        "the rules are not those that were published": digest(transcript["rules"])
        == published["rules"],
        "the panels are not those that were published": digest(panels) == published["panels"],
        "the number of tickets is not the number of panels": len(panels) == transcript["tickets"],
        f"a panel does not have {size} different people": sound,
        f"the seed draws ticket {drawn}, not {ticket}": ticket == drawn,
        "the panel is not the one on the ticket": drawn is not None
        and transcript["panel"] == panels[drawn],
    }
    wrong = [words for words, right in checks.items() if not right]
    return (*wrong, *(_beside(transcript, pool) if pool else ()))


def _beside(transcript: Mapping[str, Any], pool: Pool) -> list[str]:
    """What is not right when the people themselves are known."""
    wrong = []
    if digest(pool) != transcript["published"]["pool"]:
        wrong.append("the pool is not the one that was published")
    if transcript["rules"] != _rules(pool):
        wrong.append("the rules are not those of the pool")
    people = {one.id: one for one in pool.people}
    for number, panel in enumerate(transcript["panels"]):
        if unknown := [name for name in panel if name not in people]:
            wrong.append(f"ticket {number} has people who are not in the pool: {unknown}")
            continue
        homes = [home for name in panel if (home := people[name].household) is not None]
        if len(set(homes)) < len(homes):
            wrong.append(f"ticket {number} has two people of one household")
        seats = Counter(value for name in panel for value in people[name].features.items())
        wrong += [
            f"ticket {number} does not meet the quota {quota.category}: {quota.value}"
            for quota in pool.quotas
            if not quota.minimum <= seats[quota.category, quota.value] <= quota.maximum
        ]
    return wrong
