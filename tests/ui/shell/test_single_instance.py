"""A second start asks the first to come forward, and knows whether anybody heard."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer
from pytestqt.qtbot import QtBot

from companion.ui.shell import single_instance
from companion.ui.shell.single_instance import InstanceServer, raise_running

#: In a process of its own, as a second start is.
ASKING = (
    "import sys; from pathlib import Path; from companion.ui.shell.single_instance import raise_running; "
    "sys.exit(0 if raise_running(Path(sys.argv[1])) else 1)"
)


def test_the_first_hears_that_it_is_asked_and_says_so(data_dir: Path, qtbot: QtBot) -> None:
    server = InstanceServer(data_dir)
    with subprocess.Popen([sys.executable, "-c", ASKING, str(data_dir)]) as second:
        with qtbot.waitSignal(server.asked):
            pass
        qtbot.waitUntil(lambda: second.poll() is not None)
    assert second.returncode == 0
    server.close()
    server.deleteLater()


def test_nobody_hears_where_none_is_open(data_dir: Path) -> None:
    assert not raise_running(data_dir)


def test_one_that_hangs_is_not_taken_for_one_that_heard(
    data_dir: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "ANSWER_MS", 50)
    # It takes the connection, as the system does for a program that does nothing any more, and never answers.
    hanging = QLocalServer()
    assert hanging.listen(single_instance._name(data_dir))
    assert not raise_running(data_dir)
    hanging.close()
