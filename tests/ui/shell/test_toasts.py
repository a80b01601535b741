"""A toast says one thing, and takes it back when asked."""

import pytest
from PySide6.QtCore import Qt, QVariantAnimation
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.domain.problems import DiskFull
from companion.ui.shell.toasts import Toasts
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT


@pytest.fixture
def window(qtbot: QtBot, themed: None) -> QWidget:
    widget = QWidget()
    widget.resize(900, 600)
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def failures() -> list[Exception]:
    return []


@pytest.fixture
def toasts(window: QWidget, failures: list[Exception]) -> Toasts:
    shown = Toasts(window, failures.append)
    yield shown
    shown.forget()


def test_a_toast_is_shown_and_named_for_screen_readers(toasts: Toasts) -> None:
    toasts.say("Entry moved to the bin")
    assert toasts.isVisible()
    assert toasts.accessibleName() == "Entry moved to the bin"


def test_undo_takes_back_the_last_thing_once(toasts: Toasts, qtbot: QtBot) -> None:
    taken: list[str] = []
    toasts.say("One", lambda: taken.append("one"))
    toasts.say("Two", lambda: taken.append("two"))
    button = toasts.findChild(QPushButton, "toast-undo")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert taken == ["two"]
    toasts.undo_last()
    toasts.undo_last()
    assert taken == ["two", "one"]


def test_a_sentence_without_undo_offers_none(toasts: Toasts) -> None:
    toasts.say("Copied")
    button = toasts.findChild(QPushButton, "toast-undo")
    assert button is not None
    assert not button.isVisible()


def test_it_stays_longer_where_there_is_more_to_read(toasts: Toasts) -> None:
    stays: list[int] = []
    for words in ("Copied", "Saved as PDF: a-card.pdf, in /home/someone/\u200bpapers of mine", "one, another " * 10):
        for undo in (None, lambda: None):
            toasts.say(words, undo)
            stays.append(toasts._timer.interval())
    assert stays == [4_000, 10_000, 57 * 90, 10_000, 130 * 90, 130 * 90]


def test_a_failing_undo_is_shown_as_a_problem(toasts: Toasts, failures: list[Exception]) -> None:
    def fail() -> None:
        raise OSError

    toasts.say("Gone", fail)
    toasts.undo_last()
    assert len(failures) == 1


def test_what_the_disk_does_not_take_back_can_be_tried_again(toasts: Toasts, failures: list[Exception]) -> None:
    taken: list[str] = []
    full = [DiskFull()]

    def undo() -> None:
        if full:
            raise full.pop()
        taken.append("one")

    toasts.say("One", undo)
    toasts.undo_last()
    assert [type(one) for one in failures] == [DiskFull]
    assert taken == []
    assert toasts.offers_undo
    toasts.undo_last()
    assert taken == ["one"]


def test_putting_a_toast_away_keeps_what_can_be_taken_back(toasts: Toasts) -> None:
    taken: list[str] = []
    toasts.say("One", lambda: taken.append("one"))
    toasts.put_away()
    assert not toasts.isVisible()
    assert toasts.height() == 0
    toasts.undo_last()
    assert taken == ["one"]


def test_the_keyboard_goes_back_from_a_toast_to_where_it_was(toasts: Toasts, window: QWidget, qtbot: QtBot) -> None:
    field = QPushButton("Field", window)
    field.show()
    field.setFocus()
    toasts.say("One", lambda: None)
    close = toasts.findChild(QPushButton, "toast-close")
    assert close is not None
    close.setFocus()
    qtbot.keyClick(close, Qt.Key.Key_Return)
    assert not toasts.isVisible()
    assert window.focusWidget() is field


def test_a_toast_is_announced(toasts: Toasts, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    toasts.say("Moved to the bin")
    assert said == ["Moved to the bin"]


def test_where_things_may_move_the_room_is_made_little_by_little(
    toasts: Toasts, window: QWidget, qapp: QApplication, qtbot: QtBot
) -> None:
    toasts.say("One")
    whole = toasts.height()
    toasts.put_away()
    install_theme(qapp, Theme(LIGHT, motion=True))
    toasts.say("One")
    assert toasts.height() < whole
    qtbot.waitUntil(lambda: toasts.height() == whole)
    toasts.put_away()
    qtbot.waitUntil(lambda: not toasts.isVisible())
    (moving,) = toasts.findChildren(QVariantAnimation)
    qtbot.waitUntil(lambda: moving.state() is QVariantAnimation.State.Stopped)


def test_locking_forgets_every_undo(toasts: Toasts) -> None:
    taken: list[str] = []
    toasts.say("One", lambda: taken.append("one"))
    toasts.forget()
    toasts.undo_last()
    assert taken == []
    assert not toasts.isVisible()


def test_what_was_taken_back_can_be_put_back_where_that_was_handed_over(toasts: Toasts) -> None:
    done: list[str] = []
    toasts.say("Saved", lambda: lambda: done.append("again"))
    toasts.undo_last()
    way = toasts.findChild(QPushButton, "toast-way")
    assert way is not None
    assert (toasts.accessibleName(), way.text(), way.isVisible()) == ("Taken back", "Put it back", True)
    way.click()
    assert done == ["again"]
    toasts.say("Saved", lambda: done.append("back"))
    toasts.undo_last()
    assert not way.isVisible()


def test_a_way_on_that_fails_is_told(toasts: Toasts, failures: list[Exception]) -> None:
    def fail() -> None:
        raise OSError

    toasts.say("Taken back", way=("Put it back", fail))
    way = toasts.findChild(QPushButton, "toast-way")
    assert way is not None
    way.click()
    assert [type(failure) for failure in failures] == [OSError]


def test_a_lock_drops_the_way_on_too(toasts: Toasts) -> None:
    done: list[str] = []
    toasts.say("Taken back", way=("Put it back", lambda: done.append("again")))
    way = toasts.findChild(QPushButton, "toast-way")
    assert way is not None
    toasts.forget()
    way.click()
    assert done == []


def test_put_away_by_a_button_of_its_own_it_lets_the_keyboard_go_where_it_came_from_is_gone(
    toasts: Toasts, window: QWidget, qtbot: QtBot
) -> None:
    before = QPushButton("On another screen", window)
    before.show()
    before.setFocus()
    toasts.say("Taken back", way=("Put it back", lambda: toasts.say("Saved", lambda: None)))
    before.hide()
    way = toasts.findChild(QPushButton, "toast-way")
    assert way is not None
    way.setFocus()
    way.click()
    held = QApplication.focusWidget()
    assert held is None or not toasts.isAncestorOf(held), "else it would wait for ever"
