"""A site that is a demonstration, with its own addresses and its bar."""

from collections.abc import Iterator
from copy import deepcopy
from importlib import reload
from pathlib import Path

import pytest
from django.urls import clear_url_caches
from pytest_django import Settings

from lemniscaat.config import urls


@pytest.fixture
def demonstration(settings: Settings, tmp_path: Path) -> Iterator[Settings]:
    settings.DEMO, settings.OUTBOX = True, tmp_path / "outbox"
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["OPTIONS"]["context_processors"].append("lemniscaat.demo.context.roles")
    settings.TEMPLATES = templates
    reload(urls)
    clear_url_caches()
    yield settings
    settings.DEMO = False
    reload(urls)
    clear_url_caches()
