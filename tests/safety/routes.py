"""Every address of the site, found in its own tables, with each thing that it can name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from lemniscaat.api.urls import api
from lemniscaat.web.casework.act_view import ACTS as CASE_ACTS
from lemniscaat.web.work.acts import ACTS as DESK_ACTS
from tests.safety.scene import STATES, named_things

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.safety.scene import Scene

API = "/api/v1"
# What of a story an address names, by the name of the route.
NAMES_A_THING = {
    "case": {"public_id": "case"},
    "case_act": {"public_id": "case"},
    "case_public": {"public_id": "case"},
    "submission": {"public_id": "submission"},
    "submission_act": {"public_id": "submission"},
    "item_hand_over": {"public_id": "case"},
    "attachment": {"public_id": "attachment"},
    "decision": {"public_id": "decision"},
    "decision_point": {"pk": "point"},
    "remark_reply": {"pk": "remark"},
    "commitment_settle": {"pk": "commitment"},
    "revisit_done": {"pk": "revisit"},
    "my_wording": {"pk": "wording"},
    "my_heard": {"pk": "answer"},
    "/cases/{public_id}": {"public_id": "case"},
    "/cases/{public_id}/closing": {"public_id": "case"},
    "/items/{public_id}/trail": {"public_id": "case"},
    "/publications/{public_id}": {"public_id": "case"},
    "/publications/{public_id}/trail": {"public_id": "case"},
    "/submissions/{public_id}": {"public_id": "submission"},
    "/submissions/{public_id}/case": {"public_id": "submission"},
    "/submissions/{public_id}/answers": {"public_id": "submission"},
    "/decisions/{public_id}": {"public_id": "decision"},
    "/agenda-points/{point_id}/decision": {"point_id": "point"},
}
# What an address names that belongs to no story.
NAMES = {
    "account": {"public_id": "account"},
    "deactivate": {"public_id": "account"},
    "administrator": {"public_id": "account"},
    "role_end": {"pk": "role"},
    "mandate_end": {"pk": "mandate"},
    "key_end": {"pk": "key"},
}
ACTS = {"case_act": CASE_ACTS, "submission_act": DESK_ACTS}
FIXED = {
    "case_act": {"act": "notitie"},
    "submission_act": {"act": "notitie"},
    "area": {"slug": "overijssel"},
    "body": {"slug": "mt"},
    "desk_step": {"step": "verhaal"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "a-b"},
}


class Address(NamedTuple):
    """One address to ask, and the row of the table that it belongs to."""

    row: str
    url: str


def named_routes() -> list[str]:
    """The name of every page, in the order of the addresses; a page without a name is an error."""
    names = [pattern.name or f"({pattern.pattern})" for pattern in _patterns(get_resolver())]
    return list(dict.fromkeys(names))


def _patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield entry
        elif not entry.namespace:  # the API describes itself
            yield from _patterns(entry)


def api_operations() -> list[tuple[str, str]]:
    """Method and path of everything that the API does."""
    paths = api.get_openapi_schema()["paths"]
    return [(method.upper(), path) for path, methods in paths.items() for method in methods]


def pages(scene: Scene) -> list[Address]:
    """Every page, for each state of what it can show."""
    return [
        Address(row, reverse(name, kwargs=named))
        for name in named_routes()
        for row, named in _asked_for(scene, name)
    ]


def operations(scene: Scene, *methods: str) -> list[Address]:
    """Every operation of the API with one of these methods, likewise."""
    return [
        Address(f"{method} {row}", f"{API}{path.format(**named)}")
        for method, path in api_operations()
        if method in methods
        for row, named in _asked_for(scene, path)
    ]


def acting(scene: Scene) -> list[Address]:
    """Everything that somebody can send something to: pages, acts and operations.

    Each act is asked for in one state; the others differ by who may read, which one act shows.
    """
    found = pages(scene)
    more = [
        Address(f"{one.row}/{act}", one.url.replace("/notitie/", f"/{act}/"))
        for one in found
        for act in ACTS.get(one.row.partition(" ")[0], ())
        if one.row.endswith(" published") and act != "notitie"
    ]
    return [*found, *more, *operations(scene, "POST")]


def _asked_for(scene: Scene, route: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of one route, each with the values in its address."""
    known = named_things(scene)
    fixed = {name: known[what] for name, what in NAMES.get(route, {}).items()}
    fixed |= FIXED.get(route, {})
    if route not in NAMES_A_THING:
        yield route, fixed
        return
    for state in STATES:
        found = {name: scene.things[state][what] for name, what in NAMES_A_THING[route].items()}
        if None not in found.values():
            yield f"{route} {state}", {**found, **fixed}
