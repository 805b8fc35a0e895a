"""Addresses: what waits for a body, and what it decided."""

from django.urls import path

from lemniscaat.web.shared.placeholder import placeholder

urlpatterns = [
    path("werk/besluiten/", placeholder, name="decisions"),
    path("werk/besluiten/<int:pk>/", placeholder, name="decision_point"),
    path("werk/besluit/<str:public_id>/", placeholder, name="decision"),
]
