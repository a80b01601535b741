"""The day watcher notices another day, however it came."""

from datetime import date

from pytestqt.qtbot import QtBot

from companion.ui.shell.day_watcher import DayWatcher
from tests.fakes import FakeClock


def test_it_tells_when_the_day_is_another_and_only_then(qtbot: QtBot, clock: FakeClock) -> None:
    days: list[date | None] = [date(2026, 11, 21)]
    watcher = DayWatcher(lambda: days[-1], clock.now)
    heard: list[str] = []
    watcher.changed.connect(lambda: heard.append("day"))
    watcher.look()
    assert heard == []
    days.append(None)
    watcher.look()
    assert heard == [], "nobody can tell just now"
    days.append(date(2026, 11, 22))
    watcher.look()
    assert heard == ["day"]
    days.append(date(2026, 11, 21))
    watcher.look()
    assert heard == ["day", "day"], "a clock set back is another day too"
    watcher.stop()
