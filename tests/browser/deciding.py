"""Steps 4 to 8 of the story: explored, decided, answered and published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.circle import ANSWER, CALLED, PUBLIC, REASONS, SECRET, SHARPER, TITLE, TOLD

if TYPE_CHECKING:
    from tests.browser.circle import Circle
    from tests.browser.visitor import Visitor


def passes_the_gate_and_is_explored(circle: Circle, farmer: Visitor) -> None:
    """No scheme solves it; the question gets sharper, and she says that it is still hers."""
    adviser = circle["adviser"]
    adviser.opens("board")
    adviser.follows(TITLE)
    gate = circle.approach.phase("scope_test").criteria[0]
    adviser.follows("Answer")
    adviser.chooses(gate.options["outside"], gate.question)
    adviser.writes("Why?", "Wij keken alle regelingen na.")
    adviser.presses("Save the answers")
    director = circle.at_case("director")
    director.follows("Sharpen")
    director.writes("The question, sharpened", SHARPER)
    director.presses("Propose this wording")
    director.reads(TOLD, SHARPER)
    farmer.opens("my_contribution")
    farmer.reads("Is this your question?", SHARPER)
    farmer.presses("Yes, this is my question")
    adviser = circle.at_case("adviser")
    adviser.follows("Add a party")
    adviser.writes("Name of the party", "Waterschap")
    adviser.writes("What is at stake for them?", "Het peil")
    adviser.presses("Add this party")
    adviser.follows("It is done")
    adviser.writes("What came of it?", "Twee gesprekken, zonder besluit.")
    adviser.presses("This is done")


def is_advised_on(circle: Circle) -> None:
    """One page: the questions, and then what to do and who decides."""
    adviser = circle.at_case("adviser")
    adviser.follows("Answer")
    for asked in circle.approach.phase("advise").criteria:
        if asked.kind == "yesno":
            adviser.chooses("Yes", asked.question)
        else:
            adviser.writes(asked.question, "Omdat het anders niet lukt.")
    adviser.presses("Save the answers")
    adviser.follows("Write the advice")
    adviser.writes("What do you advise, and why?", "Pak dit op als proef.")
    adviser.presses("Give this advice")
    adviser.reads("Pak dit op als proef.")


def the_mt_says_go(circle: Circle) -> None:
    """Who has no mandate hears who has; of two who decide, one is first."""
    adviser, chair, deputy = circle.at_case("adviser"), circle["chair"], circle["deputy"]
    adviser.follows("See what lies there")
    adviser.reads("Who may decide this", "Ingrid Haverkamp")
    go = circle.approach.phase("go").decision
    assert go is not None
    for one, choice in ((chair, "go"), (deputy, "more_information")):
        one.follows(TITLE)
        one.chooses(go.options[choice].title, "What does the body decide?")
        one.writes("Why does the body decide this?", REASONS)
    chair.presses("Write down this decision")
    deputy.presses("Write down this decision", status=409)
    deputy.reads("Somebody was first", REASONS)
    deputy.follows("Read the decision")
    deputy.reads(go.options["go"].title)


def the_team_works_it_out(circle: Circle) -> None:
    """The competences, somebody who brings them, what parties think, and two ways out."""
    director = circle.at_case("director")
    director.follows("Name them")
    director.writes("Which knowledge and skill does this case need?", "Ecologie")
    director.presses("Add these competences")
    director.follows("Add somebody")
    director.picks("Wiebe Postma", "Who")
    director.chooses("Ecologie", "What do they bring?")
    director.presses("Add to the team")
    expert = circle.at_case("expert")
    expert.follows("Write down support")
    expert.chooses("Politics", "About what?")
    expert.chooses("Doubt", "How much support is there?")
    expert.writes("Who said this?", "De wethouder")
    expert.writes("Explanation", SECRET)
    expert.presses("Write this down")
    for title in ("Proef van vijf jaar", "Regel aanpassen"):
        expert.follows("Add an option")
        expert.writes("Name of the option", title)
        expert.writes("What happens then?", "Zo kan het.")
        expert.presses("Add this option")
    for _task in ("support", "options"):
        expert.follows("It is done")
        expert.presses("This is done")


def is_decided_and_planned(circle: Circle) -> None:
    """The OB-tafel chooses, the MT formalises, and somebody promises to do it."""
    table, mt = circle["table_chair"], circle["chair"]
    for one, phase, option in ((table, "table", "option_chosen"), (mt, "formalise", "formalised")):
        one.opens("worklist")
        one.follows(TITLE)
        made = circle.approach.phase(phase).decision
        assert made is not None
        one.chooses(made.options[option].title, "What does the body decide?")
        if phase == "table":
            one.chooses("Proef van vijf jaar", "Which option does the body choose?")
        one.writes("Why does the body decide this?", REASONS)
        one.presses("Write down this decision")
    director = circle.at_case("director")
    director.follows("Write down a commitment")
    director.picks("Wiebe Postma", "Who")
    director.writes("What do they promise?", "De proef beginnen")
    director.presses("Write down this commitment")
    director.follows("It is done")
    director.presses("This is done")


def cannot_close_without_answers(director: Visitor, circle: Circle) -> None:
    """The page says what is missing, and has no button to close."""
    director.opens("case_act", circle.case, "sluiten")
    director.reads("What is still missing")
    closing = director.page.get_by_role("button", name=director.words("Close the case"))
    assert closing.count() == 0


def is_answered(circle: Circle, farmer: Visitor) -> None:
    """Everyone upstream hears of it, and she says whether she feels heard."""
    director = circle.at_case("director")
    for _who in ("Anna Dijkstra", "Henk Nijhuis"):
        director.opens("case_act", circle.case, "antwoord")
        director.writes("The answer", ANSWER)
        director.presses("Send this answer")
    farmer.opens("my_contribution")
    farmer.reads(ANSWER, "Wiebe Postma", "De proef beginnen")
    farmer.chooses("Yes", "Do you feel heard?")
    farmer.writes("Do you want to tell why?", "Er is echt geluisterd.")
    farmer.presses("Tell it")
    circle.at_case("director").reads("Er is echt geluisterd.")


def is_closed_and_published(circle: Circle) -> None:
    """The lesson first; then the end, and what everyone may know."""
    adviser = circle.at_case("adviser")
    adviser.follows("Write it down")
    adviser.writes("The lesson, in one sentence", "Bel elkaar eerder.")
    adviser.presses("Write down this lesson")
    director = circle.at_case("director")
    director.follows("Close the case")
    director.presses("Close the case")
    director.follows("Publish")
    director.writes("Title for everyone", PUBLIC)
    director.writes("Summary for everyone", "Een boer mag vijf jaar lisdodde telen.")
    director.presses("Publish this")


def reads_only_what_was_published(outsider: Visitor, circle: Circle) -> None:
    """The public page, and nothing of what was said inside."""
    outsider.opens("cases")
    outsider.follows(PUBLIC)
    outsider.reads("Een boer mag vijf jaar lisdodde telen.", "OB-tafel")
    outsider.reads_nothing_of(TOLD, CALLED, SECRET, ANSWER, "Anna Dijkstra", "Henk Nijhuis")
    outsider.opens("search")
    outsider.writes("Words", "wethouder")
    outsider.presses("Search")
    outsider.reads("Nothing that was published has all these words.")
    outsider.opens("case", circle.case)
    outsider.reads("Sign in")
    outsider.reads_nothing_of(TITLE)
