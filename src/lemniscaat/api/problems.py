"""Errors of the API as problem details (RFC 9457), for refusals and for everything else."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja.errors import AuthenticationError, HttpError, ValidationError

from lemniscaat.core.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.http import HttpRequest
    from ninja import NinjaAPI

logger = logging.getLogger(__name__)

TITLES = {
    400: gettext_lazy("The input is not right"),
    401: gettext_lazy("Not signed in"),
    403: gettext_lazy("Not allowed"),
    404: gettext_lazy("Not found"),
    405: gettext_lazy("Not possible here"),
    409: gettext_lazy("Somebody was first"),
    413: gettext_lazy("Too large"),
    415: gettext_lazy("Another kind of content"),
    429: gettext_lazy("Too many requests"),
    500: gettext_lazy("Something went wrong"),
}
STATUS = {Invalid: 400, NotAllowed: 403, NotFound: 404, Conflict: 409}
TOO_MANY = 429


def problem(
    status: int, detail: str, errors: Sequence[dict[str, str]] | None = None
) -> JsonResponse:
    """One error, as the NL API Design Rules want it; `errors` names every wrong field."""
    body: dict[str, Any] = {
        "status": status,
        "title": str(TITLES.get(status, _("Something went wrong"))),
        "detail": detail,
    }
    if errors:
        body["errors"] = list(errors)
    return JsonResponse(body, status=status, content_type="application/problem+json")


def handle_problems(api: NinjaAPI) -> None:
    """Let every error of this API leave as problem details."""
    api.add_exception_handler(Refusal, _refused)
    api.add_exception_handler(ValidationError, _invalid)
    api.add_exception_handler(AuthenticationError, _nobody)
    api.add_exception_handler(HttpError, lambda _r, e: problem(e.status_code, str(e)))
    api.add_exception_handler(Http404, lambda _r, _e: problem(404, _("This does not exist.")))
    api.add_exception_handler(Exception, _failed)


def _refused(_request: HttpRequest, refusal: Any) -> JsonResponse:
    fields = refusal.fields if isinstance(refusal, Invalid) else {}
    errors = [
        {"in": "body", "name": name, "reason": str(sentence)} for name, sentence in fields.items()
    ]
    return problem(STATUS.get(type(refusal), TOO_MANY), str(refusal.args[0]), errors)


def _invalid(_request: HttpRequest, invalid: Any) -> JsonResponse:
    errors = [
        {
            "in": str(error["loc"][0]),
            "name": ".".join(str(part) for part in error["loc"][1:]) or str(error["loc"][0]),
            "reason": str(error["msg"]),
        }
        for error in invalid.errors
    ]
    return problem(400, _("The input is not right: see the errors."), errors)


def _nobody(_request: HttpRequest, _error: Any) -> JsonResponse:
    response = problem(401, _("This needs a valid access key with the right to do this."))
    response["WWW-Authenticate"] = "Bearer"
    return response


def _failed(request: HttpRequest, error: Any) -> JsonResponse:
    logger.error("API error at %s", request.path, exc_info=error)
    return problem(500, _("Something went wrong here. It was written down."))
