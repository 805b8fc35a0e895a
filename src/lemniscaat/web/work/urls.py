"""Addresses: the worklist and the contributions of a desk."""

from django.urls import path

from lemniscaat.web.work.entry import submission_new
from lemniscaat.web.work.handing_over import item_hand_over
from lemniscaat.web.work.listing import submissions
from lemniscaat.web.work.replying import remark_reply
from lemniscaat.web.work.settling import commitment_settle
from lemniscaat.web.work.submission import submission, submission_act
from lemniscaat.web.work.worklist import revisit_done, worklist

urlpatterns = [
    path("werk/", worklist, name="worklist"),
    path("werk/inbreng/", submissions, name="submissions"),
    path("werk/inbreng/nieuw/", submission_new, name="submission_new"),
    path("werk/inbreng/<str:public_id>/", submission, name="submission"),
    path("werk/inbreng/<str:public_id>/<slug:act>/", submission_act, name="submission_act"),
    path("werk/overdragen/<str:public_id>/", item_hand_over, name="item_hand_over"),
    path("werk/reactie/<int:pk>/", remark_reply, name="remark_reply"),
    path("werk/afspraak/<int:pk>/", commitment_settle, name="commitment_settle"),
    path("werk/terugblik/<int:pk>/", revisit_done, name="revisit_done"),
]
