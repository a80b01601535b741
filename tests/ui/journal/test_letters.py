"""A letter to oneself on the screen: written from a form, closed until a day, met on Today, and opened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.day import add_months
from companion.domain.journal import Entry
from companion.ui.journal.closed_page import ClosedPage
from companion.ui.journal.closing import OpensOnSheet
from companion.ui.journal.screen import JournalScreen
from companion.ui.today.letter_card import LetterCard
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.text import Text
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part, trigger
from tests.ui.journal.conftest import Opened

BODY = "Dear me, remember the heron."


def sheet_of(screen: JournalScreen) -> OpensOnSheet:
    return next(one for one in screen.findChildren(OpensOnSheet) if one.isVisible())


def closed_page(screen: JournalScreen) -> ClosedPage:
    return next(one for one in screen.findChildren(ClosedPage) if one.isVisible())


def words_in(widget: QWidget) -> str:
    return " ".join(text.text() for text in widget.findChildren(Text))


@pytest.fixture
def letter(wrote: Callable[..., Entry]) -> Entry:
    return wrote(BODY, title="To myself", tags=("letter",))


@pytest.fixture
def closed(ctx: AppContext, letter: Entry) -> Entry:
    ctx.services.letters.close(letter.uuid, ctx.today() + timedelta(days=100))
    return letter


def test_the_form_of_a_letter_offers_to_close_it_and_a_page_like_any_other_does_not(
    opened: Opened, qtbot: QtBot
) -> None:
    screen = opened()
    screen.new_page()
    assert not screen.page.closing.isVisible()
    click(qtbot, screen, "question-form")
    trigger(screen, "entry-forms", "form-letter")
    assert screen.page.closing.isVisible()
    assert screen.page.body.words().startswith("Dear me,")
    click(qtbot, screen, "tag-letter")
    assert not screen.page.closing.isVisible()


def test_a_letter_is_closed_for_a_month_and_its_words_are_out_of_sight(
    opened: Opened, letter: Entry, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    screen = opened()
    screen.open(entry=letter.uuid)
    click(qtbot, screen, "entry-close")
    click(qtbot, sheet_of(screen), "opens-on-keep")
    entry = ctx.services.journal.entry(letter.uuid)
    assert entry is not None
    assert entry.opens_on == add_months(ctx.today(), 1)
    page = closed_page(screen)
    assert "heron" not in words_in(page)
    row = screen.panel.model.index(0)
    assert "heron" not in row.data()
    assert "A closed letter" in row.data()
    words, undo = shell.toasts[-1]
    assert words.startswith("Closed until")
    assert undo is not None
    undo()
    assert screen.page.isVisible()
    assert screen.page.body.words() == BODY


def test_the_last_words_before_closing_are_in_the_letter(
    opened: Opened, letter: Entry, ctx: AppContext, qtbot: QtBot, press: Callable[..., None]
) -> None:
    screen = opened()
    screen.open(entry=letter.uuid)
    screen.page.body.moveCursor(screen.page.body.textCursor().MoveOperation.End)
    qtbot.keyClicks(screen.page.body, " And the kettle.")
    press(screen, "entry-more")
    trigger(screen, "page-more", "more-close")
    click(qtbot, sheet_of(screen), "opens-in-12")
    click(qtbot, sheet_of(screen), "opens-on-keep")
    entry = ctx.services.journal.entry(letter.uuid)
    assert entry is not None
    assert entry.body == f"{BODY} And the kettle."
    assert entry.opens_on is not None
    assert screen.page.isVisible() is False


def test_a_day_of_their_own_must_lie_ahead(opened: Opened, letter: Entry, ctx: AppContext, qtbot: QtBot) -> None:
    screen = opened()
    screen.open(entry=letter.uuid)
    click(qtbot, screen, "entry-close")
    sheet = sheet_of(screen)
    click(qtbot, sheet, "opens-in-0")
    sheet.day.set_value(ctx.today())
    click(qtbot, sheet, "opens-on-keep")
    assert sheet.isVisible()
    sheet.day.set_value(ctx.today() + timedelta(days=40))
    click(qtbot, sheet, "opens-on-keep")
    entry = ctx.services.journal.entry(letter.uuid)
    assert entry is not None
    assert entry.opens_on == ctx.today() + timedelta(days=40)


def test_it_can_be_opened_sooner_and_closed_again_by_undo(
    opened: Opened, closed: Entry, qtbot: QtBot, shell: RecordingShell
) -> None:
    screen = opened()
    screen.open(entry=closed.uuid)
    page = closed_page(screen)
    assert "you can open it sooner" in words_in(page)
    click(qtbot, page, "closed-open")
    assert screen.page.isVisible()
    assert screen.page.body.words() == BODY
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert closed_page(screen).uuid == closed.uuid
    assert screen.page.body.words() == ""


def test_another_day_begins_with_the_one_it_has(opened: Opened, closed: Entry, ctx: AppContext, qtbot: QtBot) -> None:
    screen = opened()
    screen.open(entry=closed.uuid)
    click(qtbot, closed_page(screen), "closed-day")
    assert sheet_of(screen).day.value() == ctx.today() + timedelta(days=100)


def test_it_goes_to_the_bin_without_being_read(
    opened: Opened, closed: Entry, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    screen = opened()
    screen.open(entry=closed.uuid)
    click(qtbot, closed_page(screen), "closed-delete")
    assert [item.preview for item in ctx.services.journal.bin()] == [""]
    assert screen.page.isVisible()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert ctx.services.journal.bin() == ()


def test_the_journal_does_not_open_with_a_letter_closed_today(opened: Opened, closed: Entry) -> None:
    screen = opened()
    assert screen.page.isVisible()
    assert screen.page.uuid == ""


def test_where_one_stood_before_the_lock_is_the_closed_letter(opened: Opened, closed: Entry) -> None:
    screen = opened()
    screen.open(entry=closed.uuid)
    place = screen.place()
    other = opened()
    other.open(**place)
    assert closed_page(other).uuid == closed.uuid


def test_on_its_day_it_is_named_on_today_and_leads_to_it_or_waits(
    ctx: AppContext, letter: Entry, clock: FakeClock, show_live: ShowLive, qtbot: QtBot, shell: RecordingShell
) -> None:
    ctx.services.letters.close(letter.uuid, ctx.today() + timedelta(days=1))
    screen = show_live(TodayScreen(ctx), 980, 780)
    assert screen.findChild(LetterCard) is None
    clock.set(clock.now() + timedelta(days=1))
    screen.refresh()
    card = part(screen, "letter-card")
    assert card.isVisible()
    assert "To myself" in words_in(card)
    assert "heron" not in words_in(card)
    click(qtbot, card, "letter-card-open")
    assert shell.went[-1] == ("journal", {"entry": letter.uuid})
    click(qtbot, card, "letter-card-away")
    assert not card.isVisible()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert card.isVisible()
