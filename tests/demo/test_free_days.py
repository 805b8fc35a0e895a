"""The demonstration may be started on any day: in a weekend, on a holiday, in the night."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from lemniscaat.demo.documents import entries
from lemniscaat.demo.replay import load
from lemniscaat.loop.integrity import first_broken_link
from lemniscaat.loop.models import Event, Item, Notice, Phase

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
SECOND_DAY_OF_CHRISTMAS = datetime(2026, 12, 26, 11, 0, tzinfo=UTC)  # a Saturday
KINGS_DAY_AT_NIGHT = datetime(2027, 4, 26, 22, 30, tzinfo=UTC)  # half past midnight here
IN_SOME_YEARS = datetime(2029, 8, 15, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize("now", [SECOND_DAY_OF_CHRISTMAS, KINGS_DAY_AT_NIGHT, IN_SOME_YEARS])
def test_the_world_is_as_alive_on_this_day(now: datetime) -> None:
    load(now=now, say=lambda _line: None)
    meant = {one["title"] for one in entries("submissions", "submission") if one.get("overdue")}
    late = Item.objects.as_system().exclude(phase=Phase.CLOSED)
    late = late.filter(due__lt=timezone.localdate(now))
    assert set(late.values_list("title", flat=True)) == meant
    assert first_broken_link() is None
    assert Event.objects.latest("seq").at < now
    assert Notice.objects.filter(sent_at=None).count() >= 5
