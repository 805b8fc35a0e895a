"""Addresses: bringing something in."""

from django.urls import path

from lemniscaat.web.shared.placeholder import placeholder

urlpatterns = [
    path("loket/", placeholder, name="desk"),
    path("loket/verder/", placeholder, name="desk_draft"),
    path("loket/ontvangen/", placeholder, name="desk_receipt"),
    path("loket/stap/<slug:step>/", placeholder, name="desk_step"),
    path("doorverwijzen/", placeholder, name="forward"),
]
