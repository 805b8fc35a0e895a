"""What the NL API Design Rules ask of every answer and of the description of the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from ninja import NinjaAPI

from lemniscaat.api.problems import problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

VERSION = "1.0.0"
PREFIX = "/api/v1"
PROBLEM = "application/problem+json"
ERROR = 400
HEADERS = {
    "API-Version": VERSION,
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
TEXT = {"type": "string"}
PROBLEM_SHAPE = {
    "type": "object",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer"},
        "title": TEXT,
        "detail": TEXT,
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"in": TEXT, "name": TEXT, "reason": TEXT},
            },
        },
    },
}


class DescribedAPI(NinjaAPI):
    """Describes itself as the rules want: relative paths, a contact, headers, errors."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> Any:
        """OpenAPI 3.1 with every error and header that a client can meet."""
        schema = super().get_openapi_schema(*args, **kwargs)
        schema["components"]["schemas"]["Problem"] = PROBLEM_SHAPE
        schema["servers"] = [{"url": PREFIX}]
        schema["paths"] = {
            path.removeprefix(PREFIX): methods for path, methods in schema["paths"].items()
        }
        schema["info"]["contact"] = {
            "name": settings.SITE_NAME,
            "url": f"{settings.BASE_URL}/contact/",
            "email": settings.DEFAULT_FROM_EMAIL,
        }
        for path, methods in schema["paths"].items():
            for method, described in methods.items():
                _describe(path, method, described)
        return schema


def _describe(path: str, method: str, described: dict[str, Any]) -> None:
    version = {"API-Version": {"schema": TEXT, "description": "The full version of this API"}}
    shape = {"schema": {"$ref": "#/components/schemas/Problem"}}
    error = {"description": "What is wrong", "headers": version, "content": {PROBLEM: shape}}
    for answer in described["responses"].values():
        answer["headers"] = {**answer.get("headers", {}), **version}
    codes = {400, 429}
    if "{" in path:
        codes.add(404)
    if described.get("security"):
        codes |= {401, 403}
    if method == "post":
        codes |= {409, 413, 415}
    for code in sorted(codes):
        described["responses"].setdefault(str(code), error)


class ApiRulesMiddleware:
    """Gives every answer of the API its headers, and every error its shape."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        has_body = request.method == "POST" and request.headers.get("Content-Length", "0") != "0"
        if has_body and request.content_type != "application/json":
            response: HttpResponse = problem(415, "application/json")
        else:
            response = self.get_response(request)
        if response.status_code >= ERROR and not response["Content-Type"].startswith(PROBLEM):
            allow = response.get("Allow")
            response = problem(response.status_code, request.path)
            if allow:
                response["Allow"] = allow
        for name, value in HEADERS.items():
            response[name] = value
        if request.path == f"{PREFIX}/openapi.json":
            response["Access-Control-Allow-Origin"] = "*"
        return response
