"""Addresses: mail: its texts, its sending and the outbox of a demonstration."""

from django.urls import path

from lemniscaat.web.shared.placeholder import placeholder

urlpatterns = [
    path("postvak-uit/", placeholder, name="outbox"),
]
