"""Asking as somebody, and telling whether that changed anything."""

from __future__ import annotations

import copy
import hashlib
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection, transaction
from django.http import FileResponse
from django.urls import reverse

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from django.db.models import Model
    from django.http import HttpResponse

    from tests.safety.scene import Scene

# Who asks how often, which browser is whose, and allauth's own list of addresses.
BOOKKEEPING = {"django_session", "desk_attempt", "account_emailaddress"}
WRITES = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)


def ask(scene: Scene, role: str, url: str, method: str = "get", **more: Any) -> HttpResponse:
    """What this role hears at this address; a program of theirs shows their key."""
    if url.startswith("/api/"):
        more["headers"] = {**scene.keys.get(role, {}), **more.get("headers", {})}
    response: HttpResponse = getattr(scene.clients[role], method)(url, **more)
    if isinstance(response, FileResponse):
        b"".join(response)  # read to its end, it closes its file
    return response


def text_of(response: Any) -> str:
    """What an answer says, also when it comes in parts; a file that was given out says nothing."""
    if isinstance(response, FileResponse):
        return ""
    content: bytes = b"".join(response) if response.streaming else response.content
    return content.decode()


def send_empty(scene: Scene, role: str, url: str) -> HttpResponse:
    """What this role hears who sends a form with nothing filled in, as a browser sends it.

    Its cookies stay as they were, since the caller undoes what became of them.
    """
    client = scene.clients[role]
    cookies = copy.deepcopy(client.cookies)
    try:
        if url.startswith("/api/"):
            return ask(scene, role, url, "post", data={}, content_type="application/json")
        return ask(scene, role, url, "post", data={"csrfmiddlewaretoken": "x"})
    finally:
        client.cookies = cookies


def verdict(response: HttpResponse) -> str:
    """The status as the table writes it."""
    if response.status_code != 302:
        return str(response.status_code)
    return "in" if response["Location"].startswith(reverse("account_login")) else "->"


@contextmanager
def watching() -> Iterator[list[str]]:
    """The tables that were written to meanwhile, also when that was undone afterwards."""
    written: list[str] = []

    def look(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        found = WRITES.match(sql)
        if found and found[1].lower() not in BOOKKEEPING:
            written.append(found[1].lower())
        return execute(sql, *args)

    with connection.execute_wrapper(look):
        yield written


@contextmanager
def undone() -> Iterator[None]:
    """What happens meanwhile never happened."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def everything(but: Collection[str] = ()) -> str:
    """A digest of every row of every table, but for the bookkeeping and these tables."""
    whole = hashlib.sha256()
    for table in sorted(tables() - set(but)):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)} ORDER BY 1")  # noqa: S608
            whole.update(repr((table, cursor.fetchall())).encode())
    return whole.hexdigest()


def tables() -> set[str]:
    """Every table of the record."""
    models: list[type[Model]] = apps.get_models(include_auto_created=True)
    return {model._meta.db_table for model in models} - BOOKKEEPING
