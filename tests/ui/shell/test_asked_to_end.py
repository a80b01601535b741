"""What the system or a terminal asks for is heard while nothing happens in the window, and only once."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere there is nothing of the kind to wait for")
ASKING = ("SIGINT", "SIGTERM", "SIGHUP")


@pytest.fixture
def asked(qtbot: QtBot) -> Iterator[list[str]]:
    """What was closed; everything about signals is as before afterwards."""
    from companion.ui.shell.asked_to_end import AskedToEnd

    before = {number: signal.getsignal(getattr(signal, number)) for number in ASKING}
    wakes = signal.set_wakeup_fd(-1)
    parent, closed = QObject(), list[str]()
    listening = AskedToEnd(lambda: closed.append("closed"), parent)
    yield closed
    listening.stop()
    parent.deleteLater()
    for number, handler in before.items():
        signal.signal(getattr(signal, number), handler)
    signal.set_wakeup_fd(wakes)


@pytest.mark.parametrize("name", ASKING)
def test_each_of_them_closes_the_window_and_the_next_one_ends_the_app(
    asked: list[str], qtbot: QtBot, name: str
) -> None:
    number = getattr(signal, name)
    os.kill(os.getpid(), number)
    assert asked == [], "not in the midst of something"
    qtbot.waitUntil(lambda: asked == ["closed"])
    assert {signal.getsignal(getattr(signal, other)) for other in ASKING} == {signal.SIG_DFL}


def test_other_signals_close_nothing(asked: list[str], qtbot: QtBot) -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, _frame: heard.append(number))
    try:
        os.kill(os.getpid(), signal.SIGUSR1)
        qtbot.waitUntil(lambda: heard == [signal.SIGUSR1])
        qtbot.wait(1)
    finally:
        signal.signal(signal.SIGUSR1, before)
    assert asked == []
