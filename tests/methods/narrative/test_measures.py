"""Lines of difference, fit and agreement: against luck, and against counting by hand."""

from itertools import combinations

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.narrative import Sorted, agreement, compare, suggest
from lemniscaat.methods.narrative.axes import leading, lines, main_line, mixed
from lemniscaat.methods.narrative.factors import factors
from lemniscaat.methods.narrative.fit import fit, shares
from lemniscaat.methods.narrative.holding import (
    ABOVE_LUCK,
    _deals,
    _shuffled,
    _support,
    holding,
)
from lemniscaat.methods.narrative.stories import read
from lemniscaat.methods.narrative.weights import counts, table
from lemniscaat.methods.words import Refused
from tests.methods.narrative.people import NOTHING, dozen, three

HEADINGS = st.lists(st.sampled_from("abcd"), min_size=2, max_size=15)


@given(HEADINGS, st.data())
def test_agreement_is_kappa_over_pairs(one: list[str], data: st.DataObject) -> None:
    other = data.draw(st.lists(st.sampled_from("xyz"), min_size=len(one), max_size=len(one)))
    pairs = [(one[a] == one[b], other[a] == other[b]) for a, b in combinations(range(len(one)), 2)]
    same = np.mean([first == second for first, second in pairs])
    first, second = np.mean(pairs, axis=0)
    luck = first * second + (1 - first) * (1 - second)
    kappa = 1.0 if luck == 1 else (same - luck) / (1 - luck)
    found = compare(dict(enumerate_texts(one)), dict(enumerate_texts(other)))
    assert found.pairs == pytest.approx(kappa, abs=1e-8)
    assert 0 <= found.information <= 1


def enumerate_texts(headings: list[str]) -> list[tuple[str, str]]:
    return [(str(place), heading) for place, heading in enumerate(headings)]


@given(HEADINGS)
def test_other_names_for_the_same_groups_agree_wholly(one: list[str]) -> None:
    other = [heading.upper() for heading in one]
    found = compare(dict(enumerate_texts(one)), dict(enumerate_texts(other)))
    assert (found.pairs, found.information) == (1.0, 1.0)


def test_agreement_that_was_calculated_by_hand() -> None:
    """Table 2, 1 / 1, 2: of 15 pairs 2 together in both, 6 in each; information by logarithms."""
    one, other = (
        dict(zip("uvwxyz", "aaabbb", strict=True)),
        dict(zip("uvwxyz", "aabbbb", strict=True)),
    )
    found = compare(one, other)
    assert found.pairs == pytest.approx((4 - 6 * 7 / 15) / ((6 + 7) / 2 - 6 * 7 / 15))
    assert found.information == pytest.approx(0.478704, abs=1e-6)


def test_people_are_measured_beside_the_software_and_each_other() -> None:
    found = suggest(dozen())
    water = ["v01", "v02", "v03", "v04", "v05", "v13"]
    labels = [
        Sorted(place.story, "w" if place.story in water else place.story, by)
        for place in found.places
        for by in ("An", "Bas")
    ]
    measured = agreement(found, labels[:-2])
    assert [(one.one, one.other, one.stories) for one in measured] == [
        ("", "An", 12),
        ("", "Bas", 12),
        ("An", "Bas", 12),
    ]
    assert measured[2].pairs == 1.0
    assert 0 < measured[0].pairs < 1


@pytest.mark.parametrize(
    "labels",
    [
        [Sorted("v99", "x", "An"), Sorted("v01", "x", "An")],
        [Sorted("v01", "x", "An"), Sorted("v01", "y", "An")],
        [Sorted("v01", "x", "An")],
    ],
)
def test_a_sorting_that_cannot_be_compared_is_refused(labels: list[Sorted]) -> None:
    with pytest.raises(Refused):
        agreement(suggest(dozen()), labels)


def test_the_factors_come_near_the_best_that_singular_vectors_can() -> None:
    """Blocks of ones are their own non-negative factors: each row has one of the three."""
    blocks = sp.csr_array(np.kron(np.eye(3), np.ones((4, 5))))
    amount = factors(blocks, 3)
    assert np.count_nonzero(amount > 1e-6) == 12
    assert sorted(np.bincount(amount.argmax(axis=1)).tolist()) == [4, 4, 4]


def test_singular_vectors_point_one_way_and_are_the_same_dense_and_sparse() -> None:
    spread = np.exp(-np.arange(200) / 40)
    small = sp.csr_array(np.outer(spread, spread) * (np.arange(40_000).reshape(200, 200) % 7))
    left, values, right = leading(small, 2)
    tall = sp.vstack([small, sp.csr_array((40, 200))]).tocsr()
    wide = sp.hstack([tall, sp.csr_array((240, 40))]).tocsr()
    again, same, _ = leading(wide, 2)
    assert np.allclose(values, same)
    assert np.allclose((left * values) @ right, (again * same)[:200] @ leading(wide, 2)[2][:, :200])
    assert np.all(left[np.abs(left).round(9).argmax(axis=0), [0, 1]] > 0)


