"""Writing down a phone call: one page, a code to read aloud, sent twice is one."""

import re

from django.test import Client
from django.urls import reverse

from lemniscaat.desk.models import Submission
from lemniscaat.desk.queries import by_code
from tests.cast import World

PAGE = "submission_new"
CALL = {
    "told": "De brug is te smal voor de maaier.",
    "channel": "phone",
    "name": "Jan Bosch",
    "descriptor": "loonwerker",
    "reach": "phone",
    "phone": "0612345678",
    "place": "Nijverdal",
    "area": "overijssel",
    "consent": "Aan de telefoon, na voorlezen",
    "may_publish": "on",
}


def filled_in(client: Client, world: World, **other: str) -> dict[str, str]:
    """What the page sends, with the key and the desk that it was given."""
    client.force_login(world.director)
    text = client.get(reverse(PAGE)).content.decode()
    key = re.search(r'name="key" value="([^"]+)"', text)
    assert key is not None
    return {**CALL, "key": key[1], "desk": str(world.desk.pk), **other}


def test_a_phone_call_is_written_down_with_who_did_and_who_told(
    client: Client, world: World
) -> None:
    receipt = client.post(reverse(PAGE), filled_in(client, world)).content.decode()
    kept = Submission.objects.as_system().get()
    assert (kept.told, kept.channel, kept.entered_by, kept.place, kept.may_publish) == (
        CALL["told"],
        "phone",
        world.director,
        "Nijverdal",
        True,
    )
    assert kept.brought_by is not None
    assert (kept.brought_by.name, kept.brought_by.contact_phone) == ("Jan Bosch", "0612345678")
    assert (kept.area, kept.consent) == (world.overijssel, CALL["consent"])
    code = re.search(r'<p class="code-display">([^<]+)</p>', receipt)
    assert code is not None
    assert by_code(code[1]) == kept


def test_sent_twice_is_one_contribution(client: Client, world: World) -> None:
    sent = filled_in(client, world)
    client.post(reverse(PAGE), sent)
    again = client.post(reverse(PAGE), sent)
    kept = Submission.objects.as_system().get()
    assert again.headers["Location"] == reverse("submission", args=[kept.public_id])


def test_what_is_missing_is_said_and_nothing_typed_is_lost(client: Client, world: World) -> None:
    answer = client.post(reverse(PAGE), filled_in(client, world, consent="", phone=""))
    assert set(answer.context["form"].errors) == {"consent", "phone"}
    assert CALL["told"] in answer.content.decode()
    assert not Submission.objects.as_system().exists()


def test_who_works_at_no_desk_writes_nothing_down(client: Client, world: World) -> None:
    sent = filled_in(client, world)
    client.force_login(world.chair)
    assert client.get(reverse(PAGE)).status_code == 403
    assert client.post(reverse(PAGE), sent).status_code == 403
    assert not Submission.objects.as_system().exists()
