"""How a whole set of tests stands in one scene."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.db import transaction
from django.test import override_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from pytest_django import DjangoDbBlocker

    Stage = Callable[[], AbstractContextManager[None]]


SAFETY = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Who stands in one scene plays on one core."""
    for item in items:
        if item.path.is_relative_to(SAFETY) and item.path.parent != SAFETY:
            item.add_marker(pytest.mark.xdist_group(item.path.parent.name))


@pytest.fixture(scope="package")
def stage(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Stage:
    """A place to build something that many tests share: all of it is gone afterwards.

    Those tests are marked with django_db: each runs inside this, and is undone by itself.
    """

    @contextmanager
    def built() -> Iterator[None]:
        media = tmp_path_factory.mktemp("media")
        with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media), transaction.atomic():
            yield
            transaction.set_rollback(True)

    return built
