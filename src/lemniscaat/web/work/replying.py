"""Reply to what somebody asked along the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from lemniscaat.core.errors import Conflict, NotFound
from lemniscaat.loop.models import Item, Layer, Remark
from lemniscaat.loop.operations.remarks import ASKING, reply
from lemniscaat.people import rights
from lemniscaat.web.shared.addresses import url_of
from lemniscaat.web.shared.doing import done
from lemniscaat.web.shared.who import signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from lemniscaat.people.models import Person


class ReplyForm(forms.Form):
    """The reply."""

    text = forms.CharField(
        label=gettext_lazy("Your reply"),
        help_text=gettext_lazy("In plain words. They read it on their own page."),
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": gettext_lazy("Write your reply.")},
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remark_reply(request: HttpRequest, pk: int) -> HttpResponse:
    """The question in its context, and the reply."""
    person = signed_in(request)
    remark = _question(person, pk)
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words, at = form.cleaned_data["text"], timezone.now()
        if done(form, lambda: reply(remark=remark, text=words, by=person, at=at)):
            messages.success(request, gettext("Your reply is sent."))
            return redirect(url_of(remark.item))
    earlier = Remark.objects.filter(
        item=remark.item, layer__in=(Layer.CONTRIBUTOR, Layer.PUBLIC), pk__lt=remark.pk
    )
    context = {
        "remark": remark,
        "earlier": earlier.select_related("by").order_by("pk"),
        "item_url": url_of(remark.item),
        "form": form,
    }
    return render(request, "work/reply.html", context)


def _question(person: Person, pk: int) -> Remark:
    """A question of a contributor that this person may read and that nobody answered yet."""
    found = (
        Remark.objects.filter(pk=pk, kind__in=ASKING, item__in=Item.objects.visible_to(person))
        .exclude(by=person)
        .select_related("by", "item__group")
        .first()
    )
    day = timezone.localdate()
    if found is None or (
        found.item.brought_by_id == person.pk
        and not rights.may_work_at(person, found.item.group, day)
    ):
        raise NotFound(gettext("This does not exist, or you may not see it."))
    if not found.asks:
        raise Conflict(gettext("Somebody replied to this already."))
    return found
