"""The program as a whole, in one process: what holds when something is in the way of locking, closing, or the look."""

from __future__ import annotations

import errno
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from companion.__main__ import Options
from companion.bootstrap import Program
from companion.domain.checkin import Answers
from companion.domain.problems import DiskFull, FolderReadOnly
from companion.services.checkins import CheckInService
from companion.services.vault import Vault
from companion.storage.keys import Cost
from companion.ui.lock.screen import LockScreen
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.scale import ScaleSlider
from companion.ui.widgets.sheet import Sheet

pytestmark = pytest.mark.real_clock

CHEAP = Cost(passes=1, memory_kib=8 * 1024)
WORDS = "four calm words here"


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program over a file with a passphrase, at Today, unlocked."""
    hooks = monkeypatch.setattr
    hooks(sys, "excepthook", sys.excepthook)
    hooks(threading, "excepthook", threading.excepthook)
    made = Program(Options(tmp_path / "data"))
    made.vault = made.ctx.vault = Vault(made.paths.database, made.clock, cost=CHEAP)
    made.prefs.change(first_run_done=True, country="gb", motion=False)
    made.vault.create(WORDS)
    made.begin()
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.window.close()
    settle()


def settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def page(program: Program, kind: type[QWidget]) -> QWidget | None:
    return next((part for part in program.window.findChildren(kind) if part.isVisible()), None)


def give_mood(program: Program, qtbot: QtBot) -> None:
    slider = program.window.findChild(ScaleSlider, "scale-mood")
    assert slider is not None
    qtbot.keyClick(slider, Qt.Key.Key_7)


def full_disk(*_args: object, **_kwargs: object) -> None:
    raise DiskFull


def test_locking_closes_the_file_drops_the_key_and_shows_nothing_of_theirs(program: Program) -> None:
    program.window.lock()
    settle()
    assert page(program, LockScreen) is not None
    assert program.ctx.session is None
    assert program.vault.held_key() is None
    assert program.vault.database is None
    assert page(program, TodayScreen) is None


def test_locking_keeps_what_is_half_given(program: Program, qtbot: QtBot) -> None:
    give_mood(program, qtbot)
    program.window.lock()
    settle()
    program.vault.unlock(WORDS)
    program.opened()
    kept = program.ctx.services.checkins.of_day(program.ctx.today())
    assert kept is not None
    assert kept.mood == 7


def test_a_full_disk_does_not_keep_the_lock_from_closing(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_mood(program, qtbot)
    monkeypatch.setattr(CheckInService, "save", full_disk)
    program.window.lock()
    settle()
    assert page(program, LockScreen) is not None
    assert program.ctx.session is None
    assert program.vault.held_key() is None


def test_quick_hide_minimises_and_locks(program: Program) -> None:
    program.window.hide_quickly()
    settle()
    assert program.window.isMinimized()
    assert program.ctx.session is None


def test_the_lock_and_the_hiding_are_heard_over_a_sheet(program: Program, qtbot: QtBot) -> None:
    sheet = Sheet("Something personal", parent=program.window)
    sheet.open()
    sheet.activateWindow()
    settle()
    qtbot.keyClick(sheet, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert program.ctx.session is None
    assert not [part for part in program.window.findChildren(QDialog) if part.isVisible()]


def test_nothing_closes_while_a_sheet_is_busy(program: Program) -> None:
    sheet = Sheet("Encrypting", parent=program.window)
    sheet._busy = True  # type: ignore[attr-defined]
    sheet.open()
    program.window.close()
    assert program.window.isVisible()
    program.window.lock()
    assert program.ctx.unlocked
    sheet._busy = False  # type: ignore[attr-defined]
    sheet.reject()


def test_closing_with_something_that_cannot_be_kept_is_told_once(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_mood(program, qtbot)
    monkeypatch.setattr(CheckInService, "save", full_disk)
    program.window.close()
    assert program.window.isVisible()
    told = program.window.findChild(QDialog, "problem")
    assert told is not None
    told.reject()
    program.window.close()
    assert not program.window.isVisible()
    assert program.vault.database is None


def test_a_known_problem_nobody_caught_is_said_calmly_and_not_logged(program: Program) -> None:
    sys.excepthook(DiskFull, DiskFull(), None)
    assert program.window.findChild(QDialog, "problem") is not None
    assert program.window.findChild(QDialog, "mistake") is None
    assert not program.paths.log.exists()


def test_another_look_waits_for_an_open_sheet_and_leaves_help_now_open(program: Program, qtbot: QtBot) -> None:
    sheet = Sheet("Shown once", parent=program.window)
    sheet.open()
    program.prefs.change(appearance="dark")
    settle()
    assert sheet.isVisible()
    sheet.reject()
    settle()
    program.window.help_now("overdose")
    program.prefs.change(appearance="light")
    settle()
    helping = program.window.findChild(QWidget, "help-now-page")
    assert helping is not None
    assert helping.isVisible()
    assert helping.door == "overdose"  # type: ignore[attr-defined]


def test_a_write_is_told_to_the_screens_once(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[frozenset[str]] = []
    monkeypatch.setattr(program.window, "areas_changed", heard.append)
    program.ctx.renew_session()
    program.ctx.renew_session()
    program.ctx.services.checkins.save(program.ctx.today(), Answers(mood=5))
    assert heard == [frozenset({"checkin"})]


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_folder_that_may_only_be_read_is_told_as_that(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuse(_paths: object) -> None:
        raise OSError(code, "no")

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    monkeypatch.setattr("companion.bootstrap.prepare", refuse)
    made = Program(Options(tmp_path / "data"))
    assert type(made.trouble) is FolderReadOnly
    made.window.deleteLater()
    settle()


def test_a_second_program_on_the_same_folder_is_told_that_it_is_in_use(program: Program, tmp_path: Path) -> None:
    other = Program(Options(tmp_path / "data"))
    assert type(other.trouble).__name__ == "FileInUse"
    other.window.deleteLater()
