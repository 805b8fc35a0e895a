"""The API under /api/v1/, by the NL API Design Rules: the same operations as the pages."""

from django.urls import path

from lemniscaat.api import cases, decisions, publications, submissions
from lemniscaat.api.conformance import VERSION, DescribedAPI
from lemniscaat.api.problems import handle_problems

api = DescribedAPI(
    title="Lemniscaat",
    version=VERSION,
    description="From practice to policy and back to who brought it in.",
    openapi_url="/openapi.json",
    docs_url=None,
)
handle_problems(api)
for room in (publications, submissions, cases, decisions):
    api.add_router("", room.router)

urlpatterns = [path("api/v1/", api.urls)]
