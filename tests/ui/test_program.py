"""The program as a whole, in one process: what holds when something is in the way of locking, closing, or the look."""

from __future__ import annotations

import errno
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.__main__ import Options
from companion.bootstrap import Program
from companion.content.library import Library
from companion.domain.checkin import Answers
from companion.domain.plans import RiskKind
from companion.domain.problems import DiskFull, FolderReadOnly
from companion.domain.settings import Counting
from companion.services.checkins import CheckInService
from companion.services.half_written import HalfWritten
from companion.ui.lock.screen import LockScreen
from companion.ui.moment_sheet import open_moment
from companion.ui.people.contact_sheet import ContactSheet
from companion.ui.shell import upkeep
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.date_field import DateLine
from companion.ui.widgets.scale import ScaleSlider
from companion.ui.widgets.sheet import Sheet
from tests.ui.running import WORDS, settle, unlock_again

pytestmark = pytest.mark.real_clock


def page(program: Program, kind: type[QWidget]) -> QWidget | None:
    return next((part for part in program.window.findChildren(kind) if part.isVisible()), None)


def give_mood(program: Program, qtbot: QtBot, mood: Qt.Key = Qt.Key.Key_7) -> None:
    slider = program.window.findChild(ScaleSlider, "scale-mood")
    assert slider is not None
    qtbot.keyClick(slider, mood)


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
    assert not program.window.toasts.isVisible()
    assert program.window.toasts.undos() == ()
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


def press(program: Program, name: str) -> None:
    asked = program.window.findChild(QDialog, "close-unsaved")
    assert asked is not None
    button = asked.findChild(QPushButton, name)
    assert button is not None
    button.click()
    settle()


