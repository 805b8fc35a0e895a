"""`check_chain`: is everything that happened still written down as it was?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from lemniscaat.loop.integrity import first_broken_link
from lemniscaat.loop.models import Event


class Command(BaseCommand):
    """Says whether the chain of events is whole; ends with code 1 when it is not."""

    help = "Say whether the chain of events is whole; ends with code 1 when it is not."

    def handle(self, *_args: Any, **_options: Any) -> None:
        broken = first_broken_link()
        if broken is not None:
            raise CommandError(
                f"The chain of events is broken at event {broken}: it was changed, moved or lost "
                "after it was written. Compare with a backup from before that event."
            )
        self.stdout.write(f"The chain of events is whole: {Event.objects.count()} events.")
