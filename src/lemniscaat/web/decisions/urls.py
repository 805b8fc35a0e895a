"""Addresses: what waits for a body, and what it decided."""

from django.urls import path

from lemniscaat.web.decisions import views

urlpatterns = [
    path("werk/besluiten/", views.decisions, name="decisions"),
    path("werk/besluiten/<int:pk>/", views.decision_point, name="decision_point"),
    path("werk/besluit/<str:public_id>/", views.decision, name="decision"),
]
