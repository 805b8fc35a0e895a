"""Everybody in the story of the whole loop, and the words that they write."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lemniscaat.casework.approach.reading import read_approach, shipped_documents
from tests.browser.visitor import DESK, PHONE, Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from lemniscaat.casework.approach.definition import Approach
    from tests.cast import World

TOLD = (
    "Ik melk tachtig koeien en wil lisdodde telen naast het natuurgebied. "
    "De provincie en het waterschap wachten op elkaar."
)
NUMBER = "06-12345678"
CALLED = "Een buurman belde: ook bij hem wacht het waterschap op de provincie."
ASKED = "Moet ik nu wachten met zaaien?"
SHARPER = "Mag lisdodde groeien naast het natuurgebied, en wie beslist daarover?"
TITLE = "Lisdodde naast het natuurgebied"
REASONS = "Omdat dit laat zien of natte teelt past."
SECRET = "De wethouder twijfelt; dat blijft onder ons."
ANSWER = "U mag vijf jaar lisdodde telen. Wiebe Postma komt in maart bij u langs."
PUBLIC = "Natte teelt naast de natuur"
LETTER = Path(__file__).parent / "brief.txt"


@dataclass
class Circle:
    """Everybody in the story, each at a browser of their own, handled by `hands`."""

    browser: Browser
    address: str
    world: World
    language: str
    hands: type[Visitor]
    known: dict[str, Visitor] = field(default_factory=dict)
    code: str = ""
    case: str = ""

    def stranger(self, *, at_phone: bool = False) -> Visitor:
        """Somebody without an account."""
        return self.hands(self.browser, self.address, self.language, PHONE if at_phone else DESK)

    def __getitem__(self, part: str) -> Visitor:
        """Who plays this part, signed in and looking at their work."""
        if part not in self.known:
            self.known[part] = self.stranger()
            self.known[part].signs_in(getattr(self.world, part).email)
        else:
            self.known[part].opens("worklist")
        return self.known[part]

    def at_case(self, part: str) -> Visitor:
        """The same, looking at the case."""
        visitor = self[part]
        visitor.opens("case", self.case)
        return visitor

    @cached_property
    def approach(self) -> Approach:
        """The route of the OB, with its words."""
        return read_approach(shipped_documents()["ob"])
