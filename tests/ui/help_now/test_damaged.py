"""Help now never stands empty, whatever happened to the bundled files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from companion.content.library import Library
from companion.content.minimum import EMERGENCY_NUMBERS
from companion.context import AppContext
from companion.domain.lines import LineWords
from companion.resources import content_folder
from companion.ui.help_now.page import HelpNow
from companion.ui.widgets.text import Text

Show = Callable[..., QWidget]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the bundled content that a test may break."""
    return Path(shutil.copytree(content_folder(), tmp_path / "content"))


def _words(help_now: QWidget) -> str:
    return "\n".join(label.text() for label in help_now.findChildren(Text))


def _opened(ctx: AppContext, show: Show, content: Path, door: str) -> HelpNow:
    ctx.library = Library(content)
    help_now = HelpNow(ctx)
    help_now.open_door(door)
    show(help_now, 900, 600)
    return help_now


def test_with_no_content_at_all_the_steps_and_the_number_are_still_there(
    bare_ctx: AppContext, show: Show, tmp_path: Path
) -> None:
    help_now = _opened(bare_ctx, show, tmp_path / "nothing", "overdose")
    said = _words(help_now)
    for words in ("999", "Give naloxone", "Help them breathe", "On their side", "Stay with them", "Install Companion"):
        assert words in said


def test_with_no_content_at_all_the_first_page_opens(bare_ctx: AppContext, show: Show, tmp_path: Path) -> None:
    help_now = _opened(bare_ctx, show, tmp_path / "nothing", "")
    assert "999" in _words(help_now)
    assert help_now.findChild(QPushButton, "ride-it-out") is not None
    assert help_now.findChild(QPushButton, "door-overdose") is not None


def test_one_damaged_door_leaves_the_others_open(bare_ctx: AppContext, show: Show, content: Path) -> None:
    (content / "en" / "help" / "overdose.toml").write_text("not = [valid", encoding="utf-8")
    help_now = _opened(bare_ctx, show, content, "")
    assert help_now.findChild(QPushButton, "door-used") is not None
    assert help_now.findChild(Text, "help-damaged") is not None
    help_now.open_door("overdose")
    assert "Give naloxone" in _words(help_now)


def test_a_damaged_country_keeps_its_ambulance_number(bare_ctx: AppContext, show: Show, content: Path) -> None:
    (content / "en" / "helplines" / "gb.toml").write_bytes(b"\xff\xfe")
    assert "999" in _words(_opened(bare_ctx, show, content, "overdose"))


def test_undamaged_content_says_nothing_of_damage(bare_ctx: AppContext, show: Show, content: Path) -> None:
    assert _opened(bare_ctx, show, content, "").findChild(Text, "help-damaged") is None


@pytest.mark.parametrize(("code", "number"), EMERGENCY_NUMBERS)
def test_the_numbers_kept_in_the_program_are_those_of_the_files(code: str, number: str) -> None:
    emergency = Library(content_folder()).country(code).emergency
    assert number in {entry.number for entry in emergency}


def test_the_steps_kept_in_the_program_are_those_of_the_card() -> None:
    from companion.content.library import Library
    from companion.resources import content_folder
    from companion.ui.help_minimum import OVERDOSE

    card = Library(content_folder()).door(OVERDOSE).steps
    kept = [words for words in Path(minimum_source()).read_text(encoding="utf-8").split('_tr("') if words]
    for step in card[2:]:
        assert any(words.startswith(f'{step.title}"') for words in kept), step.title
    assert any(words.startswith(f'{card[0].text}"') for words in kept), card[0].text


def minimum_source() -> str:
    """The module that keeps the steps."""
    from companion.ui import help_minimum as minimum

    return minimum.__file__


def test_where_the_helplines_of_the_country_cannot_be_read_that_is_said(
    ctx: AppContext, show: Show, content: Path
) -> None:
    (content / "en" / "helplines" / "gb.toml").write_text("not = [valid", encoding="utf-8")
    ctx.services.lines.add("gb", LineWords("Our clinic", "drug-line", "01632 960002"))
    said = _words(_opened(ctx, show, content, "talk"))
    assert "The helplines of this country could not be read." in said
    assert "Our clinic" in said, "ones own are there all the same"
    assert "No confirmed helpline" not in said
    assert "choose it" not in said.casefold()
