"""A mail server that takes everything and remembers the Message-ID of each mail."""

from __future__ import annotations

import socketserver
import threading
from collections import Counter
from email import message_from_bytes
from typing import Self


class _Session(socketserver.StreamRequestHandler):
    """One SMTP session (RFC 5321), as far as a polite client needs it."""

    server: Mailbox

    def handle(self) -> None:
        self._say("220 mailbox")
        while line := self.rfile.readline():
            word = line[:4].upper().strip()
            if word == b"DATA":
                self._say("354 go on")
                self._keep()
                self._say("250 kept")
            elif word == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 fine")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def _keep(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in {b".\r\n", b""}:
            lines.append(line)
        message = message_from_bytes(b"".join(lines))
        self.server.arrived[str(message["Message-ID"])] += 1


class Mailbox(socketserver.ThreadingTCPServer):
    """Listens on a free port of this machine while the block runs."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.arrived: Counter[str] = Counter()
        self.port = int(self.server_address[1])

    @property
    def received(self) -> int:
        """How many mails came in, repeated ones included."""
        return self.arrived.total()

    def __enter__(self) -> Self:
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_about: object) -> None:
        self.shutdown()
        self.server_close()
