"""What the frame around the methods refuses, whatever the method."""

from pathlib import Path

import pytest

from lemniscaat.methods.command import REFUSED, main


@pytest.mark.parametrize("content", [None, "no record", "[]", "{}", '{"command": 3}'])
def test_what_is_no_record_cannot_be_replayed(
    tmp_path: Path, content: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "record.json"
    if content is not None:
        path.write_text(content, "utf-8")
    assert main(["replay", str(path)]) == REFUSED
    assert "record.json is geen verslag" in capsys.readouterr().err


def test_a_packed_file_that_is_cut_off_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "stories.csv.gz"
    path.write_bytes(b"\x1f\x8b\x08\x00")
    assert main(["narrative", str(path)]) == REFUSED
    assert "kan niet worden gelezen" in capsys.readouterr().err
