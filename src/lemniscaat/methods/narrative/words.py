"""The outcome told to those whose stories they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lemniscaat.methods.narrative.decisions import SUGGESTION
from lemniscaat.methods.narrative.grouping import FEWEST
from lemniscaat.methods.words import Language, Sentence, counted, listed, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lemniscaat.methods.narrative.agreement import Agreement
    from lemniscaat.methods.narrative.outcome import Poles, Theme, Themes

_NAMED = 10


def explain(found: Themes) -> tuple[Sentence, ...]:
    """What was found, what it cannot say, and what is left for people."""
    return (
        _counted(found),
        *_repeated(found),
        *_suggested(found),
        *(_theme(theme) for theme in found.themes),
        *_alone(found),
        *_short(found),
        *_poles(found),
        *_decisions(found),
        Sentence(
            nl="Of dit goede thema's zijn, weet de software niet. Dat weten mensen die de verhalen "
            "lezen. Deel een deel van de verhalen zelf in, dan is te meten hoe vaak software en "
            "mensen hetzelfde doen.",
            en="Whether these are good themes, the software does not know. People who read the "
            "stories do. Sort some of the stories yourselves: then you can measure how often "
            "software and people do the same.",
        ),
    )


def agreed(measured: Sequence[Agreement]) -> tuple[Sentence, ...]:
    """How far software and people sorted alike, a sentence for each two of them."""
    return tuple(
        Sentence(
            nl=f"{one.one or 'De software'} en {one.other} deelden allebei "
            f"{number(one.stories, 'nl')} verhalen in. Overeenstemming over welke bij elkaar "
            f"horen: {number(one.pairs, 'nl', 2)} (1 is volledig, 0 is toeval).",
            en=f"{one.one or 'The software'} and {one.other} both sorted "
            f"{number(one.stories, 'en')} stories. Agreement on which belong together: "
            f"{number(one.pairs, 'en', 2)} (1 is complete, 0 is luck).",
        )
        for one in measured
    )


def title(key: str, language: Language) -> str:
    """The name of a theme for people: "suggestion 1" is "Voorstel 1" in Dutch."""
    if not key.startswith(SUGGESTION):
        return key
    return f"{'Voorstel' if language == 'nl' else 'Suggestion'} {key.removeprefix(SUGGESTION)}"


def _counted(found: Themes) -> Sentence:
    stories = len(found.places)
    return Sentence(
        nl=f"We hebben {counted(stories, 'verhaal', 'verhalen', 'nl')} vergeleken. Dat zijn "
        f"{counted(found.texts, 'tekst', 'verschillende teksten', 'nl')}.",
        en=f"We compared {counted(stories, 'story', 'stories', 'en')}. These are "
        f"{counted(found.texts, 'text', 'different texts', 'en')}.",
    )


def _repeated(found: Themes) -> Iterable[Sentence]:
    if not found.repeated:
        return
    most = found.repeated[0]
    told = len(most.stories)
    count = len(found.repeated)
    yield Sentence(
        nl=f"{counted(count, 'tekst is', 'teksten zijn', 'nl')} meer dan één keer verteld, precies "
        f"zo of bijna. De tekst van verhaal {most.original} het vaakst: {number(told, 'nl')} keer. "
        "Geen verhaal valt weg. Voor het zoeken naar thema's telt elke tekst één keer.",
        en=f"{counted(count, 'text was', 'texts were', 'en')} told more than once, word for word "
        f"or nearly so. The text of story {most.original} most often: {number(told, 'en')} times. "
        "No story is dropped. In the search for themes each text counts once.",
    )


def _suggested(found: Themes) -> Iterable[Sentence]:
    count = sum(not theme.decided for theme in found.themes)
    if count:
        yield Sentence(
            nl=f"De software stelt {counted(count, 'thema', 'thema' + chr(39) + 's', 'nl')} voor. "
            "Dat zijn groepen verhalen met dezelfde woorden. Mensen beslissen: zij geven een naam, "
            "voegen samen, splitsen, verplaatsen of halen weg.",
            en=f"The software suggests {counted(count, 'theme', 'themes', 'en')}. These are groups "
            "of stories with the same words. People decide: they name, merge, split, move or "
            "remove.",
        )
    else:
        yield Sentence(
            nl="Er is niet genoeg te zeggen voor een voorstel. De woorden van de verhalen laten "
            "geen groepen zien die meer zijn dan toeval. Lees de verhalen dan zelf.",
            en="There is not enough to say for a suggestion. The words of the stories show no "
            "groups that are more than luck. Then read the stories yourselves.",
        )


def _theme(theme: Theme) -> Sentence:
    words = ", ".join(theme.words) or "-"
    stories, people = len(theme.stories), theme.tellers
    return Sentence(
        nl=f"{title(theme.key, 'nl')}: {words} "
        f"({counted(stories, 'verhaal', 'verhalen', 'nl')}, "
        f"{counted(people, 'verteller', 'vertellers', 'nl')}).",
        en=f"{title(theme.key, 'en')}: {words} "
        f"({counted(stories, 'story', 'stories', 'en')}, "
        f"{counted(people, 'teller', 'tellers', 'en')}).",
    )


def _alone(found: Themes) -> Iterable[Sentence]:
    alone = found.stories("alone")
    if not alone:
        return
    one = len(alone) == 1
    yield Sentence(
        nl=f"{counted(len(alone), 'verhaal staat', 'verhalen staan', 'nl')} alleen: "
        f"{_some(alone, 'nl')}. Lees {'dat' if one else 'elk'} apart. Wat maar één iemand vertelt, "
        "kan juist belangrijk zijn.",
        en=f"{counted(len(alone), 'story stands', 'stories stand', 'en')} alone: "
        f"{_some(alone, 'en')}. Read {'it' if one else 'each'} by itself. What only one person "
        "tells may be the very thing that matters.",
    )
    if len(alone) >= FEWEST and found.themes:
        yield Sentence(
            nl="Ook tussen deze verhalen kan een thema zitten. De software ziet dat niet als "
            "mensen er te weinig dezelfde woorden voor gebruiken.",
            en="There may be a theme among these stories too. The software does not see it when "
            "people use too few of the same words for it.",
        )


def _short(found: Themes) -> Iterable[Sentence]:
    short = found.stories("short")
    if short:
        yield Sentence(
            nl=f"{counted(len(short), 'verhaal is', 'verhalen zijn', 'nl')} te kort om te "
            f"vergelijken: {_some(short, 'nl')}.",
            en=f"{counted(len(short), 'story is', 'stories are', 'en')} too short to compare: "
            f"{_some(short, 'en')}.",
        )


def _poles(found: Themes) -> Iterable[Sentence]:
    for poles in found.poles:
        if poles.theme is None:
            yield _line(poles)
            yield Sentence(
                nl="Woorden zijn geen mening. Wie voor is en wie tegen is, kan dezelfde woorden "
                "gebruiken. De software ziet dat verschil niet.",
                en="Words are no opinion. Who is for and who is against may use the same words. "
                "The software does not see that difference.",
            )


def _line(poles: Poles) -> Sentence:
    one, other = (", ".join(end.words[:3]) for end in (poles.one_end, poles.other_end))
    sure = Sentence(
        nl="" if poles.holds else " Dit verschil kan ook toeval zijn.",
        en="" if poles.holds else " This difference may also be luck.",
    )
    return Sentence(
        nl=f"De verhalen verschillen het meest in woorden: van {one} aan de ene kant tot "
        f"{other} aan de andere. Ook verhalen uit het midden zijn getoond.{sure.nl}",
        en=f"The stories differ most in words: from {one} at one end to {other} at the other. "
        f"Stories from the middle are shown too.{sure.en}",
    )


def _decisions(found: Themes) -> Iterable[Sentence]:
    if found.decisions:
        count = len(found.decisions)
        yield Sentence(
            nl=f"Mensen namen al {counted(count, 'besluit', 'besluiten', 'nl')}. Wat zij hebben "
            "geplaatst, staat nog waar zij het zetten.",
            en=f"People took {counted(count, 'decision', 'decisions', 'en')} before. What they "
            "placed is still where they put it.",
        )
    if found.missing:
        yield Sentence(
            nl=f"De besluiten noemen verhalen die er niet (meer) zijn: "
            f"{_some(found.missing, 'nl')}.",
            en=f"The decisions name stories that are not there (any more): "
            f"{_some(found.missing, 'en')}.",
        )


def _some(names: Sequence[str], language: Language) -> str:
    more = len(names) - _NAMED
    rest = f"nog {number(more, 'nl')}" if language == "nl" else f"{number(more, 'en')} more"
    return listed([*names[:_NAMED], rest] if more > 0 else names, language)
