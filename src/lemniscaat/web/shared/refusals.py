"""A refusal of the house, shown as a page that says what is wrong and what to do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from lemniscaat.core.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal

STATUS = {NotFound: 404, NotAllowed: 403, Conflict: 409, Invalid: 400}
TITLES = {NotFound: _("This page does not exist"), NotAllowed: _("You may not do this")}


class RefusalMiddleware:
    """Turns a refusal that no page caught into a page; also keeps private pages out of caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Show the sentence of a refusal; anything else is for the log."""
        if not isinstance(error, Refusal):
            return None
        status = STATUS.get(type(error), 429)
        context = {"refusal": error, "title": TITLES.get(type(error), "")}
        return render(request, "shared/refusal.html", context, status=status)
