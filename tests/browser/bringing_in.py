"""Steps 1 to 3 of the story: brought in, followed and taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.circle import ASKED, CALLED, LETTER, NUMBER, TITLE, TOLD

if TYPE_CHECKING:
    from tests.browser.circle import Circle
    from tests.browser.visitor import Visitor


def brings_in_half(farmer: Visitor) -> None:
    """She is warned kindly, goes on, stops half-way and takes her story off the device."""
    farmer.opens("home")
    farmer.follows("Bring in what is stuck")
    farmer.writes("What is stuck?", f"{TOLD} Bel me op {NUMBER}.")
    farmer.chooses("A bottleneck: something that blocks", "What is it most like?")
    farmer.presses("Next step")
    farmer.reads("Is it right that this stands in your text?", NUMBER)
    farmer.writes("What is stuck?", TOLD)
    farmer.presses("Next step")
    farmer.writes("For whom is this a problem?", "Voor mij en drie buren")
    farmer.writes("Since when?", "twee jaar geleden")
    farmer.presses("Save and go on later")
    draft = farmer.code
    farmer.presses("Take it off this device")
    farmer.opens("desk_draft")
    farmer.writes("Your code for going on later", draft.lower().replace("-", " "))
    farmer.presses("Open my story")


def a_phone_call_is_written_down(director: Visitor) -> None:
    """One page, one minute."""
    director.follows("Write something down for somebody")
    director.writes("What they told", CALLED)
    director.writes("Their name", "Henk Nijhuis")
    director.picks("Not at all: they follow it with the code", "How they want to hear from us")
    director.writes("How did they agree that you write this down?", "Aan de telefoon.")
    director.presses("Write it down")
    assert director.code


def sends_the_rest(farmer: Visitor, circle: Circle) -> None:
    """What she typed is still there; she sends it in two windows, and it is one."""
    farmer.chooses("Applied for a permit or subsidy", "What did you try already?")
    farmer.picks("Overijssel", "In which province is it?")
    farmer.presses("Next step")
    farmer.writes("What is your name?", "Anna Dijkstra")
    farmer.chooses("By e-mail", "How may we reach you?")
    farmer.presses("Next step")
    farmer.reads("Fill in your e-mail address, or choose another way.")
    farmer.writes("Your e-mail address", "anna@boerin.example")
    farmer.presses("Next step")
    farmer.reads(TOLD, "Voor mij en drie buren", "twee jaar geleden")
    second = farmer.page.context.new_page()
    second.goto(farmer.page.url)
    farmer.sends_along(LETTER, "Do you want to send photos or documents with it?")
    farmer.presses("Send it to the desk")
    circle.code = farmer.code
    farmer.reads(TOLD, LETTER.name, "Samira el Amrani")
    farmer.page = second
    farmer.presses("Send it to the desk")
    assert farmer.code == circle.code


def follows_and_asks(circle: Circle) -> Visitor:
    """At home, on another device, she has nothing but her code."""
    farmer = circle.stranger()
    farmer.opens("follow")
    farmer.writes("Your code", circle.code)
    farmer.presses("Open my page")
    farmer.reads("Samira el Amrani", "The desk looks at it", "You get an answer")
    farmer.chooses("I have a question", "What do you want to do?")
    farmer.writes("Write it here", ASKED)
    farmer.presses("Send it")
    farmer.reads(ASKED)
    return farmer


def is_answered_and_taken_up(circle: Circle, farmer: Visitor) -> None:
    """The director finds it all in his worklist; the phone call goes along in the same case."""
    director = circle["director"]
    director.follows("Ik melk", beside=ASKED)
    director.writes("Your reply", "Zaai gerust; dit duurt nog tot het voorjaar.")
    director.presses("Send the reply")
    director.reads(TOLD)
    director.follows("Take up as a case")
    director.writes("Title of the case", TITLE)
    director.presses("Take it up")
    circle.case = director.page.url.split("/")[5]
    number = director.page.locator(".breadcrumbs [aria-current]").inner_text()
    director.opens("submissions")
    director.follows("Een buurman belde")
    director.follows("Join a running case")
    director.chooses(number, "Running case")
    director.presses("Join this case")
    director.reads(TOLD, CALLED)
    farmer.opens("my_contribution")
    farmer.reads("Zaai gerust; dit duurt nog tot het voorjaar.")
