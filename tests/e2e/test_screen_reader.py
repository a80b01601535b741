"""What a screen reader finds in the running program, over the real accessibility bus."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.desk import Desk, Node, wait_for

pytestmark = [pytest.mark.e2e, pytest.mark.a11y]

#: Roles Qt gives to its own machinery; they take no keyboard of their own.
_SILENT = {"filler", "frame", "application", "scroll pane", "viewport", "list item", "unknown"}


def nameless(desk: Desk) -> list[Node]:
    """What could be focused and would be read without a name."""
    return [
        node
        for node in desk.tree()
        if "focusable" in node.states and node.role not in _SILENT and not node.name.strip()
    ]


def test_every_screen_can_be_read_and_its_parts_have_names(desk: Desk, tmp_path: Path) -> None:
    child = desk.start(None, "--demo", env={"TMPDIR": str(tmp_path)})
    desk.take_keyboard()
    desk.wait_says("How are you right now?")
    for key, words in (
        ("ctrl+1", "How are you right now?"),
        ("ctrl+2", "Search your journal"),
        ("ctrl+4", "Safety first"),
        ("ctrl+6", "My plan"),
        ("ctrl+7", "Add someone"),
        ("ctrl+comma", "Appearance"),
        ("F1", "You are not alone in this"),
    ):
        desk.key(key)
        desk.wait_says(words)
        assert nameless(desk) == [], f"after {key}"
    assert desk.stop(child) == 0


def test_a_check_in_can_be_given_without_a_mouse_or_eyes(desk: Desk, tmp_path: Path) -> None:
    child = desk.start(None, "--demo", env={"TMPDIR": str(tmp_path)})
    desk.take_keyboard()
    desk.wait_says("How are you right now?")
    mood = desk.tab_to("Mood")
    assert mood.role == "slider"
    desk.key("8")
    wait_for(lambda: "8 of 10" in (desk.focused() or mood).description, "the value was not told")
    desk.key("Delete")
    wait_for(lambda: "not given" in (desk.focused() or mood).description, "the lack of a value was not told")
    assert desk.stop(child) == 0
