"""The landscape of opinions told to whoever took part, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods.words import Sentence, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lemniscaat.methods.opinion.landscape import Group, Landscape
    from lemniscaat.methods.opinion.shares import Count, Stance

# How many statements are told of each kind; the tables hold all.
_TOLD = 3
# How much of a group comes back when it is stable, and when it dissolves (Hennig, 2007).
_FIRM, _LOOSE = 0.75, 0.5

STANCE = {"agree": Sentence("eens", "agree"), "disagree": Sentence("oneens", "disagree")}


def explain(result: Landscape) -> tuple[Sentence, ...]:
    """What was found, how sure it is, what it does not say and what remains for people."""
    return (
        *_who(result),
        _shape(result),
        *(_group(group, _part(result)) for group in result.groups if group.firm is not None),
        *_connects(result),
        *_divides(result),
        *_middle(result),
        _limits(result),
    )


def percent(share: float) -> Sentence:
    """A share as a whole percentage."""
    return Sentence(f"{number(100 * share, 'nl')}%", f"{number(100 * share, 'en')}%")


def _quoted(words: str) -> str:
    """The words of a statement, without their full stop: the sentence around them has its own."""
    return f"“{words.removesuffix('.')}”"


def _who(result: Landscape) -> Iterator[Sentence]:
    people = number(result.people, "nl"), number(result.people, "en")
    count = len(result.statements)
    if result.people:
        yield Sentence(
            f"Dit beeld gaat over {people[0]} mensen en {count} stellingen. Wie gelijk stemt, "
            "staat op de kaart dicht bij elkaar. De richtingen op de kaart hebben geen naam.",
            f"This picture is about {people[1]} people and {count} statements. Who votes alike "
            "stands close together on the map. The directions on the map have no name.",
        )
    if result.outside:
        yield Sentence(
            f"Nog {number(result.outside, 'nl')} mensen stemden ook, maar staan niet op de kaart: "
            "zij stemden op te weinig stellingen of horen bij een groep die te klein is om te "
            "laten zien. Hun stemmen tellen mee in de totalen.",
            f"Another {number(result.outside, 'en')} people voted too but are not on the map: they "
            "voted on too few statements or belong to a group too small to show. Their votes "
            "count in the totals.",
        )


def _shape(result: Landscape) -> Sentence:
    count = len(result.groups)
    if result.reason is not None:
        return Sentence(
            f"{result.reason.nl} Daarom laten we alleen de totalen zien.",
            f"{result.reason.en} Therefore we only show the totals.",
        )
    if result.shape == "spectrum":
        return Sentence(
            "Meningen hangen samen, maar we zien geen losse groepen: ze kunnen in elkaar "
            "overlopen, of er is te weinig gestemd om groepen te zien. Om te laten zien wat "
            f"verschilt en wat verbindt, is de kaart in {count} delen gesplitst. Waar de grens "
            "ligt, is een keuze van de rekenmethode.",
            "Opinions hang together, but we see no separate groups: they may flow into each other, "
            "or too little was voted to tell. To show what differs and what connects, the map was "
            f"split in {count} parts. Where the border lies is a choice of the method.",
        )
    return Sentence(
        f"Er zijn {count} groepen van mensen die gelijk stemmen. Zij staan verder uit elkaar dan "
        "bij één wolk van mensen te verwachten is.",
        f"There are {count} groups of people who vote alike. They stand further apart than one "
        "cloud of people would.",
    )


def _part(result: Landscape) -> Sentence:
    """What to call a group: the parts of one cloud are no groups."""
    if result.shape == "spectrum":
        return Sentence("deel", "part")
    return Sentence("groep", "group")


def _group(group: Group, part: Sentence) -> Sentence:
    firm = group.firm or 0.0
    sure = Sentence("redelijk vast", "fairly firm")
    if firm >= _FIRM:
        sure = Sentence("vast", "firm")
    if firm < _LOOSE:
        sure = Sentence("niet vast: trek er geen conclusies uit", "not firm: conclude nothing")
    size = number(group.size, "nl"), number(group.size, "en")
    again = percent(firm)
    return Sentence(
        f"{part.nl.capitalize()} {group.name}: {size[0]} mensen, {sure.nl}. Als we steeds anders "
        f"loten uit wie meedeed, komt gemiddeld {again.nl} ervan weer bij elkaar.",
        f"{part.en.capitalize()} {group.name}: {size[1]} people, {sure.en}. When we draw lots "
        "again and again among those who took part, on average "
        f"{again.en} of it comes together.",
    )


def _connects(result: Landscape) -> Iterator[Sentence]:
    who = Sentence("", "")
    if len(result.groups) > 1:
        which = "elk" if result.shape == "spectrum" else "elke"
        who = Sentence(f" in {which} {_part(result).nl}", f" in every {_part(result).en}")
    if not result.connects:
        yield Sentence(
            f"Geen enkele stelling heeft{who.nl} een duidelijke meerderheid.",
            f"No statement has a clear majority{who.en}.",
        )
    for one in result.connects[:_TOLD]:
        stance, least, firm = STANCE[one.stance], percent(one.least), percent(one.firm)
        yield Sentence(
            f"Dit verbindt: ongeveer {least.nl} of meer is{who.nl} het {stance.nl} met: "
            f"{_quoted(one.text)}. Bij steeds anders loten bleef de meerderheid in {firm.nl} van "
            "de keren.",
            f"This connects: about {least.en} or more{who.en} {stance.en} with: "
            f"{_quoted(one.text)}. In repeated draws by lot the majority stayed {firm.en} of the "
            "time.",
        )


def _divides(result: Landscape) -> Iterator[Sentence]:
    part = _part(result)
    counts = {one.statement: one.groups for one in result.statements}
    row = {group.name: place for place, group in enumerate(result.groups)}
    for one in result.divides[:_TOLD]:
        cells = [counts[one.statement][row[name]] for name in (one.more, one.fewer)]
        more, fewer = (_of(cell, one.stance) for cell in cells if cell is not None)
        stance = STANCE[one.stance]
        yield Sentence(
            f"Dit verdeelt: {_quoted(one.text)}. Van wie stemde is in {part.nl} {one.more} "
            f"{more.nl} het hiermee {stance.nl}, in {part.nl} {one.fewer} {fewer.nl}.",
            f"This divides: {_quoted(one.text)}. Of those who voted, {more.en} in {part.en} "
            f"{one.more} {stance.en}, and {fewer.en} in {part.en} {one.fewer}.",
        )


def _of(count: Count, stance: Stance) -> Sentence:
    """So many of so many, because a share does not tell that it is one of few people."""
    some, voted = count.of(stance), count.votes
    return Sentence(
        f"{number(some, 'nl')} van de {number(voted, 'nl')}",
        f"{number(some, 'en')} of the {number(voted, 'en')}",
    )


def _middle(result: Landscape) -> Iterator[Sentence]:
    if result.middle is None:
        return
    size = number(result.middle.size, "nl"), number(result.middle.size, "en")
    yield Sentence(
        f"{size[0]} mensen staan in het midden: bijna even ver van de een als van de ander.",
        f"{size[1]} people are in the middle: nearly as far from one side as from the other.",
    )
    part = _part(result)
    for one in (result.middle.telling or result.middle.shared)[:_TOLD]:
        stance, share, others = STANCE[one.stance], percent(one.share), percent(one.others)
        more = Sentence(
            f" Dat is meer dan in welk{'e' if part.nl == 'groep' else ''} {part.nl} ook (ten "
            f"hoogste {others.nl}).",
            f" That is more than in any {part.en} (at most {others.en}).",
        )
        if not result.middle.telling:
            more = Sentence("", "")
        yield Sentence(
            f"Wat het midden deelt: ongeveer {share.nl} is het {stance.nl} met: "
            f"{_quoted(one.text)}.{more.nl}",
            f"What the middle shares: about {share.en} {stance.en} with: "
            f"{_quoted(one.text)}.{more.en}",
        )


def _limits(result: Landscape) -> Sentence:
    least = result.threshold
    return Sentence(
        "Wie meedeed, koos daar zelf voor: dit is geen meting van de hele bevolking. Een plek op "
        f"de kaart is geen oordeel over iemand. Over minder dan {least} mensen zeggen we niets. "
        "Wat dit betekent en wat ermee gebeurt, bepalen mensen.",
        "Whoever took part chose to: this does not measure the whole population. A place on the "
        f"map is no judgement of anyone. Of fewer than {least} people we say nothing. What this "
        "means and what is done with it is for people to decide.",
    )
