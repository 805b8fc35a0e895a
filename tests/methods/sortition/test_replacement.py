"""Who drops out is replaced within the quotas; everybody else stays."""

import pytest

from lemniscaat.methods.sortition import (
    Person,
    Pool,
    Quota,
    draw,
    explain,
    fair_lottery,
    number_panels,
    replace,
    reserves,
)
from lemniscaat.methods.words import Refused, text
from tests.methods.sortition.pools import meets, town

POOL = town()
PANEL = draw(number_panels(fair_lottery(POOL), 50), 0).panel


@pytest.mark.parametrize("count", [1, 2, 4])
def test_the_panel_is_whole_again(count: int) -> None:
    after = replace(POOL, PANEL, PANEL[:count], seed=0)
    assert set(PANEL[count:]) <= set(after.panel)
    assert meets(POOL, after.panel)
    assert not set(after.substitutes) & set(PANEL)
    assert "The quotas hold again" in text(explain(after), "en")


def test_every_reserve_fits() -> None:
    for member, names in reserves(POOL, PANEL, seed=0).items():
        rest = [name for name in PANEL if name != member]
        fit = {one.id for one in POOL.people if meets(POOL, (*rest, one.id))} - set(PANEL)
        assert set(names) == fit


def test_when_it_cannot_be_the_quota_is_named_and_nobody_drawn() -> None:
    people = tuple(Person(f"p{n}", {"side": "sn"[n > 0]}) for n in range(4))
    pool = Pool(people, (Quota("side", "s", 1, 1), Quota("side", "n", 1, 2)), 2)
    after = replace(pool, ["p0", "p1"], ["p0"], seed=0)
    assert (after.substitutes, after.panel) == ((), ("p1",))
    assert "lower the minimum of side: s from 1 to 0" in text(explain(after), "en")


@pytest.mark.parametrize(
    ("panel", "gone"), [(PANEL, []), (PANEL, ["zoe"]), ((PANEL[0], PANEL[0]), PANEL[:1])]
)
def test_what_cannot_be_is_refused(panel: tuple[str, ...], gone: list[str]) -> None:
    with pytest.raises(Refused):
        replace(POOL, panel, gone, seed=0)
