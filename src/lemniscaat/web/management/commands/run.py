"""`run`: start the site, from an empty database if need be, and serve it until it is stopped."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from lemniscaat.areas.loading import load_provinces
from lemniscaat.casework.operations.approaches import load_shipped
from lemniscaat.core.errors import Refusal
from lemniscaat.loop.operations.membership import first_administrator
from lemniscaat.people.models import Person
from lemniscaat.web.serving import serve

WHAT_TO_DO = (
    "Nobody administers this site yet. Start it once in a terminal, which asks for a name, an "
    "e-mail address and a password; or set ADMIN_EMAIL and ADMIN_PASSWORD for the first start."
)


class Command(BaseCommand):
    """Brings the database up to date, asks for a first administrator, and serves."""

    help = "Start the site with the settings in the environment."

    def handle(self, *_args: Any, **_options: Any) -> None:
        call_command("migrate", verbosity=0)
        load_provinces()
        load_shipped(at=timezone.now())
        if not Person.objects.filter(is_administrator=True, is_active=True).exists():
            self._begin()
        if not settings.EMAIL_HOST:
            self.stderr.write(f"EMAIL_HOST is empty: mail stays in {settings.OUTBOX}.")
        serve(settings.BIND, self._ready)

    def _ready(self) -> None:
        self.stdout.write(f"Lemniscaat listens on {settings.BIND}, for {settings.BASE_URL}/.")

    def _begin(self) -> None:
        """Make the account that invites all others."""
        if settings.ADMIN_EMAIL and settings.ADMIN_PASSWORD:
            self._make(settings.ADMIN_NAME, settings.ADMIN_EMAIL, settings.ADMIN_PASSWORD)
            return
        if not sys.stdin.isatty():
            raise CommandError(WHAT_TO_DO)
        self.stdout.write("Nobody administers this site yet. Who is the first administrator?")
        while True:
            try:
                self._make(input("Name: "), input("E-mail address: "), getpass("Password: "))
            except CommandError as refusal:
                self.stdout.write(f"{refusal}\n")
            else:
                return

    def _make(self, name: str, email: str, password: str) -> None:
        try:
            first_administrator(name=name, email=email, password=password, at=timezone.now())
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal
