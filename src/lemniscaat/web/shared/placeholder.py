"""Stands where a page is still to be made."""

from django.http import HttpRequest, HttpResponse


def placeholder(request: HttpRequest, **_kwargs: object) -> HttpResponse:
    """Nothing yet."""
    return HttpResponse("…")
