"""Fixtures of the engine: the shipped approaches, and sentences in English."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from lemniscaat.casework.approach.definition import Approach
from tests.casework.approach.walking import LOOSE, ROUTE


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture(params=[ROUTE, LOOSE], ids=lambda approach: approach.id)
def shipped(request: pytest.FixtureRequest) -> Approach:
    return request.param
