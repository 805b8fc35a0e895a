"""Hand something over to a colleague, by name and with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods

from lemniscaat.core.errors import Conflict, NotAllowed, NotFound
from lemniscaat.journeys.hand_over import hand_over
from lemniscaat.loop.models import Item
from lemniscaat.people import rights
from lemniscaat.people.models import Person, Role
from lemniscaat.web.shared.addresses import url_of
from lemniscaat.web.shared.doing import done
from lemniscaat.web.shared.who import signed_in

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

_ = gettext_lazy


class HandOverForm(forms.Form):
    """To whom, and why."""

    field_order = ["to", "why", "due"]

    why = forms.CharField(
        label=_("Why"),
        help_text=_("Who brought it in reads this too."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say why you hand this over.")},
    )
    due = forms.DateField(
        label=_("By when"),
        help_text=_("Empty: the date stays as it is."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self,
        *args: Any,
        colleagues: dict[str, tuple[Person, str]],
        follows_approach: bool,
        **kw: Any,
    ) -> None:
        super().__init__(*args, **kw)
        self.fields["to"] = forms.ChoiceField(
            label=_("To whom"),
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose a colleague.")},
            choices=[
                (key, f"{person}, {Role.Function(function).label}")
                for key, (person, function) in colleagues.items()
            ],
        )
        self.order_fields(self.field_order)
        if follows_approach:
            del self.fields["due"]


def may_hand_over(item: Item, person: Person, day: date) -> bool:
    """Whether this person may give this to somebody else."""
    if item.is_closed:
        return False
    return item.holder_id == person.pk or rights.may_direct(person, item.group, day)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def item_hand_over(request: HttpRequest, public_id: str) -> HttpResponse:
    """The page, and handing over."""
    person, day = signed_in(request), timezone.localdate()
    items = Item.objects.visible_to(person).select_related("group", "holder")
    item = items.filter(public_id=public_id).first()
    if item is None:
        raise NotFound(gettext("This does not exist, or you may not see it."))
    if item.is_closed:
        raise Conflict(gettext("This is closed already."))
    if not may_hand_over(item, person, day):
        raise NotAllowed(gettext("Only the holder or a process director hands this over."))
    colleagues = _colleagues(item, day)
    form = HandOverForm(
        request.POST or None, colleagues=colleagues, follows_approach=item.kind == "case"
    )
    if request.method == "POST" and form.is_valid():
        to, role = colleagues[form.cleaned_data["to"]]
        more = {name: form.cleaned_data[name] for name in form.fields if name != "to"}
        at = timezone.now()
        if done(form, lambda: hand_over(item=item, to=to, role=role, by=person, at=at, **more)):
            messages.success(request, gettext("Handed over to %(name)s.") % {"name": to})
            return redirect(url_of(item) if _still_visible(item, person) else "worklist")
    context = {"item": item, "form": form, "back_url": url_of(item), "alone": not colleagues}
    return render(request, "work/hand_over.html", context)


def _colleagues(item: Item, day: date) -> dict[str, tuple[Person, str]]:
    """Who has a role at the item's group today, except who holds it now."""
    roles = (
        Role.objects.on(day)
        .filter(group=item.group, person__is_active=True)
        .exclude(person=item.holder)
        .select_related("person")
        .order_by("person__name", "function")
    )
    return {
        f"{role.person.public_id}-{role.function}": (role.person, role.function) for role in roles
    }


def _still_visible(item: Item, person: Person) -> bool:
    return Item.objects.visible_to(person).filter(pk=item.pk).exists()
