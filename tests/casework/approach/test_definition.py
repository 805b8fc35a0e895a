"""A document with a fault is refused, in a sentence that its designer understands."""

from typing import Any

import pytest

from lemniscaat.casework.approach.definition import Approach
from lemniscaat.casework.approach.reading import approach_from, read_approach, shipped_documents
from lemniscaat.core.errors import Invalid
from tests.casework.approach.documents import (
    Document,
    decision,
    document,
    phase,
    question,
    task,
    text,
)

WORK, DECIDE, FEEDBACK = document()["phases"]


def refusal(broken: Document) -> str:
    """Why this document is refused."""
    with pytest.raises(Invalid) as refused:
        approach_from(broken)
    return refused.value.sentence


def with_work(**parts: Any) -> Document:
    """The small approach with another first phase."""
    return document(phases=[phase("work", **parts), DECIDE, FEEDBACK])


def with_options(**options: Document) -> Document:
    """The small approach with another decision."""
    return document(phases=[WORK, phase("decide", decision=decision(**options)), FEEDBACK])


def with_question(**parts: Any) -> Document:
    """The small approach with a question in its first phase."""
    return with_work(criteria=[question("wet", **parts)])


def with_end(**parts: Any) -> Document:
    """The small approach with another last phase."""
    return document(phases=[WORK, DECIDE, {**FEEDBACK, **parts}])


SOLVED = {"title": text("Solve"), "outcome": "solved"}
AGAIN = {"title": text("Again"), "to": "work"}


def test_a_sound_document_is_accepted() -> None:
    assert approach_from(document()).final.id == "feedback"


def test_the_shipped_documents_are_accepted(shipped: Approach) -> None:
    assert shipped.final.station == "answer"
    assert shipped.always_sets_outcome(shipped.first.id)


def test_both_shipped_documents_are_found() -> None:
    assert set(shipped_documents()) == {"ob", "open-casus"}


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        (with_end(final=False), "The last phase, “Feedback”, is not final."),
        (with_end(station="arrange"), "“Feedback”, is not at the station “answer”."),
        (with_end(tasks=[]), "The last phase, “Feedback”, needs a required task."),
        (with_end(decision=decision()), "The last phase, “Feedback”, cannot hold a decision."),
        (
            with_end(criteria=[question("heard", then={"no": "solved"})]),
            "In the last phase, “Feedback”, no answer can lead to an outcome.",
        ),
        (
            document(phases=[{**WORK, "final": True}, DECIDE, FEEDBACK]),
            "“Work” is final, but only the last phase may be.",
        ),
        (
            document(phases=[WORK, DECIDE, phase("island", tasks=[task("sit")]), FEEDBACK]),
            "“Island” cannot be reached.",
        ),
        (
            document(bodies={"board": {"title": text("Board"), "mandate": ["other"]}}),
            "In “Decide” the body “Board” has no mandate “case”.",
        ),
        (document(bodies={}), "“Decide” names an unknown body, “board”."),
        (
            with_work(tasks=[task("dig", role="mayor")]),
            "In “Work” the task “Dig” names an unknown role, “mayor”.",
        ),
        (with_question(role="mayor"), "question “Wet?” names an unknown role, “mayor”."),
        (with_options(one={**SOLVED, "outcome": "party"}, two=SOLVED), "unknown outcome, “party”."),
        (with_question(then={"no": "party"}), "“Work” leads to an unknown outcome, “party”."),
        (with_options(one=SOLVED, two={**AGAIN, "to": "moon"}), "unknown phase, “moon”."),
        (with_options(one=SOLVED, two={"title": text("Wait")}), "“Wait” leads nowhere."),
        (
            document(phases=[WORK, {**DECIDE, "id": "work"}, FEEDBACK]),
            "The name “work” is used more than once.",
        ),
        (with_work(tasks=[task("answer")]), "The name “answer” is used more than once."),
        (with_options(one=AGAIN, two=AGAIN), "From “Decide” the end cannot be reached."),
        (
            with_options(one={**SOLVED, "limit": 1}, two=AGAIN),
            "From “Work” the end cannot be reached.",
        ),
        (
            with_options(one={**SOLVED, "limit": 1}, two={**AGAIN, "limit": 2}),
            "In “Decide” every option has a limit, so a case could get stuck.",
        ),
        (
            with_options(one=SOLVED, two={**AGAIN, "to": "feedback"}),
            "A case can reach “Feedback” without an outcome.",
        ),
        (with_work(), "In “Work” nothing is required, so a case would stay there."),
        (with_work(tasks=[task("dig", required=False)]), "nothing is required"),
        (with_question(kind="choice"), "In “Work” only a choice has options, two or more"),
        (with_question(kind="text", needs_yes=True), "only a yes-or-no question can need a yes"),
        (with_question(then={"maybe": "solved"}), "has no answer “maybe”."),
        (
            with_question(then={"no": "solved", "yes": "solved"}),
            "In “Work” every answer to “Wet?” ends the case: let one of them go on.",
        ),
        (with_question(needs_yes=True, then={"yes": "solved"}), "let one of them go on."),
        (document(roles={"owner": text("Owner")}), "There is no role “director”."),
        (document(outcomes={"solved": {"title": text("Solved")}}), "no outcome “withdrawn”"),
        (
            document(
                roles={**document()["roles"], "board": text("Board")},
            ),
            "“board” is the name of a role and of a body: give them other names.",
        ),
        (
            document(deviations={"skip": {"roles": ["mayor"]}}),
            "The deviation “skip” names an unknown role, “mayor”.",
        ),
    ],
)
def test_a_route_that_cases_cannot_walk_is_refused(broken: Document, sentence: str) -> None:
    assert sentence in refusal(broken)


