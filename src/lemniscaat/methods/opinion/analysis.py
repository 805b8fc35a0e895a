"""From votes to the landscape of opinions: the whole road in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.opinion.certainty import Firmness, firmness
from lemniscaat.methods.opinion.figures import counted
from lemniscaat.methods.opinion.findings import connecting, consensus, dividing, shared, telling
from lemniscaat.methods.opinion.grouping import FOR_CENTRES, FOR_CLOUDS, grouped, lot
from lemniscaat.methods.opinion.landscape import Figures, Group, Landscape, Membership, Middle
from lemniscaat.methods.opinion.naming import named
from lemniscaat.methods.opinion.outline import density, reach
from lemniscaat.methods.opinion.shares import STANCES
from lemniscaat.methods.opinion.tally import Conversation
from lemniscaat.methods.records import record
from lemniscaat.methods.words import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Seed
    from lemniscaat.methods.opinion.figures import Counted
    from lemniscaat.methods.opinion.grouping import Grouping
    from lemniscaat.methods.opinion.landscape import Density
    from lemniscaat.methods.opinion.votes import Statement, Votes

# Of fewer people than this nothing is said: the usual least size of a cell in published tables.
THRESHOLD = 5


def analyse(
    votes: Votes | Conversation,
    *,
    seed: Seed,
    threshold: int = THRESHOLD,
    previous: Landscape | None = None,
) -> Landscape:
    """Find the groups of people who vote alike, what connects and divides them, and the middle.

    Nothing is said of fewer than `threshold` people. A `previous` landscape of the same people (new
    ones after them) gives groups their names and the map its mirror image; nothing else depends on
    it, so that the outcome does not depend on how often it was calculated.
    """
    conversation = votes if isinstance(votes, Conversation) else Conversation.of(votes)
    _demand(conversation, threshold, previous)
    chance = Chance(seed, "opinion")
    grouping, names = named(grouped(conversation, threshold, chance), previous)
    counts = counted(conversation, grouping.group_of, grouping.between, grouping.groups, threshold)
    statements = [one for one in conversation.votes.statements if not one.moderated]
    firm = _firm(conversation, grouping, chance.branch("firm"))
    known = np.asarray(counts.cells.all(axis=0) & (grouping.groups > 0))
    told = (
        grouping.shape,
        _outside(grouping, threshold),
        _groups(conversation, grouping, names, counts, firm, chance),
        _figures(statements, counts, known),
        connecting(statements, counts.groups, known, firm.connects),
        dividing(statements, counts.groups, counts.cells, names),
        _middle(statements, grouping, counts, threshold),
        _density(conversation, grouping, threshold, chance),
    )
    given = (conversation.votes.digest(), threshold, previous and previous.record.output_digest)
    return Landscape(
        *told,
        reason=grouping.reason,
        threshold=threshold,
        chart=grouping.chart,
        membership=Membership(conversation.votes.people, grouping.group_of),
        record=record("opinion.analyse", given, told, seed),
    )


def _demand(conversation: Conversation, threshold: int, previous: Landscape | None) -> None:
    """Refuse what cannot be done, and say why."""
    if threshold < 1:
        raise Refused(
            nl="De drempel is het kleinste aantal mensen waarover iets wordt gezegd: minstens 1.",
            en="The threshold is the least number of people of whom something is said: at least 1.",
        )
    if not conversation.tally.votes.any():
        raise Refused(
            nl="Er zijn nog geen stemmen. Begin zodra de eerste mensen hebben gestemd.",
            en="There are no votes yet. Start when the first people have voted.",
        )
    if previous is None:
        return
    before, now = previous.membership.people, conversation.votes.people
    if before is not now and list(before) != list(now[: len(before)]):
        raise Refused(
            nl="Het vorige beeld gaat over andere mensen, of over dezelfde in een andere volgorde. "
            "Voeg nieuwe mensen achteraan toe.",
            en="The previous landscape is about other people, or the same in another order. "
            "Add new people at the end.",
        )


def _firm(conversation: Conversation, grouping: Grouping, chance: Chance) -> Firmness:
    votes = conversation.votes
    kept = ~votes.moderated
    if not grouping.groups:
        return Firmness(np.zeros(0), np.zeros((2, int(kept.sum()))))
    people = lot(votes.matrix, grouping.group_of >= 0, FOR_CLOUDS, chance.branch("lot"))
    whole = firmness(
        votes.matrix[people], grouping.group_of[people], grouping.groups, votes.moderated,
        grouping.directions, chance,
    )  # fmt: skip
    return Firmness(whole.groups, whole.connects[:, kept])


def _groups(
    conversation: Conversation,
    grouping: Grouping,
    names: Sequence[str],
    counts: Counted,
    firm: Firmness,
    chance: Chance,
) -> tuple[Group, ...]:
    matrix = conversation.votes.matrix
    statements = [one for one in conversation.votes.statements if not one.moderated]
    several = grouping.groups > 1
    made = []
    for row, name in enumerate(names):
        member = grouping.group_of == row
        some = lot(matrix, member, FOR_CENTRES, chance.branch(f"reach {name}"))
        centre, half = reach(grouping.chart.places(matrix[some]))
        others = np.arange(len(names)) != row
        rest = counts.groups.rows(others).summed()
        shown = np.asarray(counts.cells.all(axis=0) & several)
        told = telling(statements, counts.groups.rows(~others), rest, rest, shown)
        firm_ = float(firm.groups[row]) if several else None
        made.append(Group(name, int(np.count_nonzero(member)), centre, half, firm_, told))
    return tuple(made)


def _figures(
    statements: Sequence[Statement], counts: Counted, known: NDArray[np.bool_]
) -> tuple[Figures, ...]:
    scores = [consensus(counts.groups, stance) for stance in STANCES]
    return tuple(
        Figures(
            one.id,
            one.words,
            counts.everybody.cell(0, place, counts.everybody_shown),
            tuple(counts.groups.cell(row, place, shown) for row, shown in enumerate(counts.cells)),
            counts.middle.cell(0, place, counts.middle_shown),
            *(float(score[place]) if known[place] else None for score in scores),
        )
        for place, one in enumerate(statements)
    )


def _middle(
    statements: Sequence[Statement], grouping: Grouping, counts: Counted, least: int
) -> Middle | None:
    size = int(np.count_nonzero(grouping.between))
    rest = int(np.count_nonzero(grouping.group_of >= 0)) - size
    if grouping.groups < 2 or min(size, rest) < least:
        return None
    shown = counts.middle_shown & counts.cells.all(axis=0)
    tables = counts.middle, counts.groups, counts.rest
    return Middle(size, shared(statements, *tables, shown), telling(statements, *tables, shown))


def _outside(grouping: Grouping, least: int) -> int | None:
    outside = grouping.voted - int(np.count_nonzero(grouping.group_of >= 0))
    return outside if outside == 0 or outside >= least else None


def _density(conversation: Conversation, grouping: Grouping, least: int, chance: Chance) -> Density:
    matrix = conversation.votes.matrix
    some = lot(matrix, grouping.group_of >= 0, FOR_CENTRES, chance.branch("density"))
    return density(grouping.chart.places(matrix[some]), least)
