"""Looking in the journal for more than words: narrowed by a sheet or a line, kept under a name, and by days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.journal import Entry
from companion.domain.looking import read
from companion.domain.settings import Audience
from companion.ui.journal.narrow_sheet import NarrowSheet
from companion.ui.journal.saved_sheet import KeepSearchSheet, SavedSheet
from companion.ui.journal.screen import JournalScreen
from companion.ui.journal.timeline_model import plain, row_pieces
from companion.ui.widgets.calendar import Calendar, DayCell
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell
from tests.ui.hands import click, part, said, trigger
from tests.ui.journal.conftest import Opened

Wrote = Callable[..., Entry]


@pytest.fixture
def screen(opened: Opened, wrote: Wrote, ctx: AppContext) -> JournalScreen:
    ctx.services.checkins.save(ctx.today(), Answers(mood=8, craving=2))
    wrote("A walk by the canal.", title="Canal", tags=("lonely",), hours=1)
    wrote("The canal, by a walk.", title="Other", hours=50)
    wrote("Rain.", title="Rain", tags=("lonely", "at night"), hours=99)
    return opened()


def seen(of: QWidget, name: str) -> bool:
    return any(child.isVisible() for child in of.findChildren(QWidget, name))


def titles(screen: JournalScreen) -> list[str]:
    rows = [screen.panel.model.row(number) for number in range(screen.panel.model.rowCount())]
    return [plain(row_pieces(row)[0]) for row in rows if row is not None]


def ways(screen: JournalScreen, qtbot: QtBot, name: str) -> None:
    click(qtbot, screen, "journal-ways")
    trigger(screen, "journal-ways-menu", name)


def sheet_of(screen: JournalScreen, kind: type[NarrowSheet]) -> NarrowSheet:
    return next(one for one in screen.window().findChildren(kind) if one.isVisible())


def test_typed_in_the_line_each_limit_stands_as_a_chip_that_takes_it_away(screen: JournalScreen, qtbot: QtBot) -> None:
    screen.panel.search.setFocus()
    qtbot.keyClicks(screen.panel.search, "canal tag:lonely mood:7-10")
    assert titles(screen) == ["Canal"]
    click(qtbot, screen, "narrowed-mood")
    assert screen.panel.query() == "canal tag:lonely"
    click(qtbot, screen, "narrowed-tag:lonely")
    assert screen.panel.query() == "canal"
    assert titles(screen) == ["Canal", "Other"]
    assert not seen(screen, "narrowed-mood")


def test_a_phrase_in_quotes_is_found_as_it_stands(screen: JournalScreen) -> None:
    screen.panel.look_for('"walk by the canal"')
    assert titles(screen) == ["Canal"]


def test_the_sheet_narrows_by_mouse_and_writes_the_line(screen: JournalScreen, qtbot: QtBot, ctx: AppContext) -> None:
    ways(screen, qtbot, "ways-narrow")
    sheet = sheet_of(screen, NarrowSheet)
    click(qtbot, sheet, "narrow-only-pages")
    click(qtbot, sheet, "narrow-tag-0")
    sheet.first.set_value(ctx.today() - timedelta(days=2))
    click(qtbot, sheet, "narrow-keep")
    assert "only:pages" in screen.panel.query()
    assert "tag:lonely" in screen.panel.query()
    assert titles(screen) == ["Canal"]
    ways(screen, qtbot, "ways-narrow")
    again = sheet_of(screen, NarrowSheet)
    assert again.first.value() == ctx.today() - timedelta(days=2)
    click(qtbot, again, "narrow-clear")
    assert screen.panel.query() == ""


def test_days_the_wrong_way_round_are_put_right_and_half_a_range_is_open(
    screen: JournalScreen, qtbot: QtBot, ctx: AppContext
) -> None:
    ways(screen, qtbot, "ways-narrow")
    sheet = sheet_of(screen, NarrowSheet)
    today = ctx.today()
    sheet.first.set_value(today)
    sheet.last.set_value(today - timedelta(days=9))
    low = part(sheet, "narrow-mood-low")
    qtbot.keyClick(low, Qt.Key.Key_End)
    click(qtbot, sheet, "narrow-keep")
    assert screen.panel.query() == f"mood:10 from:{(today - timedelta(days=9)).isoformat()} to:{today.isoformat()}"


def test_where_nothing_fits_that_is_said_and_not_that_nothing_is_there(screen: JournalScreen) -> None:
    screen.panel.look_for("tag:nowhere")
    assert seen(screen, "journal-none-fits")
    assert not screen.panel.ranked.isVisible()


def test_a_search_is_kept_under_a_name_and_found_again(
    screen: JournalScreen, qtbot: QtBot, ctx: AppContext, shell: RecordingShell
) -> None:
    screen.panel.look_for("tag:lonely")
    ways(screen, qtbot, "saved-new")
    sheet = next(one for one in screen.window().findChildren(KeepSearchSheet) if one.isVisible())
    sheet.name.setText("Lonely days")
    click(qtbot, sheet, "saved-keep")
    assert [(one.name, one.query) for one in ctx.services.saved_searches.all()] == [("Lonely days", "tag:lonely")]
    screen.panel.look_for("")
    ways(screen, qtbot, "saved-open-0")
    assert screen.panel.query() == "tag:lonely"
    assert titles(screen) == ["Canal", "Rain"]
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert ctx.services.saved_searches.all() == ()


def test_saved_searches_are_renamed_put_in_order_and_taken_away_with_undo(
    screen: JournalScreen, qtbot: QtBot, ctx: AppContext
) -> None:
    for name in ("One", "Two"):
        ctx.services.saved_searches.add(name, f"tag:{name}")
    ways(screen, qtbot, "saved-change")
    sheet = next(one for one in screen.window().findChildren(SavedSheet) if one.isVisible())
    field = part(sheet, "saved-0")
    assert isinstance(field, QLineEdit)
    field.setText("First")
    click(qtbot, sheet, "saved-down-0")
    assert [one.name for one in ctx.services.saved_searches.all()] == ["Two", "First"]
    click(qtbot, sheet, "saved-remove-0")
    assert [one.name for one in ctx.services.saved_searches.all()] == ["First"]
    click(qtbot, sheet, "list-undo")
    assert [one.name for one in ctx.services.saved_searches.all()] == ["Two", "First"]
    click(qtbot, sheet, "list-done")


def test_the_calendar_has_a_dot_where_something_was_written_and_leads_to_that_day(
    screen: JournalScreen, qtbot: QtBot, ctx: AppContext
) -> None:
    ways(screen, qtbot, "ways-day")
    calendar = next(one for one in screen.findChildren(Calendar) if one.isVisible())
    names = [cell.accessibleName() for cell in calendar.findChildren(DayCell) if cell.isVisible()]
    written = ctx.services.journal.days_written(ctx.today().replace(day=1), ctx.today())
    assert sum("something written" in name for name in names) == len(written) == 3
    other = sorted(written)[1]
    for _ in range((ctx.today() - other).days):
        qtbot.keyClick(calendar, Qt.Key.Key_Left)
    cell = calendar.focusWidget()
    assert cell is not None
    qtbot.keyClick(cell, Qt.Key.Key_Return)
    assert screen.panel.query() == f"in:{other.isoformat()}"
    assert titles(screen) == ["Other"]


def test_earlier_years_of_this_date_are_named_quietly_lead_there_and_can_be_left_out(
    screen: JournalScreen, qtbot: QtBot, ctx: AppContext, clock: FakeClock, wrote: Wrote, press: Callable[..., None]
) -> None:
    assert not seen(screen, "journal-years")
    now = clock.now()
    clock.set(now.replace(year=now.year - 1))
    wrote("A year ago.", title="Then")
    clock.set(now)
    screen.refresh()
    click(qtbot, screen, f"journal-year-{now.year - 1}")
    day = ctx.today()
    assert screen.panel.query() == f"in:{date(day.year - 1, day.month, day.day).isoformat()}"
    assert titles(screen) == ["Then"]
    assert not seen(screen, "journal-years")
    screen.panel.look_for("")
    assert seen(screen, "journal-years")
    press(screen, "entry-more")
    trigger(screen, "page-more", "more-years")
    assert not seen(screen, "journal-years")


def test_what_is_typed_as_one_says_it_narrows_and_can_be_taken_away(screen: JournalScreen, qtbot: QtBot) -> None:
    screen.panel.search.setFocus()
    qtbot.keyClicks(screen.panel.search, "canal #lonely mood 7 to 10")
    assert titles(screen) == ["Canal"]
    click(qtbot, screen, "narrowed-mood")
    assert screen.panel.query() == "canal tag:lonely"


def test_the_sheet_says_how_it_can_be_typed(screen: JournalScreen, qtbot: QtBot) -> None:
    ways(screen, qtbot, "ways-narrow")
    (said_there,) = [words for words in said(sheet_of(screen, NarrowSheet)) if "mood 7-10" in words]
    for example in ("mood 7-10", "craving over 6", "in March 2026", "since 2024", "canal #lonely", "“by the canal”"):
        assert example in said_there
        assert read(example).is_narrowed or read(example).words == '"by the canal"'


def test_who_has_no_check_ins_is_not_asked_for_moods_and_cravings(
    ctx: AppContext, opened: Opened, qtbot: QtBot
) -> None:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    screen = opened()
    ways(screen, qtbot, "ways-narrow")
    sheet = sheet_of(screen, NarrowSheet)
    for name in ("narrow-mood-low", "narrow-craving-low", "narrow-only-check-ins"):
        assert not seen(sheet, name)
    field = part(sheet, "narrow-tag")
    assert isinstance(field, QLineEdit)
    field.setText("sister")
    click(qtbot, sheet, "narrow-keep")
    assert screen.panel.query() == "tag:sister"


def test_earlier_years_are_named_when_the_journal_is_first_opened(
    ctx: AppContext, opened: Opened, clock: FakeClock, wrote: Wrote
) -> None:
    now = clock.now()
    clock.set(now.replace(year=now.year - 1))
    wrote("A year ago.", title="Then")
    clock.set(now)
    assert seen(opened(), f"journal-year-{now.year - 1}")
