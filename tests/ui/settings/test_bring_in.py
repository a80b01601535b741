"""Bringing in from another program on the screen: seen first, taken in, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.problems import NotForImport
from companion.ui.settings.bring_in_sheet import BringInSheet
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell
from tests.ui.hands import click, said

JRNL = Path(__file__).parents[2] / "fixtures" / "imports" / "jrnl" / "journal-4.6.json"


@pytest.fixture
def sheet(ctx: AppContext, show: Callable[..., QWidget]) -> Iterator[BringInSheet]:
    parent = show(QWidget(), 700, 700)
    made = BringInSheet(ctx, parent)
    made.open()
    yield made
    parent.close()


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr("companion.ui.settings.bring_in_sheet.ask_which", lambda *_given: path)
    monkeypatch.setattr("companion.ui.settings.bring_in_sheet.ask_which_folder", lambda *_given: path)


def words(sheet: BringInSheet) -> str:
    return " ".join(text.text() for text in sheet.findChildren(Text) if text.isVisible())


def test_it_is_seen_first_then_brought_in_and_taken_back(
    sheet: BringInSheet, ctx: AppContext, qtbot: QtBot, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, JRNL)
    click(qtbot, sheet, "bring-file")
    assert "jrnl: 4 pages would come." in words(sheet)
    assert "From 29 February 2024 to 22 November 2026." in words(sheet)
    assert ctx.services.journal.timeline().items == ()
    click(qtbot, sheet, "bring-go")
    assert len(ctx.services.journal.timeline().items) == 4
    assert shell.toasts[-1][0] == "Brought in"
    assert "4 still there" in words(sheet)
    click(qtbot, sheet, "bring-back-0")
    assert ctx.services.journal.timeline().items == ()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert len(ctx.services.journal.timeline().items) == 4


def test_what_is_there_already_and_what_is_left_out_is_told(
    sheet: BringInSheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, ctx: AppContext
) -> None:
    (tmp_path / "2024-01-02.md").write_text("Mine. ![](x.png)", encoding="utf-8")
    (tmp_path / "other.md").write_text("No day.", encoding="utf-8")
    choose(monkeypatch, tmp_path)
    click(qtbot, sheet, "bring-folder")
    said = words(sheet)
    assert "Markdown: 1 page would come." in said
    assert "2 left out:" in said
    assert "other.md: it says no day" in said
    assert "pictures: 1" in said
    click(qtbot, sheet, "bring-go")
    click(qtbot, sheet, "bring-folder")
    assert "Markdown: nothing new in it." in words(sheet)
    assert "1 there already" in words(sheet)


def test_a_long_name_is_told_by_its_beginning_and_its_end(
    sheet: BringInSheet, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for place in range(2):
        (tmp_path / f"begins{'x' * 150}ends{place}.md").write_text("No day.", encoding="utf-8")
    choose(monkeypatch, tmp_path)
    click(qtbot, sheet, "bring-folder")
    lines = [line for line in said(sheet) if line.startswith("begins")]
    assert [line[-24:] for line in lines] == [f"ends{place}.md: it says no day" for place in range(2)]
    assert all("\N{HORIZONTAL ELLIPSIS}" in line and len(line) < 80 for line in lines)


def test_what_is_of_no_known_program_is_said_calmly(
    sheet: BringInSheet, qtbot: QtBot, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "words.txt").write_text("Just words.", encoding="utf-8")
    choose(monkeypatch, tmp_path / "words.txt")
    click(qtbot, sheet, "bring-file")
    assert isinstance(shell.problems[-1], NotForImport)
    choose(monkeypatch, None)
    click(qtbot, sheet, "bring-file")
    assert len(shell.problems) == 1
