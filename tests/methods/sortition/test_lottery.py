"""Chances, tickets: they add up, obey the rules and do not depend on order or hash seed."""

import pytest
from hypothesis import given, settings

from lemniscaat.methods.sortition import Pool, fair_lottery, number_panels
from lemniscaat.methods.words import Refused
from tests.methods.apart import printed
from tests.methods.sortition.pools import meets, panels, pools, town


@settings(max_examples=25)
@given(pools())
def test_chances_add_up_and_every_ticket_is_a_panel(pool: Pool) -> None:
    there = panels(pool)
    if not there:
        with pytest.raises(Refused):
            fair_lottery(pool)
        return
    lottery = fair_lottery(pool)
    assert lottery.certificate.proved
    assert sum(lottery.chances.values()) == pytest.approx(pool.size)
    assert lottery.weights.sum() == pytest.approx(1)
    seated = {name for panel in there for name in panel}
    assert {name for one in lottery.excluded for name in one.people} == {
        one.id for one in pool.people
    } - seated
    numbered = number_panels(lottery, 60)
    assert len(numbered.panels) == 60
    assert all(meets(pool, panel) for panel in numbered.panels)


def test_who_is_alike_differs_by_one_ticket_at_most() -> None:
    lottery = fair_lottery(town())
    numbered = number_panels(lottery)
    for members in lottery.kinds.members:
        tickets = [round(1000 * numbered.chances[lottery.pool.people[one].id]) for one in members]
        assert max(tickets) - min(tickets) <= 1
    off = [abs(numbered.chances[name] - chance) for name, chance in lottery.chances.items()]
    assert numbered.largest_change == max(off) < 0.005


def test_too_few_tickets_name_who_is_lost() -> None:
    numbered = number_panels(fair_lottery(town()), 1)
    assert len(numbered.lost) == len(town().people) - town().size


@pytest.mark.parametrize("ceiling", [0.0, -1.0, 1.5, float("nan"), 0.1])
def test_a_ceiling_that_cannot_be_kept_is_refused(ceiling: float) -> None:
    with pytest.raises(Refused):
        fair_lottery(town(), ceiling=ceiling)


def test_order_changes_nothing() -> None:
    pool = town()
    turned = Pool(pool.people[::-1], pool.quotas[::-1], pool.size)
    one, other = fair_lottery(pool), fair_lottery(turned)
    assert one.record == other.record
    assert number_panels(one).panels == number_panels(other).panels


def test_the_hash_seed_changes_nothing() -> None:
    """Neither where split seats suffice, nor where whole ones give less."""
    code = (
        "from tests.methods.sortition.pools import town\n"
        "from tests.methods.sortition.test_solve import pool_of\n"
        "from lemniscaat.methods.sortition import *\n"
        "for pool in (town(), pool_of(7)):\n"
        "    print(draw(number_panels(fair_lottery(pool)), 0).record.output_digest)"
    )
    assert len({printed(code, seed) for seed in ("1", "2")}) == 1
