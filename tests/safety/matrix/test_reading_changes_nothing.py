"""Looking is free: no GET, by anyone, at any address, writes anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from lemniscaat.loop.integrity import first_broken_link

if TYPE_CHECKING:
    from tests.safety.matrix.conftest import Readings

pytestmark = pytest.mark.django_db


def test_no_page_and_no_operation_writes_when_it_is_read(readings: Readings) -> None:
    wrote = {f"{one.row} by {one.role}: {sorted(set(one.written))}" for one in readings.heard
             if one.written}  # fmt: skip
    assert wrote == set()


def test_every_row_of_every_table_is_as_it_was(readings: Readings) -> None:
    assert readings.after == readings.before


def test_the_chain_is_whole_afterwards(readings: Readings) -> None:
    assert readings.heard
    assert first_broken_link() is None
