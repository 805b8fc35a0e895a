"""Addresses: what everyone may read."""

from django.urls import path

from lemniscaat.web.shared.placeholder import placeholder

urlpatterns = [
    path("casussen/", placeholder, name="cases"),
    path("casussen/<str:public_id>/", placeholder, name="case_public"),
    path("gebieden/", placeholder, name="areas"),
    path("gebieden/<slug:slug>/", placeholder, name="area"),
    path("tafels/", placeholder, name="bodies"),
    path("tafels/<slug:slug>/", placeholder, name="body"),
    path("zoeken/", placeholder, name="search"),
]
