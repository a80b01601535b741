"""The first run with the real program: killed at each step, and for someone loved, by keyboard alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.desk import Desk, wait_for

pytestmark = pytest.mark.e2e

STEPS = 7


def test_killed_at_any_step_it_goes_on_there_with_what_was_given(desk: Desk, tmp_path: Path) -> None:
    data = tmp_path / "data"
    for number in range(1, STEPS + 1):
        child = desk.start(data)
        desk.take_keyboard()
        desk.wait_says(f"Step {number} of {STEPS}")
        if number == 3:
            desk.tab_to("Their name")
            desk.type("Mum")
            desk.key("Return")
            desk.tab_to("Their number")
            desk.type("07700 900461")
        if number < STEPS:
            desk.key("Return")
            desk.wait_says(f"Step {number + 1} of {STEPS}")
        child.kill()
        child.wait()
    last = desk.start(data)
    desk.take_keyboard()
    desk.wait_says(f"Step {STEPS} of {STEPS}")
    desk.key("Return")
    desk.wait_says("How are you right now?")
    desk.key("ctrl+7")
    desk.wait_says("Mum")
    assert desk.stop(last) == 0


def test_for_someone_loved_it_ends_on_a_today_of_their_own(desk: Desk, tmp_path: Path) -> None:
    child = desk.start(tmp_path / "data")
    desk.take_keyboard()
    desk.wait_says("Step 1 of 7")
    desk.key("Down")
    desk.key("Return")
    for number in range(2, 6):
        desk.wait_says(f"Step {number} of 5")
        desk.key("Return")
    desk.wait_says("How are you yourself?")
    desk.wait_says("If someone will not wake up")
    assert not desk.says("Craving")
    wait_for(lambda: (held := desk.focused()) is not None and "Mood" in held.name, "the first scale has no keyboard")
    desk.key("4")
    desk.tab_to("A line for yourself")
    desk.type("rang my sister")
    desk.key("Return")
    desk.wait_says("Saved")
    assert desk.stop(child) == 0

    again = desk.start(tmp_path / "data")
    desk.take_keyboard()
    desk.wait_says("How are you yourself?")
    desk.wait_says("4 of 10")
    assert any("rang my sister" in node.text for node in desk.tree())
    assert desk.stop(again) == 0
