"""The way through in the real window: by keyboard alone, under Help now, locked in the middle, cut off, built anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.__main__ import Options
from companion.bootstrap import Program
from companion.domain.contacts import ContactDetails, Number
from companion.domain.lapse import STEPS, Part, Sheet, StepId
from companion.services.vault import Vault
from companion.storage.keys import Cost
from companion.ui.help_now.page import HelpNow
from companion.ui.lapse.danger import DangerCard
from companion.ui.lapse.screen import LapseScreen
from companion.ui.lock.screen import LockScreen
from companion.ui.today.counter_card import CounterCard
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.text import Text

pytestmark = pytest.mark.real_clock

CHEAP = Cost(passes=1, memory_kib=8 * 1024)
WORDS = "four calm words here"
NAME = "Chris of the lighthouse"


def settle() -> None:
    for _round in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program over a file with a passphrase, ninety-nine days and somebody to ring."""
    import sys
    import threading

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = Program(Options(tmp_path / "data"))
    made.vault = made.ctx.vault = Vault(made.paths.database, made.clock, cost=CHEAP)
    made.prefs.change(first_run_done=True, country="gb", motion=False)
    made.vault.create(WORDS)
    made.begin()
    services, today = made.ctx.services, made.ctx.today()
    services.counter.start_on(today - timedelta(days=99))
    services.contacts.add(ContactDetails(NAME, numbers=(Number("07700 900142"),)))
    qtbot.addWidget(made.window)
    with qtbot.waitExposed(made.window):
        made.window.show()
    yield made
    made.window.close()
    settle()


def lapse(program: Program) -> LapseScreen:
    screen = program.window.current_screen()
    assert isinstance(screen, LapseScreen)
    return screen


def held(program: Program) -> QWidget:
    part = program.window.focusWidget()
    assert part is not None
    return part


def press(program: Program, qtbot: QtBot, key: Qt.Key) -> None:
    program.window.activateWindow()
    QApplication.processEvents()
    where = held(program)
    lines = isinstance(where, QPlainTextEdit)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(where, key, control if lines else Qt.KeyboardModifier.NoModifier)
    settle()


def shown_words(program: Program) -> str:
    return "\n".join(part.text() for part in program.window.findChildren(Text) if part.isVisible())


def type_into(program: Program, qtbot: QtBot, words: str) -> None:
    while lapse(program).at is not StepId.CHAIN:
        lapse(program).next.click()
    settle()
    part = held(program)
    assert isinstance(part, QPlainTextEdit), "the keyboard is where something is to be written"
    qtbot.keyClicks(part, words)


def unlock(program: Program) -> None:
    program.vault.unlock(WORDS)
    program.opened()
    settle()


def test_by_keyboard_alone_from_today_through_every_step_and_back_to_today(program: Program, qtbot: QtBot) -> None:
    program.window.go("lapse", day=None)
    settle()
    seen = []
    for _ in STEPS:
        seen.append(lapse(program).at)
        press(program, qtbot, Qt.Key.Key_Return)
    assert tuple(seen) == STEPS
    assert isinstance(program.window.current_screen(), TodayScreen)
    assert program.ctx.services.counter.count().lapses == ()


def test_locked_in_the_middle_nothing_is_shown_and_nothing_is_lost(program: Program, qtbot: QtBot) -> None:
    program.window.go("lapse", day=None)
    type_into(program, qtbot, "An old photo")
    program.window.lock()
    settle()
    assert program.window.findChildren(LapseScreen) == []
    assert any(page.isVisible() for page in program.window.findChildren(LockScreen))
    assert "An old photo" not in shown_words(program)
    unlock(program)
    kept = program.ctx.services.lapses.unfinished()
    assert kept is not None
    assert (kept.step, kept.link(Part.HARDER).words) == (StepId.CHAIN, "An old photo")
    program.window.go("lapse")
    settle()
    assert lapse(program).at is None
    press(program, qtbot, Qt.Key.Key_Return)
    assert lapse(program).at is StepId.CHAIN
    edit = held(program)
    assert isinstance(edit, QPlainTextEdit)
    assert edit.toPlainText() == "An old photo"


