"""The page of who brought something in: everything that they may know of it, and can say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lemniscaat.casework.queries import progress_of
from lemniscaat.desk.models import Referral
from lemniscaat.loop.models import Commitment, Layer, Phase, Remark
from lemniscaat.loop.queries import answers_for, history, remarks_on
from lemniscaat.web.desk.written import sent_in
from lemniscaat.web.follow.forms import HeardForm, ReplyForm, SayForm, WordingForm
from lemniscaat.web.follow.road import ball, stops
from lemniscaat.web.shared.figures import NAMES, small_eight
from lemniscaat.web.shared.verbs import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from django import forms

    from lemniscaat.casework.approach.definition import Approach
    from lemniscaat.casework.models import Wording
    from lemniscaat.casework.queries import Progress
    from lemniscaat.desk.models import Submission
    from lemniscaat.loop.models import Event, Item
    from lemniscaat.people.models import Person

LAYERS = (Layer.CONTRIBUTOR, Layer.PUBLIC)
# Of these events the words are for her too; those of others show where they belong on the page.
TOLD_WORDS = {"decided", "handed_over", "reopened", "not_kept", "kept"}
# Said already by another event or elsewhere on the page.
UNTOLD = {"took_in", "case_started", "case_closed"}
# To her face, of her own contribution.
TO_HER = {
    "submitted": gettext_lazy("You brought this in."),
    "asked_back": gettext_lazy("The desk asked you something."),
    "replied_to_desk": gettext_lazy("You answered what the desk asked."),
    "referred": gettext_lazy("You were referred to somebody who can help."),
    "arrived": gettext_lazy("You arrived at the place that you were referred to."),
    "withdrawn": gettext_lazy("You took this back."),
    "answered": gettext_lazy("You got an answer."),
    "heard": gettext_lazy("You told whether you feel heard."),
}
SHOWN = 6  # of what happened; the rest opens by a press


class Fact(NamedTuple):
    """Something that happened, by whom and when."""

    at: datetime
    who: str
    what: str
    words: str


class Said(NamedTuple):
    """Something that was said, by whom and when."""

    who: str
    when: str
    remark: Remark


def page_of(
    submission: Submission, person: Person, typed: Mapping[str, forms.Form]
) -> dict[str, Any]:
    """Everything on the page; `typed` holds a form that was refused, by its name."""
    progress = progress_of(submission, person)
    items: list[Item] = [submission, *([progress.case] if progress else [])]
    happened = list(history(items, LAYERS))
    remarks = list(remarks_on(items, LAYERS))
    asked = next((one for one in reversed(remarks) if _waits(one)), None)
    answers = list(answers_for(person, [submission]))
    wording = _wording(progress)
    facts = _facts(submission, happened, person, progress.approach if progress else None)
    return {
        "submission": submission,
        "may_withdraw": not submission.is_closed,
        "may_say": submission.end != submission.End.WITHDRAWN,
        "ball": ball(submission, person, progress),
        "eight": small_eight(submission.station, _here(submission)),
        "steps": stops(submission, progress, happened),
        "facts": facts[:SHOWN],
        "older_facts": facts[SHOWN:],
        "said": [Said(_who(one.by, person), _when(one), one) for one in remarks if one != asked],
        "asked": asked,
        "wording": wording,
        "may_agree": wording is not None and wording.agreed is None and not submission.is_closed,
        "i_agreed": wording is not None and wording.agreed_by_id == person.pk,
        "answer": answers[-1] if answers else None,
        "earlier_answers": answers[-2::-1],
        "referrals": Referral.objects.filter(item__in=[i.pk for i in items]).order_by("pk"),
        "commitments": [(_who(one.who, person), one) for one in _commitments(items)],
        "parts": sent_in(submission),
        "attachments": submission.attachments.order_by("pk"),
        "say_form": typed.get("say") or SayForm(auto_id="say_%s"),
        "reply_form": typed.get("reply") or ReplyForm(auto_id="reply_%s"),
        "wording_form": typed.get("wording") or WordingForm(auto_id="wording_%s"),
        "heard_form": typed.get("heard") or _heard_form(answers[-1] if answers else None),
        "form": next(iter(typed.values()), None),
    }


def wording_for(submission: Submission, person: Person, pk: int) -> Wording | None:
    """One wording of the case that carries this contribution."""
    progress = progress_of(submission, person)
    return progress.case.wordings.filter(pk=pk).first() if progress else None


def _wording(progress: Progress | None) -> Wording | None:
    return progress.case.wordings.order_by("-version").first() if progress else None


def _heard_form(answer: Any) -> HeardForm:
    initial = {"heard": answer.heard, "text": answer.heard_text} if answer else {}
    return HeardForm(initial=initial, auto_id="heard_%s")


def _here(submission: Submission) -> str:
    if submission.phase == Phase.CLOSED:
        return _("The loop of your contribution is closed.")
    station = NAMES[submission.station]
    return _("Your contribution is here now: %(station)s.") % {"station": station}


def _facts(
    submission: Submission, happened: list[Event], person: Person, approach: Approach | None
) -> list[Fact]:
    """What happened, newest first; the words of others only where they are meant for her."""
    found = []
    for event in reversed(happened):
        own = event.item_id == submission.pk
        if event.verb in UNTOLD or (event.verb == "closed" and not own):
            continue
        what = (
            str(TO_HER[event.verb]) if own and event.verb in TO_HER else sentence(event, approach)
        )
        words = event.words if event.verb in TOLD_WORDS else ""
        found.append(Fact(event.at, _who(event.actor, person), what, words))
    return found


def _who(who: Person | None, person: Person) -> str:
    """A name, "You", or nothing; other people who brought something in stay unnamed."""
    if who is None:
        return ""
    if who.pk == person.pk:
        return _("You")
    return str(who) if who.email else _("Somebody else who brought this in")


def _waits(remark: Remark) -> bool:
    return remark.kind == Remark.Kind.ASK_BACK and remark.asks


def _when(remark: Remark) -> str:
    """When it was said: a conversation of long ago has a day of its own, perhaps a vague one."""
    if remark.when is not None:
        return str(remark.when.in_words(get_language() or "nl"))
    return date_format(timezone.localdate(remark.created_at), "DATE_FORMAT")


def _commitments(items: list[Item]) -> list[Commitment]:
    found = Commitment.objects.filter(item__in=[item.pk for item in items])
    return list(found.select_related("who").order_by("due", "pk"))
