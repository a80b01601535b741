"""Beside the clock: what the icon offers, what closing does with it, and what is told over the lock."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from companion import bootstrap
from companion.__main__ import Options
from companion.bootstrap import Program
from companion.domain.kits import KitWords
from companion.domain.problems import DiskFull
from companion.services.autostart import desktop_folder
from companion.services.checkins import CheckInService
from companion.storage.keys import Cost
from companion.ui.kits.screen import KitsScreen
from companion.ui.lock.screen import LockScreen
from companion.ui.settings.background import BackgroundSection
from companion.ui.shell.tray import Tray
from companion.ui.widgets.scale import ScaleSlider
from tests.fakes import FakeClock
from tests.ui.hands import part, said
from tests.ui.running import WORDS, settle

EVENING = datetime(2026, 11, 21, 18, 40, tzinfo=UTC)


@pytest.fixture
def messages(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """A desktop that has a place beside the clock; title and words of each message shown there."""
    shown: list[tuple[str, str]] = []
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "supportsMessages", lambda: True)
    monkeypatch.setattr(QSystemTrayIcon, "showMessage", lambda _icon, title, words, *_how: shown.append((title, words)))
    return shown


@pytest.fixture
def make(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: FakeClock
) -> Iterator[Callable[..., Program]]:
    """Makes the program over a file of its own, past its first moments."""
    for module in (sys, threading):
        monkeypatch.setattr(module, "excepthook", module.excepthook)
    monkeypatch.setattr(bootstrap, "SystemClock", lambda _zone: clock)
    made: list[Program] = []

    def program(passphrase: str | None = WORDS, *, background: bool = False, **prefs: object) -> Program:
        one = Program(Options(tmp_path / "data", background=background))
        one.vault._cost = Cost(passes=1, memory_kib=8 * 1024)
        one.prefs.change(first_run_done=True, country="gb", motion=False, **prefs)
        one.vault.create(passphrase)
        qtbot.addWidget(one.window)
        made.append(one)
        one.start()
        qtbot.waitUntil(lambda: one._upkeep is not None)
        return one

    yield program
    for one in made:
        one.window.close()
        settle()


def icon_of(program: Program) -> QSystemTrayIcon | None:
    return program.window.findChild(QSystemTrayIcon)


def acts(program: Program) -> dict[str, QAction]:
    """What the menu offers now."""
    menu = program.window.findChild(QMenu, "tray-menu")
    assert menu is not None
    menu.aboutToShow.emit()
    return {action.objectName(): action for action in menu.actions() if action.isVisible()}


class FromTheDesktop(QCloseEvent):
    """As the desktop sends it, for the button of the window's frame."""

    def spontaneous(self) -> bool:
        return True


def press_the_windows_own_button(program: Program) -> QCloseEvent:
    event = FromTheDesktop()
    program.window.closeEvent(event)
    settle()
    return event


def page(program: Program, kind: type[QWidget]) -> QWidget | None:
    return next((one for one in program.window.findChildren(kind) if one.isVisibleTo(program.window)), None)


def open_again(program: Program, qtbot: QtBot) -> None:
    program.vault.unlock(WORDS)
    program.opened()
    qtbot.waitUntil(lambda: program._upkeep is not None)
    settle()


def test_there_is_no_icon_until_it_is_wanted(make: Callable[..., Program], messages: list[tuple[str, str]]) -> None:
    program = make()
    assert icon_of(program) is None
    program.prefs.change(tray=True)
    icon = icon_of(program)
    assert icon is not None
    assert icon.isVisible()
    assert not icon.icon().isNull()
    program.prefs.change(tray=False)
    settle()
    assert icon_of(program) is None


def test_the_icon_and_its_menu_name_nothing_and_follow_the_neutral_title(
    make: Callable[..., Program], messages: list[tuple[str, str]]
) -> None:
    program = make(tray=True)
    icon = icon_of(program)
    assert icon is not None
    assert icon.toolTip() == "Companion"
    assert [action.text() for action in acts(program).values()] == ["Open", "Help now", "Lock", "Quit"]
    program.prefs.change(neutral_title=True)
    assert icon.toolTip() == "Notes"
    assert not any("ompanion" in action.text() for action in acts(program).values())


