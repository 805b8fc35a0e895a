"""A real mail server for the tests of mail."""

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.web.mail.post_office import PostOffice, open_post_office


@pytest.fixture
def office(settings: Settings) -> Iterator[PostOffice]:
    """The mail server to which the site is connected."""
    with open_post_office() as office:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        yield office
