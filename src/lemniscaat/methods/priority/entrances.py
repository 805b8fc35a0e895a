"""The three entrances and the four situations that the national note on areas describes, as data.

They are the example, not the law: whoever weighs names their own entrances. The note ("contouren
uitvoeringsgerichte en gebiedsspecifieke aanpak", meeting on the rural area of 28 November 2024)
says that priorities can be set in ways that complement each other, and that some situations may
ask for extra effort. It gives no measure for a situation; people say which ones play in an area.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from lemniscaat.methods.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

ENTRANCES: Mapping[str, Sentence] = MappingProxyType(
    {
        "van onderop": Sentence("van onderop", "from the ground up"),
        "medeoverheden": Sentence("plannen van medeoverheden", "plans of other governments"),
        "urgentie": Sentence("urgentie volgens het rijk", "urgency seen by the state"),
    }
)

SITUATIONS: Mapping[str, Sentence] = MappingProxyType(
    {
        "schaal": Sentence(
            "de opgaven zijn groot en ingewikkeld", "the tasks are large and complicated"
        ),
        "capaciteit": Sentence(
            "er is te weinig capaciteit, uitvoeringskracht of kennis",
            "there is too little capacity, strength to carry things out, or knowledge",
        ),
        "nationaal": Sentence(
            "het gebied wacht op nationale keuzes", "the area depends on national choices"
        ),
        "generiek": Sentence(
            "er is samenhang met maatregelen voor het hele land",
            "there is a link with measures for the whole country",
        ),
    }
)


def entrance_label(name: str) -> Sentence:
    """How an entrance is called in both languages; a name of your own stays as it is."""
    return ENTRANCES.get(name, Sentence(name, name))
