"""Addresses: accounts, roles and mandates."""

from django.urls import path

from lemniscaat.web.shared.placeholder import placeholder

urlpatterns = [
    path("beheer/", placeholder, name="administration"),
    path("beheer/uitnodigen/", placeholder, name="invite"),
    path("beheer/rol/<int:pk>/", placeholder, name="role_end"),
    path("beheer/mandaat/", placeholder, name="mandate_new"),
    path("beheer/mandaat/<int:pk>/", placeholder, name="mandate_end"),
    path("uitnodiging/", placeholder, name="invitation"),
]
