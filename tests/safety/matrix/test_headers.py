"""What every answer says to the browser: trust nothing from elsewhere, keep nothing private."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from django.conf import settings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.safety.matrix.conftest import Heard, Readings

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
API_POLICY = {"default-src": "'none'", "frame-ancestors": "'none'"}


def policy_of(one: Heard) -> dict[str, str]:
    """The content security policy, part by part."""
    parts = one.headers.get("Content-Security-Policy", "").split(";")
    return dict(part.strip().split(" ", 1) for part in parts if part.strip())


def test_the_policy_allows_no_script_and_nothing_from_elsewhere(readings: Readings) -> None:
    wrong = {
        one.row: policy_of(one)
        for one in readings.heard
        if policy_of(one) != (API_POLICY if one.url.startswith("/api/") else POLICY)
    }
    assert wrong == {}


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("X-Content-Type-Options", {"nosniff"}),
        ("X-Frame-Options", {"DENY"}),
        ("Referrer-Policy", {"same-origin", "no-referrer"}),
        ("Cross-Origin-Opener-Policy", {"same-origin"}),
    ],
)
def test_every_answer_has_the_header(readings: Readings, header: str, values: set[str]) -> None:
    wrong = {one.row: one.headers.get(header) for one in readings.heard
             if one.headers.get(header) not in values}  # fmt: skip
    assert wrong == {}


def test_nothing_stays_behind_in_a_browser(readings: Readings) -> None:
    """Every page shows who is signed in, and codes live in sessions."""
    kept = {one.row: one.headers.get("Cache-Control") for one in readings.heard
            if not {"no-store", "private"} & set(_directives(one))}  # fmt: skip
    assert kept == {}


def _directives(one: Heard) -> list[str]:
    return [part.strip() for part in one.headers.get("Cache-Control", "").split(",")]


def test_a_file_comes_as_a_download(readings: Readings) -> None:
    files = [one for one in readings.heard if one.row.startswith("attachment")]
    given = [one for one in files if one.verdict == "200"]
    assert given
    for one in given:
        assert one.headers["Content-Disposition"].startswith("attachment;")
        assert one.headers["Content-Type"] == "text/plain"


def test_no_page_refers_to_another_host(readings: Readings) -> None:
    allowed = {"", urlsplit(settings.BASE_URL).netloc}
    elsewhere = {
        f"{one.row}: {where}"
        for one in readings.heard
        for where in one.refers
        if urlsplit(where).netloc not in allowed
        or urlsplit(where).scheme not in {"", "http", "https", "mailto", "tel"}
    }
    assert elsewhere == set()


def test_the_deployment_check_has_nothing_to_say(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "BASE_URL": "https://lemniscaat.example",
        "ALLOWED_HOSTS": "lemniscaat.example",
        "DATA_DIR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'check.sqlite3'}",
        "PYTHONPATH": str(settings.PACKAGE.parent),
    }
    command = [sys.executable, "-W", "ignore", "-m", "lemniscaat", "check", "--deploy",
               "--fail-level", "WARNING"]  # fmt: skip
    checked = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout
