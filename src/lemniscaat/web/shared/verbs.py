"""What happened, in one plain sentence per event. Pages show who did it and when beside it.

SENTENCES holds one sentence for every verb. MORE holds a fuller one, used when everything that it
names is known: a step by its title, a person or a body by name.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from lemniscaat.casework.models import Case
from lemniscaat.casework.queries import approach_of
from lemniscaat.loop.models import Answer
from lemniscaat.people.models import Group, Person

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.utils.functional import _StrPromise

    from lemniscaat.casework.approach.definition import Approach, Text
    from lemniscaat.loop.models import Event

OTHERWISE = _("Something was written down.")

SENTENCES: dict[str, _StrPromise] = {
    # at the desk
    "submitted": _("This was brought in."),
    "code_reissued": _("A new code to follow this was made; the old code stopped working."),
    "code_given_again": _("The same was sent twice; a second code to follow this was given."),
    "trusted": _("The desk saw that this comes from a person and not from a robot."),
    "asked_back": _("The desk asked who brought it in for more."),
    "replied_to_desk": _("The question of the desk was answered."),
    "taken_up": _("The desk took this up as a case."),
    "referred": _("This was referred to somebody who can help."),
    "arrived": _("Who brought it in arrived at the place that they were referred to."),
    "withdrawn": _("Who brought it in took it back."),
    "reopened": _("This was opened again."),
    "attached": _("A file was added."),
    "handed_over": _("Somebody else took this over."),
    "closed": _("This was closed."),
    # the answer, and what was promised
    "answered": _("Who brought it in got an answer."),
    "heard": _("Who brought it in told whether they feel heard."),
    "promised": _("Something was promised."),
    "kept": _("A promise was kept."),
    "not_kept": _("A promise was not kept."),
    "published": _("Everyone can read about this on the public pages now."),
    "unpublished": _("The public page about this was taken away."),
    # what was said
    "said_addition": _("Something was added to what was brought in."),
    "said_question": _("A question was asked."),
    "said_not_understood": _("Somebody told that something is not clear."),
    "replied": _("There was a reply."),
    "noted_note": _("A note was written down."),
    "noted_conversation": _("A conversation was written down."),
    "noted_support": _("It was written down who supports this."),
    "noted_closing_words": _("Closing words were written down."),
    # the work on a case
    "took_in": _("A contribution became part of the case."),
    "sharpened": _("A sharper wording of the question was proposed."),
    "wording_agreed": _("The sharper wording of the question got a yes."),
    "wording_refused": _("The sharper wording of the question got a no."),
    "advised": _("The founded advice was given."),
    "all_answered": _("Everyone who brought something in has an answer."),
    "party_added": _("A party with a stake in the case was named."),
    "support": _("It was written down what a party thinks of it."),
    "option_proposed": _("A possible solution was proposed."),
    "option_chosen": _("A solution was chosen."),
    "competences_named": _("It was named which knowledge the case needs."),
    "joined_team": _("Somebody joined the case team."),
    "left_team": _("Somebody left the case team."),
    "evaluated": _("It was written down what was learned."),
    "revisit_set": _("It was agreed when to look at this again."),
    "looked_again": _("Somebody looked at this again and left it as it is."),
    # the steps of a case
    "case_started": _("The case began."),
    "case_entered": _("The case came to another step."),
    "case_task_done": _("A task was done."),
    "case_answered": _("A question of this step was answered."),
    "case_outcome_advised": _("It was advised how the case should end."),
    "case_outcome_set": _("The outcome of the case was settled."),
    "case_outcome_lapsed": _("The earlier outcome of the case no longer counts."),
    "case_decided": _("The decision moved the case on."),
    "case_deviated": _("The case left the standard path, with a reason."),
    "case_task_added": _("A task was added to this step."),
    "case_extended": _("The time for this step became longer."),
    "case_suspended": _("The case was paused."),
    "case_resumed": _("The work on the case went on."),
    "case_reopened": _("The case was opened again."),
    "case_migrated": _("The case moved to a newer version of its approach."),
    "case_withdrawn": _("The work on the case stopped, because the question was taken back."),
    "case_closed": _("The case was closed."),
    # bodies and gatherings
    "put_on_agenda": _("This was laid before a body for a decision."),
    "off_agenda": _("This was taken off the agenda."),
    "decided": _("A decision was taken."),
    "planned": _("A gathering was planned."),
    "attended": _("It was written down who came."),
    "cancelled": _("The gathering was cancelled."),
    "body_founded": _("A body was founded."),
    "mandate_given": _("A mandate was given."),
    "mandate_ended": _("A mandate got its last day."),
    # people and the site
    "desk_opened": _("A desk was opened."),
    "approach_published": _("A version of an approach was published."),
    "invited": _("Somebody was invited."),
    "invitation_accepted": _("An invitation was accepted."),
    "first_administrator": _("The first administrator of this site began."),
    "administrator_made": _("Somebody became an administrator."),
    "administrator_ended": _("Somebody is no longer an administrator."),
    "role_given": _("A role was given."),
    "role_ended": _("A role got its last day."),
    "account_closed": _("An account was closed."),
    "key_made": _("An access key for a program was made."),
    "key_stopped": _("An access key for a program was stopped."),
    "password_reset_asked": _("A new password was asked for."),
}

MORE: dict[str, _StrPromise] = {
    "handed_over": _("%(person)s took this over."),
    "heard": _("Who brought it in told whether they feel heard: %(heard)s."),
    "promised": _("Something was promised, to be done by %(due)s."),
    "joined_team": _("%(person)s joined the case team."),
    "left_team": _("%(person)s left the case team."),
    "revisit_set": _("It was agreed to look at this again on %(on)s."),
    "case_started": _("The case began with the step “%(step)s”."),
    "case_entered": _("The case came to the step “%(step)s”."),
    "case_task_done": _("The task “%(task)s” was done."),
    "case_answered": _("The question “%(question)s” was answered."),
    "case_outcome_advised": _("It was advised to end the case with “%(outcome)s”."),
    "case_outcome_set": _("The outcome of the case was settled: “%(outcome)s”."),
    "case_decided": _("The case moved on by the decision “%(option)s”."),
    "case_task_added": _("A task was added to this step: “%(title)s”."),
    "case_extended": _("The time for this step became longer: until %(due)s."),
    "put_on_agenda": _("This was laid before %(body)s for a decision."),
    "off_agenda": _("This was taken off the agenda of %(body)s."),
    "decided": _("%(body)s took a decision."),
}


def sentence(event: Event, approach: Approach | None = None) -> str:
    """What happened, in the active language; `approach` of the case saves looking it up."""
    fuller = MORE.get(event.verb)
    if fuller is not None:
        words = {name: find(event, approach) for name, find in KNOWN[event.verb].items()}
        if all(words.values()):
            return str(fuller) % words
    return str(SENTENCES.get(event.verb, OTHERWISE))


def _day(name: str) -> Find:
    def find(event: Event, _approach: Approach | None) -> str:
        day = event.data.get(name)
        return date_format(date.fromisoformat(day[:10]), "DATE_FORMAT") if day else ""

    return find


def _person(name: str) -> Find:
    def find(event: Event, _approach: Approach | None) -> str:
        person = Person.objects.filter(public_id=event.data.get(name, "")).first()
        # Isolated, as <bdi> does on a page: a name in another script leaves the sentence whole.
        return f"\u2068{person}\u2069" if person else ""

    return find


def _body(event: Event, _approach: Approach | None) -> str:
    group = Group.objects.filter(slug=event.data.get("body", "")).first()
    return group.name if group else ""


def _heard(event: Event, _approach: Approach | None) -> str:
    said = event.data.get("heard", "")
    return str(Answer.Heard(said).label).lower() if said in Answer.Heard.values else ""


def _title(event: Event, _approach: Approach | None) -> str:
    return str(event.data.get("title", ""))


def _in_approach(titles: Callable[[Approach], dict[str, Text]], name: str) -> Find:
    def find(event: Event, approach: Approach | None) -> str:
        followed = approach or _approach_behind(event)
        title = titles(followed).get(event.data.get(name, "")) if followed else None
        return str(title or "")

    return find


def _approach_behind(event: Event) -> Approach | None:
    case = Case.objects.as_system().filter(pk=event.item_id).select_related("approach").first()
    return approach_of(case) if case else None


def _steps(approach: Approach) -> dict[str, Text]:
    return {phase.id: phase.title for phase in approach.phases}


def _tasks(approach: Approach) -> dict[str, Text]:
    return {task.id: task.title for phase in approach.phases for task in phase.tasks}


def _questions(approach: Approach) -> dict[str, Text]:
    return {asked.id: asked.question for phase in approach.phases for asked in phase.criteria}


def _outcomes(approach: Approach) -> dict[str, Text]:
    return {key: outcome.title for key, outcome in approach.outcomes.items()}


def _option(event: Event, approach: Approach | None) -> str:
    followed = approach or _approach_behind(event)
    step = event.data.get("phase")
    if followed is None or step not in followed.order:
        return ""
    decision = followed.phase(step).decision
    option = decision.options.get(event.data.get("option", "")) if decision else None
    return str(option.title) if option else ""


if TYPE_CHECKING:
    Find = Callable[[Event, Approach | None], str]

KNOWN: dict[str, dict[str, Find]] = {
    "handed_over": {"person": _person("to")},
    "heard": {"heard": _heard},
    "promised": {"due": _day("due")},
    "joined_team": {"person": _person("person")},
    "left_team": {"person": _person("person")},
    "revisit_set": {"on": _day("on")},
    "case_started": {"step": _in_approach(_steps, "phase")},
    "case_entered": {"step": _in_approach(_steps, "phase")},
    "case_task_done": {"task": _in_approach(_tasks, "task")},
    "case_answered": {"question": _in_approach(_questions, "criterion")},
    "case_outcome_advised": {"outcome": _in_approach(_outcomes, "outcome")},
    "case_outcome_set": {"outcome": _in_approach(_outcomes, "outcome")},
    "case_decided": {"option": _option},
    "case_task_added": {"title": _title},
    "case_extended": {"due": _day("due")},
    "put_on_agenda": {"body": _body},
    "off_agenda": {"body": _body},
    "decided": {"body": _body},
}
