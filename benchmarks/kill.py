"""Kill the server with SIGKILL, again and again, while people bring things in and bodies decide.

Checked after every round: what was acknowledged is there, and no decision is there by half.
Checked at the end: each decision's mail went out at least once, although its sender was killed too.

    python -m benchmarks.kill [--rounds 50] [--server postgres://...]
"""

from __future__ import annotations

import http.client
import json
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import django

from benchmarks.places import arguments, kill, measured_place, server

if TYPE_CHECKING:
    from collections.abc import Callable

POINTS_PER_ROUND = 3
SUBMITTERS = 3


def main() -> None:
    """Prepare, kill round after round, and say what was found; exit 1 when something was lost."""
    asked = arguments(__doc__, rounds=50)
    with measured_place(asked.server, "benchmarks.settings") as environment:
        django.setup()
        sys.exit(run(asked.rounds, environment))


def run(rounds: int, environment: dict[str, str]) -> int:
    """All rounds on one database; the number of faults found."""
    from benchmarks.kill_world import Prepared

    prepared = Prepared()
    acknowledged: dict[str, str] = {}
    counts: Counter[str] = Counter()
    chance = random.Random(20261121)  # noqa: S311 - repeatable, not secret
    for number in range(1, rounds + 1):
        points = prepared.points(POINTS_PER_ROUND)
        with server(environment) as (address, leader):
            told = storm(address, leader, points, prepared, chance.uniform(0.1, 1.0))
        acknowledged |= told
        counts.update(told.values())
        faults = prepared.faults(acknowledged)
        print(f"round {number}: {dict(counts)} acknowledged, {len(faults)} faults", flush=True)
        if faults:
            print("\n".join(faults))
            return 1
    return deliver(prepared, environment)


def storm(
    address: str, leader: int, points: list[int], prepared: Any, seconds: float
) -> dict[str, str]:
    """Bring in and decide from several threads until the server is killed; what it acknowledged."""
    told: dict[str, str] = {}
    killed = threading.Event()

    def submit() -> None:
        body = {"told": "De sloot staat droog en niemand gaat erover."}
        while not killed.is_set():
            got = post(address, "/submissions", body, "")
            told[got["publicId"]] = "submission"

    def decide() -> None:
        body = {"option": "go", "reasons": "Dit is nodig en het kan."}
        for point in points:
            got = post(address, f"/agenda-points/{point}/decision", body, prepared.key)
            told[got["publicId"]] = "decision"

    work = [quietly(submit) for _ in range(SUBMITTERS)] + [quietly(decide)]
    for thread in work:
        thread.start()
    time.sleep(seconds)
    kill(leader)
    killed.set()
    for thread in work:
        thread.join()
    return told


def quietly(job: Callable[[], None]) -> threading.Thread:
    """A thread that ends when its server is gone."""

    def until_gone() -> None:
        try:
            job()
        except (OSError, http.client.HTTPException):
            return

    return threading.Thread(target=until_gone)


def post(address: str, path: str, body: object, key: str) -> Any:
    """One request on one connection; only a whole, successful answer counts."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)
    headers = {"Content-Type": "application/json"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    connection.request("POST", f"/api/v1{path}", json.dumps(body), headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    if answer.status != http.HTTPStatus.CREATED:
        raise OSError(f"{answer.status} {content!r}")
    return json.loads(content)


def deliver(prepared: Any, environment: dict[str, str]) -> int:
    """Send the mails with a sender that is killed in between; every decision's mail must arrive."""
    with prepared.mailbox() as box:
        sending = {**environment, "EMAIL_PORT": str(box.port)}
        command = [sys.executable, "-m", "lemniscaat", "tick"]
        for _ in range(5):
            sender = subprocess.Popen(
                command, env=sending, start_new_session=True, stdout=subprocess.DEVNULL
            )
            before = box.received
            while box.received < before + 5 and sender.poll() is None:
                time.sleep(0.01)
            kill(sender.pid)
            sender.wait()
        while prepared.unsent():
            subprocess.run(command, env=sending, check=True, stdout=subprocess.DEVNULL)
        missing = prepared.undelivered(box)
    print(f"{box.received} mails received, {missing} decisions without their mail")
    return 1 if missing else 0


if __name__ == "__main__":
    main()
