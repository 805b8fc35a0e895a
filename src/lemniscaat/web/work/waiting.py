"""Everything that waits for one person, from all rooms, as rows of one list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from lemniscaat.casework.approach.position import current, open_criteria, open_tasks
from lemniscaat.casework.models import Case
from lemniscaat.casework.queries import approach_of, revisits_for, state_of
from lemniscaat.core.terms import working_days
from lemniscaat.decisions.queries import waiting_for
from lemniscaat.desk.models import Referral, Submission
from lemniscaat.loop.models import Item, Link
from lemniscaat.loop.queries import CARRIES, open_commitments, questions_for, worklist
from lemniscaat.people.models import Role
from lemniscaat.web.shared.addresses import PAGES, url_of
from lemniscaat.web.shared.wording import day_words, due_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lemniscaat.decisions.models import AgendaPoint
    from lemniscaat.people.models import Person

MOST = 100
# A question of a contributor waits no longer than the first word at a desk does by default.
DAYS_FOR_A_REPLY = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that waits: what is asked of me, about what, who waits, since and by when."""

    ask: str
    title: str
    url: str
    since: date | None
    due: date | None
    when: str
    waits: str = ""
    detail: str = ""
    late: bool = False
    revisit: int | None = None


def rows_for(person: Person, today: date) -> list[Row]:
    """What waits for this person, most urgent first; one row more than we show, to know it."""
    points = list(waiting_for(person, today)[: MOST + 1])
    rows = [
        *_held(person, today, {point.item_id for point in points}),
        *_decisions(points, person, today),
        *_questions(person, today),
        *_promises(person, today),
        *_revisits(person, today),
    ]
    return sorted(rows, key=lambda row: (row.due or date.max, row.since or today))[: MOST + 1]


def in_groups(rows: Iterable[Row], today: date) -> list[tuple[str, list[Row]]]:
    """The same rows as too late, within a week and later; empty groups left out."""
    last = today + timedelta(days=7)
    late, week, later = _("Too late"), _("Within a week"), _("Later")
    groups: dict[str, list[Row]] = {late: [], week: [], later: []}
    for row in rows:
        soon = row.due is not None and row.due <= last
        groups[late if row.late else week if soon else later].append(row)
    return [(name, found) for name, found in groups.items() if found]


def _row(
    ask: str,
    title: str,
    url: str,
    since: date | None,
    due: date | None,
    today: date,
    *,
    waits: str = "",
    detail: str = "",
) -> Row:
    late = due is not None and due < today
    when = due_words(due, today)
    return Row(ask, title, url, since, due, when, waits=waits, detail=detail, late=late)


def _held(person: Person, today: date, before_a_body: set[int]) -> Iterator[Row]:
    """What this person holds; what travels inside a case is seen there."""
    held = worklist(person).filter(kind__in=PAGES).exclude(submission__end=Submission.End.TAKEN_UP)
    items = list(held[: MOST + 1])
    keys = [item.pk for item in items]
    arriving = Referral.objects.filter(item=OuterRef("pk"), arrived_at__isnull=True)
    submissions = (
        Submission.objects.held_by(person)
        .filter(pk__in=keys)
        .select_related("brought_by")
        .annotate(under_way=Exists(arriving))
        .in_bulk()
    )
    cases = Case.objects.held_by(person).filter(pk__in=keys).prefetch_related("approach").in_bulk()
    people = _who_waits(list(cases))
    for item in items:
        if item.pk in before_a_body and item.holder_role == "chair":
            continue
        about = (item.title, url_of(item), timezone.localdate(item.created_at), item.due, today)
        if item.pk in submissions:
            one = submissions[item.pk]
            yield _row(_asked_of(one), *about, waits=str(one.brought_by or ""))
        elif item.pk in cases:
            detail = next_step(cases[item.pk])
            waits = people.get(item.pk, "")
            yield _row(_("Take the next step"), *about, waits=waits, detail=detail)


def _asked_of(submission: Submission) -> str:
    if submission.suspicious:
        return _("See whether a person sent this")
    if submission.end == Submission.End.REFERRED:
        under_way = getattr(submission, "under_way", False)
        return _("Ask whether they arrived") if under_way else _("Close this")
    return _("Handle a contribution")


def next_step(case: Case) -> str:
    """The first thing to do in a case, after the name of its step."""
    approach, state = approach_of(case), state_of(case)
    here = current(approach, state)
    if state.suspended:
        return _("%(step)s: this case is suspended") % {"step": here.title}
    for task in open_tasks(approach, state):
        if task.required and task.id not in state.done:
            return f"{here.title}: {task.title}"
    for criterion in open_criteria(approach, state):
        return f"{here.title}: {criterion.question}"
    return str(here.title)


def _who_waits(cases: list[int]) -> dict[int, str]:
    """Who brought in what these cases carry: the first by name, the others in number."""
    links = (
        Link.objects.filter(target__in=cases, verb__in=CARRIES)
        .select_related("source__brought_by")
        .order_by("pk")
    )
    names: dict[int, list[str]] = {}
    for link in links:
        if link.source.brought_by is not None:
            names.setdefault(link.target_id, []).append(str(link.source.brought_by))
    return {
        key: _("%(name)s and %(number)d more") % {"name": found[0], "number": len(found) - 1}
        if found[1:]
        else found[0]
        for key, found in names.items()
    }


def _decisions(points: list[AgendaPoint], person: Person, today: date) -> Iterator[Row]:
    """What lies before a body in which this person has a seat."""
    speaks = Role.objects.on(today).filter(
        person=person, function__in=(Role.Function.CHAIR, Role.Function.DEPUTY)
    )
    chaired = set(speaks.values_list("group_id", flat=True))
    for point in points:
        decides = point.body.group_id in chaired
        yield _row(
            _("Decide") if decides else _("Prepare a decision"),
            point.item.title,
            reverse("decision_point", args=[point.pk]),
            timezone.localdate(point.placed_at),
            point.due,
            today,
            detail=f"{point.body}: {point.question}",
        )


def _questions(person: Person, today: date) -> Iterator[Row]:
    """What contributors asked about things that this person holds."""
    for remark in questions_for(person)[: MOST + 1]:
        day = timezone.localdate(remark.created_at)
        yield _row(
            _("Answer what somebody asked"),
            remark.item.title,
            reverse("remark_reply", args=[remark.pk]),
            day,
            working_days(day, DAYS_FOR_A_REPLY),
            today,
            waits=str(remark.by),
            detail=f"“{str(remark)[:60]}”",
        )


def _promises(person: Person, today: date) -> Iterator[Row]:
    """What this person promised; what it is about only as far as they may read that."""
    promised = list(open_commitments(person)[: MOST + 1])
    about = Item.objects.visible_to(person).filter(pk__in=[one.item_id for one in promised])
    titles = dict(about.values_list("pk", "title"))
    for one in promised:
        yield _row(
            _("Keep a promise"),
            one.what,
            reverse("commitment_settle", args=[one.pk]),
            None,
            one.due,
            today,
            detail=titles.get(one.item_id, ""),
        )


def _revisits(person: Person, today: date) -> Iterator[Row]:
    """Cases that ended with "not now" and that this person promised to look at again."""
    cases = Case.objects.visible_to(person)
    for revisit in revisits_for(person).filter(case__in=cases)[: MOST + 1]:
        late = revisit.on is not None and revisit.on < today
        yield Row(
            _("Look at this again"),
            revisit.case.title,
            url_of(revisit.case),
            timezone.localdate(revisit.at),
            revisit.on,
            day_words(revisit.on, today)
            if revisit.on and not late
            else due_words(revisit.on, today),
            detail=revisit.trigger,
            late=late,
            revisit=revisit.pk,
        )
