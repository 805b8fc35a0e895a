"""Addresses: the front page and the pages about the site."""

from django.urls import path

from lemniscaat.web.shared.placeholder import placeholder

urlpatterns = [
    path("", placeholder, name="home"),
    path("over/", placeholder, name="about"),
    path("toegankelijkheid/", placeholder, name="accessibility"),
    path("privacy/", placeholder, name="privacy"),
    path("open-data/", placeholder, name="open_data"),
    path("contact/", placeholder, name="contact"),
    path(".well-known/security.txt", placeholder, name="security_txt"),
]
