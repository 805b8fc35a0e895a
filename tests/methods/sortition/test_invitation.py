"""Letters by lot: each address once, each as likely, each part of the register its share."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lemniscaat.methods.sortition import Stratum, explain, invite
from lemniscaat.methods.words import Refused, text

REGISTER = [f"street {number}" for number in range(12)]


def districts(sizes: list[int]) -> dict[str, str]:
    """A register with so many addresses in district a, b, and so on."""
    return {
        f"{name}{number}": name
        for name, size in zip("abcdef", sizes, strict=False)
        for number in range(size)
    }


def test_each_address_counts_once_however_many_people_live_there() -> None:
    drawn = invite(REGISTER * 2 + REGISTER[:3], 12, seed="open day")
    assert sorted(drawn.addresses) == sorted(REGISTER)
    assert drawn.repeated == 15
    assert "there already: 15 lines" in text(explain(drawn), "en")


@settings(max_examples=60)
@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.data())
def test_shares_are_rounded_by_largest_remainder(sizes: list[int], data: st.DataObject) -> None:
    strata = districts(sizes)
    count = data.draw(st.integers(1, len(strata)))
    drawn = invite(list(strata), count, seed=1, strata=strata)
    letters = Counter(strata[address] for address in drawn.addresses)
    assert len(set(drawn.addresses)) == len(drawn.addresses) == count
    assert {one.name: one.letters for one in drawn.strata if one.letters} == letters
    remainders: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    for place, one in enumerate(drawn.strata):
        whole, rest = divmod(one.addresses * count, len(strata))
        assert one.letters in {whole, whole + 1}
        remainders[one.letters > whole].append((-rest, place))
    assert max(remainders[True], default=(-len(strata), 0)) < min(remainders[False], default=(1, 0))


def test_at_a_tie_the_stratum_that_comes_first_gets_the_letter() -> None:
    strata = districts([5, 5, 2])
    drawn = invite(list(strata), 6, seed=0, strata=strata)
    assert drawn.strata == (Stratum("a", 5, 3), Stratum("b", 5, 2), Stratum("c", 2, 1))


@pytest.mark.parametrize("strata", [None, districts([7, 5])])
def test_the_order_of_the_register_changes_nothing(strata: dict[str, str] | None) -> None:
    register = list(strata or REGISTER)
    turned = None if strata is None else dict(reversed(strata.items()))
    assert invite(register, 5, seed=3, strata=strata) == invite(
        register[::-1], 5, seed=3, strata=turned
    )


def test_seed_nought_is_a_seed() -> None:
    one = invite(REGISTER, 5, seed=0)
    assert one == invite(REGISTER, 5, seed="0")
    assert one.addresses != invite(REGISTER, 5, seed=1).addresses
    assert one.addresses != invite(REGISTER, 5, seed="").addresses


@pytest.mark.parametrize("strata", [None, districts([8, 4])])
def test_every_address_is_as_likely(strata: dict[str, str] | None) -> None:
    """Three of twelve in 1,200 draws: 300 each, give or take four standard deviations."""
    register = list(strata or REGISTER)
    drawn = [invite(register, 3, seed=seed, strata=strata).addresses for seed in range(1_200)]
    bound = 4 * (1_200 * 1 / 4 * 3 / 4) ** 0.5
    letters = Counter(address for addresses in drawn for address in addresses)
    assert all(abs(letters[address] - 300) < bound for address in register)
    first = Counter(addresses[0] for addresses in drawn)
    assert all(
        abs(first[address] - 100) < 4 * (1_200 * 1 / 12 * 11 / 12) ** 0.5 for address in register
    )


@pytest.mark.parametrize(
    ("addresses", "count", "strata", "words"),
    [
        (REGISTER, 13, None, "13 letters cannot be sent: the register has 12 addresses"),
        (REGISTER * 2, 13, None, "the register has 12 addresses"),
        (REGISTER, 0, None, "0 letters"),
        (REGISTER, -1, None, "-1 letters"),
        ([], 1, None, "the register has 0 addresses"),
        ([*REGISTER, ""], 2, None, "An address is empty"),
        (["a0", "b0", "zoe"], 2, {"a0": "a", "b0": "b"}, "these addresses lie: zoe"),
        (["a0", "b0"], 2, {"a0": "a", "b0": ""}, "these addresses lie: b0"),
    ],
)
def test_what_cannot_be_is_refused(
    addresses: list[str], count: int, strata: dict[str, str] | None, words: str
) -> None:
    with pytest.raises(Refused, match=words):
        invite(addresses, count, seed=0, strata=strata)
