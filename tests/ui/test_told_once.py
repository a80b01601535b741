"""The program as a whole: what is told once and calmly, and that nobody waits for a copy being made."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from companion.__main__ import Options
from companion.bootstrap import Program
from companion.domain.problems import CopyStopped
from companion.services.keeping import confirm_code
from companion.services.settings import SettingsService
from companion.services.vault import Vault
from companion.storage import copying, files
from companion.storage.keys import Cost
from companion.ui.code_sheet import CodeUnseenSheet
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.sheet import Sheet

pytestmark = pytest.mark.real_clock

CHEAP = Cost(passes=1, memory_kib=8 * 1024)
WORDS = "four calm words here"
Start = Callable[..., Program]


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the program over a file with or without a passphrase, open, with its first run behind it."""
    import sys

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made: list[Program] = []

    def started(passphrase: str | None, *, confirmed: bool = True, prefs: str | None = None) -> Program:
        if prefs is not None:
            place = tmp_path / "data" / "companion-config" / "preferences.json"
            place.parent.mkdir(parents=True)
            place.write_text(prefs)
        program = Program(Options(tmp_path / "data"))
        made.append(program)
        program.vault = program.ctx.vault = Vault(program.paths.database, program.clock, cost=CHEAP)
        if prefs is None:
            program.prefs.change(first_run_done=True, country="gb", motion=False)
        program.vault.create(passphrase)
        SettingsService(program.vault.open(), program.clock).change(first_run_done=True)
        if passphrase is not None and confirmed:
            confirm_code(program.vault)
        program.begin()
        qtbot.addWidget(program.window)
        with qtbot.waitExposed(program.window):
            program.window.show()
        program._settle()
        return program

    yield started
    for program in made:
        program.window.close()
    settle()


def settle() -> None:
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def sheets(program: Program) -> list[Sheet]:
    return [sheet for sheet in program.window.findChildren(Sheet) if sheet.isVisible()]


def said(program: Program) -> str:
    return " ".join(label.text() for label in program.window.toasts.findChildren(QLabel))


def test_a_code_the_lock_took_away_is_asked_for_after_unlocking(start: Start, qtbot: QtBot) -> None:
    program = start(WORDS, confirmed=False)
    (asked,) = sheets(program)
    assert isinstance(asked, CodeUnseenSheet)
    program.window.lock()
    settle()
    assert sheets(program) == [], "nothing of it stays over the lock"
    program.vault.unlock(WORDS)
    program.opened()
    qtbot.waitUntil(lambda: bool(sheets(program)))
    have = sheets(program)[0].findChild(QPushButton, "code-have")
    assert have is not None
    have.click()
    settle()
    program.window.lock()
    settle()
    program.vault.unlock(WORDS)
    program.opened()
    qtbot.waitUntil(lambda: program._upkeep is not None)
    settle()
    assert sheets(program) == []


def test_damaged_preferences_are_told_of_once(start: Start, qtbot: QtBot) -> None:
    program = start(None, prefs="{ half")
    assert "preferences.damaged.json" in said(program)
    qtbot.waitUntil(program.window.toasts.isVisible)
    program.window.toasts.forget()
    program._say_once()
    assert not program.window.toasts.isVisible()


def test_a_choice_that_could_not_be_written_is_told_of_once(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    program = start(None)

    def full(*_given: Any) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr("companion.prefs.os.replace", full)
    program.prefs.change(idle_lock_minutes=2)
    assert "could not be written" in said(program)
    program.window.toasts.forget()
    program.prefs.change(idle_lock_minutes=3)
    assert not program.window.toasts.isVisible()


def test_the_key_for_the_lock_says_what_is_missing_and_leads_there(start: Start, qtbot: QtBot) -> None:
    program = start(None)
    window = program.window
    window.activateWindow()
    QApplication.processEvents()
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert "needs a passphrase" in said(program)
    way = window.findChild(QPushButton, "toast-way")
    assert way is not None
    assert way.isVisible()
    way.click()
    held = QApplication.focusWidget()
    section = next(part for part in window.findChildren(object) if part.objectName() == "section-privacy")
    assert held is not None
    assert section.isAncestorOf(held)


def test_hiding_at_once_says_nothing_where_there_is_no_passphrase(start: Start) -> None:
    program = start(None)
    program.window.hide_quickly()
    assert "needs a passphrase" not in said(program)


class SlowCopy:
    """A copy that goes on for as long as nobody stops it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.ended = threading.Event(), threading.Event()
        monkeypatch.setattr(copying, "copy_database", self._copy)

    def _copy(self, _source: Any, target: Path, _key: Any, _progress: Any, stop: Callable[[], bool]) -> None:
        from companion.domain.problems import Interrupted

        target.touch()
        self.begun.set()
        while not stop():
            self.ended.wait(0.005)
        self.ended.set()
        raise Interrupted


def test_unlocking_does_not_wait_for_a_copy_begun_before_the_lock(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = SlowCopy(monkeypatch)
    program = start(WORDS)
    assert copy.begun.wait(10)
    assert program.jobs.busy
    program.window.lock()
    assert copy.ended.wait(10)
    monkeypatch.undo()
    unlocked: list[object] = []
    program.jobs.run(lambda: program.vault.unlock(WORDS), unlocked.append)
    qtbot.waitUntil(lambda: bool(unlocked))
    program.opened()
    settle()
    assert sheets(program) == [], "nobody asked for it, so nobody is told"
    assert program.window.findChild(TodayScreen) is not None
    qtbot.waitUntil(lambda: bool(program.ctx.services.backups.list()))


def test_closing_stops_a_copy_and_leaves_nothing_of_it_in_the_way(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.ui.jobs.PATIENCE_S", 0.05)
    copy = SlowCopy(monkeypatch)
    program = start(None)
    assert copy.begun.wait(10)
    program.window.close()
    assert copy.ended.is_set()
    shelf = program.paths.backups
    assert [entry for entry in shelf.iterdir() if not entry.name.startswith(files.UNFINISHED)] == []
    assert program.vault.database is None


def test_whoever_asked_for_a_copy_is_told_that_the_lock_has_stopped_it(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start(WORDS)
    qtbot.waitUntil(lambda: not program.jobs.busy)
    copy = SlowCopy(monkeypatch)
    program.window.go("settings", section="data")
    button = program.window.findChild(QPushButton, "backup-now")
    assert button is not None
    button.click()
    assert copy.begun.wait(10)
    program.window.lock()
    qtbot.waitUntil(lambda: bool(sheets(program)))
    assert sheets(program)[0].windowTitle() == "The copy was not finished"
    sheets(program)[0].accept()


def test_the_words_for_a_stopped_copy_are_its_own() -> None:
    from companion.ui.problems import words_for

    words = words_for(CopyStopped())
    assert words is not None
    assert "copy" in words.title
