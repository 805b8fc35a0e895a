"""The smallest change to the quotas, beside all panels there are."""

from itertools import combinations

import pytest
from hypothesis import given, settings

from lemniscaat.methods.sortition import Pool, fair_lottery, smallest_change
from lemniscaat.methods.words import Refused
from tests.methods.sortition.pools import pools


def nearest(pool: Pool) -> int | None:
    """By counting: how far the panel that is nearest to the quotas is from them."""
    found = []
    for panel in combinations(pool.people, pool.size):
        homes = [one.household for one in panel if one.household is not None]
        if len(set(homes)) < len(homes):
            continue
        off = 0
        for quota in pool.quotas:
            seats = sum(one.features[quota.category] == quota.value for one in panel)
            off += max(quota.minimum - seats, seats - quota.maximum, 0)
        found.append(off)
    return min(found, default=None)


@settings(max_examples=40)
@given(pools())
def test_the_smallest_change_is_the_smallest(pool: Pool) -> None:
    least = nearest(pool)
    if least is None:
        with pytest.raises(Refused, match="Too few"):
            smallest_change(pool)
        return
    changes = smallest_change(pool)
    assert sum(abs(change.new - change.old) for change in changes) == least
    if changes:
        with pytest.raises(Refused) as refusal:
            fair_lottery(pool)
        assert all(change.sentence.en in refusal.value.sentence.en for change in changes)
