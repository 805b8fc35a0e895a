"""The whole loop, walked by ten people at their own browsers.

A farmer at her phone brings something in; it is explored, advised on, decided and answered; and
everybody else reads only what was published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser import bringing_in, deciding

if TYPE_CHECKING:
    from tests.browser.circle import Circle


def walk(circle: Circle) -> None:
    """Every step, in its order."""
    outsider, farmer = circle.stranger(), circle.stranger(at_phone=True)
    outsider.opens("home")
    before = outsider.figure("brought in")
    bringing_in.brings_in_half(farmer)
    bringing_in.a_phone_call_is_written_down(circle["director"])
    bringing_in.sends_the_rest(farmer, circle)
    farmer = bringing_in.follows_and_asks(circle)
    bringing_in.is_answered_and_taken_up(circle, farmer)
    deciding.passes_the_gate_and_is_explored(circle, farmer)
    deciding.is_advised_on(circle)
    deciding.the_mt_says_go(circle)
    deciding.the_team_works_it_out(circle)
    deciding.is_decided_and_planned(circle)
    deciding.cannot_close_without_answers(circle["director"], circle)
    deciding.is_answered(circle, farmer)
    deciding.is_closed_and_published(circle)
    outsider.opens("home")
    assert outsider.figure("brought in") == before + 2
    assert outsider.figure("got an answer") == 2
    assert outsider.figure("wait for an answer") == 0
    deciding.reads_only_what_was_published(outsider, circle)
