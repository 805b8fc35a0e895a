"""Addresses: bringing something in."""

from django.urls import path

from lemniscaat.web.desk import drafts, views

urlpatterns = [
    path("loket/", views.start, name="desk"),
    path("loket/verder/", drafts.draft, name="desk_draft"),
    path("loket/ontvangen/", views.receipt, name="desk_receipt"),
    path("loket/stap/<slug:step>/", views.step, name="desk_step"),
    path("doorverwijzen/", views.forward, name="forward"),
]
