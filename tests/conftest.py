"""Fixtures for every test."""

from collections.abc import Iterator
from typing import Any

import hypothesis
import pytest
from django.db import connection
from django.utils import translation
from pytest_django import DjangoDbBlocker

from lemniscaat.loop import laws
from tests.cast import World, build_world

# How long one example takes depends on what else the machine does; speed is measured elsewhere.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(autouse=True)
def in_english(settings: Any) -> Iterator[None]:
    """Tests read the sentences as they stand in the code; the Dutch has tests of its own."""
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def world(db: None) -> World:
    return build_world()


@pytest.fixture
def laws_come_back(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ends after the tables were emptied: the laws stand again for the next test."""
    yield
    with django_db_blocker.unblock():
        laws.install(connection)


@pytest.fixture
def open_world(laws_come_back: None, transactional_db: None) -> Iterator[World]:
    """The same world in a database where several threads really meet.

    Such a test ends by emptying every table, which the laws would rightly refuse.
    """
    yield build_world()
    laws.remove(connection)
