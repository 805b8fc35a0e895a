"""The landscape of opinions told to whoever took part, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods.words import Sentence, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lemniscaat.methods.opinion.landscape import Group, Landscape

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
            "De meningen lopen in elkaar over: er zijn geen losse groepen. Om te laten zien wat "
            f"verschilt en wat verbindt, is de kaart in {count} delen gesplitst. Waar de grens "
            "ligt, is een keuze van de rekenmethode.",
            "Opinions flow into each other: there are no separate groups. To show what differs and "
            f"what connects, the map was split in {count} parts. Where the border lies is a choice "
            "of the method.",
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
        f"{part.en.capitalize()} {group.name}: {size[1]} people, {sure.en}. If we draw lots among "
        f"those who took part, again and again, {again.en} of it comes together on average.",
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
            f"Dit verbindt: ongeveer {least.nl} of meer is{who.nl} het {stance.nl} met "
            f"“{one.text}” Bij steeds anders loten bleef de meerderheid in {firm.nl} van de keren.",
            f"This connects: about {least.en} or more{who.en} {stance.en} with "
            f"“{one.text}” With ever other lots the majority held {firm.en} of the time.",
        )


def _divides(result: Landscape) -> Iterator[Sentence]:
    part = _part(result)
    for one in result.divides[:_TOLD]:
        stance, gap = STANCE[one.stance], number(100 * one.gap, "nl")
        yield Sentence(
            f"Dit verdeelt: “{one.text}” In {part.nl} {one.more} is {gap} procentpunt meer het "
            f"hiermee {stance.nl} dan in {part.nl} {one.fewer}.",
            f"This divides: “{one.text}” In {part.en} {one.more}, {gap} percentage points more "
            f"{stance.en} than in {part.en} {one.fewer}.",
        )


def _middle(result: Landscape) -> Iterator[Sentence]:
    if result.middle is None:
        return
    size = number(result.middle.size, "nl"), number(result.middle.size, "en")
    yield Sentence(
        f"{size[0]} mensen staan in het midden: bijna even ver van de een als van de ander.",
        f"{size[1]} people are in the middle: nearly as far from one side as from the other.",
    )
    for one in (result.middle.telling or result.middle.shared)[:_TOLD]:
        share, others = percent(one.share), percent(one.others)
        yield Sentence(
            f"Wat het midden zegt: {share.nl} is het {STANCE[one.stance].nl} met “{one.text}” "
            f"Elders is dat ten hoogste {others.nl}.",
            f"What the middle says: {share.en} {STANCE[one.stance].en} with “{one.text}” "
            f"Elsewhere that is at most {others.en}.",
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
