"""The world in which the server is killed, and what must be true of it afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from tests.cast import build_world
from tests.stages import story_at

from benchmarks.post import Mailbox
from lemniscaat.casework.models import Case
from lemniscaat.decisions.models import AgendaPoint, Decision
from lemniscaat.desk.models import Submission
from lemniscaat.loop.integrity import first_broken_link
from lemniscaat.loop.models import Event, Notice
from lemniscaat.loop.operations.membership import make_token
from lemniscaat.web.mail.letters import message_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Prepared:
    """A database with the cast of the tests, and the key of a chair who decides by program."""

    def __init__(self) -> None:
        call_command("migrate", verbosity=0)
        self.world = build_world()
        self.key = make_token(
            name="kill", scope="write", days=1, by=self.world.chair, at=timezone.now()
        ).secret

    def points(self, number: int) -> list[int]:
        """So many new questions that lie before the MT."""
        return [story_at(self.world, "go").point.pk for _ in range(number)]

    def faults(self, acknowledged: Mapping[str, str]) -> list[str]:
        """Every way in which the database breaks a promise, in words."""
        connection.close()
        return [*self._lost(acknowledged), *self._half(), *self._broken()]

    def _lost(self, acknowledged: Mapping[str, str]) -> Iterator[str]:
        for kind, model in (("submission", Submission), ("decision", Decision)):
            told = {key for key, what in acknowledged.items() if what == kind}
            there = set(model.objects.as_system().values_list("public_id", flat=True))
            yield from (f"{kind} {key} was acknowledged and is lost" for key in told - there)
        for one in Submission.objects.as_system().filter(codes=None):
            yield f"submission {one.public_id} has no code"

    def _half(self) -> Iterator[str]:
        for point in AgendaPoint.objects.select_related("decision"):
            decided = Decision.objects.as_system().filter(point=point).exists()
            if decided != (point.state == AgendaPoint.State.DECIDED):
                yield f"point {point.pk} is decided by half"
            moved = Case.objects.as_system().get(pk=point.item_id).step != "go"
            if point.scope == "take_up" and decided != moved:
                yield f"the case of point {point.pk} did not follow its decision"
        for item in Submission.objects.as_system().filter(events=None):
            yield f"{item.public_id} has no trace"
        decisions = Event.objects.filter(verb="decided", item__kind="case")
        for event in decisions.filter(notices__topic=None):
            yield f"nobody hears of decision {event.seq}"

    def _broken(self) -> Iterator[str]:
        broken = first_broken_link()
        if broken is not None:
            yield f"the chain of events is broken at {broken}"

    def mailbox(self) -> Mailbox:
        """Where the mails go."""
        return Mailbox()

    def unsent(self) -> bool:
        """Whether mails wait."""
        connection.close()
        return Notice.objects.filter(sent_at=None, tries=0).exists()

    def undelivered(self, box: Mailbox) -> int:
        """How many decisions nobody got a mail about."""
        owed = Notice.objects.filter(event__verb="decided", event__item__kind="case")
        return sum(1 for notice in owed if not box.arrived[message_id(notice)])
