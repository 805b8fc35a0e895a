"""Whether there are groups, and how many, is asked of chance."""

from dataclasses import replace

import numpy as np
import pytest

from lemniscaat.methods.chance import Chance
from lemniscaat.methods.opinion import MISSING
from lemniscaat.methods.opinion.chart import axes
from lemniscaat.methods.opinion.cloud import one_cloud
from lemniscaat.methods.opinion.structure import Number, chosen, directions, numbers, used
from tests.methods.opinion.made import along_a_line, by_chance, groups

NONE = np.zeros(24, bool)


def test_three_groups_differ_in_two_directions_and_a_line_in_one() -> None:
    three, line = groups([40, 40, 40])[0], along_a_line(150)
    assert directions(three.matrix, three.moderated, Chance(1)) == 2
    assert directions(line.matrix, line.moderated, Chance(1)) == 1


def test_chance_is_hardly_ever_taken_for_a_pattern() -> None:
    tables = [by_chance(60, seed=seed) for seed in range(25)]
    found = [directions(one.matrix, one.moderated, Chance(at)) for at, one in enumerate(tables)]
    assert found == [0] * 25


def test_a_statement_that_was_taken_out_gives_no_direction() -> None:
    votes = by_chance(60, statements=24)
    matrix = votes.matrix.copy()
    side = np.random.default_rng(1).choice([-1, 1], 60)
    matrix[:, :4] = side[:, None]
    assert directions(matrix, NONE, Chance(1)) == 1
    assert directions(matrix, np.arange(24) < 4, Chance(1)) == 0


def test_a_cloud_keeps_silence_and_passes_and_the_popularity_of_statements() -> None:
    votes = along_a_line(400, statements=20)
    clouds = list(one_cloud(votes.matrix, votes.moderated, 1, 5, Chance(1)))
    for cloud in clouds:
        assert np.array_equal(cloud == MISSING, votes.matrix == MISSING)
        assert np.array_equal(cloud == 0, votes.matrix == 0)
    decided = (votes.matrix != MISSING) & (votes.matrix != 0)
    real = ((votes.matrix == 1) & decided).sum(axis=0) / decided.sum(axis=0)
    mean = sum(((cloud == 1) & decided).sum(axis=0) / decided.sum(axis=0) for cloud in clouds) / 5
    assert np.abs(mean - real).max() < 0.08


def test_a_cloud_differs_as_much_in_its_direction_as_the_people_it_is_made_of() -> None:
    votes = along_a_line(400, statements=20, voted=1.0)

    def widest(matrix) -> float:
        apart = matrix - matrix.mean(axis=0)
        return float(axes(apart.T @ apart, 1)[1][0])

    clouds = [widest(one) for one in one_cloud(votes.matrix, votes.moderated, 1, 5, Chance(1))]
    assert np.mean(clouds) / widest(votes.matrix) == pytest.approx(1.0, abs=0.15)


def test_a_number_of_groups_that_leaves_only_one_to_show_is_no_choice() -> None:
    votes, _ = groups([40, 30])
    fits = numbers(votes.matrix, votes.moderated, 1, 35, Chance(1))
    assert fits == []
    assert chosen(fits) == (2, False)


def test_the_smallest_number_that_is_about_as_good_is_chosen() -> None:
    poor, good, better = (
        Number(2, 0.5, 0.49, 0.02),
        Number(3, 0.7, 0.5, 0.02),
        Number(4, 0.72, 0.5, 0.02),
    )
    assert chosen([poor, good, better]) == (3, True)
    assert chosen([poor]) == (2, False)
    assert chosen([replace(poor, groups=3)]) == (3, False)
    assert chosen([poor, good, Number(4, 0.8, 0.5, 0.02)]) == (4, True)


def test_so_many_groups_need_one_direction_less_but_two_make_a_map() -> None:
    assert [used(count, 5) for count in (2, 3, 4, 6, 9)] == [2, 2, 3, 5, 5]
    assert used(4, 1) == 2
