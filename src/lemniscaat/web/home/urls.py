"""Addresses: the front page and the pages about the site."""

from django.urls import path

from lemniscaat.web.home import about, front

urlpatterns = [
    path("", front.home, name="home"),
    path("over/", about.about, name="about"),
    path("toegankelijkheid/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("open-data/", about.open_data, name="open_data"),
    path("contact/", about.contact, name="contact"),
    path(".well-known/security.txt", about.security_txt, name="security_txt"),
]
