"""One contribution as the desk sees it, and what the desk can do with it now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lemniscaat.core.errors import Conflict, NotFound
from lemniscaat.core.text import fold
from lemniscaat.desk.models import Submission
from lemniscaat.loop.models import Item, Layer, Link, Remark
from lemniscaat.loop.queries import CARRIES, history, remarks_on
from lemniscaat.people import rights
from lemniscaat.web.shared.addresses import url_of
from lemniscaat.web.shared.doing import done
from lemniscaat.web.shared.verbs import sentence
from lemniscaat.web.shared.who import signed_in
from lemniscaat.web.shared.wording import due_words, role_name
from lemniscaat.web.work.acts import ACTS, possible_acts
from lemniscaat.web.work.handing_over import may_hand_over
from lemniscaat.web.work.situation import Situation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.http import HttpRequest, HttpResponse

    from lemniscaat.people.models import Person

# Their words stand among the remarks already.
SAID = ("said_", "replied", "noted_", "asked_back")


@login_required
@require_safe
def submission(request: HttpRequest, public_id: str) -> HttpResponse:
    """The words as told, the facts, what was said and done, and who has the ball."""
    situation = find_situation(signed_in(request), public_id)
    one, person = situation.submission, situation.person
    carriers = (
        Item.objects.visible_to(person)
        .filter(links_in__source=one.pk, links_in__verb__in=CARRIES)
        .select_related("holder")
        .order_by("pk")
    )
    ball = _ball(one, list(carriers))
    context = {
        "submission": one,
        "who_facts": _who_facts(one),
        "facts": _facts(one),
        "carriers": [(carrier.title, url_of(carrier)) for carrier in carriers],
        "heard_at": _heard_at(one, person),
        "attachments": one.attachments.order_by("pk"),
        "referrals": one.referrals.select_related("by").order_by("pk"),
        "answers": one.answers.select_related("by").order_by("pk"),
        "remarks": _remarks(one),
        "events": _events(one),
        "ball": ball,
        "holder_role": role_name(ball.holder_role),
        "when": due_words(ball.due, situation.day),
        "acts": possible_acts(situation),
        "may_hand_over": may_hand_over(one, person, situation.day),
    }
    return render(request, "work/submission.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def submission_act(request: HttpRequest, public_id: str, act: str) -> HttpResponse:
    """One thing that the desk does with a contribution: the form, and doing it."""
    situation = find_situation(signed_in(request), public_id)
    chosen = ACTS.get(act)
    if chosen is None:
        raise NotFound(_("This does not exist, or you may not see it."))
    if not chosen.possible(situation):
        raise Conflict(
            _("This cannot be done now. Perhaps somebody did it already, or it is not your role.")
        )
    posted = request.POST if request.method == "POST" else None
    form = chosen.form(posted, situation=situation, search=request.GET.get("zoek", ""))
    if posted is not None and form.is_valid():
        at = timezone.now()
        result = done(form, lambda: chosen.do(situation, form.cleaned_data, at))
        if result is not None and result.code:
            context = {"submission": situation.submission, "code": result.code}
            return render(request, "work/code.html", context)
        if result is not None:
            messages.success(request, str(result.message))
            return redirect(url_of(result.to))
    context = {"submission": situation.submission, "act": chosen, "form": form}
    return render(request, "work/act.html", context)


def find_situation(person: Person, public_id: str) -> Situation:
    """A contribution that this person may handle; who brought it in follows it elsewhere."""
    found: Submission | None = (
        Submission.objects.visible_to(person)
        .filter(public_id=public_id)
        .select_related("desk__group", "group", "area", "holder", "brought_by", "entered_by")
        .first()
    )
    day = timezone.localdate()
    works = found is not None and rights.may_work_at(person, found.group, day)
    if found is None or (found.brought_by_id == person.pk and not works):
        raise NotFound(_("This does not exist, or you may not see it."))
    directs = rights.may_direct(person, found.group, day)
    return Situation(found, person, day, works=works, directs=directs)


def _ball(one: Submission, carriers: list[Item]) -> Item:
    """What shows who has the ball: the case that carries it, else the contribution itself."""
    taken_up = one.end == Submission.End.TAKEN_UP
    return next((item for item in reversed(carriers) if taken_up and not item.is_closed), one)


def _who_facts(one: Submission) -> list[tuple[str, object]]:
    who = one.brought_by
    if who is None:
        return []
    return [
        (_("Name"), who.name),
        (_("Who they are"), who.descriptor),
        (_("Wants to hear from us"), who.get_reach_display()),
        (_("E-mail"), who.contact_email),
        (_("Phone"), who.contact_phone),
        (_("Written down by"), one.entered_by or ""),
        (_("How they agreed to that"), one.consent),
    ]


def _facts(one: Submission) -> list[tuple[str, object]]:
    tried = dict(Submission.Tried.choices)
    since = one.since.in_words(get_language() or "nl") if one.since else ""
    differs = one.since_told and since and fold(one.since_told) != fold(since)
    told_since = f"{one.since_told} ({since})" if differs else one.since_told or since
    return [
        (_("Kind"), one.get_nature_display()),
        (_("For whom"), one.for_whom),
        (_("Since"), told_since),
        (_("Tried before"), ", ".join(str(tried[key]) for key in one.tried if key in tried)),
        (_("About what was tried"), one.tried_told),
        (_("Place"), one.place),
        (_("Area"), one.area or ""),
        (_("Came in by"), one.get_channel_display()),
        (_("May be published"), _("Yes, without a name") if one.may_publish else _("No")),
    ]


def _heard_at(one: Submission, person: Person) -> list[str]:
    meetings = Item.objects.visible_to(person).filter(
        links_in__source=one.pk, links_in__verb=Link.Verb.RAISED_AT
    )
    return [meeting.title for meeting in meetings]


def _remarks(one: Submission) -> list[dict[str, Any]]:
    """Everything that was said, each with whether who brought it in can read it."""
    language = get_language() or "nl"
    return [
        {
            "remark": remark,
            "seen": remark.layer != Layer.CIRCLE,
            "when": remark.when.in_words(language) if remark.when else "",
            "waits": remark.asks and remark.kind != Remark.Kind.ASK_BACK,
        }
        for remark in remarks_on([one], Layer.values)
    ]


def _events(one: Submission) -> Iterator[dict[str, Any]]:
    """Everything that happened; words that stand among the remarks are not repeated."""
    for event in history([one], Layer.values):
        yield {
            "sentence": sentence(event),
            "actor": event.actor,
            "at": event.at,
            "words": "" if event.verb.startswith(SAID) else event.words,
            "seen": event.layer != Layer.CIRCLE,
        }
