"""Which desks are open, in short and in full."""

from lemniscaat.desk.models import Desk
from lemniscaat.desk.queries import DESK_IN_SHORT, DUTY_IN_SHORT, open_desks, open_desks_in_short
from tests.cast import World


def test_the_desks_in_short_are_the_open_desks(world: World) -> None:
    full = {desk.group.slug: desk for desk in open_desks()}
    short = open_desks_in_short()
    assert list(short) == list(full)
    for slug, desk in short.items():
        assert [getattr(desk, name) for name in DESK_IN_SHORT] == [
            getattr(full[slug], name) for name in DESK_IN_SHORT
        ]
        assert [getattr(desk.duty, name) for name in DUTY_IN_SHORT] == [
            getattr(full[slug].duty, name) for name in DUTY_IN_SHORT
        ]


def test_a_desk_that_closed_is_not_among_them(world: World) -> None:
    assert open_desks_in_short()
    Desk.objects.update(is_open=False)
    assert open_desks_in_short() == {}
