"""Say whether a promise was kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from lemniscaat.core.errors import Conflict, NotAllowed, NotFound
from lemniscaat.loop.models import Commitment, Item
from lemniscaat.loop.operations.answers import settle
from lemniscaat.people import rights
from lemniscaat.web.shared.addresses import url_of
from lemniscaat.web.shared.doing import done
from lemniscaat.web.shared.who import signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_ = gettext_lazy


class SettleForm(forms.Form):
    """Kept or not, and a word about it."""

    kept = forms.ChoiceField(
        label=_("Was it kept?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
        choices=[("yes", _("Yes, it was done")), ("no", _("No, it was not kept"))],
    )
    note = forms.CharField(
        label=_("What became of it"),
        help_text=_("When it was not kept: say why. Who waits for it reads this."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def commitment_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """What was promised, and whether it was kept."""
    person = signed_in(request)
    found = Commitment.objects.filter(pk=pk).select_related("who", "item__group", "organisation")
    commitment = found.first()
    items = Item.objects.visible_to(person)
    readable = commitment is not None and items.filter(pk=commitment.item_id).exists()
    if commitment is None or not (readable or commitment.who_id == person.pk):
        raise NotFound(gettext("This does not exist, or you may not see it."))
    if commitment.kept != Commitment.Kept.OPEN:
        raise Conflict(gettext("This commitment is settled already."))
    directs = rights.may_direct(person, commitment.item.group, timezone.localdate())
    if commitment.who_id != person.pk and not directs:
        raise NotAllowed(
            gettext("Only who promised it, or a process director, settles a commitment.")
        )
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kept, note = form.cleaned_data["kept"] == "yes", form.cleaned_data["note"]
        at = timezone.now()
        if done(
            form, lambda: settle(commitment=commitment, kept=kept, note=note, by=person, at=at)
        ):
            messages.success(request, gettext("Thank you: it is written down."))
            return redirect("worklist")
    context = {
        "commitment": commitment,
        "form": form,
        "item": commitment.item if readable else None,
        "item_url": url_of(commitment.item),
    }
    return render(request, "work/settle.html", context)
