"""The demonstration world, played: alive on any day, whole, and true to the two real cases."""

from collections import Counter
from datetime import UTC, date, datetime
from typing import ClassVar

import pytest
from django.test import TestCase
from django.utils import timezone

from lemniscaat.casework.models import Case, Evaluation, Revisit, Support
from lemniscaat.decisions.models import Decision
from lemniscaat.decisions.queries import waiting_for
from lemniscaat.demo.documents import entries
from lemniscaat.demo.replay import load
from lemniscaat.demo.roles import ROLES, account_of, contribution_of
from lemniscaat.desk.models import Referral, Submission
from lemniscaat.loop.integrity import first_broken_link
from lemniscaat.loop.models import (
    Answer,
    Commitment,
    Event,
    Item,
    Notice,
    Phase,
    Publication,
    Remark,
)
from lemniscaat.loop.queries import open_commitments, questions_for, unanswered_upstream, worklist
from lemniscaat.people.models import Invitation, Person

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)  # a Friday
TODAY = date(2026, 11, 20)


def story(key: str) -> Submission:
    found: Submission = Submission.objects.as_system().get(key=f"demo-{key}")
    return found


def case_of(key: str) -> Case:
    carried = story(key).links_out.filter(verb__in=("taken_up_as", "bundled_in")).latest("pk")
    found: Case = Case.objects.as_system().get(pk=carried.target_id)
    return found


def all_told() -> list[str]:
    return [one["key"] for one in entries("submissions", "submission")]


def has_something(role: str) -> bool:
    """Whether something waits for the person with this role in the bar of the demonstration."""
    person = account_of(role)
    if person is not None:
        waiting = [worklist(person), waiting_for(person, TODAY), open_commitments(person)]
        return any(one.exists() for one in [*waiting, questions_for(person)])
    contribution = contribution_of(role)
    if contribution is None or contribution.is_closed:
        return False
    return contribution.holder == contribution.brought_by or waits_for_a_yes(contribution)


def waits_for_a_yes(contribution: Submission) -> bool:
    case = case_of(contribution.key.removeprefix("demo-"))
    return case.wordings.latest("version").agreed is None


