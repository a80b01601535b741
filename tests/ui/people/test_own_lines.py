"""Lines of one's own among the helplines: written, corrected, hidden, on top, and all of it undone."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.content.library import Library
from companion.context import AppContext
from companion.domain.lines import LineWords
from companion.resources import content_folder
from companion.ui.people.helplines import HelplineRow
from companion.ui.people.line_sheet import LineSheet
from companion.ui.people.screen import PeopleScreen
from companion.ui.settings.screen import SettingsScreen
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import part

CLINIC = LineWords("Our clinic", "drug-line", "01632 960002", hours="weekdays 9 to 5")


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> PeopleScreen:
    ctx.prefs.change(country="gb")
    return show_live(PeopleScreen(ctx), 980, 780)


def rows(screen: QWidget) -> list[HelplineRow]:
    found = [row for row in screen.findChildren(HelplineRow) if row.isVisible()]
    return sorted(found, key=lambda row: row.mapTo(screen, row.rect().topLeft()).y())


def names(screen: QWidget) -> list[str]:
    return [row.line.name for row in rows(screen)]


def words_on(of: QWidget) -> str:
    return "\n".join(label.text() for label in of.findChildren(QLabel) if label.isVisible())


def act(qtbot: QtBot, screen: QWidget, line_id: str, name: str) -> None:
    """By the keyboard alone: what can be done is shown and pressed with Space."""
    row = part(screen, f"helpline-{line_id}")
    for button in ("line-more", name):
        shown = part(row, button)
        shown.setFocus()
        qtbot.keyClick(shown, Qt.Key.Key_Space)


def sheet_of(screen: QWidget) -> LineSheet:
    found = [sheet for sheet in screen.window().findChildren(LineSheet) if sheet.isVisible()]
    assert len(found) == 1
    return found[0]


def write(qtbot: QtBot, sheet: LineSheet, **words: str) -> None:
    for name, said in words.items():
        field = part(sheet, f"line-{name}")
        assert isinstance(field, QLineEdit)
        field.clear()
        qtbot.keyClicks(field, said)


def save(qtbot: QtBot, sheet: LineSheet) -> None:
    qtbot.mouseClick(part(sheet, "line-save"), Qt.MouseButton.LeftButton)


def test_a_line_of_ones_own_is_written_down_and_undone(
    qtbot: QtBot, screen: PeopleScreen, shell: RecordingShell
) -> None:
    part(screen, "helplines-add").setFocus()
    qtbot.keyClick(part(screen, "helplines-add"), Qt.Key.Key_Space)
    sheet = sheet_of(screen)
    write(qtbot, sheet, name="Our clinic", number="01632 960002")
    save(qtbot, sheet)
    assert names(screen)[0] == "Our clinic"
    assert "Your own line" in words_on(rows(screen)[0])
    assert "Checked" not in words_on(rows(screen)[0]), "nobody but them knows where it comes from"
    assert "Less sure" not in words_on(rows(screen)[0])
    said, undo = shell.toasts[-1]
    assert said == "Saved"
    assert undo is not None
    undo()
    assert "Our clinic" not in names(screen)


def test_a_new_line_is_for_a_drug_service_until_another_is_chosen(screen: PeopleScreen) -> None:
    part(screen, "helplines-add").click()  # type: ignore[attr-defined]
    assert sheet_of(screen).kind.currentData() == "drug-line"


def test_a_line_without_a_way_to_reach_it_is_asked_for_one(qtbot: QtBot, screen: PeopleScreen) -> None:
    qtbot.mouseClick(part(screen, "helplines-add"), Qt.MouseButton.LeftButton)
    sheet = sheet_of(screen)
    write(qtbot, sheet, name="Our clinic")
    save(qtbot, sheet)
    assert part(sheet, "line-missing").isVisible()
    assert sheet.isVisible()


def test_a_corrected_number_stands_with_the_bundled_one_beside_it(
    qtbot: QtBot, screen: PeopleScreen, shell: RecordingShell
) -> None:
    act(qtbot, screen, "gb-frank", "line-change")
    sheet = sheet_of(screen)
    assert "0300 123 6600" in words_on(sheet)
    write(qtbot, sheet, number="0300 000 0000")
    save(qtbot, sheet)
    said = words_on(part(screen, "helpline-gb-frank"))
    assert "0300 000 0000" in said
    assert "before your change: 0300 123 6600" in said
    assert "Changed by you" in said
    assert "Less sure" not in said, "a number of theirs is theirs to judge"
    _words, undo = shell.toasts[-1]
    assert undo is not None
    undo()
    assert "before your change" not in words_on(part(screen, "helpline-gb-frank"))


def test_a_corrected_line_can_be_as_it_came_again(qtbot: QtBot, screen: PeopleScreen, ctx: AppContext) -> None:
    ctx.services.lines.correct("gb", "gb-frank", LineWords("FRANK", number="0300 000 0000"))
    act(qtbot, screen, "gb-frank", "line-change")
    qtbot.mouseClick(part(sheet_of(screen), "line-as-it-came"), Qt.MouseButton.LeftButton)
    assert "0300 000 0000" not in words_on(part(screen, "helpline-gb-frank"))
    assert "Changed by you" not in words_on(part(screen, "helpline-gb-frank"))


def test_a_sheet_saved_as_it_was_changes_nothing(qtbot: QtBot, screen: PeopleScreen) -> None:
    act(qtbot, screen, "gb-frank", "line-change")
    save(qtbot, sheet_of(screen))
    assert "Changed by you" not in words_on(part(screen, "helpline-gb-frank"))


def test_a_hidden_line_is_out_of_sight_and_can_be_brought_back(
    qtbot: QtBot, screen: PeopleScreen, shell: RecordingShell
) -> None:
    at = names(screen).index("DAN 24/7")
    part(rows(screen)[at], "line-more").setFocus()
    QApplication.processEvents()
    before = rows(screen)[at].mapTo(screen, QPoint(0, 0)).y()
    act(qtbot, screen, "gb-dan-247", "line-hide")
    assert "DAN 24/7" not in names(screen)
    assert shell.toasts[-1][0] == "DAN 24/7 is hidden"
    held = screen.focusWidget()
    assert rows(screen)[at].isAncestorOf(held), "the keyboard is on the row that took its place"
    QApplication.processEvents()
    assert abs(rows(screen)[at].mapTo(screen, QPoint(0, 0)).y() - before) < 40, "and nothing scrolled"
    qtbot.keyClick(part(screen, "helplines-hidden"), Qt.Key.Key_Space)
    assert "DAN 24/7" in names(screen)
    act(qtbot, screen, "gb-dan-247", "line-show")
    assert "DAN 24/7" in names(screen)
    assert not screen.findChildren(QWidget, "helplines-hidden") or not any(
        one.isVisible() for one in screen.findChildren(QWidget, "helplines-hidden")
    )


def test_a_line_is_put_on_top_and_in_its_place_again(qtbot: QtBot, screen: PeopleScreen) -> None:
    before = names(screen)
    act(qtbot, screen, "gb-nhs-111", "line-top")
    assert names(screen)[0] == "NHS 111"
    assert "On top" in words_on(rows(screen)[0])
    assert part(part(screen, "helpline-gb-nhs-111"), "line-more").hasFocus()
    act(qtbot, screen, "gb-nhs-111", "line-not-top")
    assert names(screen) == before


def test_a_line_of_ones_own_is_changed_and_taken_off(
    qtbot: QtBot, screen: PeopleScreen, ctx: AppContext, shell: RecordingShell
) -> None:
    uuid = ctx.services.lines.add("gb", CLINIC).uuid
    act(qtbot, screen, f"own-{uuid}", "line-change")
    write(qtbot, sheet_of(screen), hours="any time")
    save(qtbot, sheet_of(screen))
    assert "any time" in words_on(rows(screen)[0])
    act(qtbot, screen, f"own-{uuid}", "line-remove")
    assert "Our clinic" not in names(screen)
    _words, undo = shell.toasts[-1]
    assert undo is not None
    undo()
    assert names(screen)[0] == "Our clinic"


def test_the_emergency_number_has_nothing_to_hide_it_by(qtbot: QtBot, screen: PeopleScreen, ctx: AppContext) -> None:
    for line in ctx.library.country("gb").lines:
        ctx.services.lines.hide("gb", line.id, True)
    assert names(screen) == []
    assert "ring 999 first" in words_on(screen)


def test_where_the_number_stands_below_the_name_both_begin_at_the_same_edge(
    ctx: AppContext, show: Callable[..., QWidget], qtbot: QtBot
) -> None:
    ctx.prefs.change(country="gb")
    row = HelplineRow(ctx.library.country("gb").lines[0], ctx.library.phrases().labels)
    show(row, 300, 240)
    name, number = (
        next(label for label in row.findChildren(QLabel) if label.text() == words)
        for words in ("Samaritans", "116 123")
    )
    lefts = [part.mapTo(row, part.rect().topLeft()).x() for part in (name, number)]
    assert number.mapTo(row, number.rect().topLeft()).y() > name.mapTo(row, name.rect().topLeft()).y()
    assert max(lefts) <= 4, lefts


def test_where_the_bundled_lines_cannot_be_read_ones_own_are_there_and_can_be_changed(
    ctx: AppContext, shell: RecordingShell, show: Callable[..., QWidget], tmp_path: Path, qtbot: QtBot
) -> None:
    content = Path(shutil.copytree(content_folder(), tmp_path / "content"))
    (content / "en" / "helplines" / "gb.toml").write_text("not = [valid", encoding="utf-8")
    ctx.library = Library(content)
    ctx.services.lines.add("gb", CLINIC)
    screen = PeopleScreen(ctx)
    screen.refresh()
    show(screen, 980, 780)
    assert names(screen) == ["Our clinic"]
    assert len(shell.problems) == 1
    act(qtbot, screen, rows(screen)[0].line.id, "line-change")
    assert sheet_of(screen).isVisible()


def test_another_country_is_chosen_in_settings_with_the_keyboard_on_the_list_of_them(
    screen: PeopleScreen, ctx: AppContext, shell: RecordingShell, show: Callable[..., QWidget]
) -> None:
    part(screen, "helplines-country").click()
    ((where, route),) = shell.went
    assert where == "settings"
    settings = SettingsScreen(ctx)
    settings.refresh()
    show(settings, 980, 780)
    settings.open(**route)
    held = settings.focusWidget()
    assert held is not None
    assert held.objectName() == "country"
