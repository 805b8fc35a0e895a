"""Addresses: cases for who works on them."""

from django.urls import path

from lemniscaat.web.casework.act_view import case_act
from lemniscaat.web.casework.board import board
from lemniscaat.web.casework.case import case
from lemniscaat.web.casework.table import case_table

urlpatterns = [
    path("werk/bord/", board, name="board"),
    path("werk/tabel/", case_table, name="case_table"),
    path("werk/casus/<str:public_id>/", case, name="case"),
    path("werk/casus/<str:public_id>/<slug:act>/", case_act, name="case_act"),
]
