"""`tick`: do once what the server does every few seconds, for a site that is served differently."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from lemniscaat.web.mail.sending import send_due
from lemniscaat.web.ticking import the_only_one, tidy


class Command(BaseCommand):
    """Send the mail that waits and forget what passed its last day."""

    help = "Send the mail that waits and forget what passed its last day."

    def handle(self, *_args: Any, **_options: Any) -> None:
        with the_only_one() as mine:
            if not mine:
                self.stdout.write("The server that runs does this already.")
                return
            sent, failed = send_due(timezone.now())
            tidy(timezone.now())
        self.stdout.write(f"Mail sent: {sent}. Not sent, tried again later: {failed}.")
