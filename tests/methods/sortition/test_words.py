"""What is told is what was calculated, in both languages."""

from dataclasses import replace

import pytest

from lemniscaat.methods.sortition import (
    Draw,
    Invitation,
    Lottery,
    Person,
    Pool,
    Quota,
    Replacement,
    draw,
    explain,
    fair_lottery,
    invite,
    number_panels,
)
from lemniscaat.methods.sortition import replace as replaced
from lemniscaat.methods.words import text
from tests.methods.sortition.pools import town

EIGHT = Pool(
    tuple(Person(f"p{n}", {"side": "NNNS"[n % 4]}) for n in range(8)),
    (Quota("side", "N", 1, 1), Quota("side", "S", 1, 1)),
    2,
)
LOTTERY = fair_lottery(EIGHT)
DRAW = draw(number_panels(LOTTERY, 6), "open day")
NARROW = fair_lottery(
    Pool(
        tuple(Person(f"q{n}", {"age": "old" if n == 3 else "young"}) for n in range(5)),
        (Quota("age", "old", 0, 0), Quota("age", "young", 2, 2)),
        2,
    )
)


def test_the_lowest_and_the_highest_chance_are_told() -> None:
    told = explain(LOTTERY)
    assert "a chance of 25.0%" in told[0].en
    assert "the lowest chance is 16.7% and the highest 50.0%" in told[0].en
    assert "had ieder 25,0% kans" in told[0].nl
    assert "de laagste kans 16,7% en de hoogste 50,0%" in told[0].nl


def test_who_has_no_chance_is_named_with_the_quota() -> None:
    assert (
        "No chance: q3. This is because of the quotas. To let them take part: "
        "raise the maximum of age: old from 0 to 1."
    ) in text(explain(NARROW), "en")
    assert "verhoog het maximum van age: old van 0 naar 1" in text(explain(NARROW), "nl")
    assert "No chance" not in text(explain(LOTTERY), "en")


def test_a_long_row_of_names_is_cut_and_counted() -> None:
    pool = Pool(
        tuple(Person(f"r{n}", {"age": "young" if n < 2 else "old"}) for n in range(9)),
        (Quota("age", "old", 0, 0), Quota("age", "young", 0, 2)),
        2,
    )
    told = explain(fair_lottery(pool))
    assert "No chance: r2, r3, r4, r5, r6 and 2 others." in text(told, "en")
    assert "Geen kans: r2, r3, r4, r5, r6 en 2 anderen." in text(told, "nl")


def test_a_lottery_that_is_not_proved_says_so() -> None:
    certificate = replace(LOTTERY.certificate, gap=0.02, proved=False)
    short = explain(replace(LOTTERY, certificate=certificate))
    assert "it is not proved that it cannot be fairer" in text(short, "en")
    assert "is 2.0% for one person" in text(short, "en")
    assert "voor een persoon hoogstens 2,0%" in text(short, "nl")
    assert "It cannot be fairer" not in text(short, "en")
    assert "not proved" not in text(explain(LOTTERY), "en")


def test_what_as_fair_as_possible_means_follows_the_choice() -> None:
    assert "the highest chance is as low as possible" in text(
        explain(fair_lottery(EIGHT, fairness="maximin")), "en"
    )
    assert "over the limit that was chosen" in text(
        explain(fair_lottery(EIGHT, ceiling="lowest")), "en"
    )
    assert "limit that was chosen" not in text(explain(LOTTERY), "en")


def test_the_draw_tells_its_ticket_and_who_is_on_none() -> None:
    told = text(explain(DRAW), "en")
    assert "The draw has 6 tickets, numbered from 0" in told
    assert f"Ticket {DRAW.ticket} was drawn" in told
    assert "no ticket holds" not in told
    one = draw(number_panels(fair_lottery(town()), 1), 0)
    assert "no ticket holds" in text(explain(one), "en")
    assert "and 13 others. Take more tickets" in text(explain(one), "en")


def test_one_is_told_as_one_and_equal_chances_as_equal() -> None:
    one = fair_lottery(Pool((Person("a", {"c": "x"}),), (Quota("c", "x", 1, 1),), 1))
    told = explain(draw(number_panels(one, 1), 0))
    assert told[0].en == (
        "1 person volunteered for 1 seat. Everybody has the same chance of a seat: 100.0%."
    )
    assert told[0].nl.startswith("1 mens meldde zich aan voor 1 plaats. Iedereen heeft dezelfde")
    assert "met 1 lot, genummerd" in text(told)
    assert "verandert geen enkele kans" in text(told)
    assert "Kansen verschillen" not in text(told)
    assert explain(invite(["a", "a"], 1, seed=0))[0].nl.startswith("1 van 1 adres krijgt een")
    assert "al stond: 1 regel van" in text(explain(invite(["a", "a"], 1, seed=0)))


@pytest.mark.parametrize(
    "result",
    [
        *(LOTTERY, NARROW, DRAW),
        fair_lottery(EIGHT, fairness="maximin"),
        replaced(EIGHT, DRAW.panel, DRAW.panel[:1], seed=0),
        invite(["a", "b", "b"], 1, seed=0),
        invite(["a", "b"], 1, seed=0, strata={"a": "north", "b": "south"}),
    ],
    ids=lambda result: type(result).__name__,
)
def test_everything_is_said_in_both_languages(
    result: Lottery | Draw | Replacement | Invitation,
) -> None:
    told = explain(result)
    assert told
    for sentence in told:
        assert sentence.nl != sentence.en
        for words in (sentence.nl, sentence.en):
            assert words == words.strip()
            assert words.endswith(".")
