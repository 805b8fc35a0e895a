"""What a demonstration sets before the settings are read: a world apart from any real data."""

from __future__ import annotations

import socket
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence

PORT = 8000
PORTS_TO_TRY = 50
REAL = ("DATABASE_URL", "EMAIL_HOST", "BASE_URL", "ALLOWED_HOSTS", "SECRET_KEY", "TRUSTED_PROXIES")


def prepare(environ: MutableMapping[str, str], arguments: Sequence[str]) -> None:
    """Point the settings at a folder and an address of the demonstration's own.

    Each port has its own folder, so that two demonstrations never share a database.
    """
    parser = ArgumentParser(add_help=False, allow_abbrev=False)
    add_port(parser)
    port = free_port(parser.parse_known_args(arguments)[0].port)
    for name in REAL:
        environ.pop(name, None)
    environ["DEMO"] = "1"
    environ["BASE_URL"] = f"http://localhost:{port}"
    environ["DATA_DIR"] = str(Path(environ.get("DATA_DIR", ".data")) / "demo" / str(port))


def add_port(parser: ArgumentParser) -> None:
    """The one argument that both the command and its preparation read."""
    parser.add_argument("--port", type=int, default=PORT, help="The next free one when taken.")


def free_port(wanted: int) -> int:
    """The port that is wanted, or the first one after it that nobody listens on."""
    for port in range(wanted, wanted + PORTS_TO_TRY):
        if _is_free(port):
            return port
    raise SystemExit(f"The ports {wanted} to {port} are all taken. Give another one: PORT=9000.")


def _is_free(port: int) -> bool:
    with closing(socket.socket()) as door:
        # As the server does: a port that was in use a minute ago is free.
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
