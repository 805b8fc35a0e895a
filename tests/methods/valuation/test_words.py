"""What is said and drawn follows the numbers."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from lemniscaat.methods.valuation import (
    Answer,
    Design,
    Project,
    compare,
    estimate,
    explain,
    other_budget,
    picture,
    portfolios,
    simulate,
)
from lemniscaat.methods.words import text
from tests.methods.valuation.test_estimate import MODELS

NAMED = Design(
    (Project("a", 2, name="Stadsbos & <park>"), Project("b", 3), Project("c", 1)), budget=4
)
CHOSEN = [*simulate(NAMED, [1.5, -0.5, 0.2], 90, seed=0), Answer("away", delegated=True)]
FOUND = estimate(NAMED, CHOSEN)


def test_a_valuation_tells_who_chose_what_is_wanted_and_who_left_it() -> None:
    nl, en = (text(explain(FOUND), language) for language in ("nl", "en"))
    assert "90 mensen kozen uit 3 projecten met een budget van 4." in nl
    assert "1 mensen" not in nl
    assert "Wanted most, apart from cost: Stadsbos & <park>. Wanted least: b." in en
    assert "one person left the choice to an expert" in en.lower()


def test_a_first_place_that_may_be_accident_is_told_and_another_is_not() -> None:
    """The difference between the first two, in its own standard error."""
    even = Design((Project("a", 2), Project("b", 2), Project("c", 1)), budget=3)
    close, clear = (
        [Answer(f"{one}{n}", one) for one, times in counts for n in range(times)]
        for counts in (
            [("a", 20), ("b", 15), ("c", 10), ("", 5)],
            [("a", 40), ("b", 10), ("c", 10), ("", 5), ("ac", 5)],
        )
    )
    assert "That a stands above b may be accident." in text(explain(estimate(even, close)), "en")
    assert "accident" not in text(explain(estimate(even, clear))[:2], "en")
    alone = text(explain(estimate(Design((Project("a", 3),), 3), [*close[:1], Answer("z")])), "nl")
    assert "2 mensen kozen uit 1 project met een budget van 3." in alone


def test_few_who_leave_it_to_an_expert_are_told_to_matter_little() -> None:
    many = [replace(one, person=f"{turn} {one.person}") for turn in range(3) for one in CHOSEN[:-1]]
    told = text(explain(estimate(NAMED, [*many, CHOSEN[-1]])), "nl")
    assert "Eén mens liet de keuze aan een expert over." in told
    assert "scheelt voor elk project minder dan 1 procentpunt" in told
    assert "van alle mensen steunt dan bijvoorbeeld tussen" in text(explain(FOUND), "nl")


def test_a_name_on_two_lines_is_told_on_one() -> None:
    broken = replace(NAMED, projects=(replace(NAMED.projects[0], name="Bos\n aan zee"),
                                      *NAMED.projects[1:]))  # fmt: skip
    assert "Wanted most, apart from cost: Bos aan zee." in text(
        explain(estimate(broken, CHOSEN)), "en"
    )


@pytest.mark.parametrize(("total", "ticks"), [(9, "0 2 4 6 8"), (8_637_654.49, "0 2,000,000")])
def test_an_axis_has_round_amounts(total, ticks) -> None:
    asked = replace(NAMED, projects=(Project("a", total / 2), Project("b", total / 2)))
    asked = replace(asked, budget=total)
    made = [Answer(str(n), one) for n, one in enumerate(["a", "b", "ab", ""])]
    drawn = picture(other_budget(estimate(asked, made)), "en")
    words = [part.text or "" for part in ET.fromstring(drawn).iter()]  # noqa: S314
    assert set(ticks.split()) <= set(words)
    assert not [word for word in words if re.fullmatch(r"[\d,.]+[1-9][\d,.]{4,}", word)]


def test_only_weights_that_are_sure_are_called_good_or_bad() -> None:
    asked, weights = MODELS["unspent"]
    told = text(explain(estimate(asked, simulate(asked, weights, 400, seed=0))), "en")
    assert "More e0 makes a choice more attractive." in told
    few = estimate(asked, simulate(asked, [0.0, 0.5, 0.0], 40, seed=2))
    assert "Too uncertain to say" in text(explain(few), "en")


def test_the_best_and_its_uncertainty_are_told_with_names() -> None:
    best = portfolios(FOUND, seed=0)
    told = text(explain(best), "nl")
    assert "Stadsbos & <park> en c" in told
    assert f"In {100 * best.best[0].first:.0f}% van 1.000 berekeningen" in told
    changes = text(explain(other_budget(FOUND)), "en")
    assert "With less than 1 this is best: nothing." in changes
    assert "That was not measured." in changes


def test_groups_are_told_without_the_few() -> None:
    grouped = [
        Answer(one.person, one.chosen, "east" if number % 2 else "west")
        for number, one in enumerate(CHOSEN[:-1])
    ]
    told = text(explain(compare(NAMED, grouped)), "en")
    assert "Shown: east and west." in told
    assert "The groups want" in told
    few = [*grouped, Answer("Zoë", "a", "north"), *[Answer(f"u{n}", "ac", "u") for n in range(12)]]
    told = text(explain(compare(NAMED, few)), "nl")
    assert "north" not in told
    assert "13 mensen zitten in een groep die niet wordt getoond" in told
    alone = text(explain(compare(NAMED, grouped[:3])), "nl")
    assert "Er valt niets te vergelijken" in alone


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", [*MODELS, "named"])
def test_pictures_are_sound_and_hold_every_name(name, language) -> None:
    asked, weights = MODELS.get(name, (None, None))
    found = FOUND if asked is None else estimate(asked, simulate(asked, weights, 60, seed=1))
    for result in (found, other_budget(found)):
        drawn = picture(result, language)
        words = [part.text or "" for part in ET.fromstring(drawn).iter()]  # noqa: S314
        assert not re.search(r"style=|nan|inf\b", drawn)
        expected = ["Stadsbos & <park>", "b", "c"] if name == "named" else []
        assert set(expected) <= set(words)
