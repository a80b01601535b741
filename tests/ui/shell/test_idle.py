"""The idle lock locks when its time is over, and not before."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.shell.idle import IdleLock


class Hands:
    """Seconds that only the test moves, and what was locked."""

    def __init__(self) -> None:
        self.now = 0.0
        self.locked = 0

    def lock(self) -> None:
        self.locked += 1


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def idle(qapp: QApplication, hands: Hands) -> IdleLock:
    watcher = IdleLock(qapp, hands.lock, lambda: hands.now)
    yield watcher
    watcher.stop()
    watcher.deleteLater()


def test_it_locks_once_the_time_is_over(idle: IdleLock, hands: Hands) -> None:
    idle.start(5)
    hands.now = 299.0
    idle.check()
    assert hands.locked == 0
    hands.now = 300.0
    idle.check()
    assert hands.locked == 1


def test_a_key_begins_the_wait_again(idle: IdleLock, hands: Hands, qtbot: QtBot) -> None:
    idle.start(5)
    part = QWidget()
    qtbot.addWidget(part)
    part.show()
    hands.now = 200.0
    qtbot.keyClick(part, Qt.Key.Key_A)
    hands.now = 400.0
    idle.check()
    assert hands.locked == 0
    hands.now = 500.0
    idle.check()
    assert hands.locked == 1


def test_zero_minutes_never_locks(idle: IdleLock, hands: Hands) -> None:
    idle.start(5)
    idle.start(0)
    hands.now = 1e6
    idle.check()
    assert hands.locked == 0
    assert not idle.watching


def test_the_first_touch_after_a_sleep_locks_and_does_nothing_else(idle: IdleLock, hands: Hands, qtbot: QtBot) -> None:
    idle.start(5)
    part = QLineEdit()
    qtbot.addWidget(part)
    part.show()
    hands.now = 8 * 3600.0
    qtbot.keyClick(part, Qt.Key.Key_A)
    assert hands.locked == 1
    assert part.text() == ""


def test_a_lock_that_fails_is_asked_for_again(qapp: QApplication, hands: Hands) -> None:
    tries: list[str] = []

    def refuse() -> None:
        tries.append("refused")
        raise ConnectionAbortedError

    watcher = IdleLock(qapp, refuse, lambda: hands.now)
    watcher.start(1)
    hands.now = 61.0
    for _ in range(2):
        with pytest.raises(ConnectionAbortedError):
            watcher.check()
    assert len(tries) == 2
    watcher.stop()
    watcher.deleteLater()


def test_whoever_is_led_is_there_and_the_wait_begins_when_that_is_over(qapp: QApplication, hands: Hands) -> None:
    led = True
    watcher = IdleLock(qapp, hands.lock, lambda: hands.now, lambda: led)
    watcher.start(5)
    for hands.now in range(60, 900, 60):
        watcher.check()
    led = False
    hands.now = 1139.0
    watcher.check()
    assert hands.locked == 0
    hands.now = 1140.0
    watcher.check()
    assert hands.locked == 1
    watcher.stop()
    watcher.deleteLater()


def test_a_touch_of_whoever_is_led_is_heard(qapp: QApplication, hands: Hands, qtbot: QtBot) -> None:
    watcher = IdleLock(qapp, hands.lock, lambda: hands.now, lambda: True)
    watcher.start(5)
    part = QLineEdit()
    qtbot.addWidget(part)
    part.show()
    hands.now = 400.0
    qtbot.keyClick(part, Qt.Key.Key_A)
    assert (hands.locked, part.text()) == (0, "a")
    watcher.stop()
    watcher.deleteLater()