def test_without_a_theme_words_kept_apart_follow_no_line_and_do_not_shun_it() -> None:
    texts = read(NOTHING.stories, "nl")
    made = table(counts(texts), np.arange(len(texts)))
    deals = _deals(made.present, mixed(np.arange(made.present.nnz, dtype=np.uint64)))
    support = np.mean([_support(made.present, half, 12) for half in deals], axis=0)
    assert abs(support.mean()) < 0.5
    assert support.max() < ABOVE_LUCK


@given(st.integers(0, 99))
def test_a_shuffle_keeps_how_many_words_a_text_and_how_many_texts_a_word_has(seed: int) -> None:
    cells = Chance(seed).uniforms(12, 15) < 0.2
    present = sp.csr_array(cells.astype(float))
    dealt = _shuffled(present, mixed(np.arange(present.nnz, dtype=np.uint64)))
    assert dealt.max(axis=None) == 1 if dealt.nnz else True
    assert np.all(dealt.sum(axis=1) <= present.sum(axis=1))
    assert np.all(dealt.sum(axis=0) <= present.sum(axis=0))
    assert dealt.nnz >= 0.9 * present.nnz


def test_lines_that_hold_are_those_stronger_than_any_shuffle() -> None:
    """Three kinds of texts differ along two lines; without kinds luck gives next to none."""
    chance = Chance(5)
    marks = mixed(np.arange(60, dtype=np.uint64)), mixed(np.arange(60, 105, dtype=np.uint64))
    kinds = np.kron(np.eye(3), np.ones((20, 15)))
    told = sp.csr_array((chance.uniforms(60, 45) < 0.1 + 0.3 * kinds).astype(float))
    assert holding(told, *marks, 12) == 2
    luck = [
        holding(sp.csr_array((chance.uniforms(60, 45) < 0.2).astype(float)), *marks, 12)
        for _ in range(20)
    ]
    assert sum(found > 0 for found in luck) <= 3
    assert lines(told, 3)[1].shape == (3,)


def test_the_main_line_parts_two_kinds_of_texts() -> None:
    two = sp.block_diag([np.ones((4, 5)), np.ones((5, 5))])
    places = main_line(sp.csr_array(sp.hstack([two, np.ones((9, 1))])))
    assert np.sign(places).tolist() == [1] * 4 + [-1] * 5
    assert places[0] == 1
    assert main_line(sp.csr_array(np.ones((1, 3)))).tolist() == [0]
    assert main_line(sp.csr_array(np.ones((4, 4)))).tolist() == [0, 0, 0, 0]


def test_a_text_does_not_count_for_its_own_theme() -> None:
    """The fit of each text is what a theme of the other texts gives it."""
    cells = np.array(
        [[1, 1, 0, 0, 1], [1, 1, 1, 0, 0], [1, 0, 0, 0, 1], [0, 0, 1, 1, 1], [0, 1, 1, 1, 0]]
    )
    present, theme = sp.csr_array(cells.astype(float)), np.array([0, 0, 0, 1, 1])
    found = fit(theme, 2, present)
    known = shares(theme, 2, present)
    for text, own in enumerate(theme):
        inside = (known.inside[own] - cells[text]) / known.length[own]
        weight = np.maximum(0, inside - known.rest[own]) / np.sqrt(known.overall)
        full = np.where(cells[text] == 1, weight, known.telling[own])
        length = cells[text].sum()
        luck, spread = length * full @ known.rest[own], length * full**2 @ known.overall
        expected = (cells[text] @ full - luck) / np.sqrt(spread) if spread > 0 else 0
        assert found[text, own] == pytest.approx(expected, abs=1e-6)


def test_poles_have_two_ends_and_a_middle_and_hold() -> None:
    whole = suggest(dozen()).poles[0]
    assert (whole.theme, whole.holds) == (None, True)
    ends = {part.words[0] for part in (whole.one_end, whole.other_end)}
    assert len(ends) == 2
    place = dict(whole.places)
    low, middle, high = (
        [place[quote.story] for quote in part.quotes]
        for part in (whole.one_end, whole.middle, whole.other_end)
    )
    assert max(low) < whole.halfway < min(high)
    assert max(low) <= min(middle) <= max(middle) <= min(high)
    assert set(place) == {f"v{n:02}" for n in range(1, 12)}


def test_themes_with_enough_texts_have_poles_of_their_own() -> None:
    found = three()
    assert [poles.theme for poles in found.poles] == [None, *(theme.key for theme in found.themes)]
    assert found.poles[0].holds
    assert not any(poles.holds for poles in found.poles[1:])
