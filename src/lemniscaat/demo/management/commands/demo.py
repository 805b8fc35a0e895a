"""`demo`: build the invented world anew, and open its doors."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation

from lemniscaat.demo.environment import add_port
from lemniscaat.demo.replay import load
from lemniscaat.demo.roles import ROLES
from lemniscaat.web.serving import serve

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

KEPT = "secret-key"


class Command(BaseCommand):
    """Starts from an empty database each time, unless told to keep what is there."""

    help = "Start a demonstration with invented people."

    def add_arguments(self, parser: CommandParser) -> None:
        add_port(parser)
        parser.add_argument("--keep", action="store_true", help="Go on with the world of last time")

    def handle(self, *_args: Any, keep: bool, **_options: Any) -> None:
        if not _is_apart():
            raise CommandError("Start it as `python -m lemniscaat demo`, or with `make demo`.")
        self.began = time.monotonic()
        if not keep:
            _forget()
        call_command("migrate", verbosity=0)
        self._say("The database is ready.")
        if not keep:
            load(now=timezone.now(), say=self._say)
        serve(f"127.0.0.1:{urlsplit(settings.BASE_URL).port}", self._ready)

    def _say(self, line: str) -> None:
        self.stdout.write(f"{time.monotonic() - self.began:5.1f} s  {line}")
        self.stdout.flush()

    def _ready(self) -> None:
        self._say("The doors are open.")
        self.stdout.write(f"\n  Look at  {settings.BASE_URL}/\n\n  One click, at the top, as:")
        with translation.override("nl"):
            for role in ROLES.values():
                self.stdout.write(f"  - {role.label}")
        self.stdout.write("")
        self.stdout.flush()


def _is_apart() -> bool:
    """Whether the database is a file in a folder of a demonstration, and of nothing else."""
    folder = Path(settings.DATABASES["default"]["NAME"]).parent
    return settings.DEMO and folder == settings.DATA_DIR and folder.parent.name == "demo"


def _forget() -> None:
    """Empty the folder of this demonstration; only its secret key stays."""
    for path in settings.DATA_DIR.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != KEPT:
            path.unlink()
