"""Handing over: to a colleague, with a reason, by who holds it or directs."""

from django.test import Client
from django.urls import reverse

from lemniscaat.desk.models import Submission
from lemniscaat.desk.operations import end
from lemniscaat.people.models import Person
from tests.cast import NOW, World, bring_in


def page_of(submission: Submission) -> str:
    return reverse("item_hand_over", args=[submission.public_id])


def holder_of(submission: Submission) -> Person:
    return Submission.objects.as_system().get(pk=submission.pk).holder


def test_the_holder_hands_over_to_a_colleague_with_a_reason(client: Client, world: World) -> None:
    told = bring_in(world).submission
    client.force_login(world.director)
    to = f"{world.adviser.public_id}-adviser"
    refused = client.post(page_of(told), {"to": to, "why": ""})
    assert "why" in refused.context["form"].errors
    client.post(page_of(told), {"to": to, "why": "Zij kent het gebied."})
    assert holder_of(told) == world.adviser


def test_nobody_outside_the_group_can_get_it(client: Client, world: World) -> None:
    told = bring_in(world).submission
    client.force_login(world.director)
    client.post(page_of(told), {"to": f"{world.outsider.public_id}-director", "why": "x"})
    assert holder_of(told) == world.director


def test_who_neither_holds_nor_directs_is_refused(client: Client, world: World) -> None:
    told = bring_in(world).submission
    to = {"to": f"{world.adviser.public_id}-adviser", "why": "x"}
    for who, status in ((world.outsider, 404), (world.adviser, 403)):
        client.force_login(who)
        assert client.post(page_of(told), to).status_code == status
    assert holder_of(told) == world.director


def test_what_is_closed_stays_where_it_is(client: Client, world: World) -> None:
    told = bring_in(world).submission
    end.decline(submission=told, reasons="Nu niet.", by=world.director, at=NOW)
    client.force_login(world.director)
    assert client.get(page_of(told)).status_code == 409