@pytest.mark.slow
class TestTheWorld(TestCase):
    """One world for all these tests: it takes some seconds to build."""

    said: ClassVar[list[str]] = []

    @classmethod
    def setUpTestData(cls) -> None:
        """Build it, and keep what is said meanwhile."""
        cls.said = []
        load(now=NOW, say=cls.said.append)

    def test_the_builder_hears_how_much_there_is_and_the_code_of_the_farmer(self) -> None:
        number = len(all_told()) + 2
        assert self.said[0] == f"The demonstration world is there: {number} contributions."
        assert len(self.said) == 2
        assert self.said[1].startswith("Wytske Hoekema")

    def test_everything_that_was_told_is_there_once(self) -> None:
        keys = {f"demo-{key}" for key in [*all_told(), "pensioengeld", "bokashi"]}
        assert set(Submission.objects.as_system().values_list("key", flat=True)) == keys

    def test_every_end_at_the_desk_occurs_and_something_is_still_open(self) -> None:
        ends = Counter(Submission.objects.as_system().values_list("end", flat=True))
        assert set(ends) == {"", *Submission.End.values}
        assert ends[""] >= 8

    def test_a_case_stands_at_every_step_of_the_route(self) -> None:
        open_cases = Case.objects.as_system().exclude(phase=Phase.CLOSED)
        at = Counter(
            open_cases.filter(approach__slug="oplossingenbrigade").values_list("step", flat=True)
        )
        assert set(at) == {
            "scope_test", "explore", "advise", "go", "team", "work", "table", "formalise", "plan",
            "feedback",
        }  # fmt: skip

    def test_every_outcome_occurs(self) -> None:
        outcomes = set(Case.objects.as_system().values_list("outcome", flat=True))
        assert outcomes == {
            "", "referred", "custom_work", "not_taken_up", "not_solvable_now", "fed_back",
            "withdrawn",
        }  # fmt: skip

    def test_the_rarer_roads_were_walked_too(self) -> None:
        verbs = set(Event.objects.values_list("verb", flat=True))
        assert verbs >= {
            "asked_back", "replied_to_desk", "trusted", "reopened", "case_reopened",
            "case_suspended", "case_extended", "handed_over",
            "wording_refused", "arrived", "kept", "not_kept",
        }  # fmt: skip
        assert Submission.objects.as_system().filter(suspicious=True).count() == 1
        assert Referral.objects.filter(arrived_at=None).exists()
        assert case_of("wytske-sloot") == case_of("gruttoland-buur")
        assert case_of("natuurlijke-oever-bundel").director.name == "Joost Veldkamp"

    def test_the_chain_of_events_is_whole_and_in_the_order_of_time(self) -> None:
        assert first_broken_link() is None
        moments = list(Event.objects.order_by("seq").values_list("at", flat=True))
        assert moments == sorted(moments)
        assert moments[-1] < NOW

    def test_whatever_is_closed_was_answered(self) -> None:
        closed = Item.objects.as_system().filter(phase=Phase.CLOSED)
        assert [item.title for item in closed if unanswered_upstream(item)] == []
        assert set(Answer.objects.values_list("heard", flat=True)) == {"", *Answer.Heard.values}
        assert set(Commitment.objects.values_list("kept", flat=True)) == set(Commitment.Kept.values)
        assert Commitment.objects.filter(kept="open", due__lt=TODAY).exists()

    def test_only_what_is_meant_to_be_late_is_late(self) -> None:
        meant = {one["title"] for one in entries("submissions", "submission") if one.get("overdue")}
        late = Item.objects.as_system().exclude(phase=Phase.CLOSED).filter(due__lt=TODAY)
        assert set(late.values_list("title", flat=True)) == meant

    def test_everyone_whom_one_can_look_around_as_finds_something_waiting(self) -> None:
        idle = [role for role in set(ROLES) - {"beheerder", "lezer"} if not has_something(role)]
        assert idle == []

    def test_the_administrator_and_the_reader_find_something_too(self) -> None:
        assert Invitation.objects.filter(accepted_at=None, expires_at__gt=NOW).count() == 1
        assert Publication.objects.count() >= 8

    def test_accounts_have_no_password(self) -> None:
        accounts = Person.objects.exclude(email=None)
        assert [person for person in accounts if person.has_usable_password()] == []

    def test_a_handful_of_recent_mails_waits_and_all_older_ones_went_out(self) -> None:
        waiting = Notice.objects.filter(sent_at=None)
        assert 5 <= waiting.count() <= 40
        assert (NOW - waiting.earliest("created_at").created_at).days < 5
        assert Notice.objects.exclude(sent_at=None).count() > 100

    def test_the_pension_case_reads_as_in_the_report(self) -> None:
        case = case_of("pensioengeld")
        turns = case.remarks.filter(kind=Remark.Kind.CONVERSATION).order_by("pk")
        assert [turn.when.in_words("nl") for turn in turns if turn.when] == [
            "2023–2025",  # noqa: RUF001 - as it is printed
            "begin juli 2025",
            "oktober 2025",
            "oktober tot en met november 2025",
            "november 2025",
        ]
        assert "onze lezing" in turns[3].text
        decisions = Decision.objects.as_system().filter(point__item=case.pk).order_by("pk")
        assert [(one.body.group.slug, one.option, str(one.decided_when)) for one in decisions] == [
            ("dt-rtlg", "continue", "2025-10"),
            ("lvvn", "not_solvable_now", "2025-11"),
        ]
        assert (case.outcome, case.phase) == ("not_solvable_now", Phase.CLOSED)
        assert case.closed_at is not None
        assert timezone.localdate(case.closed_at) == date(2025, 11, 28)

    def test_the_pension_case_tells_what_is_our_reading_and_when_to_look_again(self) -> None:
        case = case_of("pensioengeld")
        end = Decision.objects.as_system().filter(point__item=case.pk).latest("pk")
        assert "“Casus (nu) niet oplosbaar” is onze lezing" in end.reasons
        assert "financiële" in story("pensioengeld").answers.get().text or "fonds" in end.reasons
        assert "concrete aanleiding" in Revisit.objects.get(case=case).trigger
        assert all("2 casussen" in one.lesson for one in Evaluation.objects.filter(case=case))
        support = Support.objects.filter(party__case=case)
        assert set(support.filter(note="").values_list("aspect", "level")) == {
            ("money", "no"),
            ("politics", "no"),
        }
        assert case.remarks.filter(kind=Remark.Kind.CLOSING_WORDS).count() == 2

    def test_nobody_invented_acts_in_the_real_cases(self) -> None:
        for key in ("pensioengeld", "bokashi"):
            events = Event.objects.filter(item__in=[case_of(key).pk, story(key).pk])
            actors = set(events.exclude(actor=None).values_list("actor__name", flat=True))
            assert actors == {"Secretariaat Oplossingenbrigade"}

    def test_bokashi_is_still_being_explored_and_both_real_cases_are_public(self) -> None:
        bokashi = case_of("bokashi")
        assert (bokashi.step, bokashi.outcome, bokashi.due) == ("explore", "", None)
        for key in ("pensioengeld", "bokashi"):
            assert Publication.objects.filter(item=case_of(key).pk).exists()