def test_led_back_to_a_place_of_it_after_leaving_it_stands_there(program: Program, qtbot: QtBot) -> None:
    place = {"sheet": Sheet(step=StepId.CHAIN)}
    for _time in range(2):
        program.window.go("lapse", **place)
        settle()
        assert lapse(program).at is StepId.CHAIN
        assert isinstance(held(program), QPlainTextEdit)
        program.window.go("today")
        settle()


def test_hidden_quickly_it_is_kept_too(program: Program, qtbot: QtBot) -> None:
    program.window.go("lapse", day=None)
    type_into(program, qtbot, "Payday")
    program.window.hide_quickly()
    settle()
    assert program.ctx.session is None
    unlock(program)
    kept = program.ctx.services.lapses.unfinished()
    assert kept is not None
    assert kept.link(Part.HARDER).words == "Payday"


def test_what_was_kept_a_moment_ago_is_there_after_the_power_went(program: Program, qtbot: QtBot) -> None:
    program.window.go("lapse", day=None)
    type_into(program, qtbot, "Payday")
    qtbot.waitUntil(lambda: program.ctx.services.lapses.unfinished() is not None)
    with program.vault.database.quick() as connection:  # type: ignore[union-attr]
        (payload,) = connection.execute("SELECT payload FROM unfinished WHERE slot LIKE 'lapse/%'").fetchone()
    assert "Payday" in payload


def test_help_now_opens_over_it_and_comes_back_to_the_same_words(program: Program, qtbot: QtBot) -> None:
    program.window.go("lapse", day=None)
    type_into(program, qtbot, "Payday")
    program.window.help_now()
    settle()
    program.window.go_back()
    settle()
    assert lapse(program).at is StepId.CHAIN
    edit = held(program)
    assert isinstance(edit, QPlainTextEdit)
    assert edit.toPlainText() == "Payday"


def test_another_text_size_finds_it_where_it_was(program: Program, qtbot: QtBot) -> None:
    program.window.go("lapse", day=None)
    type_into(program, qtbot, "Payday")
    program.window.rebuild()
    settle()
    assert lapse(program).at is StepId.CHAIN
    edit = lapse(program).findChild(QPlainTextEdit)
    assert edit is not None
    assert edit.toPlainText() == "Payday"


def test_closed_it_stands_on_today_and_leads_back(program: Program, qtbot: QtBot) -> None:
    program.window.go("lapse", day=None)
    type_into(program, qtbot, "Payday")
    lapse(program).frame.close_button.click()
    settle()
    today = program.window.current_screen()
    assert isinstance(today, TodayScreen)
    today.complete()
    settle()
    way = next(one for one in today.findChildren(QPushButton) if one.text() == "Go on where you stopped")
    way.click()
    settle()
    assert lapse(program).findChild(QAbstractButton, "lapse-go-on") is not None


@pytest.mark.parametrize("ended", [True, False])
def test_it_ends_at_the_beginning_of_today_where_the_counter_speaks(
    program: Program, qtbot: QtBot, ended: bool
) -> None:
    program.window.resize(900, 600)
    settle()
    today = program.window.current_screen()
    assert isinstance(today, TodayScreen)
    today.complete()
    settle()
    area, card = today.findChild(ScrollArea), today.findChild(CounterCard)
    assert area is not None
    assert card is not None
    bar = area.verticalScrollBar()
    low = next(one for one in reversed(area.findChildren(QPushButton)) if one.isVisible())
    low.setFocus()
    settle()
    bar.setValue(bar.maximum())
    assert bar.value() > 0, "so that there is something to scroll"
    program.window.go("lapse", day=program.ctx.today(), **({"count": True} if ended else {}))
    settle()
    if ended:
        while lapse(program).at is not StepId.NEXT:
            press(program, qtbot, Qt.Key.Key_Return)
    press(program, qtbot, Qt.Key.Key_Return if ended else Qt.Key.Key_Escape)
    assert program.window.current_screen() is today
    assert bar.value() == 0
    assert not card.visibleRegion().isEmpty()
    assert not low.hasFocus()
    qtbot.keyClick(held(program), Qt.Key.Key_Down)
    assert bar.value() > 0, "and keys scroll from there"


