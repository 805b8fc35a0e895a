"""The desk: what comes in, what it may do with it, and that every end is an answer."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from lemniscaat.core.errors import Conflict, Invalid, NotAllowed, NotFound
from lemniscaat.desk.drafts import drop_draft, find_draft, forget_old_drafts, keep_draft
from lemniscaat.desk.limits import TooMany, count_attempt
from lemniscaat.desk.models import Draft, Submission, TrackingCode
from lemniscaat.desk.operations.end import answer_directly, arrived, decline, refer, withdraw
from lemniscaat.desk.operations.handle import ask_back, reopen, reply_to_desk, trust
from lemniscaat.desk.operations.submit import first_words, reissue_code
from lemniscaat.desk.queries import by_code
from lemniscaat.loop.models import Answer, Event, Notice, Phase
from lemniscaat.loop.operations.answers import say_heard
from lemniscaat.loop.operations.items import close
from tests.cast import NOW, TOLD, World, bring_in, farmer_of


def test_what_was_told_is_kept_word_for_word(world: World) -> None:
    submission = bring_in(world, since="twee jaar geleden", place="Nijverdal").submission
    kept = Submission.objects.as_system().get(pk=submission.pk)
    assert (kept.told, kept.since_told, str(kept.since), kept.place) == (
        TOLD,
        "twee jaar geleden",
        "2024~",
        "Nijverdal",
    )


def test_somebody_holds_it_from_the_first_moment_and_has_a_date(world: World) -> None:
    submission = bring_in(world).submission
    assert (submission.holder, submission.due) == (world.director, date(2026, 11, 27))


def test_the_code_opens_it_and_only_a_digest_is_kept(world: World) -> None:
    receipt = bring_in(world)
    assert by_code(receipt.code.lower().replace("-", " ")) == receipt.submission
    kept = TrackingCode.objects.get()
    assert receipt.code not in f"{kept.digest} {kept}"


def test_a_wrong_code_opens_nothing(world: World) -> None:
    bring_in(world)
    assert by_code("0000-0000-0000-0") is None
    assert by_code("") is None


def test_a_new_code_makes_the_old_one_useless(world: World) -> None:
    receipt = bring_in(world)
    fresh = reissue_code(submission=receipt.submission, by=world.director, at=NOW)
    assert by_code(receipt.code) is None
    assert by_code(fresh) == receipt.submission


def test_sent_twice_is_one_submission(world: World) -> None:
    bring_in(world, key="same")
    with pytest.raises(IntegrityError), transaction.atomic():
        bring_in(world, key="same")
    assert Submission.objects.as_system().count() == 1


def test_an_empty_story_is_refused_by_name(world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        bring_in(world, told="  \n ")
    assert set(refusal.value.fields) == {"told"}


def test_only_people_of_the_desk_write_down_for_somebody(world: World) -> None:
    by_phone = bring_in(world, by=world.director, channel="phone", consent="aan de telefoon")
    assert by_phone.submission.entered_by == world.director
    with pytest.raises(NotAllowed):
        bring_in(world, by=world.outsider)


def test_the_giver_who_can_be_mailed_gets_a_receipt(world: World) -> None:
    submission = bring_in(world).submission
    assert Notice.objects.get(topic="receipt").person == farmer_of(submission)


def test_a_question_of_the_desk_puts_the_ball_with_the_farmer_and_back(world: World) -> None:
    submission = bring_in(world).submission
    ask_back(submission=submission, text="Welk perceel?", by=world.director, at=NOW)
    asked = Submission.objects.as_system().get()
    assert (asked.holder, asked.holder_role) == (farmer_of(submission), "contributor")
    reply_to_desk(submission=asked, text="Het natte.", by=farmer_of(submission), at=NOW)
    assert Submission.objects.as_system().get().holder == world.director


def test_a_warm_referral_answers_and_keeps_the_thread_until_arrival(world: World) -> None:
    submission = bring_in(world).submission
    referral = refer(
        submission=submission,
        to="",
        contact="",
        words="Kavelruil helpt u.",
        instrument=world.scheme,
        by=world.adviser,
        at=NOW,
    )
    kept = Submission.objects.as_system().get()
    assert (referral.to, referral.contact) == ("Kavelruil", "Loket kavelruil")
    assert (kept.end, kept.phase, kept.holder) == ("referred", Phase.ANSWERED, world.adviser)
    arrived(referral=referral, by=world.director, at=NOW)
    close(item=kept, by=world.director, at=NOW)
    assert Submission.objects.as_system().get().phase == Phase.CLOSED


@pytest.mark.parametrize(
    ("end", "words", "reason"),
    [(decline, "reasons", "declined"), (answer_directly, "text", "direct_answer")],
)
def test_every_end_at_the_desk_is_an_answer(world, end, words, reason) -> None:
    submission = bring_in(world).submission
    end(submission=submission, by=world.director, at=NOW, **{words: "Omdat het elders ligt."})
    given = Answer.objects.get()
    assert (given.to, given.reason, given.text) == (
        farmer_of(submission),
        reason,
        "Omdat het elders ligt.",
    )
    assert Submission.objects.as_system().get().phase == Phase.CLOSED


def test_what_was_handled_is_not_handled_again(world: World) -> None:
    submission = bring_in(world).submission
    decline(submission=submission, reasons="nu niet", by=world.director, at=NOW)
    with pytest.raises(Conflict):
        answer_directly(submission=submission, text="toch wel", by=world.director, at=NOW)


def test_a_stranger_cannot_handle_it(world: World) -> None:
    submission = bring_in(world).submission
    with pytest.raises(NotAllowed):
        decline(submission=submission, reasons="x", by=farmer_of(submission), at=NOW)


def test_withdrawing_stops_the_work_and_says_so(world: World) -> None:
    submission = bring_in(world).submission
    withdraw(submission=submission, why="Verkocht", by=farmer_of(submission), at=NOW)
    kept = Submission.objects.as_system().get()
    assert (kept.end, kept.phase) == ("withdrawn", Phase.CLOSED)
    assert Answer.objects.get().reason == "withdrawn"


def test_only_who_brought_it_takes_it_back(world: World) -> None:
    submission = bring_in(world).submission
    with pytest.raises(Conflict):
        withdraw(submission=submission, why="x", by=world.director, at=NOW)


def test_a_reopened_submission_owes_a_new_answer(world: World) -> None:
    submission = bring_in(world).submission
    decline(submission=submission, reasons="nu niet", by=world.director, at=NOW)
    later = NOW + timedelta(days=30)
    reopened = reopen(submission=submission, why="Nieuwe regeling", by=world.director, at=later)
    with pytest.raises(Conflict):
        close(item=reopened, by=world.director, at=later)
    assert [event.verb for event in Event.objects.filter(item=submission.pk)][-1] == "reopened"


def test_what_looked_like_a_robot_can_be_trusted(world: World) -> None:
    submission = bring_in(world, suspicious=True).submission
    trust(submission=submission, by=world.director, at=NOW)
    assert Submission.objects.as_system().get().suspicious is False


def test_she_says_whether_she_feels_heard_and_nobody_else_can(world: World) -> None:
    submission = bring_in(world).submission
    decline(submission=submission, reasons="nu niet", by=world.director, at=NOW)
    given = Answer.objects.get()
    say_heard(given=given, heard="partly", text="Snel wel", by=farmer_of(submission), at=NOW)
    assert Answer.objects.get().heard == "partly"
    with pytest.raises(NotFound):
        say_heard(given=given, heard="yes", text="", by=world.director, at=NOW)


def test_a_title_is_the_first_sentence_cut_at_a_word() -> None:
    assert first_words("Het water staat hoog. En nu?") == "Het water staat hoog"
    assert first_words("woord " * 30) == "woord " * 12 + "woord…"


def test_a_draft_opens_with_its_code_until_its_last_day(db: None) -> None:
    code = keep_draft(data={"told": "half"}, at=NOW)
    assert find_draft(code.lower(), NOW) == {"told": "half"}
    assert keep_draft(data={"told": "heel"}, at=NOW, code=code) == code
    assert find_draft(code, NOW + timedelta(days=29)) == {"told": "heel"}
    assert find_draft(code, NOW + timedelta(days=30)) is None
    assert forget_old_drafts(at=NOW + timedelta(days=30)) == 1


def test_a_draft_can_be_dropped(db: None) -> None:
    code = keep_draft(data={}, at=NOW)
    drop_draft(code=code)
    assert Draft.objects.count() == 0


def test_trying_too_often_is_refused_per_source_and_in_all(db: None) -> None:
    for _ in range(3):
        count_attempt(what="code", source="1.2.3.4", at=NOW, per_source=3, in_all=4)
    with pytest.raises(TooMany):
        count_attempt(what="code", source="1.2.3.4", at=NOW, per_source=3, in_all=4)
    count_attempt(what="code", source="5.6.7.8", at=NOW, per_source=3, in_all=4)
    with pytest.raises(TooMany):
        count_attempt(what="code", source="9.9.9.9", at=NOW, per_source=3, in_all=4)
    later = NOW + timedelta(hours=1, seconds=1)
    count_attempt(what="code", source="1.2.3.4", at=later, per_source=3, in_all=4)
