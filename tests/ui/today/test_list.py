"""Today's list, by mouse and by keyboard alone."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.today.item_row import ItemRow
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.buttons import Button
from tests.ui.conftest import RecordingShell
from tests.ui.today.conftest import press, shown
from tests.ui.walk import tab_walk

TODAY = date(2026, 11, 21)


def meant(ctx: AppContext) -> list[str]:
    return [one.words for one in ctx.services.plans.intentions(TODAY)]


def rows(screen: TodayScreen) -> list[ItemRow]:
    found = [row for row in screen.findChildren(ItemRow) if row.isVisible()]
    return sorted(found, key=lambda row: row.y())


def row_of(screen: TodayScreen, title: str) -> ItemRow:
    return next(row for row in rows(screen) if row.title.text() == title)


def field(screen: QWidget, name: str) -> QLineEdit:
    found = screen.findChild(QLineEdit, name)
    assert found is not None
    return found


def test_an_empty_list_says_what_it_is_for_and_offers_the_first_line(live: TodayScreen, qtbot: QtBot) -> None:
    assert shown(live, "list-empty")
    press(qtbot, live, "list-add")
    assert field(live, "list-new").hasFocus()


def test_several_things_are_written_one_after_the_other_by_keyboard_alone(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    add = live.findChild(Button, "list-add")
    assert add is not None
    add.setFocus()
    qtbot.keyClick(add, Qt.Key.Key_Return)
    line = field(live, "list-new")
    for words in ("Call Mum", "A short walk"):
        qtbot.keyClicks(line, words)
        qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert meant(ctx) == ["Call Mum", "A short walk"]
    assert [row.title.text() for row in rows(live)] == ["Call Mum", "A short walk"]
    assert add.hasFocus()
    assert not shown(live, "list-empty")


def test_done_says_when_and_can_be_taken_back_in_the_same_place(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.plans.intend("Call Mum")
    row = row_of(live, "Call Mum")
    row.act.setFocus()
    qtbot.keyClick(row.act, Qt.Key.Key_Space)
    assert row_of(live, "Call Mum") is row
    assert row.act.hasFocus()
    assert (row.act.text(), row.act.accessibleName()) == ("Undo", "Not done after all: Call Mum")
    assert "Done at 18:40" in [label.text() for label in row.findChildren(QLabel) if label.isVisible()]
    assert ctx.services.plans.intentions(TODAY)[0].done_at is not None
    qtbot.keyClick(row.act, Qt.Key.Key_Space)
    assert ctx.services.plans.intentions(TODAY)[0].done_at is None
    assert row.act.text() == "Done"


def test_a_line_is_changed_in_its_own_place(live: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    ctx.services.plans.intend("Walk")
    row = row_of(live, "Walk")
    row.more.setFocus()
    qtbot.keyClick(row.more, Qt.Key.Key_F2)
    line = field(live, "item-words")
    assert line.hasFocus()
    qtbot.keyClicks(line, "A long walk")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert meant(ctx) == ["A long walk"]
    assert row_of(live, "A long walk") is row


def test_giving_up_a_change_leaves_the_words(live: TodayScreen, ctx: AppContext, qtbot: QtBot) -> None:
    ctx.services.plans.intend("Walk")
    row_of(live, "Walk").edit()
    line = field(live, "item-words")
    qtbot.keyClicks(line, "Something else")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert meant(ctx) == ["Walk"]


def test_a_line_is_taken_off_with_undo_and_the_keyboard_goes_to_the_next(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    for words in ("one", "two"):
        ctx.services.plans.intend(words)
    row = row_of(live, "one")
    row.act.setFocus()
    qtbot.keyClick(row.act, Qt.Key.Key_Delete)
    assert meant(ctx) == ["two"]
    # Not on its act, which another Enter would do.
    assert row_of(live, "two").more.hasFocus()
    said, undo = shell.toasts[-1]
    assert said == "Taken off: one"
    assert undo is not None
    undo()
    assert [one.title.text() for one in rows(live)] == ["one", "two"]


def test_lines_move_by_alt_and_the_arrows_and_keep_the_keyboard(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    for words in ("one", "two", "three"):
        ctx.services.plans.intend(words)
    row = row_of(live, "three")
    row.act.setFocus()
    live.activateWindow()
    qtbot.keyClick(row.act, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert meant(ctx) == ["one", "three", "two"]
    assert row.isAncestorOf(QApplication.focusWidget())
    QApplication.processEvents()
    assert [one.title.text() for one in rows(live)] == ["one", "three", "two"]


def test_tab_goes_down_the_list_as_the_eye_does(live: TodayScreen, ctx: AppContext) -> None:
    for words in ("one", "two"):
        ctx.services.plans.intend(words)
    add = live.findChild(Button, "list-add")
    assert add is not None
    walked = [part for part in tab_walk(live) if add.parentWidget().isAncestorOf(part)]
    expected = [part for title in ("one", "two") for part in row_of(live, title).parts()]
    assert walked == [*expected, add]


def test_what_yesterday_left_open_is_offered_quietly_and_at_most_three_of_it(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    uuids = [ctx.services.plans.intend(f"thing {n}", TODAY - timedelta(days=1)).uuid for n in range(4)]
    keeps = [button for button in live.findChildren(Button) if button.objectName().startswith("left-keep-")]
    assert [button.objectName() for button in keeps if button.isVisible()] == [f"left-keep-{u}" for u in uuids[:3]]
    press(qtbot, live, f"left-keep-{uuids[0]}")
    assert meant(ctx) == ["thing 0"]
    assert shown(live, f"left-keep-{uuids[3]}")
    press(qtbot, live, "left-be")
    assert not shown(live, "list-left")
    assert meant(ctx) == ["thing 0"]


def test_nothing_older_than_yesterday_is_brought_up(live: TodayScreen, ctx: AppContext) -> None:
    ctx.services.plans.intend("long ago", TODAY - timedelta(days=2))
    assert not shown(live, "list-left")


def test_what_is_being_written_survives_a_refresh_and_is_kept_on_leaving(
    live: TodayScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.plans.intend("Walk")
    press(qtbot, live, "list-add")
    line = field(live, "list-new")
    qtbot.keyClicks(line, "Ring the cl")
    ctx.services.plans.intend("Read")
    assert (line.text(), line.hasFocus()) == ("Ring the cl", True)
    row_of(live, "Walk").edit()
    qtbot.keyClicks(field(live, "item-words"), "Walk far")
    live.refresh()
    live.leave()
    assert meant(ctx) == ["Walk far", "Read", "Ring the cl"]


def test_escape_closes_the_line_being_written_though_the_window_has_the_key_too(
    live: TodayScreen, qtbot: QtBot
) -> None:
    heard: list[str] = []
    QShortcut(QKeySequence("Esc"), live.window()).activated.connect(lambda: heard.append("window"))
    live.activateWindow()
    press(qtbot, live, "list-add")
    qtbot.keyClick(field(live, "list-new"), Qt.Key.Key_Escape)
    assert heard == []
    assert not shown(live, "list-new")
    qtbot.keyClick(live, Qt.Key.Key_Escape)
    assert heard == ["window"]
