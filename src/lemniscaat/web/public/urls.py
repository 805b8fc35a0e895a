"""Addresses: what everyone may read."""

from django.urls import path

from lemniscaat.web.public import bodies, cases, places, search

urlpatterns = [
    path("casussen/", cases.cases, name="cases"),
    path("casussen/<str:public_id>/", cases.case_public, name="case_public"),
    path("gebieden/", places.areas, name="areas"),
    path("gebieden/<slug:slug>/", places.area, name="area"),
    path("tafels/", bodies.bodies, name="bodies"),
    path("tafels/<slug:slug>/", bodies.body, name="body"),
    path("zoeken/", search.search, name="search"),
]
