"""After everything was erased the program stands at the first run, and nothing of the former file goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from companion.__main__ import Options
from companion.bootstrap import Program
from companion.domain.autostart import State
from companion.services.autostart import FilePlace, desktop_folder
from companion.ui.first_run.screen import FirstRun
from companion.ui.settings.data_sheets import EraseSheet
from companion.ui.shell.day_watcher import DayWatcher
from tests.ui.hands import said

pytestmark = pytest.mark.real_clock


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program over a plain file, at Today, with all that goes on beside it."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = Program(Options(tmp_path / "data"))
    made.prefs.change(first_run_done=True, country="gb", motion=False)
    made.vault.create()
    made.start()
    qtbot.addWidget(made.window)
    qtbot.waitUntil(lambda: made._upkeep is not None)
    yield made
    made.window.close()
    settle()


def settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def erase(program: Program, qtbot: QtBot) -> None:
    sheet = EraseSheet(program.ctx, program.window)
    sheet.open()
    word, go = sheet.findChild(QLineEdit, "erase-word"), sheet.findChild(QPushButton, "erase-go")
    assert word is not None
    assert go is not None
    word.setText("erase")
    go.click()
    qtbot.waitUntil(lambda: bool(program.window.findChildren(FirstRun)))
    settle()


def test_nothing_goes_on_beside_a_file_that_was_erased(program: Program, qtbot: QtBot) -> None:
    assert program.window.findChild(DayWatcher) is not None
    erase(program, qtbot)
    assert program._upkeep is None
    assert program.window.findChild(DayWatcher) is None
    program.window.came_forward.emit()
    settle()
    assert program.window.findChild(QDialog, "mistake") is None
    left = {path.name for path in program.paths.data.rglob("*") if path.is_file()}
    # The first run, which stands there as for anybody new, has written the country of the computer and nothing else.
    assert left <= {program.paths.lock.name, program.paths.prefs.name}


def test_the_day_is_not_asked_for_while_the_file_is_closed_for_a_moment(program: Program) -> None:
    watcher = program.window.findChild(DayWatcher)
    assert watcher is not None
    program.vault.close()
    watcher.look()
    program.vault.open()
    watcher.look()
    assert not program.paths.log.exists()


def test_it_starts_with_the_session_no_more_and_no_icon_stays(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    program.prefs.change(tray=True, close_to_tray=True)
    program.ctx.autostart.turn_on()
    assert program.window.findChild(QSystemTrayIcon) is not None
    erase(program, qtbot)
    assert program.ctx.autostart.state() is State.OFF
    assert list(desktop_folder().iterdir()) == []
    assert program.window.findChild(QSystemTrayIcon) is None


def test_an_entry_that_cannot_be_removed_is_named(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.ctx.autostart.turn_on()

    def refuse(_place: FilePlace) -> None:
        raise PermissionError

    monkeypatch.setattr(FilePlace, "remove", refuse)
    erase(program, qtbot)
    (entry,) = desktop_folder().iterdir()
    # Preferences are gone too, and with them that nothing moves: it takes its room step by step.
    qtbot.waitUntil(lambda: any(entry.name in words for words in said(program.window)))
