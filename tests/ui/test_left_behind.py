"""A window that was made and let go of, as where its making failed half way, ends no interpreter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent

#: What they are given: all that tests of the interface are.
CONFTEST = """
from tests.conftest import clock
from tests.ui.conftest import *
from tests.ui.conftest import _no_window_is_left_to_the_collector
"""
#: Two tests as they are written here: one that fails in the middle of making a window, and one after it.
TESTS = """
import gc
import pytest
from shiboken6 import isValid
from companion.ui.shell.window import MainWindow

made = []

def test_that_fails_half_way(ctx):
    window = MainWindow(ctx)
    made.append(window)
    window.show_screens("no-such-screen")

def test_after_it():
    assert not isValid(made[0]), "left to the collector"
    made.clear()
    gc.collect()
"""


def test_a_window_left_behind_is_destroyed_before_the_collector_finds_it(tmp_path: Path) -> None:
    room = tmp_path / "left"
    room.mkdir()
    (room / "conftest.py").write_text(CONFTEST)
    (room / "test_left.py").write_text(TESTS)
    asked = [
        sys.executable,
        "-m",
        "pytest",
        str(room),
        "-q",
        "-p",
        "no:randomly",
        "-p",
        "no:cacheprovider",
        "--tb=line",
    ]
    ended = subprocess.run(
        [*asked, "-c", "/dev/null", "--rootdir", str(room)],
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "1 failed, 1 passed" in ended.stdout, ended.stdout + ended.stderr
