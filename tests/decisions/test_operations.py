"""Bodies decide by mandate, once, by who speaks for them."""

import threading
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from lemniscaat.core.errors import Conflict, Invalid, NotAllowed, NotFound
from lemniscaat.decisions.models import AgendaPoint, Decision, Mandate
from lemniscaat.decisions.operations import correct, decide, put_on_agenda
from lemniscaat.decisions.queries import decisions_on, waiting_for, who_may_decide_sentence
from lemniscaat.loop.models import Event, Notice
from tests.cast import NOW, TODAY, World, bring_in, mandate

OPTIONS = [
    {"key": "go", "title": {"nl": "Oppakken", "en": "Take up"}},
    {"key": "no", "title": {"nl": "Nu niet oppakken", "en": "Not now"}},
]


def before_the_mt(world: World) -> AgendaPoint:
    item = bring_in(world).submission
    return put_on_agenda(
        item=item,
        body=world.mt,
        question="Oppakken?",
        scope="take_up",
        options=OPTIONS,
        by=world.director,
        at=NOW,
    )


def test_the_chair_finds_what_waits_and_hears_of_it(world: World) -> None:
    point = before_the_mt(world)
    assert list(waiting_for(world.chair, TODAY)) == [point]
    assert set(
        Notice.objects.filter(topic="decision_waiting").values_list("person__name", flat=True)
    ) == {
        "Ingrid Haverkamp",
        "Tom Lansink",
    }


def test_the_same_question_lies_before_a_body_once(world: World) -> None:
    point = before_the_mt(world)
    with pytest.raises(Conflict):
        put_on_agenda(
            item=point.item,
            body=world.mt,
            question="Nog eens?",
            scope="take_up",
            options=OPTIONS,
            by=world.director,
            at=NOW,
        )


def test_a_decision_keeps_its_mandate_its_reasons_and_its_speaker(world: World) -> None:
    point = before_the_mt(world)
    decision = decide(point=point, option="go", reasons="Nodig.", by=world.chair, at=NOW)
    assert (
        decision.mandate.scope,
        decision.reasons,
        decision.decided_by,
        decision.option_title,
    ) == (
        "take_up",
        "Nodig.",
        world.chair,
        "Oppakken",
    )
    assert list(decisions_on(point.item, world.director)) == [decision]
    assert list(decisions_on(point.item, world.outsider)) == []


def test_the_deputy_speaks_for_the_body_too(world: World) -> None:
    decision = decide(
        point=before_the_mt(world), option="go", reasons="Nodig.", by=world.deputy, at=NOW
    )
    assert decision.decided_by == world.deputy


def test_a_mandate_counts_on_its_last_day_and_not_after(world: World) -> None:
    Mandate.objects.filter(scope="take_up").update(until=TODAY)
    point = before_the_mt(world)
    with pytest.raises(NotAllowed):
        decide(point=point, option="go", reasons="x", by=world.chair, at=NOW + timedelta(days=1))
    assert decide(point=point, option="go", reasons="x", by=world.chair, at=NOW).pk


def test_a_refusal_says_who_may(world: World) -> None:
    point = before_the_mt(world)
    Mandate.objects.filter(scope="take_up").update(until=TODAY - timedelta(days=1))
    mandate(world.table, "take_up")
    with pytest.raises(NotAllowed, match="OB-tafel: Farid Bouali"):
        decide(point=point, option="go", reasons="x", by=world.chair, at=NOW)


def test_without_any_mandate_the_sentence_says_so(world: World) -> None:
    Mandate.objects.all().delete()
    assert "mandate" in who_may_decide_sentence("take_up", TODAY)


def test_who_reads_but_does_not_speak_is_refused(world: World) -> None:
    point = before_the_mt(world)
    with pytest.raises(NotAllowed, match="Ingrid Haverkamp"):
        decide(point=point, option="go", reasons="x", by=world.director, at=NOW)


def test_who_may_not_read_learns_nothing(world: World) -> None:
    point = before_the_mt(world)
    with pytest.raises(NotFound):
        decide(point=point, option="go", reasons="x", by=world.table_chair, at=NOW)


@pytest.mark.parametrize(("option", "reasons"), [("maybe", "x"), ("go", " "), ("", "x")])
def test_a_decision_needs_a_known_option_and_reasons(world, option, reasons) -> None:
    point = before_the_mt(world)
    with pytest.raises(Invalid):
        decide(point=point, option=option, reasons=reasons, by=world.chair, at=NOW)
    assert Decision.objects.as_system().count() == 0


def test_the_second_chair_sees_what_the_first_decided(world: World) -> None:
    point = before_the_mt(world)
    decide(point=point, option="go", reasons="Nodig.", by=world.chair, at=NOW)
    with pytest.raises(Conflict, match=r"Ingrid Haverkamp.*Oppakken"):
        decide(point=point, option="no", reasons="Niet.", by=world.deputy, at=NOW)


def test_the_database_keeps_one_decision_per_point(world: World) -> None:
    point = before_the_mt(world)
    first = decide(point=point, option="go", reasons="Nodig.", by=world.chair, at=NOW)
    twin = Decision(
        title="x",
        group=first.group,
        holder=first.holder,
        holder_role="chair",
        body=first.body,
        point=point,
        mandate=first.mandate,
        option="no",
        option_title="x",
        reasons="x",
        decided_by=world.chair,
        decided_when=first.decided_when,
        created_at=NOW,
        answer_due_from=NOW,
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        twin.save()


def test_two_chairs_at_once_make_one_decision(open_world: World) -> None:
    point = before_the_mt(open_world)
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def speak(who, option):
        start.wait()
        try:
            decide(point=point, option=option, reasons="Zo is het.", by=who, at=NOW)
            outcomes.append("decided")
        except Conflict:
            outcomes.append("conflict")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=speak, args=args)
        for args in ((open_world.chair, "go"), (open_world.deputy, "no"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["conflict", "decided"]
    assert Decision.objects.as_system().count() == 1
    assert Event.objects.filter(verb="decided", item=point.item).count() == 1


def test_a_correction_stands_beside_the_first_text(world: World) -> None:
    point = before_the_mt(world)
    first = decide(point=point, option="go", reasons="Tikvaut.", by=world.chair, at=NOW)
    second = correct(decision=first, reasons="Tikfout.", by=world.chair, at=NOW)
    assert [(one.reasons, one.corrects_id) for one in decisions_on(point.item, world.chair)] == [
        ("Tikvaut.", None),
        ("Tikfout.", first.pk),
    ]
    with pytest.raises(Conflict):
        correct(decision=first, reasons="Nog eens", by=world.chair, at=NOW)
    assert second.option == "go"


def test_who_brought_it_in_hears_of_each_decision(world: World) -> None:
    point = before_the_mt(world)
    decide(point=point, option="go", reasons="Het is nodig.", by=world.chair, at=NOW)
    told = Notice.objects.filter(topic="decided").values_list("person", flat=True)
    assert list(told) == [point.item.brought_by_id]
