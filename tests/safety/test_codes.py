"""Tracking codes: too long to guess, kept nowhere, and a wrong one tells nothing."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lemniscaat.core.codes import ALPHABET, RANDOM_LENGTH, keyed_digest, new_tracking_code
from lemniscaat.desk.drafts import keep_draft
from lemniscaat.desk.models import Attempt, TrackingCode
from lemniscaat.desk.operations.submit import reissue_code
from lemniscaat.loop.operations.membership import invite
from tests.cast import NOW, bring_in

if TYPE_CHECKING:
    from django.http import HttpResponse
    from pytest_django.fixtures import SettingsWrapper

    from tests.cast import World

TOKEN = re.compile(r'csrfmiddlewaretoken" value="\w+"')


def type_code(client: Client, code: str, **where: str) -> HttpResponse:
    return client.post(reverse("follow"), {"code": code}, **where)


def test_a_code_holds_sixty_bits_of_chance() -> None:
    assert RANDOM_LENGTH * math.log2(len(set(ALPHABET))) >= 60
    codes = [new_tracking_code() for _ in range(2000)]
    assert len(set(codes)) == len(codes)
    for place in range(RANDOM_LENGTH):  # every place really varies
        assert len({code.replace("-", "")[place] for code in codes}) == len(ALPHABET)


def test_no_table_holds_a_code_in_clear(world: World) -> None:
    receipt = bring_in(world)
    draft = keep_draft(data={"desk": "loket-ob"}, at=NOW)
    invited = invite(email="n@x.example", name="Nadia", by=world.administrator, at=NOW)
    secrets = [receipt.code, draft, invited.code]
    forms = {form.lower() for code in secrets for form in (code, code.replace("-", ""))}
    for model in apps.get_models(include_auto_created=True):
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
            kept = repr(cursor.fetchall()).lower()
        assert not [form for form in forms if form in kept], model.__name__
    assert TrackingCode.objects.get().digest == keyed_digest("tracking", receipt.code)


def test_a_digest_needs_the_key_of_the_site(settings: SettingsWrapper) -> None:
    here = keyed_digest("tracking", "AAAA-AAAA-AAAA-A")
    settings.SECRET_KEY = "another site"
    assert keyed_digest("tracking", "AAAA-AAAA-AAAA-A") != here


def test_wrong_revoked_and_unknown_are_one_page_with_the_same_work(world: World) -> None:
    old = bring_in(world)
    reissue_code(submission=old.submission, by=world.director, at=NOW)
    pages, work = set(), set()
    for code in (old.code, new_tracking_code()):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = type_code(Client(), code)
        assert page.status_code == 200
        pages.add(TOKEN.sub("", page.text).replace(code, ""))
        work.add(tuple(re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in asked))
    nonsense = type_code(Client(), "geen code")
    pages.add(TOKEN.sub("", nonsense.text).replace("geen code", ""))
    assert len(pages) == 1
    assert len(work) == 1


def test_an_address_may_guess_so_often_and_no_more(world: World, settings: SettingsWrapper) -> None:
    settings.CODE_TRIES_PER_ADDRESS = 3
    code = bring_in(world).code
    client = Client()
    for _ in range(3):
        assert "tried very often" not in type_code(client, new_tracking_code()).text
    refused = type_code(client, code)
    assert (refused.status_code, "tried very often" in refused.text) == (200, True)
    fresh = Client()  # another browser at the same address guesses no further either
    assert "tried very often" in type_code(fresh, code).text
    named = type_code(fresh, code, HTTP_X_FORWARDED_FOR="203.0.113.9")
    assert "tried very often" in named.text  # nobody names an address for themselves
    assert type_code(fresh, code, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_everyone_together_may_guess_so_often_and_a_right_code_still_opens(
    world: World, settings: SettingsWrapper
) -> None:
    settings.CODE_TRIES_IN_ALL = 3
    code = bring_in(world).code
    for number in range(3):
        type_code(Client(), new_tracking_code(), REMOTE_ADDR=f"203.0.113.{number}")
    refused = type_code(Client(), new_tracking_code(), REMOTE_ADDR="203.0.113.77")
    assert "tried very often" in refused.text
    assert type_code(Client(), code, REMOTE_ADDR="203.0.113.78").status_code == 302


def test_an_attempt_does_not_keep_the_address(world: World) -> None:
    type_code(Client(), new_tracking_code(), REMOTE_ADDR="203.0.113.5")
    tried = Attempt.objects.get()
    assert "203.0.113.5" not in tried.source
    assert tried.at <= timezone.now()


@pytest.mark.parametrize("route", ["my_contribution", "my_withdraw"])
def test_a_code_in_an_address_opens_nothing(world: World, route: str) -> None:
    """Addresses end up in logs; a code is only ever sent in a form."""
    code = bring_in(world).code
    page = Client().get(reverse(route), {"code": code}, follow=True)
    assert page.redirect_chain[-1][0] == reverse("follow")
    assert "Anna Dijkstra" not in page.text
