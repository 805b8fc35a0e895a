"""A mail server in this process: it really speaks SMTP, and refuses whom it is told to refuse."""

from __future__ import annotations

import socketserver
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage


class PostOffice(socketserver.ThreadingTCPServer):
    """Keeps what it took."""

    daemon_threads = False
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Counter)
        self.taken: list[EmailMessage] = []
        self.envelopes: list[str] = []
        self.refused: set[str] = set()
        self.hangs_up_on: set[str] = set()
        self.visits = 0

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])

    @property
    def recipients(self) -> list[str]:
        """To whom it took mail, in the order in which it came."""
        return [str(message["To"]) for message in self.taken]


class _Counter(socketserver.StreamRequestHandler):
    """One visit to the post office."""

    server: PostOffice

    def handle(self) -> None:
        self.server.visits += 1
        self._say("220 ready")
        while line := self.rfile.readline().decode().strip():
            word = line.split(" ")[0].upper()
            if word == "DATA":
                self._take()
            elif word == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                if address in self.server.hangs_up_on:
                    return
                refused = address in self.server.refused
                self._say("550 nobody lives here" if refused else "250 fine")
                self.server.envelopes += [] if refused else [address]
            else:
                self._say("221 bye" if word == "QUIT" else "250 fine")
            if word == "QUIT":
                return

    def _take(self) -> None:
        self._say("354 go on")
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        self.server.taken.append(message_from_bytes(b"".join(lines), policy=policy.default))
        self._say("250 taken")

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def open_post_office() -> Iterator[PostOffice]:
    """A post office that is open for the length of a test."""
    with PostOffice() as office:
        thread = threading.Thread(target=office.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield office
        finally:
            office.shutdown()
            thread.join()
