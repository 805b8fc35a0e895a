"""A database and a server of their own for a measurement: nothing that exists is touched."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit, urlunsplit

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS = "lemniscaat.config.settings"
GUNICORN = "import sys; from gunicorn.app.wsgiapp import run; sys.exit(run())"


class Measured(NamedTuple):
    """One figure: what was measured, and the outcome with its unit."""

    what: str
    outcome: str

    def __str__(self) -> str:
        return f"{self.what}: {self.outcome}"


def arguments(about: str | None, *, rounds: int) -> argparse.Namespace:
    """What was asked on the command line: how many rounds, on which server."""
    parser = argparse.ArgumentParser(
        description=about, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument(
        "--server", default=os.environ.get("DATABASE_URL", ""), help="postgres://..., else SQLite"
    )
    return parser.parse_args()


@contextmanager
def measured_place(database_server: str, settings: str = SETTINGS) -> Iterator[dict[str, str]]:
    """An empty database with its own folder; gives the environment for servers that use it."""
    with tempfile.TemporaryDirectory() as folder:
        database = own_database(Path(folder), "lemniscaat_measured", database_server)
        yield settle_in(Path(folder), database, settings)


def own_database(folder: Path, name: str, server: str = "") -> str:
    """The address of an empty database: a file in the folder, or a new one on this server."""
    if not server:
        return f"sqlite:///{folder / name}.sqlite3"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def settle_in(folder: Path, database: str, settings: str = SETTINGS) -> dict[str, str]:
    """Point this process, and the servers it starts, to that database; the environment for them."""
    os.environ.update(
        DATABASE_URL=database,
        DATA_DIR=str(folder / "data"),
        DJANGO_SETTINGS_MODULE=settings,
        EMAIL_HOST=os.environ.get("EMAIL_HOST", "127.0.0.1"),
    )
    (folder / "data").mkdir(parents=True, exist_ok=True)
    return dict(os.environ)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(environment: dict[str, str]) -> Iterator[tuple[str, int]]:
    """A real server; gives its address and process. What is left of it is killed at the end."""
    port = free_port()
    command = [
        sys.executable, "-c", GUNICORN, "lemniscaat.config.wsgi", "--bind", f"127.0.0.1:{port}",
        "--workers", "1", "--threads", "4", "--log-level", "error",
    ]  # fmt: skip
    process = subprocess.Popen(command, env=environment, start_new_session=True)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/api/v1/openapi.json")
        yield address, process.pid
    finally:
        kill(process.pid)
        process.wait()


def kill(leader: int) -> None:
    """SIGKILL for the server and all its workers: no time for last words."""
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return


def wait_for(url: str, *, seconds: float = 60) -> None:
    """Until the server answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own address
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"{url} does not answer")
