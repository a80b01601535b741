"""Going between pages: opening, dates, tags, check-ins, the bin, and narrow windows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, Qt, QTime
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.journal import Entry
from companion.domain.problems import GoneForGood
from companion.ui.journal.bin_page import EmptyBinSheet
from companion.ui.journal.screen import JournalScreen
from companion.ui.journal.when_sheet import WhenSheet
from tests.ui.conftest import RecordingShell
from tests.ui.journal.conftest import Opened
from tests.ui.running import settle


def part(screen: QWidget, name: str) -> QWidget:
    found = screen.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def tag_entry(screen: JournalScreen) -> QLineEdit:
    found = part(screen, "tag-entry")
    assert isinstance(found, QLineEdit)
    return found


def test_the_journal_opens_at_todays_page(
    opened: Opened, wrote: Callable[..., Entry], checked_in: Callable[..., None]
) -> None:
    today = wrote("Today", hours=2)
    wrote("Yesterday", hours=26)
    checked_in(0, mood=6, craving=4)
    screen = opened()
    assert screen.page.uuid == today.uuid
    assert screen.panel.list.currentIndex().row() == screen.panel.model.place_of(today.uuid)


def test_without_a_page_today_a_fresh_one_waits(opened: Opened, wrote: Callable[..., Entry]) -> None:
    wrote("Yesterday", hours=26)
    screen = opened()
    assert screen.page.is_blank()
    assert not screen.panel.list.currentIndex().isValid()


def test_the_page_shows_the_mood_and_craving_of_its_day(
    opened: Opened, wrote: Callable[..., Entry], checked_in: Callable[..., None], ctx: AppContext
) -> None:
    entry = wrote("Two days ago", hours=48)
    checked_in(2, mood=3, craving=7)
    screen = opened()
    screen.open(entry=entry.uuid)
    names = [child.accessibleName() for child in screen.page.tags.findChildren(QWidget)]
    assert "mood 3" in names
    assert "craving 7" in names
    checked_in(2, mood=4, craving=7)
    names = [child.accessibleName() for child in screen.page.tags.findChildren(QWidget) if child.isVisible()]
    assert "mood 4" in names
    assert "mood 3" not in names


def test_words_from_elsewhere_begin_a_page_and_are_kept(opened: Opened, ctx: AppContext) -> None:
    screen = opened()
    screen.open(new=True, text="Long day, quiet evening.")
    assert screen.page.body.words() == "Long day, quiet evening."
    assert screen.page.body.hasFocus()
    screen.leave()
    assert [row.preview for row in ctx.services.journal.timeline().items] == ["Long day, quiet evening."]


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_tag_is_completed_from_those_used_before(
    opened: Opened, qtbot: QtBot, press: Callable[..., None], wrote: Callable[..., Entry], ctx: AppContext
) -> None:
    wrote("Before", tags=("Lonely", "longing"), hours=40)
    screen = opened()
    qtbot.keyClicks(screen.page.body, "Again")
    press(screen, "tag-add")
    entry = tag_entry(screen)
    qtbot.keyClicks(entry, "lo")
    popup = entry.completer().popup()
    assert popup.isVisible()
    assert {popup.model().index(row, 0).data() for row in range(popup.model().rowCount())} == {"Lonely", "longing"}
    popup.hide()
    entry.clear()
    # Written in another case it is the same tag, as it was first written.
    qtbot.keyClicks(entry, "lonely")
    popup.hide()
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.keyClicks(entry, "river,")
    assert screen.page.tags.tags() == ("Lonely", "river")
    screen.leave()
    entry_now = ctx.services.journal.entry(screen.page.uuid)
    assert entry_now is not None
    assert entry_now.tags == ("Lonely", "river")


def test_tags_come_off_by_key_and_by_click(
    opened: Opened, qtbot: QtBot, press: Callable[..., None], wrote: Callable[..., Entry]
) -> None:
    wrote("Tagged", tags=("one", "two", "three"))
    screen = opened()
    press(screen, "tag-two")
    assert screen.page.tags.tags() == ("one", "three")
    press(screen, "tag-add")
    qtbot.keyClick(tag_entry(screen), Qt.Key.Key_Backspace)
    assert screen.page.tags.tags() == ("one",)
    qtbot.keyClick(tag_entry(screen), Qt.Key.Key_Escape)
    assert not tag_entry(screen).isVisible()
    qtbot.keyClick(part(screen, "tag-one"), Qt.Key.Key_Delete)
    assert screen.page.tags.tags() == ()
    screen.leave()


def test_a_tag_half_typed_is_kept_when_the_field_is_left(
    opened: Opened, qtbot: QtBot, press: Callable[..., None]
) -> None:
    screen = opened()
    press(screen, "tag-add")
    qtbot.keyClicks(tag_entry(screen), "quiet")
    screen.page.body.setFocus()
    assert screen.page.tags.tags() == ("quiet",)
    screen.leave()


def choose(screen: JournalScreen, press: Callable[..., None], day: date, time: QTime) -> None:
    press(screen, "entry-when")
    sheet = screen.findChild(WhenSheet)
    assert isinstance(sheet, WhenSheet)
    sheet.day.set_value(day)
    sheet.time.setTime(time)
    part(sheet, "when-keep").click()  # type: ignore[attr-defined]


def test_an_entry_can_be_about_a_past_day(
    opened: Opened, qtbot: QtBot, press: Callable[..., None], wrote: Callable[..., Entry], ctx: AppContext
) -> None:
    entry = wrote("Written late")
    newer = wrote("Yesterday", hours=30)
    screen = opened()
    qtbot.keyClicks(screen.page.body, ", and more")
    choose(screen, press, date(2026, 11, 18), QTime(21, 15))
    moved = ctx.services.journal.entry(entry.uuid)
    assert moved is not None
    assert (moved.at, moved.day) == (datetime(2026, 11, 18, 21, 15, tzinfo=UTC), date(2026, 11, 18))
    assert moved.body == "Written late, and more"
    assert [row.uuid for row in ctx.services.journal.timeline().items] == [newer.uuid, entry.uuid]
    assert screen.panel.list.currentIndex().row() == 1
    assert "18 November" in screen.page.when.text()


def test_a_new_page_can_be_about_a_past_day_before_it_is_kept(
    opened: Opened, qtbot: QtBot, press: Callable[..., None], ctx: AppContext
) -> None:
    screen = opened()
    choose(screen, press, date(2026, 11, 10), QTime(1, 30))
    # Half past one in the night still belongs to the day before.
    assert "9 November" in screen.page.when.text()
    qtbot.keyClicks(screen.page.body, "Could not sleep")
    screen.leave()
    entry = ctx.services.journal.entry(screen.page.uuid)
    assert entry is not None
    assert (entry.at, entry.day) == (datetime(2026, 11, 10, 1, 30, tzinfo=UTC), date(2026, 11, 9))


def test_a_page_is_never_about_the_future(
    opened: Opened, press: Callable[..., None], wrote: Callable[..., Entry], ctx: AppContext
) -> None:
    entry = wrote("Today")
    choose(opened(), press, date(2026, 11, 21), QTime(23, 59))
    again = ctx.services.journal.entry(entry.uuid)
    assert again is not None
    assert again.at == ctx.clock.now()


def test_deleting_asks_nothing_and_can_be_undone(
    opened: Opened,
    qtbot: QtBot,
    press: Callable[..., None],
    wrote: Callable[..., Entry],
    ctx: AppContext,
    shell: RecordingShell,
) -> None:
    entry = wrote("To be deleted")
    older = wrote("Older", hours=30)
    screen = opened()
    qtbot.keyClicks(screen.page.body, ", with a last word")
    press(screen, "entry-delete")
    assert screen.page.uuid == older.uuid
    (item,) = ctx.services.journal.bin()
    assert item.preview == "To be deleted, with a last word"
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert screen.page.uuid == entry.uuid
    assert screen.page.body.words() == "To be deleted, with a last word"


def test_the_bin_lists_and_puts_back(
    opened: Opened, press: Callable[..., None], wrote: Callable[..., Entry], ctx: AppContext, shell: RecordingShell
) -> None:
    entry = wrote("Deleted words", title="Heading")
    ctx.services.journal.delete(entry.uuid)
    screen = opened()
    press(screen, "journal-bin")
    button = part(screen, f"bin-restore-{entry.uuid}")
    assert button.accessibleName() == "Put back Heading"
    press(screen, f"bin-restore-{entry.uuid}")
    assert ctx.services.journal.bin() == ()
    assert screen.panel.model.place_of(entry.uuid) == 0
    assert shell.toasts[-1][0] == "Put back"
    assert screen.go_back()
    assert screen.page.isVisible()


def test_everything_in_the_bin_can_be_deleted_for_good_once_it_was_asked(
    opened: Opened, press: Callable[..., None], wrote: Callable[..., Entry], ctx: AppContext, shell: RecordingShell
) -> None:
    entry, kept = wrote("Words to be rid of"), wrote("Words to keep", hours=3)
    done = ctx.services.journal.delete(entry.uuid)
    screen = opened()
    press(screen, "journal-bin")
    press(screen, "bin-empty")
    sheet = screen.window().findChild(EmptyBinSheet)
    assert sheet is not None
    sheet.reject()
    assert len(ctx.services.journal.bin()) == 1
    press(screen, "bin-empty")
    sheets = [one for one in screen.window().findChildren(EmptyBinSheet) if one.isVisible()]
    part(sheets[0], "empty-bin-go").click()  # type: ignore[attr-defined]
    assert ctx.services.journal.bin() == ()
    assert shell.toasts[-1] == ("Deleted for good", None)
    settle()
    assert screen.findChild(QWidget, f"bin-restore-{entry.uuid}") is None
    # What was said when it was put there brings back no words that are gone.
    with pytest.raises(GoneForGood):
        done.undo()
    assert [item.uuid for item in ctx.services.journal.timeline().items] == [kept.uuid]


def test_a_full_bin_grows_on_request(
    opened: Opened, press: Callable[..., None], wrote: Callable[..., Entry], ctx: AppContext
) -> None:
    uuids = [wrote(f"Note {number}", hours=number).uuid for number in range(45)]
    for uuid in uuids:
        ctx.services.journal.delete(uuid)
    screen = opened()
    press(screen, "journal-bin")
    shown = [uuid for uuid in uuids if screen.findChild(QWidget, f"bin-restore-{uuid}")]
    assert len(shown) == 40
    part(screen, "bin-more").click()  # type: ignore[attr-defined]
    assert all(screen.findChild(QWidget, f"bin-restore-{uuid}") for uuid in uuids)
    assert not part(screen, "bin-more").isVisible()


def test_a_check_in_is_read_and_leads_to_its_day(
    opened: Opened,
    qtbot: QtBot,
    press: Callable[..., None],
    checked_in: Callable[..., None],
    shell: RecordingShell,
) -> None:
    checked_in(4, mood=5, craving=3, sleep_minutes=405, triggers=("Payday",), note="Long day")
    screen = opened()
    timeline = screen.panel.list
    qtbot.mouseClick(
        timeline.viewport(), Qt.MouseButton.LeftButton, pos=timeline.visualRect(screen.panel.model.index(0)).center()
    )
    names = {child.accessibleName() for child in screen.findChildren(QWidget)}
    assert {"Mood: 5 of 10", "Craving: 3 of 10", "Time asleep: 6\u00a0h 45\u00a0min", "Payday"} <= names
    press(screen, "check-in-go")
    assert shell.went == [("today", {"day": date(2026, 11, 17)})]


def test_a_check_in_taken_away_leaves_the_page(
    opened: Opened, checked_in: Callable[..., None], qtbot: QtBot, ctx: AppContext
) -> None:
    checked_in(1, mood=5)
    screen = opened()
    screen.panel.list.setFocus()
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Down)
    assert not screen.page.isVisible()
    ctx.services.checkins.remove(date(2026, 11, 20))
    assert screen.page.isVisible()


def test_in_a_narrow_window_list_and_page_are_two_steps(
    opened: Opened, qtbot: QtBot, press: Callable[..., None], wrote: Callable[..., Entry]
) -> None:
    wrote("Today")
    older = wrote("Older", hours=30)
    screen = opened(640, 560)
    assert screen.panel.isVisible()
    assert not screen.page.isVisible()
    screen.panel.list.setFocus()
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Down)
    assert not screen.page.isVisible()
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Return)
    assert screen.page.isVisible()
    assert not screen.panel.isVisible()
    assert screen.page.uuid == older.uuid
    press(screen, "journal-back")
    assert screen.panel.isVisible()
    assert screen.panel.list.hasFocus()
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert screen.page.isVisible()
    assert screen.go_back()
    assert screen.panel.isVisible()
    screen.resize(1000, 700)
    assert screen.panel.isVisible()
    assert screen.page.isVisible()


def a_tag_half_typed(opened: Opened, qtbot: QtBot) -> tuple[JournalScreen, QLineEdit]:
    screen = opened()
    add = part(screen, "tag-add")
    assert isinstance(add, QAbstractButton)
    add.click()
    entry = tag_entry(screen)
    qtbot.keyClicks(entry, "wal")
    return screen, entry


@pytest.mark.parametrize("reason", [Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason])
def test_a_tag_being_typed_goes_on_after_another_window_or_a_menu_had_the_keys(
    opened: Opened, qtbot: QtBot, reason: Qt.FocusReason
) -> None:
    screen, entry = a_tag_half_typed(opened, qtbot)
    QApplication.sendEvent(entry, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert (screen.page.tags.tags(), entry.isVisible(), entry.text()) == ((), True, "wal")
    screen.save()
    assert screen.page.tags.tags() == ("wal",), "what is stored and left meanwhile has the word"


def test_a_tag_being_typed_is_taken_in_where_the_keyboard_goes_on(opened: Opened, qtbot: QtBot) -> None:
    screen, entry = a_tag_half_typed(opened, qtbot)
    QApplication.sendEvent(entry, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert (screen.page.tags.tags(), entry.isVisible()) == (("wal",), False)


def test_a_tag_that_is_too_long_says_so(opened: Opened, qtbot: QtBot) -> None:
    _screen, entry = a_tag_half_typed(opened, qtbot)
    QApplication.clipboard().setText("a" * 80)
    entry.paste()
    assert len(entry.text()) == 60
    qtbot.keyClicks(entry, "b")
    assert "60" in QToolTip.text()
    QToolTip.hideText()
