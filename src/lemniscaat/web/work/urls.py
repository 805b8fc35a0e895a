"""Addresses: the worklist and the contributions of a desk."""

from django.urls import path

from lemniscaat.web.shared.placeholder import placeholder

urlpatterns = [
    path("werk/", placeholder, name="worklist"),
    path("werk/inbreng/", placeholder, name="submissions"),
    path("werk/inbreng/nieuw/", placeholder, name="submission_new"),
    path("werk/inbreng/<str:public_id>/", placeholder, name="submission"),
    path("werk/inbreng/<str:public_id>/<slug:act>/", placeholder, name="submission_act"),
    path("werk/overdragen/<str:public_id>/", placeholder, name="item_hand_over"),
    path("werk/reactie/<int:pk>/", placeholder, name="remark_reply"),
    path("werk/afspraak/<int:pk>/", placeholder, name="commitment_settle"),
]
