"""What was done and how well, in the words of whoever takes a seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods.words import Sentence, number

if TYPE_CHECKING:
    from lemniscaat.methods.rotation.result import Figures, Seating
    from lemniscaat.methods.words import Language


def explain(seating: Seating) -> tuple[Sentence, ...]:
    """What was done, how well, what it could not do and what people decide."""
    problem = seating.problem
    people, tables, rounds = len(problem.people), len(problem.tables), problem.rounds
    sizes = _sizes(seating)
    same = min(sizes) == max(sizes)
    size_nl = f"{max(sizes)}" if same else f"{min(sizes)} tot {max(sizes)}"
    size_en = f"{max(sizes)}" if same else f"{min(sizes)} to {max(sizes)}"
    told = [
        Sentence(
            nl=f"{_so_many(people, 'mens', 'mensen')}, {_so_many(tables, 'tafel', 'tafels')}, "
            f"{_so_many(rounds, 'ronde', 'rondes')}. Wie er is, heeft in elke ronde precies één "
            f"plaats. Mensen aan een tafel: {size_nl}.",
            en=f"{_so_many(people, 'person', 'people')}, {_so_many(tables, 'table', 'tables')}, "
            f"{_so_many(rounds, 'round', 'rounds')}. Whoever is there has exactly one place in "
            f"every round. People at a table: {size_en}.",
        ),
        _repeats(seating.figures),
        _met(seating.figures),
    ]
    if problem.people[0].sectors:
        told.append(_mix(seating.figures))
    if min(sizes) == 1:
        told.append(
            Sentence(
                nl="Let op: soms zit iemand alleen aan een tafel. Neem dan minder tafels.",
                en="Mind: sometimes somebody sits alone at a table. Then take fewer tables.",
            )
        )
    if seating.record.method.endswith("reseat"):
        told.append(_changed(seating))
    return (*told, *_LIMITS)


def chairs(count: int, language: Language) -> str:
    """So many seats, in words."""
    return _so_many(count, *(("stoel", "stoelen") if language == "nl" else ("seat", "seats")))


def _so_many(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


_LIMITS = (
    Sentence(
        nl="De regels houden altijd: plaatsen, gastheren en gastvrouwen, wat iemand nodig heeft, "
        "wie bij elkaar en wie apart zit. Daarna gaat nieuwe mensen ontmoeten voor. Daarna pas "
        "telt de mix van groepen.",
        en="The rules always hold: seats, hosts, what somebody needs, who sits together and who "
        "sits apart. After that, meeting new people comes first. Only then does the mix of groups "
        "count.",
    ),
    Sentence(
        nl="Wie welke plaats krijgt, is geloot. Met hetzelfde lot komt er hetzelfde uit: iedereen "
        "kan het nadoen. Mensen kiezen de rondes, de groepen en de regels, en mogen de uitkomst "
        "veranderen.",
        en="Who gets which place was drawn by lot. The same lot gives the same outcome: anyone can "
        "do it again. People choose the rounds, the groups and the rules, and may change the "
        "outcome.",
    ),
)


def _sizes(seating: Seating) -> list[int]:
    rounds = range(1, seating.problem.rounds + 1)
    full = [len(people) for r in rounds for people in seating.at(r).values() if people]
    return full or [0]


def _repeats(figures: Figures) -> Sentence:
    again, least = figures.repeats, figures.bound
    if again == 0:
        return Sentence(
            nl="Niemand ontmoet dezelfde persoon twee keer. Beter kan niet.",
            en="Nobody meets the same person twice. It cannot be better.",
        )
    nl = f"{number(again, 'nl')} keer ontmoeten twee mensen elkaar opnieuw, niemand dezelfde "
    nl += f"persoon vaker dan {figures.most} keer. "
    en = f"{number(again, 'en')} {'time' if again == 1 else 'times'} two people meet again, "
    en += f"nobody meets the same person more than {figures.most} times. "
    if figures.best:
        nl += "Minder kan niet: dat is bewezen door te tellen."
        en += "It cannot be fewer: counting proves it."
    elif figures.weighted == figures.weighted_bound:
        nl += "Als een derde keer dubbel telt, kan het niet beter: dat is bewezen door te tellen."
        en += "If a third time counts double, it cannot be better: counting proves it."
    elif not least:
        nl += "Tellen bewijst niet dat er een nodig is (ten minste 0). Of het met minder kan dan "
        nl += "hier, weten we niet."
        en += "Counting does not prove that any is needed (at least 0). Whether fewer than here is "
        en += "possible, we do not know."
    else:
        nl += f"Tellen bewijst alleen dat het er ten minste {number(least, 'nl')} zijn. Of het met "
        nl += "minder kan dan hier, weten we niet."
        en += f"Counting only proves that there are at least {number(least, 'en')}. Whether fewer "
        en += "than here is possible, we do not know."
    return Sentence(nl=nl, en=en)


def _met(figures: Figures) -> Sentence:
    met, able, same = figures.met_pairs, figures.possible_pairs, figures.same_table
    nl = f"Van de {number(able, 'nl')} tweetallen ontmoeten er {number(met, 'nl')} elkaar."
    en = f"Of the {number(able, 'en')} pairs of people, {number(met, 'en')} meet."
    if same:
        nl += " Wie aan meer tafels mag zitten, zit aan dezelfde tafel hoogstens "
        nl += f"{_so_many(same, 'ronde', 'rondes')}."
        en += " Whoever may sit at several tables sits at the same table at most "
        en += f"{_so_many(same, 'round', 'rounds')}."
    return Sentence(nl=nl, en=en)


def _mix(figures: Figures) -> Sentence:
    if figures.mix_deviation == 0:
        return Sentence(
            nl="Elke tafel heeft in elke ronde haar deel van elke groep, naar boven of naar "
            "beneden afgerond.",
            en="In every round every table has its share of every group, rounded up or down.",
        )
    off = figures.mix_deviation
    return Sentence(
        nl=f"Over alle tafels en rondes samen zit er {off} keer iemand van een groep te veel of te "
        "weinig. Dat is de prijs van de regels en van nieuwe ontmoetingen, of het zoeken vond "
        "niets beters.",
        en=f"Over all tables and rounds together there is {_so_many(off, 'time', 'times')} one "
        "person of a group too many or too few. That is the price of the rules and of new "
        "meetings, or the search found nothing better.",
    )


def _changed(seating: Seating) -> Sentence:
    places = len(seating.changes)
    people = len({change.person for change in seating.changes})
    if not places:
        return Sentence(
            nl="Wie al een plaats had, houdt die.",
            en="Whoever had a place already keeps it.",
        )
    return Sentence(
        nl=f"Wat eerder was gezegd, verandert voor {_so_many(people, 'mens', 'mensen')} op "
        f"{_so_many(places, 'plaats', 'plaatsen')}. Met minder kan het niet, zolang tafels "
        "hoogstens twee mensen verschillen.",
        en=f"What was told before changes for {_so_many(people, 'person', 'people')} in "
        f"{_so_many(places, 'place', 'places')}. It takes no fewer, as long as tables differ by "
        "two people at most.",
    )
