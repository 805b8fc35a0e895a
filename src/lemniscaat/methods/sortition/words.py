"""What was drawn and how fairly, in the words of whoever was in the draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods.sortition.draw import Draw
from lemniscaat.methods.sortition.impossible import advice
from lemniscaat.methods.sortition.lottery import Lottery
from lemniscaat.methods.sortition.names import some
from lemniscaat.methods.sortition.replacement import Replacement
from lemniscaat.methods.words import Sentence, counted, listed, number

if TYPE_CHECKING:
    from lemniscaat.methods.sortition.invitation import Invitation
    from lemniscaat.methods.sortition.lottery import Excluded
    from lemniscaat.methods.words import Language

LANGUAGES: tuple[Language, ...] = ("nl", "en")
EQUAL = 5e-7  # chances that differ less are told as the same


def explain(result: Lottery | Draw | Replacement | Invitation) -> tuple[Sentence, ...]:
    """What was done, how fair it is, who has no chance and why, and what people decide."""
    if isinstance(result, Lottery):
        return _lottery(result)
    if isinstance(result, Draw):
        return (*_lottery(result.numbered.lottery), *_draw(result))
    if isinstance(result, Replacement):
        return _replacement(result)
    return _invitation(result)


def _lottery(lottery: Lottery) -> tuple[Sentence, ...]:
    pool, chances = lottery.pool, lottery.chances.values()
    low, high, even = min(chances), max(chances), pool.size / len(pool.people)
    nl, en = (_percents(name, low, high, even) for name in LANGUAGES)
    asked = Sentence(
        nl=f"{counted(len(pool.people), 'mens meldde', 'mensen meldden', 'nl')} zich aan voor "
        f"{counted(pool.size, 'plaats', 'plaatsen', 'nl')}.",
        en=f"{counted(len(pool.people), 'person', 'people', 'en')} volunteered for "
        f"{counted(pool.size, 'seat', 'seats', 'en')}.",
    )
    if high - low < EQUAL:
        same = Sentence(
            nl=f"{asked.nl} Iedereen heeft dezelfde kans op een plaats: {nl[0]}.",
            en=f"{asked.en} Everybody has the same chance of a seat: {en[0]}.",
        )
        return (same, _PEOPLE)
    differ = Sentence(
        nl=f"{asked.nl} Zonder quota had ieder {nl[2]} kans. Met deze quota is de laagste kans "
        f"{nl[0]} en de hoogste {nl[1]}.",
        en=f"{asked.en} Without quotas everybody would have a chance of {en[2]}. With these quotas "
        f"the lowest chance is {en[0]} and the highest {en[1]}.",
    )
    excluded = (_excluded(one) for one in lottery.excluded)
    return (differ, _WHY, _meaning(lottery), _proof(lottery), *excluded, _PEOPLE)


_WHY = Sentence(
    nl="Kansen verschillen omdat van sommige groepen veel mensen zich aanmelden voor weinig "
    "plaatsen, en van andere weinig voor veel. Wie hetzelfde opgaf, en net zulke huisgenoten "
    "heeft, heeft dezelfde kans.",
    en="Chances differ because of some groups many people volunteered for few seats, and of "
    "others few for many. Whoever gave the same answers, and has the same sort of housemates, has "
    "the same chance.",
)


def _percents(language: Language, *chances: float) -> list[str]:
    return [f"{number(100 * chance, language, 1)}%" for chance in chances]


def _meaning(lottery: Lottery) -> Sentence:
    if lottery.fairness == "maximin":
        return Sentence(
            nl="Zo eerlijk als kan betekent hier: de laagste kans is zo hoog als kan met de quota. "
            "Daarna is de hoogste kans zo laag mogelijk.",
            en="As fair as possible means here: the lowest chance is as high as the quotas allow. "
            "After that the highest chance is as low as possible.",
        )
    limit = Sentence(nl="", en="")
    if lottery.ceiling != 1.0:
        limit = Sentence(
            nl=" Geen kans komt boven de grens die is gekozen; dat kan de laagste kans verlagen.",
            en=" No chance goes over the limit that was chosen; that may lower the lowest chance.",
        )
    return Sentence(
        nl="Zo eerlijk als kan betekent hier: de laagste kans is zo hoog als de quota toelaten. "
        "Daarna is de laagste kans van de anderen zo hoog mogelijk, en zo verder." + limit.nl,
        en="As fair as possible means here: the lowest chance is as high as the quotas allow. "
        "After that the lowest chance of the others is as high as possible, and so on." + limit.en,
    )


def _proof(lottery: Lottery) -> Sentence:
    if lottery.certificate.proved:
        return Sentence(
            nl="Eerlijker kan niet met deze quota: dat is berekend en een ander kan het narekenen.",
            en="It cannot be fairer with these quotas: that was calculated, and others can check.",
        )
    gap = {name: _percents(name, lottery.certificate.gap)[0] for name in LANGUAGES}
    return Sentence(
        nl="Let op: niet bewezen is dat het niet eerlijker kan. Het verschil met de grens van wat "
        f"kan, is voor een persoon hoogstens {gap['nl']}.",
        en="Mind: it is not proved that it cannot be fairer. The difference from the limit of what "
        f"is possible is {gap['en']} for one person at most.",
    )


def _excluded(excluded: Excluded) -> Sentence:
    nl, en = some(excluded.people, "nl"), some(excluded.people, "en")
    if not excluded.changes:
        return Sentence(
            nl=f"Geen kans: {nl}. Dat komt door de grens aan de hoogste kans.",
            en=f"No chance: {en}. This is because of the limit on the highest chance.",
        )
    told = advice(excluded.changes)
    return Sentence(
        nl=f"Geen kans: {nl}. Dat komt door de quota. Om hen mee te laten doen: {told.nl}.",
        en=f"No chance: {en}. This is because of the quotas. To let them take part: {told.en}.",
    )


_PEOPLE = Sentence(
    nl="Mensen kiezen de quota en het aantal plaatsen, en dus wie meer of minder kans heeft. Kijk "
    "naar de laagste kansen voordat je loot: ruimere quota maken kansen gelijker.",
    en="People choose the quotas and the number of seats, and so who has more or less chance. Look "
    "at the lowest chances before the draw: wider quotas make chances more equal.",
)


def _draw(draw: Draw) -> tuple[Sentence, ...]:
    numbered = draw.numbered
    tickets, most = len(numbered.panels), numbered.largest_change
    moved = {
        "nl": f"verschuift een kans hoogstens {number(100 * most, 'nl', 2)} procentpunt",
        "en": f"moves a chance by {number(100 * most, 'en', 2)} percentage points at most",
    }
    if most < EQUAL:
        moved = {"nl": "verandert geen enkele kans", "en": "changes no chance"}
    told = [
        Sentence(
            nl=f"Geloot is met {counted(tickets, 'lot', 'loten', 'nl')}, genummerd vanaf 0. Elk "
            "lot is een heel panel en elk lot heeft evenveel kans. Door het afronden op hele loten "
            f"{moved['nl']}.",
            en=f"The draw has {counted(tickets, 'ticket', 'tickets', 'en')}, numbered from 0. "
            "Every ticket is a whole panel and every ticket is equally likely. Rounding to whole "
            f"tickets {moved['en']}.",
        )
    ]
    if numbered.lost:
        told.append(
            Sentence(
                nl=f"Let op: door het afronden staan op geen enkel lot: "
                f"{some(numbered.lost, 'nl')}. Neem meer loten.",
                en=f"Mind: because of rounding no ticket holds {some(numbered.lost, 'en')}. "
                "Take more tickets.",
            )
        )
    told.append(
        Sentence(
            nl=f"Lot {draw.ticket} is getrokken. Ieder kan het natrekken met het verslag van de "
            "loting. Het getal of de tekst waarmee is geloot, hoort vooraf "
            "vast te liggen.",
            en=f"Ticket {draw.ticket} was drawn. Anyone can check it with the transcript of the "
            "draw. The seed of the draw ought to be fixed beforehand.",
        )
    )
    return tuple(told)


def _replacement(replacement: Replacement) -> tuple[Sentence, ...]:
    if replacement.draw is None:
        told = advice(replacement.changes)
        return (
            Sentence(
                nl="Met wie er over is, kunnen de quota niet meer allemaal worden gehaald. Er is "
                f"niemand geloot. De kleinste wijziging die helpt: {told.nl}.",
                en="With those who are left not all quotas can be met again. Nobody was drawn. The "
                f"smallest change that helps: {told.en}.",
            ),
            Sentence(
                nl="Mensen kiezen: de quota wijzigen, nieuwe mensen werven, of met minder mensen "
                "verder gaan.",
                en="People choose: change the quotas, find new people, or go on with fewer.",
            ),
        )
    chances = replacement.draw.numbered.lottery.chances
    low = {name: _percents(name, min(chances.values()))[0] for name in LANGUAGES}
    new = replacement.substitutes
    return (
        Sentence(
            nl=f"Nieuw op het panel: {listed(new, 'nl')}. Alle anderen blijven. "
            "De quota kloppen weer.",
            en=f"New on the panel: {listed(new, 'en')}. Everybody else stays. "
            "The quotas hold again.",
        ),
        Sentence(
            nl=f"Zo veel mensen konden nog meedoen: {number(len(chances), 'nl')}. Er is zo eerlijk "
            f"geloot als de quota toelaten: de laagste kans was {low['nl']}.",
            en=f"The lot was between {counted(len(chances), 'person', 'people', 'en')} who could "
            f"still take part, as fair as the quotas allow: the lowest chance was {low['en']}.",
        ),
    )


def _invitation(invitation: Invitation) -> tuple[Sentence, ...]:
    there = sum(stratum.addresses for stratum in invitation.strata)
    sent = len(invitation.addresses)
    told = [
        Sentence(
            nl=f"{number(sent, 'nl')} van {counted(there, 'adres', 'adressen', 'nl')} "
            f"{'krijgt' if sent == 1 else 'krijgen'} een brief. Elk adres telt een keer, hoeveel "
            "mensen er ook wonen.",
            en=f"{number(sent, 'en')} of {counted(there, 'address', 'addresses', 'en')} "
            f"{'gets' if sent == 1 else 'get'} a letter. Every address counts once, however many "
            "people live there.",
        )
    ]
    if invitation.repeated:
        told.append(
            Sentence(
                nl="Overgeslagen, omdat het adres er al stond: "
                f"{counted(invitation.repeated, 'regel', 'regels', 'nl')} van het register.",
                en="Left out, because the address was there already: "
                f"{counted(invitation.repeated, 'line', 'lines', 'en')} of the register.",
            )
        )
    return (
        *told,
        _likely(invitation),
        Sentence(
            nl="Niet iedereen die een brief krijgt, meldt zich aan. Mensen kiezen het aantal "
            "brieven en hoe zij wie niet reageert, toch bereiken.",
            en="Not everybody who gets a letter volunteers. People choose the number of letters "
            "and how to reach those who do not answer.",
        ),
    )


def _likely(invitation: Invitation) -> Sentence:
    if len(invitation.strata) > 1:
        return Sentence(
            nl="Elk deel van het register krijgt zijn deel van de brieven, op een brief na. "
            "Binnen een deel heeft elk adres dezelfde kans.",
            en="Every part of the register gets its share of the letters, to within one "
            "letter. Within a part every address has the same chance.",
        )
    return Sentence(nl="Elk adres heeft dezelfde kans.", en="Every address has the same chance.")
