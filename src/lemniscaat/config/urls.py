"""Every address of the site, section by section."""

from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("lemniscaat.api.urls")),
    path("", include("lemniscaat.web.home.urls")),
    path("", include("lemniscaat.web.desk.urls")),
    path("", include("lemniscaat.web.follow.urls")),
    path("", include("lemniscaat.web.public.urls")),
    path("", include("lemniscaat.web.work.urls")),
    path("", include("lemniscaat.web.casework.urls")),
    path("", include("lemniscaat.web.decisions.urls")),
    path("", include("lemniscaat.web.people.urls")),
    path("account/", include("lemniscaat.web.accounts.urls")),
    path("taal/", set_language, name="set_language"),
]
if settings.DEMO:
    urlpatterns += [
        path("", include("lemniscaat.web.mail.urls")),
        path("", include("lemniscaat.demo.urls")),
    ]
