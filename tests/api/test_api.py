"""The API does what the pages do, by the same operations, and by the NL API Design Rules."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lemniscaat.api.urls import api
from lemniscaat.desk.models import Submission
from lemniscaat.loop.models import Answer
from lemniscaat.loop.operations.membership import make_token, revoke_token
from lemniscaat.loop.operations.publication import publish
from lemniscaat.people.models import ApiToken, Person
from tests.cast import TOLD, World, bring_in
from tests.stages import story_at

ROOT = "/api/v1"
STORY = {
    "told": TOLD,
    "since": "sinds 2019",
    "area": "overijssel",
    "giver": {"name": "Anna Dijkstra", "email": "anna@boerin.example", "reach": "mail"},
}


class Program:
    """A program with the key of somebody, or without one."""

    def __init__(self, person: Person | None = None, scope: str = "write") -> None:
        self.client, self.headers = Client(), {}
        if person is not None:
            made = make_token(name="proef", scope=scope, days=30, by=person, at=timezone.now())
            self.token, self.headers = made.token, {"Authorization": f"Bearer {made.secret}"}

    def get(self, path: str) -> Any:
        return self.client.get(f"{ROOT}{path}", headers=self.headers)

    def post(self, path: str, body: object = None, **headers: str) -> Any:
        text = body if isinstance(body, str) else json.dumps(body or {})
        return self.client.post(
            f"{ROOT}{path}",
            data=text,
            content_type="application/json",
            headers={**self.headers, **headers},
        )


def test_anybody_brings_something_in_and_gets_a_code(world: World) -> None:
    answer = Program().post("/submissions", STORY)
    assert answer.status_code == 201
    told = answer.json()
    assert re.fullmatch(r"([0-9A-Z]{4}-){3}[0-9A-Z]", told["trackingCode"])
    assert told["ballAt"] == {"name": "Samira el Amrani", "role": "director"}
    one = Submission.objects.as_system().get()
    assert (one.told, one.channel, one.since.text) == (TOLD, "api", "2019/..")


def test_sent_again_with_the_same_key_it_is_one_submission(world: World) -> None:
    program = Program()
    first, second = (
        program.post("/submissions", STORY, **{"Idempotency-Key": "winkel-17"}) for _ in range(2)
    )
    assert first.json()["publicId"] == second.json()["publicId"]
    assert Submission.objects.as_system().count() == 1
    other = program.post(
        "/submissions", {**STORY, "told": "Iets anders."}, **{"Idempotency-Key": "winkel-17"}
    )
    assert other.status_code == 409
    assert "trackingCode" not in other.json()


def test_the_loop_can_be_walked_by_programs(world: World) -> None:
    story = story_at(world, "go")
    chair, director = Program(world.chair), Program(world.director)
    [point] = chair.get("/agenda-points").json()
    decided = chair.post(
        f"/agenda-points/{point['id']}/decision", {"option": "go", "reasons": "Het is nodig."}
    )
    assert (decided.status_code, decided.json()["body"]) == (201, "mt")
    again = chair.post(
        f"/agenda-points/{point['id']}/decision", {"option": "go", "reasons": "Het is nodig."}
    )
    assert again.status_code == 409
    case = director.get(f"/cases/{story.case.public_id}").json()
    assert (case["step"], case["phase"]) == ("team", "taken_up")
    way = director.get(f"/items/{story.submission.public_id}/trail").json()
    assert [link["verb"] for link in way["links"]] == ["taken_up_as", "decided_by"]


def test_a_case_never_closes_by_api_while_somebody_waits(world: World) -> None:
    story = story_at(world, "feedback")
    director = Program(world.director)
    refused = director.post(f"/cases/{story.case.public_id}/closing")
    assert refused.status_code == 409
    given = director.post(
        f"/submissions/{story.submission.public_id}/answers", {"text": "Het mag."}
    )
    assert given.status_code == 201
    assert Answer.objects.get().to == story.farmer


def test_a_contribution_is_taken_up_or_answered_at_the_desk(world: World) -> None:
    director = Program(world.director)
    story_at(world, "scope_test")
    first, second = bring_in(world).submission, bring_in(world).submission
    taken = director.post(f"/submissions/{first.public_id}/case")
    assert (taken.status_code, taken.json()["approach"]) == (201, "oplossingenbrigade")
    director.post(f"/submissions/{second.public_id}/answers", {"text": "Dat kan al."})
    one = director.get(f"/submissions/{second.public_id}").json()
    assert (one["phase"], one["end"]) == ("closed", "answered")


@pytest.mark.parametrize(
    "path", ["/submissions", "/cases", "/decisions", "/agenda-points", "/items/x/trail"]
)
def test_what_is_not_public_needs_a_key(world: World, path: str) -> None:
    assert Program().get(path).status_code == 401


def test_a_key_is_held_to_its_scope_its_days_and_its_person(world: World) -> None:
    reader = Program(world.director, scope="read")
    one = bring_in(world).submission
    assert reader.get("/submissions").status_code == 200
    assert reader.post(f"/submissions/{one.public_id}/case").status_code == 401
    ApiToken.objects.filter(pk=reader.token.pk).update(
        expires_at=timezone.now() - timedelta(seconds=1)
    )
    assert reader.get("/submissions").status_code == 401
    gone = Program(world.second_director)
    revoke_token(token=gone.token, by=world.second_director, at=timezone.now())
    assert gone.get("/submissions").status_code == 401
    left = Program(world.adviser)
    Person.objects.filter(pk=world.adviser.pk).update(is_active=False)
    assert left.get("/submissions").status_code == 401


def test_who_may_not_see_something_hears_that_it_does_not_exist(world: World) -> None:
    story = story_at(world, "go")
    stranger = Program(world.outsider)
    assert stranger.get("/cases").json() == {"items": [], "next": None}
    for path in (
        f"/cases/{story.case.public_id}",
        f"/submissions/{story.submission.public_id}",
        f"/submissions/{story.submission.public_id}/answers",
        f"/items/{story.case.public_id}/trail",
        f"/publications/{story.case.public_id}",
    ):
        hidden, absent = stranger.get(path), stranger.get("/cases/bestaatniet")
        assert (hidden.status_code, hidden.content) == (404, absent.content), path
    for path, body in (
        (f"/cases/{story.case.public_id}/closing", {}),
        (f"/submissions/{story.submission.public_id}/case", {}),
        (f"/agenda-points/{story.point.pk}/decision", {"option": "go", "reasons": "x"}),
    ):
        assert stranger.post(path, body).status_code == 404


def test_everyone_reads_what_was_published_and_nothing_else(world: World) -> None:
    story = story_at(world, "go")
    publish(
        item=story.case,
        title="Natte teelt",
        summary="Mag dat?",
        by=world.director,
        at=story.later(),
    )
    anyone = Program()
    [shown] = anyone.get("/publications").json()["items"]
    assert (shown["title"], shown["area"]) == ("Natte teelt", "overijssel")
    assert len(anyone.get(f"/publications/{story.case.public_id}/trail").json()) == 1
    assert anyone.get("/publications?area=drenthe").json()["items"] == []


def test_pages_of_a_list_follow_each_other_without_gap_or_overlap(world: World) -> None:
    ids = [bring_in(world).submission.public_id for _ in range(5)]
    program, seen, before = Program(world.director), [], ""
    while True:
        page = program.get(f"/submissions?limit=2&before={before}").json()
        seen += [one["publicId"] for one in page["items"]]
        before = page["next"]
        if before is None:
            break
    assert seen == ids[::-1]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({**STORY, "told": ""}, "told"),
        ({**STORY, "colour": "red"}, "colour"),
        ({**STORY, "area": "atlantis"}, "area"),
        ({**STORY, "desk": "elders"}, "desk"),
        ({**STORY, "giver": {"reach": "mail"}}, "email"),
        ({**STORY, "giver": {"email": "geen adres"}}, "email"),
        ('"een tekst"', "told"),
        ("geen json", ""),
    ],
)
def test_wrong_input_is_400_and_names_every_field(world: World, body: object, name: str) -> None:
    answer = Program().post("/submissions", body)
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    told = answer.json()
    assert {"status", "title", "detail"} <= set(told)
    assert name in " ".join(error["name"] for error in told.get("errors", []))
    assert not Submission.objects.as_system().exists()


def test_trying_too_often_is_told_to_wait(world: World, settings: Any) -> None:
    settings.SUBMISSIONS_PER_ADDRESS = 2
    program = Program()
    codes = [program.post("/submissions", STORY).status_code for _ in range(3)]
    assert codes == [201, 201, 429]


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/nothing", "get", 404),
        ("/publications", "delete", 405),
        ("/publications?limit=0", "get", 400),
        ("/publications?before=nergens", "get", 400),
    ],
)
def test_every_error_is_a_problem_with_all_headers(
    world: World, path: str, method: str, status: int
) -> None:
    answer = getattr(Client(), method)(f"{ROOT}{path}")
    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["API-Version"] == "1.0.0"
    assert answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_another_kind_of_content_is_refused(world: World) -> None:
    answer = Client().post(f"{ROOT}/submissions", {"told": TOLD})
    assert answer.status_code == 415


def test_times_are_utc_and_say_so(world: World) -> None:
    bring_in(world)
    [one] = Program(world.director).get("/submissions").json()["items"]
    assert one["createdAt"].endswith("Z")


def test_the_description_is_public_and_keeps_the_design_rules(world: World) -> None:
    answer = Client().get(f"{ROOT}/openapi.json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    schema = answer.json()
    assert schema["openapi"].startswith("3.")
    assert schema["servers"] == [{"url": ROOT}]
    assert {"name", "url", "email"} <= set(schema["info"]["contact"])
    for path, methods in schema["paths"].items():
        assert not path.endswith("/"), path
        fixed = re.sub(r"\{[^}]+\}", "", path)
        assert re.fullmatch(r"[a-z0-9/-]+", fixed), path
        for method, described in methods.items():
            assert method in {"get", "post"}
            for code, response in described["responses"].items():
                assert "API-Version" in response["headers"], (path, method, code)
                if code >= "400":
                    assert "application/problem+json" in response["content"]
            for parameter in described.get("parameters", []):
                if parameter["in"] == "query":
                    assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", parameter["name"])


def test_every_address_of_the_api_is_described() -> None:
    described = set(api.get_openapi_schema()["paths"])
    assert {"/submissions", "/cases", "/decisions", "/publications"} <= described
