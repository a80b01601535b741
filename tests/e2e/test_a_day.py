"""One day with the real program in a real window, by keyboard alone, and the day after."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.desk import Desk, wait_for

pytestmark = pytest.mark.e2e

PASSPHRASE = "quiet river morning"
LINE = "walked the long way home"
PLACE = "top drawer in the kitchen"
REASON = "to be there on Sundays"
PAGE = "The heron stood by the canal again"


def test_a_first_day_is_all_there_after_a_restart(desk: Desk, tmp_path: Path) -> None:
    data = tmp_path / "data"
    child = desk.start(data)
    desk.take_keyboard()
    desk.first_run(name="Sam", person="Mum", number="07700 900461", place=PLACE, reason=REASON, passphrase=PASSPHRASE)
    # What was given is there at once: whom to ring, where the naloxone is, why.
    desk.wait_says("07700 900461")
    desk.wait_says(PLACE)
    desk.wait_says(REASON)
    desk.wait_says("How are you right now?")
    wait_for(lambda: _has_focus(desk, "Mood"), "Today did not give the keyboard to the first scale")
    desk.key("6")
    desk.tab_to("Craving")
    desk.key("4")
    desk.tab_to("A line about the day")
    desk.type(LINE)
    desk.key("Return")
    desk.wait_says("Check-in saved")

    desk.key("ctrl+n")
    desk.tab_to("Page", role="text")
    desk.type(PAGE)
    desk.key("ctrl+s")

    desk.key("ctrl+l")
    desk.wait_says("Unlock")
    assert not desk.says("Sam")
    assert not desk.says("heron")
    desk.key("F1")
    desk.wait_says("You are not alone in this")
    assert not desk.says("Mum"), "Help now shows nothing personal while locked"
    desk.key("Escape")
    desk.wait_says("Unlock")
    desk.tab_to("assphrase")
    desk.type("not the words")
    desk.key("Return")
    desk.wait_says("not the passphrase")
    desk.key("ctrl+a")
    desk.type(PASSPHRASE)
    desk.key("Return")
    desk.wait_says("How are you right now?")

    desk.key("ctrl+2")
    desk.wait_says("Search your journal")
    desk.key("ctrl+f")
    desk.type("heron")
    desk.wait_says("heron stood")
    assert desk.stop(child) == 0

    _nothing_readable_in(data)

    again = desk.start(data)
    desk.take_keyboard()
    desk.wait_says("Unlock")
    desk.tab_to("assphrase")
    desk.type(PASSPHRASE)
    desk.key("Return")
    desk.wait_says("Sam")
    desk.wait_says("6 of 10")
    assert any(LINE in node.text for node in desk.tree())
    desk.key("ctrl+7")
    desk.wait_says("Mum")
    assert desk.stop(again) == 0


def test_a_second_start_brings_the_first_forward_and_ends(desk: Desk, tmp_path: Path) -> None:
    first = desk.start(tmp_path / "data")
    desk.take_keyboard()
    desk.wait_says("Companion")
    second = desk.start(tmp_path / "data")
    assert second.wait(timeout=30) == 0
    assert first.poll() is None
    assert desk.stop(first) == 0


def test_the_demo_shows_its_mark_and_keeps_nothing(desk: Desk, tmp_path: Path) -> None:
    child = desk.start(None, "--demo", env={"TMPDIR": str(tmp_path)})
    desk.take_keyboard()
    desk.wait_says("Demo: an invented person")
    desk.wait_says("How are you right now?")
    assert desk.stop(child) == 0
    assert not list(tmp_path.glob("companion-demo-*"))


def _has_focus(desk: Desk, name: str) -> bool:
    node = desk.focused()
    return node is not None and name in node.name


def _nothing_readable_in(data: Path) -> None:
    """No word that was typed stands in any file of the folder, whole or in its UTF-16 form."""
    for path in data.rglob("*"):
        if not path.is_file():
            continue
        held = path.read_bytes()
        for words in (LINE, PAGE, PLACE, REASON, PASSPHRASE, "Sam", "07700 900461"):
            if words == "Sam" and path.suffix == ".db":
                continue  # three letters occur by chance in encrypted pages
            assert words.encode() not in held, f"{words!r} stands in {path.name}"
            assert words.encode("utf-16-le") not in held, f"{words!r} stands in {path.name}"
