"""Addresses that exist only in a demonstration."""

from django.urls import path

from lemniscaat.demo.views import look_as

urlpatterns = [path("demo/als/<slug:role>/", look_as, name="demo_as")]
