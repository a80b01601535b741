"""A toast says one thing, and takes it back when asked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.shell.toasts import Toasts


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


def test_a_failing_undo_is_shown_as_a_problem(toasts: Toasts, failures: list[Exception]) -> None:
    def fail() -> None:
        raise OSError

    toasts.say("Gone", fail)
    toasts.undo_last()
    assert len(failures) == 1


def test_locking_forgets_every_undo(toasts: Toasts) -> None:
    taken: list[str] = []
    toasts.say("One", lambda: taken.append("one"))
    toasts.forget()
    toasts.undo_last()
    assert taken == []
    assert not toasts.isVisible()