def test_an_outcome_to_look_at_again_needs_a_decision() -> None:
    later = {"title": text("Later"), "needs_revisit": True}
    broken = with_question(then={"no": "later"})
    broken["outcomes"]["later"] = later
    assert "“Later” must say when to look again, so only a decision" in refusal(broken)


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        ({**document(), "colour": "red"}, "colour: an approach does not know this word."),
        (document(version=0), "version: this number is too small or too large."),
        (document(id="Two words"), "id: use only small letters, digits, dashes"),
        (document(title={"nl": "Alleen Nederlands"}), "title › en: this is missing."),  # noqa: RUF001 - a path on the screen
        (document(title=text("")), "title › nl: there is too little here."),  # noqa: RUF001
        (document(title=text("a" * 121)), "title › nl: use at most 120 characters."),  # noqa: RUF001
        (with_work(tasks="dig"), "phases › work › tasks: this has another form"),  # noqa: RUF001
        (with_work(tasks=[{"id": "dig", "role": "director"}]), "Work › tasks › 1 › title"),  # noqa: RUF001
        (with_work(station="moon"), "Work › station: choose one of 'bring', 'explore'"),  # noqa: RUF001
        (document(phases=[FEEDBACK]), "phases: there is too little here."),
        (
            document(deviations={"extend": {"roles": ["director"], "max_days": 10**9}}),
            "deviations › extend › max_days: this number is too small or too large.",  # noqa: RUF001
        ),
    ],
)
def test_a_fault_in_the_form_tells_where_it_is(broken: Document, sentence: str) -> None:
    assert sentence.replace("› work ›", "› Work ›") in refusal(broken)  # noqa: RUF001


def test_all_faults_are_told_at_once() -> None:
    told = refusal(document(phases=[phase("work"), DECIDE, {**FEEDBACK, "final": False}]))
    assert "nothing is required" in told
    assert "is not final" in told


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ('id = "a"\nversion = = 2', "look at line 2."),
        ("[phases", "cannot be read"),
        ("a = " + "[" * 5000, "cannot be read"),
        ("", "is missing"),
        ("<html>", "look at line 1."),
    ],
)
def test_what_is_no_approach_is_refused_in_plain_words(written: str, sentence: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_approach(written)
    assert sentence in refused.value.sentence


def test_the_fingerprint_follows_what_is_said_and_not_how() -> None:
    written = shipped_documents()["open-casus"]
    digest = read_approach(written).digest
    assert read_approach("# A remark\n\n" + written).digest == digest
    assert read_approach(written.replace("days = 28", "days = 29")).digest != digest


def test_words_hold_nothing_that_nobody_sees() -> None:
    title = approach_from(document(title=text(" Route\u202e\x00\n one "))).title
    assert title.nl == "Route one"
    assert "title › nl: there is too little here." in refusal(document(title=text("\u200b")))  # noqa: RUF001


def test_the_words_follow_the_language() -> None:
    words = approach_from(document(title={"nl": "Route", "en": "Path"})).title
    assert [words.in_language(code) for code in ("nl", "en", "en-gb", "fy")] == [
        "Route",
        "Path",
        "Path",
        "Route",
    ]
