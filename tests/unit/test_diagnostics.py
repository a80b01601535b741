"""Notes about our own mistakes say where in the code, and hold nothing a person wrote."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from companion.diagnostics import LOG_BYTES, Log, error_details

SECRET = "the letter to my daughter"


def mistake() -> ValueError:
    """An exception whose message and locals hold what somebody wrote."""
    words = SECRET
    try:
        try:
            raise KeyError(words)
        except KeyError as error:
            raise ValueError(f"cannot keep {words}") from error
    except ValueError as error:
        return error


def test_details_name_the_kind_and_the_place_and_none_of_the_words() -> None:
    text = error_details(mistake())
    assert "ValueError" in text
    assert "KeyError" in text, "what caused it is told too"
    assert "test_diagnostics.py" in text
    assert SECRET not in text
    assert "letter" not in text


def test_details_name_no_folder_outside_the_program() -> None:
    text = error_details(mistake())
    assert str(Path.home()) not in text
    assert str(Path(sys.prefix)) not in text


def test_the_log_keeps_the_newest_and_stays_small(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "companion.log"
    for number in range(40):
        Log(path, f"stamp {number}").add("x" * 4000)
    assert path.stat().st_size <= LOG_BYTES
    assert path.read_text(encoding="utf-8").rstrip().endswith("x")
    assert "stamp 39" in path.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions")
def test_only_its_owner_may_read_the_log(tmp_path: Path) -> None:
    path = tmp_path / "logs" / "companion.log"
    Log(path, "now").add("something")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_disk_that_refuses_the_log_is_no_second_mistake(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", encoding="utf-8")
    Log(blocked / "companion.log", "now").add("something")
