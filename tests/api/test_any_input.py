"""Whatever is sent to the API, it answers as its description says and never breaks."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.utils import timezone
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import (
    ignored_auth,
    missing_required_header,
    positive_data_acceptance,
)

from lemniscaat.loop.operations.membership import make_token
from tests.cast import World
from tests.stages import story_at

# The key is always sent here, so it cannot look ignored; tests/api/test_api.py goes without it.
# What fits the description can still be refused: a place in a list that does not exist.
NOT_HERE = [ignored_auth, missing_required_header, positive_data_acceptance]
schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


@pytest.fixture
def one_connection() -> Iterator[None]:
    """Keeps the connection of the test: a server closes it after every request."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def key(world: World, one_connection: None) -> str:
    """The key of a director, in a world with something in it."""
    story_at(world, "go")
    made = make_token(name="proef", scope="write", days=1, by=world.director, at=timezone.now())
    return made.secret


@pytest.mark.slow
@schema.parametrize()
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_answer_is_one_that_is_described(case: Any, key: str) -> None:
    case.headers = {**(case.headers or {}), "Authorization": f"Bearer {key}"}
    case.call_and_validate(excluded_checks=NOT_HERE)