@pytest.mark.parametrize("step", [StepId.CHAIN, StepId.HELPED, StepId.COUNT, StepId.NEXT])
def test_what_has_the_keyboard_is_in_sight_where_letters_are_large(
    program: Program, qtbot: QtBot, step: StepId
) -> None:
    program.ctx.prefs.change(text_size=200)
    program.window.resize(900, 600)
    program.window.activateWindow()
    settle()
    program.window.go("lapse", day=None)
    settle()
    while lapse(program).at is not step:
        lapse(program).next.click()
        settle()
    seen = lapse(program).frame.scroll_area.viewport()
    part = lapse(program).first_focus()
    assert part is not None
    assert held(program) is part
    top = part.mapTo(seen, QPoint(0, 0)).y()
    assert top >= 0, step
    assert top + part.height() <= seen.height(), step


@pytest.mark.parametrize("route", [{}, {"day": None}])
def test_what_waits_is_gone_on_with_by_enter_where_letters_are_large(
    program: Program, qtbot: QtBot, route: dict[str, None]
) -> None:
    program.ctx.prefs.change(text_size=200)
    program.window.resize(900, 600)
    program.window.activateWindow()
    settle()
    days = timedelta(days=9) if route else timedelta()
    sheet = Sheet(name="old", step=StepId.TELL, day=program.ctx.today() - days)
    program.ctx.services.lapses.keep(sheet)
    program.window.go("lapse", **route)
    settle()
    assert lapse(program).at is None
    seen = lapse(program).frame.scroll_area.viewport()
    assert held(program) is lapse(program).first_focus()
    card = lapse(program).findChild(DangerCard)
    assert card is not None
    for part in (held(program), card):
        assert 0 <= part.mapTo(seen, QPoint(0, 0)).y() <= seen.height() - part.height()
    press(program, qtbot, Qt.Key.Key_Return)
    assert lapse(program).at is (StepId.SAFE if route else StepId.TELL)


def test_the_small_step_stands_in_the_list_of_today(program: Program, qtbot: QtBot) -> None:
    program.window.go("lapse", day=None)
    settle()
    while lapse(program).at is not StepId.NEXT:
        lapse(program).next.click()
    settle()
    qtbot.keyClick(held(program), Qt.Key.Key_Space)
    press(program, qtbot, Qt.Key.Key_Return)
    assert isinstance(program.window.current_screen(), TodayScreen)
    assert "Go where someone is" in shown_words(program)


def test_from_help_now_it_goes_on_and_locked_there_is_nothing_of_theirs(program: Program, qtbot: QtBot) -> None:
    program.window.help_now("used")
    settle()
    page = program.window.findChild(HelpNow)
    assert page is not None
    assert NAME in shown_words(program)
    _to_the_end(page)
    way = page.findChild(QAbstractButton, "way-on")
    assert way is not None
    way.click()
    settle()
    assert lapse(program).at is StepId.REST, "safety was read"
    program.window.lock()
    settle()
    program.window.help_now("used")
    settle()
    locked = program.window.findChild(HelpNow)
    assert locked is not None
    seen = shown_words(program)
    _to_the_end(locked)
    seen += shown_words(program)
    assert locked.findChild(QAbstractButton, "way-on") is None
    for personal in (NAME, "07700 900142", "98 day", "99 day"):
        assert personal not in seen
    assert "Do not be alone" in seen


def _to_the_end(page: HelpNow) -> None:
    following = page.findChild(QAbstractButton, "step-next")
    assert following is not None
    while following.text() != "All doors":
        following.click()
    settle()
