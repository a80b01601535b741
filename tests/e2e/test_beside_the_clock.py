"""The real program beside the clock of a desktop: closed to there, brought back, started there, and ended."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from companion.clock import SystemClock
from companion.paths import find_paths, prepare
from companion.prefs import PrefsStore
from companion.services.vault import Vault
from tests.e2e.desk import PATIENCE, SYSTEM_PYTHON, Desk, wait_for

pytestmark = pytest.mark.e2e

STILL = "Still here, beside the clock. To close it for good, choose Quit there."
PLACE = Path(__file__).with_name("clock_place.py")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder whose person wants the icon, and Companion to stay there when closed."""
    paths = find_paths(tmp_path / "data")
    prepare(paths)
    PrefsStore(paths.prefs).change(first_run_done=True, country="gb", tray=True, close_to_tray=True)
    vault = Vault(paths.database, SystemClock(lambda: "Europe/London"))
    vault.create()
    vault.lock()
    return paths.data


@pytest.fixture
def came(desk: Desk, tmp_path: Path) -> Any:
    """What came to the place beside the clock so far."""
    file = tmp_path / "came"
    with file.open("wb") as out:
        desk.children.append(subprocess.Popen([SYSTEM_PYTHON, str(PLACE)], env=desk.env, stdout=out))

    def read() -> list[Any]:
        return [json.loads(line) for line in file.read_text().splitlines()]

    wait_for(lambda: len(read()) == 2, "the desktop has no place beside the clock")
    return read


def seen(desk: Desk) -> list[str]:
    """The windows of Companion that can be seen."""
    look = ["xdotool", "search", "--onlyvisible", "--class", "companion"]
    return subprocess.run(look, env=desk.env, check=False, capture_output=True, text=True).stdout.split()


def test_closed_by_its_frame_it_stays_there_comes_back_and_ends_when_asked(desk: Desk, data: Path, came: Any) -> None:
    child = desk.start(data)
    desk.wait_says("How are you right now?")
    wait_for(lambda: "icon" in came(), "no icon came")
    subprocess.run([SYSTEM_PYTHON, str(PLACE), seen(desk)[-1]], env=desk.env, check=True)
    wait_for(lambda: not seen(desk), "the window stayed in sight")
    wait_for(lambda: ["Companion", STILL] in came(), "it was not said that it is still there")
    assert child.poll() is None
    assert desk.start(data).wait(timeout=PATIENCE) == 0
    wait_for(lambda: bool(seen(desk)), "it did not come back")
    child.terminate()
    assert child.wait(timeout=PATIENCE) == 0


def test_started_with_the_session_it_waits_there(desk: Desk, data: Path, came: Any) -> None:
    child = desk.start(data, "--in-background")
    wait_for(lambda: "icon" in came(), "no icon came")
    assert seen(desk) == []
    assert desk.start(data).wait(timeout=PATIENCE) == 0
    wait_for(lambda: bool(seen(desk)), "it did not come into sight")
    desk.take_keyboard()
    assert desk.stop(child) == 0
