"""Every method has a card with all answers, which names code and tests that exist."""

import tomllib
from pathlib import Path

import pytest

from lemniscaat.methods import __version__
from lemniscaat.methods.cards import NAMES, card, faults

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", NAMES)
def test_a_card_answers_every_question(name: str) -> None:
    assert faults(card(name)) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_card_names_code_and_tests_that_exist(name: str) -> None:
    answers = card(name)
    named = [answers["technicalOperation"]["sourceCode"], *answers["fairnessTests"]]
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_a_card_without_limits_is_not_complete() -> None:
    assert faults(card("rotation") | {"limits": []}) == ["limits"]
    assert faults(card("rotation") | {"whoDecides": " "}) == ["whoDecides"]
    assert "data.inputs" in faults(card("rotation") | {"data": {}})


def test_the_methods_carry_the_version_of_the_product() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == __version__
