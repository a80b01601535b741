"""The conditions every test runs under are real: a suite that breaks each of them fails, test by test."""

import os
import re
import subprocess
import sys

import pytest

from tests.architecture.source import ROOT

BAD = """
import logging, os, socket, threading, warnings
import pytest
from companion.clock import SystemClock

def test_logs(): logging.getLogger("x").warning("not announced")
def test_announces_in_vain(expect_log): expect_log("never comes")
def test_reads_the_clock(): SystemClock(lambda: "UTC").now()
def test_connects():
    with socket.socket() as s: s.connect(("127.0.0.1", 9))
def test_looks_up(): socket.create_connection(("localhost", 9))
def test_warns(): warnings.warn("careful")
@pytest.mark.xfail
def test_passes_though_expected_to_fail(): pass
def test_leaves_a_thread(monkeypatch):
    monkeypatch.setattr("tests.leaks._GRACE", 0.01)
    threading.Thread(target=threading.Event().wait, args=(3,), daemon=True).start()
def test_leaves_a_timer(qapp):
    from PySide6.QtCore import QTimer
    QTimer(qapp).start(60000)
def test_leaves_a_single_shot(qapp):
    from PySide6.QtCore import QTimer
    QTimer.singleShot(60000, lambda: None)
def test_leaves_an_animation(qapp):
    from PySide6.QtCore import QPropertyAnimation
    animation = QPropertyAnimation(qapp, b"objectName", qapp)
    animation.setDuration(60000)
    animation.start()
def test_leaves_a_thread_of_qt(qapp, monkeypatch):
    from PySide6.QtCore import QThread
    monkeypatch.setattr("tests.leaks._GRACE", 0.01)
    qapp.left = QThread()
    qapp.left.start()
def test_qt_complains(qapp):
    from PySide6.QtCore import qWarning
    qWarning("careful")
def test_a_slot_raises(qtbot):
    from PySide6.QtCore import QTimer
    done = []
    QTimer.singleShot(0, lambda: done.append(1) or 1 / 0)
    qtbot.waitUntil(lambda: bool(done))
"""

GOOD = """
import logging, os, threading
from pathlib import Path
import pytest
from companion.clock import SystemClock

def test_announces(expect_log):
    expect_log("as .* said", logger="x")
    logging.getLogger("x").warning("as was %s", "said")
@pytest.mark.real_clock
def test_may_read_the_clock(): assert SystemClock(lambda: "UTC").now().utcoffset().total_seconds() == 0
def test_has_a_home_of_its_own(tmp_path_factory):
    assert Path.home().is_relative_to(tmp_path_factory.getbasetemp())
    assert all(not list(Path(os.environ[name]).iterdir()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"))
def test_joins_its_thread():
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
def test_a_single_shot_that_has_fired(qtbot):
    from PySide6.QtCore import QTimer
    done = []
    QTimer.singleShot(0, lambda: done.append(1))
    qtbot.waitUntil(lambda: bool(done))
def test_a_single_shot_dies_with_its_owner(qapp):
    import shiboken6
    from PySide6.QtCore import QObject, QTimer
    owner = QObject()
    QTimer.singleShot(60000, owner, lambda: None)
    shiboken6.delete(owner)
def test_a_stopped_timer(qapp):
    from PySide6.QtCore import QTimer
    timer = QTimer()
    timer.start(60000)
    timer.stop()
def test_the_clock_given(clock, data_dir):
    assert clock.now().isoformat() == "2026-11-21T18:40:00+00:00"
    assert (clock.advance(hours=6) - clock.now()).total_seconds() == 0
    assert data_dir.is_dir()
"""


@pytest.fixture
def outcomes(tmp_path):
    """Runs a suite under our conditions in a process of its own: {"test_name": {"passed", "failed", "error"}}."""

    def run_suite(text: str) -> dict[str, set[str]]:
        (tmp_path / "test_sample.py").write_text(text, "utf-8")
        command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path)]
        command += [
            "-p",
            "tests.conftest",
            "-p",
            "no:cacheprovider",
            "-rA",
            "--tb=no",
            "--basetemp",
            str(tmp_path / "t"),
        ]
        env = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
        done = subprocess.run(
            [*command, str(tmp_path)], cwd=tmp_path, env=env, capture_output=True, text=True, check=False
        )
        found: dict[str, set[str]] = {}
        for outcome, name in re.findall(r"^(PASSED|FAILED|ERROR) \S*::(test_\w+)", done.stdout, re.MULTILINE):
            found.setdefault(name, set()).add(outcome.lower())
        return found

    return run_suite


@pytest.mark.slow
def test_each_broken_condition_fails_its_test(outcomes):
    found = outcomes(BAD)
    assert set(found) == set(re.findall(r"def (test_\w+)", BAD))
    assert [name for name, outcome in found.items() if outcome == {"passed"}] == []


@pytest.mark.slow
def test_a_suite_that_keeps_the_conditions_passes(outcomes):
    found = outcomes(GOOD)
    assert set(found) == set(re.findall(r"def (test_\w+)", GOOD))
    assert [name for name, outcome in found.items() if outcome != {"passed"}] == []
