"""Addresses: following what you brought in."""

from django.urls import path

from lemniscaat.web.follow import views

urlpatterns = [
    path("volgen/", views.follow, name="follow"),
    path("volgen/mijn-inbreng/", views.my_contribution, name="my_contribution"),
    path("volgen/mijn-inbreng/reageren/", views.my_say, name="my_say"),
    path("volgen/mijn-inbreng/vraag/<int:pk>/", views.my_wording, name="my_wording"),
    path("volgen/mijn-inbreng/gehoord/<int:pk>/", views.my_heard, name="my_heard"),
    path("volgen/mijn-inbreng/intrekken/", views.my_withdraw, name="my_withdraw"),
    path("volgen/mijn-inbreng/afsluiten/", views.my_stop, name="my_stop"),
    path("bijlage/<str:public_id>/", views.attachment, name="attachment"),
]
