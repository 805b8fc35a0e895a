"""Pages for who has a seat in a body: what waits, deciding on one page, and the decision itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lemniscaat.casework.models import Case
from lemniscaat.core.errors import Conflict, NotFound
from lemniscaat.decisions.models import Decision
from lemniscaat.decisions.operations import correct
from lemniscaat.decisions.queries import point_for, waiting_for
from lemniscaat.journeys.decide import decide
from lemniscaat.loop.models import Item, Link
from lemniscaat.people import rights
from lemniscaat.people.models import Role
from lemniscaat.web.decisions import showing
from lemniscaat.web.decisions.forms import CorrectForm, DecideForm
from lemniscaat.web.shared.addresses import url_of
from lemniscaat.web.shared.doing import done
from lemniscaat.web.shared.option_titles import title_of
from lemniscaat.web.shared.who import signed_in

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from lemniscaat.decisions.models import AgendaPoint
    from lemniscaat.loop.models import ItemQuerySet
    from lemniscaat.people.models import Person

LATELY = 20


@require_safe
@login_required
def decisions(request: HttpRequest) -> HttpResponse:
    """What waits for the bodies in which somebody has a seat, and what those decided lately."""
    person, today = signed_in(request), timezone.localdate()
    groups = Role.objects.on(today).filter(person=person).values("group")
    lately = _readable(person).filter(body__group__in=groups).order_by("-created_at", "-pk")
    context = {
        "waiting": waiting_for(person, today),
        "lately": [(one, _when(one)) for one in lately[:LATELY]],
        "today": today,
    }
    return render(request, "decisions/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def decision_point(request: HttpRequest, pk: int) -> HttpResponse:
    """One question that lies before a body, with everything that is needed to decide it."""
    person = signed_in(request)
    point, case = _on_agenda(person, pk)
    form = _decide_form(request, point, case)
    if request.method == "POST" and form.is_valid():
        try:
            made = done(form, lambda: _decide(point, case, form, person))
        except Conflict as refusal:
            return _somebody_was_first(request, point, form, refusal)
        if made is not None:
            messages.success(request, _("Your decision was written down. The case moves on."))
            return redirect("decision", made.public_id)
    decided = _first(point, person)
    context = {
        "point": point,
        "form": form,
        "dossier": showing.dossier(case, point),
        "authority": showing.authority(point, person),
        "decision": decided,
        "decision_title": title_of(decided) if decided else "",
        "today": timezone.localdate(),
    }
    return render(request, "decisions/point.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def decision(request: HttpRequest, public_id: str) -> HttpResponse:
    """One decision with every text that it had; the chair can correct the newest."""
    person = signed_in(request)
    found = _readable(person).filter(public_id=public_id).first()
    if found is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    texts, item = _texts(found, person), _about(found, person)
    form = CorrectForm(request.POST or None, initial={"reasons": texts[-1].reasons})
    if request.method == "POST" and form.is_valid():
        made = done(form, lambda: _correct(found, form, person))
        if made is not None:
            messages.success(request, _("The correction stands beside the first text now."))
            return redirect("decision", made.public_id)
    context = {
        "decision": found,
        "title": title_of(found),
        "texts": [(one, _when(one)) for one in texts],
        "newest": texts[-1],
        "item": item,
        "item_url": url_of(item) if item else "",
        "form": form,
        "may_correct": rights.may_chair(person, found.body.group, timezone.localdate()),
    }
    return render(request, "decisions/decision.html", context)


def _somebody_was_first(
    request: HttpRequest, point: AgendaPoint, form: DecideForm, refusal: Conflict
) -> HttpResponse:
    context = {
        "refusal": refusal,
        "point": point,
        "decision": _first(point, signed_in(request)),
        "reasons": form.cleaned_data["reasons"],
    }
    return render(request, "decisions/first.html", context, status=409)


def _on_agenda(person: Person, pk: int) -> tuple[AgendaPoint, Case]:
    point = point_for(person, pk)
    case: Case | None = (
        Case.objects.visible_to(person)
        .filter(pk=point.item_id)
        .select_related("approach", "area", "director")
        .first()
        if point
        else None
    )
    if point is None or case is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    return point, case


def _decide_form(request: HttpRequest, point: AgendaPoint, case: Case) -> DecideForm:
    gone = showing.used_up(case)
    return DecideForm(
        request.POST if request.method == "POST" else None,
        possible=[one for one in point.options if one["key"] not in gone],
        ways_out=list(case.options.all()),
        onward=showing.onward(case),
        hints=showing.hints(case),
    )


def _decide(point: AgendaPoint, case: Case, form: DecideForm, person: Person) -> Decision:
    """What the form says; what belongs to another choice than the one that was made falls away."""
    given = form.cleaned_data
    option = given["option"]
    again, chooses = option in form.asks_revisit, option in form.asks_chosen
    return decide(
        point=point,
        option=option,
        reasons=given["reasons"],
        revisit=given["revisit"] if again else "",
        revisit_on=given["revisit_on"] if again else None,
        chosen=case.options.get(pk=given["chosen"]) if chooses else None,
        decided_when=given["decided_when"],
        by=person,
        at=timezone.now(),
    )


def _correct(found: Decision, form: CorrectForm, person: Person) -> Decision:
    return correct(
        decision=found, reasons=form.cleaned_data["reasons"], by=person, at=timezone.now()
    )


def _when(one: Decision) -> str:
    when = one.decided_when
    return when.in_words(get_language() or "nl") if when else ""


def _readable(person: Person) -> ItemQuerySet[Decision]:
    found: ItemQuerySet[Decision] = Decision.objects.visible_to(person).select_related(
        "body__group", "mandate", "decided_by", "point", "corrects__point"
    )
    return found


def _first(point: AgendaPoint, person: Person) -> Decision | None:
    """What was decided on this point, as far as this person may read it."""
    return _readable(person).filter(point=point).first()


def _texts(found: Decision, person: Person) -> list[Decision]:
    """The decision as it was first written down and every correction of it, in their order."""
    readable = _readable(person)
    texts = [found]
    while (before := readable.filter(corrected_by=texts[0].pk).first()) is not None:
        texts.insert(0, before)
    while (after := readable.filter(corrects=texts[-1].pk).first()) is not None:
        texts.append(after)
    return texts


def _about(found: Decision, person: Person) -> Item | None:
    """What it was decided about."""
    sources = found.links_in.filter(verb=Link.Verb.DECIDED_BY).values("source")
    item: Item | None = Item.objects.visible_to(person).filter(pk__in=sources).first()
    return item