def test_while_locked_the_menu_offers_what_the_lock_screen_does(
    make: Callable[..., Program], messages: list[tuple[str, str]]
) -> None:
    program = make(tray=True)
    acts(program)["tray-lock"].trigger()
    settle()
    assert page(program, LockScreen) is not None
    assert list(acts(program)) == ["tray-open", "tray-help", "tray-quit"]
    program.window.hide()
    acts(program)["tray-help"].trigger()
    settle()
    assert program.window.isVisible()
    assert program.window._help.page is not None
    assert program.ctx.session is None


def test_closing_leaves_it_there_locked_says_so_once_and_quit_really_quits(
    make: Callable[..., Program], messages: list[tuple[str, str]]
) -> None:
    program = make(tray=True, close_to_tray=True)
    assert not press_the_windows_own_button(program).isAccepted()
    assert not program.window.isVisible()
    assert program.ctx.session is None
    assert program.vault.held_key() is None
    still = "Still here, beside the clock. To close it for good, choose Quit there."
    assert messages == [("Companion", still)]
    acts(program)["tray-open"].trigger()
    settle()
    assert page(program, LockScreen) is not None
    press_the_windows_own_button(program)
    assert not program.window.isVisible()
    assert len(messages) == 1
    assert not program._closed
    acts(program)["tray-quit"].trigger()
    settle()
    assert program._closed
    assert icon_of(program) is None


def test_without_a_passphrase_it_stays_open_out_of_sight(
    make: Callable[..., Program], messages: list[tuple[str, str]], qtbot: QtBot
) -> None:
    program = make(None, tray=True, close_to_tray=True)
    mood = program.window.findChild(ScaleSlider, "scale-mood")
    assert mood is not None
    mood.setFocus()
    qtbot.keyClicks(mood, "7")
    press_the_windows_own_button(program)
    assert not program.window.isVisible()
    kept = program.ctx.services.checkins.of_day(program.ctx.today())
    assert kept is not None
    assert kept.mood == 7, "what was half given is kept, as in closing"


def test_back_from_beside_the_clock_it_shows_what_is_so_now(
    make: Callable[..., Program], messages: list[tuple[str, str]]
) -> None:
    program = make(None, tray=True, close_to_tray=True)
    program.window.go("kits")
    press_the_windows_own_button(program)
    program.ctx.services.kits.add(KitWords("kitchen drawer"))
    settle()
    acts(program)["tray-open"].trigger()
    settle()
    kits = page(program, KitsScreen)
    assert kits is not None
    assert "kitchen drawer" in said(kits)


