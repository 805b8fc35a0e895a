"""Addresses: the outbox, which exists only in a demonstration."""

from django.urls import path

from lemniscaat.web.mail.views import outbox

urlpatterns = [
    path("postvak-uit/", outbox, name="outbox"),
]
