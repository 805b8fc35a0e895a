"""A demonstration never touches real data, and finds a door that is free."""

import socket
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from lemniscaat.demo.environment import prepare


def test_it_turns_away_from_everything_real() -> None:
    environ = {
        "DATABASE_URL": "postgres://real",
        "EMAIL_HOST": "mail.real",
        "SECRET_KEY": "real",
        "BASE_URL": "https://real",
        "DATA_DIR": "/srv/real",
    }
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    prepare(environ, ["--port", str(port)])
    assert environ == {
        "DEMO": "1",
        "BASE_URL": f"http://localhost:{port}",
        "DATA_DIR": f"/srv/real/demo/{port}",
    }


def test_it_takes_the_next_port_when_one_is_taken() -> None:
    environ: dict[str, str] = {}
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        prepare(environ, [f"--port={port}"])
    assert port < int(environ["BASE_URL"].rpartition(":")[2]) < port + 50


def test_the_command_refuses_a_folder_that_is_not_of_a_demonstration(
    settings: Settings, tmp_path: Path
) -> None:
    settings.DEMO, settings.DATA_DIR = True, tmp_path
    (tmp_path / "dear.txt").write_text("data")
    with pytest.raises(CommandError):
        call_command("demo")
    assert (tmp_path / "dear.txt").exists()
