"""Addresses: cases for who works on them."""

from django.urls import path

from lemniscaat.web.shared.placeholder import placeholder

urlpatterns = [
    path("werk/bord/", placeholder, name="board"),
    path("werk/tabel/", placeholder, name="case_table"),
    path("werk/casus/<str:public_id>/", placeholder, name="case"),
    path("werk/casus/<str:public_id>/<slug:act>/", placeholder, name="case_act"),
]
