"""Sortition: who is drawn by lot, with quotas and chances that are as fair as they can be.

    >>> people = [Person(f"p{n}", {"side": "NNNS"[n % 4]}) for n in range(8)]
    >>> pool = Pool(tuple(people), (Quota("side", "N", 1, 1), Quota("side", "S", 1, 1)), 2)
    >>> lottery = fair_lottery(pool)
    >>> round(lottery.chances["p0"], 3), round(lottery.chances["p3"], 3)
    (0.167, 0.5)
    >>> len(draw(number_panels(lottery, tickets=6), seed="open day").panel)
    2

The fairest chances are first calculated as if seats could be split, a bound that no lottery can
beat; then panels of whole people are mixed to give exactly those chances. `number_panels` turns the
lottery into equal tickets, `draw` draws one in public, `transcript` and `verify` let a stranger
check it. `replace` fills seats that come free; `invite` draws the addresses that get a letter.
"""

from lemniscaat.methods.sortition.draw import Draw, commit, draw
from lemniscaat.methods.sortition.impossible import Change, smallest_change
from lemniscaat.methods.sortition.invitation import Invitation, Stratum, invite
from lemniscaat.methods.sortition.lottery import Certificate, Excluded, Lottery, fair_lottery
from lemniscaat.methods.sortition.picture import composition, picture
from lemniscaat.methods.sortition.problem import Person, Pool, Quota
from lemniscaat.methods.sortition.replacement import Replacement, replace, reserves
from lemniscaat.methods.sortition.tickets import NumberedPanels, number_panels
from lemniscaat.methods.sortition.transcript import transcript, verify
from lemniscaat.methods.sortition.words import explain

__all__ = [
    "Certificate",
    "Change",
    "Draw",
    "Excluded",
    "Invitation",
    "Lottery",
    "NumberedPanels",
    "Person",
    "Pool",
    "Quota",
    "Replacement",
    "Stratum",
    "commit",
    "composition",
    "draw",
    "explain",
    "fair_lottery",
    "invite",
    "number_panels",
    "picture",
    "replace",
    "reserves",
    "smallest_change",
    "transcript",
    "verify",
]
