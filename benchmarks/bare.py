"""The yardstick: the whole site, and beside it the least that a durable submission could be."""

import json

from django.db import connection, transaction
from django.http import HttpRequest, JsonResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt
def bare(request: HttpRequest) -> JsonResponse:
    """Read the JSON and write it down in one transaction."""
    told = json.loads(request.body)["told"]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO bare (told) VALUES (%s)", [told])
    return JsonResponse({"kept": True}, status=201)


urlpatterns = [path("bare/", bare), path("", include("lemniscaat.config.urls"))]
