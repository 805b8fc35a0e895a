"""The addresses of a demonstration: those of the site, and what only a demonstration has."""

from django.urls import include, path

urlpatterns = [
    path("", include("lemniscaat.config.urls")),
    path("", include("lemniscaat.web.mail.urls")),
    path("", include("lemniscaat.demo.urls")),
]
