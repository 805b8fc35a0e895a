"""What makes an approach unfit to work with, in sentences for who designed it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from lemniscaat.casework.approach.definition import (
    DIRECTOR,
    NO,
    OWNER,
    WITHDRAWN,
    YES,
    Approach,
    Criterion,
    Option,
    Phase,
)


def faults(approach: Approach) -> list[str]:
    """Every fault in this approach, one sentence each; none when cases can run on it."""
    found = [*_fixed_words(approach), *_ends(approach), *_deviations(approach)]
    for phase in approach.phases:
        found += [*_content(approach, phase), *_decision(approach, phase)]
        for criterion in phase.criteria:
            found += _criterion(approach, phase, criterion)
    # Where ids are double or unknown the routes mean nothing yet.
    return found or [*_routes(approach)]


def _fixed_words(approach: Approach) -> Iterator[str]:
    for key in approach.twice():
        yield _("The name “%(key)s” is used more than once.") % {"key": key}
    for key in sorted(approach.roles.keys() & approach.bodies.keys()):
        yield _("“%(key)s” is the name of a role and of a body: give them other names.") % {
            "key": key
        }
    for role in (OWNER, DIRECTOR):
        if role not in approach.roles:
            yield _("There is no role “%(role)s”.") % {"role": role}
    if WITHDRAWN not in approach.outcomes:
        yield _("There is no outcome “withdrawn”, for an owner who withdraws the case.")


def _ends(approach: Approach) -> Iterator[str]:
    for phase in approach.phases[:-1]:
        if phase.final:
            yield _("“%(phase)s” is final, but only the last phase may be.") % _named(phase)
    last = approach.phases[-1]
    if not last.final:
        yield _("The last phase, “%(phase)s”, is not final.") % _named(last)
    if last.station != "answer":
        yield _("The last phase, “%(phase)s”, is not at the station “answer”.") % _named(last)
    if last.decision:
        yield _("The last phase, “%(phase)s”, cannot hold a decision.") % _named(last)
    if any(criterion.then for criterion in last.criteria):
        yield _("In the last phase, “%(phase)s”, no answer can lead to an outcome.") % _named(last)


def _deviations(approach: Approach) -> Iterator[str]:
    for kind, deviation in approach.deviations.items():
        for role in deviation.roles:
            if role not in approach.roles:
                yield _("The deviation “%(kind)s” names an unknown role, “%(role)s”.") % {
                    "kind": kind,
                    "role": role,
                }


def _content(approach: Approach, phase: Phase) -> Iterator[str]:
    required = any(task.required for task in phase.tasks)
    if phase.final and not required:
        yield _("The last phase, “%(phase)s”, needs a required task.") % _named(phase)
    elif not (required or phase.criteria or phase.decision):
        yield _("In “%(phase)s” nothing is required, so a case would stay there.") % _named(phase)
    for task in phase.tasks:
        if task.role not in approach.roles:
            yield _("In “%(phase)s” the task “%(task)s” names an unknown role, “%(role)s”.") % {
                "phase": phase.title,
                "task": task.title,
                "role": task.role,
            }


def _criterion(approach: Approach, phase: Phase, criterion: Criterion) -> Iterator[str]:
    names = {"phase": phase.title, "question": criterion.question}
    if criterion.role not in approach.roles:
        yield _("In “%(phase)s” the question “%(question)s” names an unknown role, “%(role)s”.") % {
            **names,
            "role": criterion.role,
        }
    if (criterion.kind == "choice") != (len(criterion.options) > 1):
        yield _("In “%(phase)s” only a choice has options, two or more: “%(question)s”.") % names
    if criterion.needs_yes and criterion.kind != "yesno":
        yield _("In “%(phase)s” only a yes-or-no question can need a yes: “%(question)s”.") % names
    if not criterion.lets_go_on:
        yield (
            _("In “%(phase)s” every answer to “%(question)s” ends the case: let one of them go on.")
            % names
        )
    answers = {"yesno": {YES, NO}, "choice": {*criterion.options}, "text": set[str]()}
    for answer, key in criterion.then.items():
        if answer not in answers[criterion.kind]:
            yield _("In “%(phase)s” the question “%(question)s” has no answer “%(answer)s”.") % {
                **names,
                "answer": answer,
            }
        if key not in approach.outcomes:
            yield _("“%(phase)s” leads to an unknown outcome, “%(outcome)s”.") % {
                "phase": phase.title,
                "outcome": key,
            }
        elif approach.outcomes[key].needs_revisit:
            yield _(
                "In “%(phase)s” the outcome “%(outcome)s” must say when to look again, "
                "so only a decision can lead to it."
            ) % {"phase": phase.title, "outcome": approach.outcomes[key].title}


def _decision(approach: Approach, phase: Phase) -> Iterator[str]:
    decision = phase.decision
    if not decision:
        return
    body = approach.bodies.get(decision.body)
    if not body:
        yield _("“%(phase)s” names an unknown body, “%(body)s”.") % {
            "phase": phase.title,
            "body": decision.body,
        }
    elif decision.mandate not in body.mandate:
        yield _("In “%(phase)s” the body “%(body)s” has no mandate “%(mandate)s”.") % {
            "phase": phase.title,
            "body": body.title,
            "mandate": decision.mandate,
        }
    if all(option.limit for option in decision.options.values()):
        yield _("In “%(phase)s” every option has a limit, so a case could get stuck.") % {
            "phase": phase.title
        }
    for option in decision.options.values():
        yield from _option(approach, phase, option)


def _option(approach: Approach, phase: Phase, option: Option) -> Iterator[str]:
    names = {"phase": phase.title, "option": option.title}
    if not option.to and not option.outcome:
        yield _("In “%(phase)s” the option “%(option)s” leads nowhere.") % names
    if option.to and option.to not in approach.order:
        yield _("In “%(phase)s” the option “%(option)s” leads to an unknown phase, “%(to)s”.") % {
            **names,
            "to": option.to,
        }
    if option.outcome and option.outcome not in approach.outcomes:
        yield _("“%(phase)s” leads to an unknown outcome, “%(outcome)s”.") % {
            "phase": phase.title,
            "outcome": option.outcome,
        }


def _routes(approach: Approach) -> Iterator[str]:
    reached = _reached(approach)
    for phase in approach.phases:
        if phase.id not in reached:
            yield _("“%(phase)s” cannot be reached.") % _named(phase)
        elif not _has_end(approach, phase):
            yield _("From “%(phase)s” the end cannot be reached.") % _named(phase)
    if not approach.always_sets_outcome(approach.first.id):
        yield _("A case can reach “%(phase)s” without an outcome.") % _named(approach.final)


def _reached(approach: Approach) -> set[str]:
    seen, waiting = set[str](), [approach.first.id]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            waiting += [way.to for way in approach.ways(approach.phase(here))]
    return seen


def _has_end(approach: Approach, start: Phase) -> bool:
    """Whether the end can be reached, also when every option with a limit is used up."""
    seen, waiting = set[str](), [start.id]
    while waiting:
        here = waiting.pop()
        if here not in seen:
            seen.add(here)
            ways = approach.ways(approach.phase(here))
            waiting += [way.to for way in ways if not way.limited]
    return approach.final.id in seen


def _named(phase: Phase) -> dict[str, object]:
    return {"phase": phase.title}
