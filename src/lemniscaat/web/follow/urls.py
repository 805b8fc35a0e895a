"""Addresses: following what you brought in."""

from django.urls import path

from lemniscaat.web.shared.placeholder import placeholder

urlpatterns = [
    path("volgen/", placeholder, name="follow"),
    path("volgen/mijn-inbreng/", placeholder, name="my_contribution"),
    path("volgen/mijn-inbreng/reageren/", placeholder, name="my_say"),
    path("volgen/mijn-inbreng/vraag/<int:pk>/", placeholder, name="my_wording"),
    path("volgen/mijn-inbreng/gehoord/<int:pk>/", placeholder, name="my_heard"),
    path("volgen/mijn-inbreng/intrekken/", placeholder, name="my_withdraw"),
    path("volgen/mijn-inbreng/afsluiten/", placeholder, name="my_stop"),
    path("bijlage/<str:public_id>/", placeholder, name="attachment"),
]
