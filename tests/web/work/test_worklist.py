"""The worklist: everything that waits for me, and nothing of anybody else."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lemniscaat.casework.models import Revisit
from lemniscaat.desk.operations import end
from lemniscaat.journeys import decide as deciding
from lemniscaat.loop.models import Commitment, Event, Remark
from lemniscaat.loop.operations.answers import promise
from lemniscaat.loop.operations.remarks import say
from lemniscaat.people.models import Person
from lemniscaat.web.work.waiting import in_groups, rows_for
from tests.cast import NOW, World, bring_in, farmer_of
from tests.stages import begin, story_at


def worklist(client: Client, who: Person) -> str:
    client.force_login(who)
    return client.get(reverse("worklist")).content.decode()


def addresses(who: Person) -> list[str]:
    return [row.url for row in rows_for(who, timezone.localdate())]


def test_what_i_hold_waits_for_me_and_for_nobody_else(client: Client, world: World) -> None:
    held = bring_in(world).submission
    link = reverse("submission", args=[held.public_id])
    assert link in worklist(client, world.director)
    for other in (world.second_director, world.adviser, world.chair, world.outsider):
        page = worklist(client, other)
        assert link not in page
        assert held.title not in page


def test_who_is_not_signed_in_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(reverse("worklist")).status_code == 302


def test_a_contribution_inside_a_case_waits_as_that_case_only(world: World) -> None:
    story = story_at(world, "explore")
    assert addresses(world.director) == [reverse("case", args=[story.case.public_id])]


def test_a_decision_waits_for_everyone_with_a_seat_and_once_for_the_chair(world: World) -> None:
    story = story_at(world, "go")
    point = reverse("decision_point", args=[story.point.pk])
    assert addresses(world.chair) == [point]
    assert addresses(world.deputy) == [point]
    assert point not in addresses(world.table_chair)


def test_a_question_waits_until_it_is_replied_to(client: Client, world: World) -> None:
    submission = bring_in(world).submission
    say(item=submission, kind="question", text="Hoe lang nog?", by=farmer_of(submission), at=NOW)
    asked = Remark.objects.get()
    page = reverse("remark_reply", args=[asked.pk])
    assert page in worklist(client, world.director)
    client.post(page, {"text": "Tot volgende week."})
    assert Remark.objects.get(reply_to=asked).text == "Tot volgende week."
    assert page not in worklist(client, world.director)
    assert client.post(page, {"text": "Nog eens."}).status_code == 409


def test_a_promise_waits_for_who_made_it_until_it_is_settled(client: Client, world: World) -> None:
    case = begin(world).case
    made = promise(
        item=case, who=world.expert, what="Bellen", due=date(2026, 1, 5), by=world.director, at=NOW
    )
    page = reverse("commitment_settle", args=[made.pk])
    assert addresses(world.expert) == [page]
    assert case.title not in worklist(client, world.expert)
    assert client.post(page, {"kept": "no", "note": ""}).status_code == 200
    assert Commitment.objects.get().kept == "open"
    client.post(page, {"kept": "yes", "note": "Gebeld."})
    assert Commitment.objects.get().kept == "kept"
    assert addresses(world.expert) == []


def test_a_promise_of_somebody_else_does_not_exist_for_an_outsider(
    client: Client, world: World
) -> None:
    case = begin(world).case
    made = promise(
        item=case, who=world.expert, what="Bellen", due=date(2026, 1, 5), by=world.director, at=NOW
    )
    page = reverse("commitment_settle", args=[made.pk])
    client.force_login(world.outsider)
    assert client.post(page, {"kept": "yes"}).status_code == 404
    client.force_login(world.adviser)
    assert client.post(page, {"kept": "yes"}).status_code == 403


def test_looking_again_takes_it_off_the_list_of_the_watcher_alone(
    client: Client, world: World
) -> None:
    story = story_at(world, "go")
    deciding.decide(
        point=story.point, option="not_now", reasons="Nu niet.", by=world.chair, at=story.later(),
        revisit="Nieuwe regels", revisit_on=date(2027, 2, 1),
    )  # fmt: skip
    revisit = Revisit.objects.get()
    page = reverse("revisit_done", args=[revisit.pk])
    client.force_login(world.adviser)
    assert client.post(page).status_code == 404
    assert page in worklist(client, world.director)
    assert client.get(page).status_code == 405
    assert client.post(page).status_code == 302
    assert page not in worklist(client, world.director)


def test_the_most_urgent_comes_first_and_late_stands_apart(world: World) -> None:
    for days in (400, 10, 0):
        bring_in(world, at=NOW - timedelta(days=days), title=f"{days} dagen")
    day = date(2026, 11, 24)
    rows = rows_for(world.director, day)
    assert [row.title for row in rows] == ["400 dagen", "10 dagen", "0 dagen"]
    assert [[row.title for row in found] for _name, found in in_groups(rows, day)] == [
        ["400 dagen", "10 dagen"],
        ["0 dagen"],
    ]


def test_what_was_referred_waits_until_they_arrived(world: World) -> None:
    submission = bring_in(world).submission
    end.refer(
        submission=submission, to="Kadaster", contact="", words="Zij helpen.", by=world.adviser,
        at=NOW,
    )  # fmt: skip
    asked = rows_for(world.adviser, timezone.localdate())[0].ask
    end.arrived(referral=submission.referrals.get(), by=world.adviser, at=NOW)
    assert rows_for(world.adviser, timezone.localdate())[0].ask != asked


def test_the_list_asks_the_database_as_often_for_many_as_for_one(world: World) -> None:
    def queries_with_one_more_story() -> int:
        told = begin(world).submission
        say(item=told, kind="question", text="En nu?", by=farmer_of(told), at=NOW)
        bring_in(world)
        with CaptureQueriesContext(connection) as queries:
            rows_for(world.director, timezone.localdate())
        return len(queries)

    assert queries_with_one_more_story() == queries_with_one_more_story()


@pytest.mark.parametrize("name", ["worklist", "submissions", "submission_new"])
def test_looking_changes_nothing(client: Client, world: World, name: str) -> None:
    bring_in(world)
    client.force_login(world.director)
    before = Event.objects.count()
    assert client.get(reverse(name)).status_code == 200
    assert Event.objects.count() == before
