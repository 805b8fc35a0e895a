"""CSV as people bring it."""

import gzip
from pathlib import Path

import pytest

from lemniscaat.methods import tables
from lemniscaat.methods.words import Refused


@pytest.mark.parametrize("content", ["a,b\n1, x \n", "a;b\r\n1;x\r\n", "\ufeffa\tb\n1\tx\n"])
def test_every_common_separator_is_understood(tmp_path: Path, content: str) -> None:
    path = tmp_path / "people.csv"
    path.write_text(content, "utf-8")
    assert tables.read(path) == [{"a": "1", "b": "x"}]


def test_a_packed_file_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "people.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n1,x\n"))
    assert tables.read(path) == [{"a": "1", "b": "x"}]


def test_rows_in_which_nothing_stands_are_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("a ; b\n\n1;\n;;\n2\n;\n", "utf-8")
    assert tables.read(path) == [{"a": "1", "b": ""}, {"a": "2", "b": ""}]


def test_a_value_without_a_column_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text('a,b\n"x\ny",1\n2,z,z\n', "utf-8")
    with pytest.raises(Refused, match=r"Line 4 of people.csv"):
        tables.read(path)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00", b"a,a\n1,2\n"])
def test_what_cannot_be_read_is_refused_in_words(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "people.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refused) as refusal:
        tables.read(path)
    assert "people.csv" in refusal.value.sentence.nl


def test_a_missing_column_is_named_with_those_there_are() -> None:
    with pytest.raises(Refused, match=r"lacks the column sector. Found instead: id, name"):
        tables.demand([{"id": "1", "name": "x"}], ["id", "sector"], "people.csv")
    with pytest.raises(Refused, match="holds no rows"):
        tables.demand([], ["id"], "people.csv")


def test_a_formula_is_written_as_text() -> None:
    written = tables.write(["name", "count"], [["=1+1", -2], ["a,b", None]])
    assert written == 'name,count\n\'=1+1,-2\n"a,b",\n'
