"""A desk for each end-to-end test; a picture of it is kept when the test fails."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desk import SYSTEM_PYTHON, Desk, a_desk

NEEDED = ("Xvfb", "xdotool", "dbus-daemon")


@pytest.fixture
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Desk]:
    """A display with its buses; skipped where the system lacks what it needs, unless this is a CI run."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if not Path(SYSTEM_PYTHON).exists():
        missing.append(SYSTEM_PYTHON)
    if missing:
        message = f"this machine lacks {', '.join(missing)}"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with a_desk() as made:
        yield made
        made.picture(tmp_path / "desk.png")
