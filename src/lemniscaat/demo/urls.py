"""Addresses that exist only in a demonstration."""

from django.urls import path

from lemniscaat.web.shared.placeholder import placeholder

urlpatterns = [path("demo/als/<slug:role>/", placeholder, name="demo_as")]
