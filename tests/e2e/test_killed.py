"""The real program, killed while a person writes: what was saved is there, what was not is at most two seconds old."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.e2e.desk import Desk

pytestmark = pytest.mark.e2e

SAVED = "a page that was saved"
HALF = "half a page that nobody saved"
#: The promise, and a little for the machine the test runs on.
TWO_SECONDS = 2.3


def test_a_half_written_page_is_offered_back_after_a_kill(desk: Desk, tmp_path: Path) -> None:
    data = tmp_path / "data"
    child = desk.start(data)
    desk.take_keyboard()
    desk.skip_first_run()
    desk.wait_says("How are you right now?")
    desk.key("ctrl+n")
    desk.tab_to("Page", role="text")
    desk.type(SAVED)
    desk.key("ctrl+s")
    desk.wait_says(SAVED)
    desk.key("ctrl+n")
    desk.tab_to("Page", role="text")
    desk.type(HALF)
    time.sleep(TWO_SECONDS)
    child.kill()
    child.wait()

    again = desk.start(data)
    desk.take_keyboard()
    desk.wait_says("How are you right now?")
    desk.key("ctrl+2")
    desk.wait_says(HALF)
    desk.wait_says("Kept from last time")
    desk.wait_says(SAVED)
    assert desk.stop(again) == 0