def test_closing_closes_where_it_is_not_wanted_there_or_there_is_no_place(
    make: Callable[..., Program], messages: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    program = make(tray=True, close_to_tray=True)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    press_the_windows_own_button(program)
    assert program._closed
    assert messages == []


def test_the_end_of_a_session_and_ctrl_q_close_it_for_good(
    make: Callable[..., Program], messages: list[tuple[str, str]]
) -> None:
    program = make(tray=True, close_to_tray=True)
    # So Qt closes windows where the session ends, and so does the key.
    program.window.close()
    assert program._closed


def test_what_cannot_be_kept_is_asked_about_before_it_goes_out_of_sight(
    make: Callable[..., Program], messages: list[tuple[str, str]], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = make(tray=True, close_to_tray=True)
    mood = program.window.findChild(ScaleSlider, "scale-mood")
    assert mood is not None
    mood.setFocus()
    qtbot.keyClicks(mood, "7")

    def full(*_given: object, **_more: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(CheckInService, "save", full)
        press_the_windows_own_button(program)
        sheet = program.window.findChild(QDialog, "close-unsaved")
        assert sheet is not None
        assert program.window.isVisible()
        sheet.reject()
    settle()


def test_started_in_the_background_it_waits_beside_the_clock(
    make: Callable[..., Program], messages: list[tuple[str, str]]
) -> None:
    program = make(None, background=True, tray=True)
    assert not program.window.isVisible()
    acts(program)["tray-open"].trigger()
    settle()
    assert program.window.isVisible()


def test_started_in_the_background_without_an_icon_it_is_minimised(make: Callable[..., Program]) -> None:
    program = make(None, background=True)
    assert program.window.isMinimized()


def test_a_message_of_an_open_file_leads_to_its_place_even_after_the_lock(
    make: Callable[..., Program], messages: list[tuple[str, str]], qtbot: QtBot, clock: FakeClock
) -> None:
    clock.set(datetime(2026, 11, 21, 9, 59, tzinfo=UTC))
    program = make()
    services = program.ctx.services
    services.kits.add(KitWords("Mum's kitchen", expires=program.ctx.today()))
    services.settings.change(remind_kits=True, remind_outside=True)
    clock.advance(minutes=2)
    assert program._upkeep is not None
    program._upkeep.reminding.look()
    assert messages == [("Companion", "A reminder")]
    icon = icon_of(program)
    assert icon is not None
    program.window.showMinimized()
    icon.messageClicked.emit()
    settle()
    assert isinstance(program.window.current_screen(), KitsScreen)
    program.window.go("today")
    tray = program.ctx.beside
    assert isinstance(tray, Tray)
    pressed = tray._pressed
    program.lock()
    settle()
    assert icon_of(program) is None, "only the message had called it"
    pressed()
    open_again(program, qtbot)
    assert isinstance(program.window.current_screen(), KitsScreen)


def test_over_the_lock_it_tells_that_there_is_something_and_pressed_leads_there_once_open(
    make: Callable[..., Program], messages: list[tuple[str, str]], qtbot: QtBot, clock: FakeClock
) -> None:
    program = make(neutral_title=True)
    services = program.ctx.services
    services.kits.add(KitWords("Mum's kitchen", expires=program.ctx.today()))
    services.settings.change(remind_kits=True, remind_locked=True, remind_check_in="20:00")
    assert program._upkeep is not None
    program._upkeep.reminding.look()
    program.lock()
    tray = program.ctx.beside
    assert isinstance(tray, Tray)
    locked = tray._locked
    assert locked is not None
    clock.set(EVENING.replace(hour=20))
    locked.look()
    assert messages == [("Notes", "A reminder")]
    icon = icon_of(program)
    assert icon is not None
    icon.messageClicked.emit()
    settle()
    assert page(program, LockScreen) is not None
    assert not any("Mum" in words for words in said(program.window))
    open_again(program, qtbot)
    assert tray._locked is None
    assert program.window.current_screen() is not None
    assert program.window.current_screen().objectName() == "screen-today"
    assert not program.window.toasts.isVisible(), "who pressed it is there already"


# -- the settings ----------------------------------------------------------------------------------------------


def section(program: Program) -> BackgroundSection:
    program.window.go("settings", section="background")
    settle()
    found = program.window.findChild(BackgroundSection)
    assert found is not None
    return found


def test_the_icon_is_offered_only_where_there_is_a_place(make: Callable[..., Program]) -> None:
    shown = section(make(None))
    hidden = [shown.findChild(QWidget, name) for name in ("tray", "close-to-tray")]
    assert not any(one.isVisible() for one in hidden)
    assert part(shown, "no-tray").isVisible()


def test_closing_to_it_is_offered_once_the_icon_is_wanted(
    make: Callable[..., Program], messages: list[tuple[str, str]], qtbot: QtBot
) -> None:
    program = make(None)
    shown = section(program)
    assert not shown.findChild(QWidget, "close-to-tray").isVisible()
    part(shown, "tray").click()  # type: ignore[attr-defined]
    part(shown, "close-to-tray").click()  # type: ignore[attr-defined]
    assert (program.prefs.now.tray, program.prefs.now.close_to_tray) == (True, True)
    assert icon_of(program) is not None


def test_starting_with_the_computer_is_what_the_system_says(make: Callable[..., Program]) -> None:
    program = make(None)
    shown, autostart = section(program), program.ctx.autostart
    switch = part(shown, "autostart")
    switch.click()  # type: ignore[attr-defined]
    assert autostart.state() == "on"
    autostart.turn_off()
    shown.refresh()
    assert not switch.isChecked()  # type: ignore[attr-defined]


def test_where_it_cannot_be_written_a_calm_sentence_says_so_and_the_switch_stays_off(
    make: Callable[..., Program],
) -> None:
    desktop_folder().write_text("in the way")
    program = make(None)
    shown = section(program)
    switch = part(shown, "autostart")
    switch.click()  # type: ignore[attr-defined]
    settle()
    assert not switch.isChecked()  # type: ignore[attr-defined]
    sheet = program.window.findChild(QDialog, "problem")
    assert sheet is not None
    assert "This computer did not take that in" in said(sheet)
    sheet.reject()