def test_closing_with_something_that_cannot_be_kept_asks_each_time_and_loses_nothing_unasked(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_mood(program, qtbot)
    with monkeypatch.context() as full:
        full.setattr(CheckInService, "save", full_disk)
        # Asked again where it is closed again while it asks, and also after it was told once.
        for _ in range(2):
            program.window.close()
            assert program.window.isVisible()
            assert [part.objectName() for part in open_sheets(program)] == ["close-unsaved"]
        press(program, "close-stay")
    program.window.keep_everything()
    give_mood(program, qtbot, Qt.Key.Key_4)
    monkeypatch.setattr(CheckInService, "save", full_disk)
    program.window.close()
    assert program.window.isVisible()
    press(program, "close-without")
    assert not program.window.isVisible()
    assert program.vault.database is None


def open_sheets(program: Program) -> list[QDialog]:
    settle()
    return [part for part in program.window.findChildren(QDialog) if part.isVisible()]


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


def test_what_the_worker_writes_is_told_to_the_screens_on_their_own_thread(
    program: Program, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    heard: list[tuple[frozenset[str], bool]] = []
    here = QThread.currentThread()
    monkeypatch.setattr(
        program.window._host, "areas_changed", lambda areas: heard.append((areas, QThread.currentThread() is here))
    )
    save, today = program.ctx.services.checkins.save, program.ctx.today()
    program.ctx.jobs.run(lambda: save(today, Answers(mood=5)))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(frozenset({"checkin"}), True)]


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


def contact_sheet(program: Program) -> QDialog | None:
    return next((one for one in program.window.sheets.all() if type(one).__name__ == "ContactSheet"), None)


def write_someone(program: Program, qtbot: QtBot) -> None:
    program.window.go("people", new=True)
    sheet = contact_sheet(program)
    assert sheet is not None
    for name, words in (("contact-name", "Sam"), ("contact-number-1", "0123"), ("contact-note", "knows")):
        field = sheet.findChild(QWidget, name)
        assert field is not None
        qtbot.keyClicks(field, words)
    more = sheet.findChild(QWidget, "contact-number-add")
    assert more is not None
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    second = sheet.findChild(QWidget, "contact-number-2")
    assert second is not None
    qtbot.keyClicks(second, "0456")


@pytest.mark.parametrize("full", [False, True])
def test_what_stands_in_a_sheet_comes_back_with_it_after_the_lock(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, full: bool
) -> None:
    write_someone(program, qtbot)
    with monkeypatch.context() as at_the_lock:
        if full:
            at_the_lock.setattr(HalfWritten, "keep", full_disk)
        program.window.lock()
        settle()
    assert contact_sheet(program) is None
    unlock_again(program)
    sheet = contact_sheet(program)
    assert isinstance(sheet, ContactSheet)
    details = sheet.details()
    assert (details.name, details.note, [one.number for one in details.numbers]) == ("Sam", "knows", ["0123", "0456"])
    sheet.findChild(QWidget, "contact-save").click()
    assert [one.details.name for one in program.ctx.services.contacts.all()] == ["Sam"]
    program.window.lock()
    unlock_again(program)
    assert contact_sheet(program) is None, "given back once"


def test_a_sheet_waiting_behind_help_now_comes_back_after_the_lock_too(program: Program, qtbot: QtBot) -> None:
    write_someone(program, qtbot)
    sheet = contact_sheet(program)
    assert sheet is not None
    qtbot.keyClick(sheet, Qt.Key.Key_F1)
    program.window.lock()
    settle()
    unlock_again(program)
    again = contact_sheet(program)
    assert isinstance(again, ContactSheet)
    assert again.details().name == "Sam"


def test_a_sheet_nothing_was_written_in_does_not_come_back(program: Program) -> None:
    program.window.go("people", new=True)
    program.window.lock()
    settle()
    unlock_again(program)
    assert contact_sheet(program) is None


def test_a_moment_being_typed_is_kept_by_the_lock(program: Program, qtbot: QtBot) -> None:
    sheet = open_moment(program.ctx, program.window)
    qtbot.keyClicks(sheet.line, "a hard evening")
    program.window.lock()
    settle()
    unlock_again(program)
    (moment,) = program.ctx.services.moments.of_day(program.ctx.today())
    assert moment.given.note == "a hard evening"


@pytest.mark.parametrize(
    ("screen", "route", "field"),
    [
        ("today", {"sheet": "naloxone"}, "naloxone-place"),
        ("today", {"sheet": "dates"}, ""),
        ("milestones", {"own": None}, "own-name"),
    ],
)
def test_other_sheets_come_back_after_the_lock_as_they_stood(
    program: Program, qtbot: QtBot, screen: str, route: dict[str, object], field: str
) -> None:
    program.ctx.services.settings.change(naloxone_at_hand=True)

    def line() -> QLineEdit:
        (sheet,) = program.window.sheets.all()
        assert isinstance(sheet, Sheet)
        found = sheet.findChild(QLineEdit, field) if field else sheet.findChild(DateLine)
        assert isinstance(found, QLineEdit)
        return found

    program.window.go(screen, **route)
    qtbot.keyClicks(line(), "the drawer")
    program.window.lock()
    settle()
    unlock_again(program)
    assert line().text() == "the drawer"


def test_a_date_being_changed_is_still_the_one_that_is_changed_after_the_lock(program: Program, qtbot: QtBot) -> None:
    plans = program.ctx.services.plans
    plans.add_risk_date(RiskKind.DETOX, program.ctx.today())
    program.window.go("today", sheet="dates")
    (sheet,) = program.window.sheets.all()
    sheet.findChild(QWidget, "risk-change-0").click()
    sheet.findChild(DateLine).setText("yesterday")
    program.window.lock()
    settle()
    unlock_again(program)
    (again,) = program.window.sheets.all()
    again.findChild(QWidget, "list-done").click()
    (kept,) = program.ctx.services.plans.risk_dates()
    assert kept.day == program.ctx.today() - timedelta(days=1)


def test_what_reads_the_library_is_made_ready_as_soon_as_the_start_is_over(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_ready = threading.Event()
    monkeypatch.setattr(Library, "warm", lambda _library: made_ready.set())
    program._watch()
    qtbot.waitUntil(made_ready.is_set)


def test_what_the_start_needed_and_nothing_needs_now_is_given_back_after_it(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    monkeypatch.setattr(Library, "warm", lambda _library: done.append("warm"))
    monkeypatch.setattr(upkeep, "give_back_unused", lambda: done.append("given back"))
    program._watch()
    qtbot.waitUntil(lambda: done == ["warm", "given back"])


def test_a_start_written_in_settings_is_at_once_counted_there(program: Program, qtbot: QtBot) -> None:
    program.ctx.services.settings.change(counting=Counting.NOT_YET)
    program.window.go("settings", section="counting")
    yes, words = (program.window.findChild(kind, name) for kind, name in ((Chip, "count-yes"), (QLabel, "count-words")))
    assert isinstance(yes, Chip)
    assert isinstance(words, QLabel)
    assert (yes.isChecked(), words.isHidden()) == (False, False)
    program.ctx.services.counter.start_on(program.ctx.today())
    assert (yes.isChecked(), words.isHidden()) == (True, True)
