"""Addresses: accounts, roles and mandates."""

from django.urls import path

from lemniscaat.web.people import accounts, groups, invitation, my_account

urlpatterns = [
    path("beheer/", accounts.administration, name="administration"),
    path("beheer/uitnodigen/", accounts.invite, name="invite"),
    path("beheer/account/<str:public_id>/", accounts.account, name="account"),
    path("beheer/account/<str:public_id>/sluiten/", accounts.deactivate, name="deactivate"),
    path("beheer/account/<str:public_id>/beheer/", accounts.administrator, name="administrator"),
    path("beheer/rol/nieuw/", accounts.role_new, name="role_new"),
    path("beheer/rol/<int:pk>/", accounts.role_end, name="role_end"),
    path("beheer/loket/", groups.desk_new, name="desk_new"),
    path("beheer/tafel/", groups.body_new, name="body_new"),
    path("beheer/mandaat/", groups.mandate_new, name="mandate_new"),
    path("beheer/mandaat/<int:pk>/", groups.mandate_end, name="mandate_end"),
    path("uitnodiging/", invitation.invitation, name="invitation"),
    path("mijn-account/", my_account.my_account, name="my_account"),
    path("mijn-account/sleutel/<int:pk>/", my_account.key_end, name="key_end"),
]
