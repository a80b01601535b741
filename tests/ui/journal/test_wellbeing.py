"""What someone who loves a person who uses noted about themselves is found by the search and read in the journal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.domain.wellbeing import Wellbeing
from companion.ui.journal.screen import JournalScreen
from companion.ui.journal.wellbeing_page import WellbeingPage
from companion.ui.own_people import days_since_start
from tests.ui.conftest import RecordingShell
from tests.ui.walk import words_of

Opened = Callable[..., JournalScreen]
DAY = date(2026, 11, 19)


def found(ctx: AppContext, opened: Opened, qtbot: QtBot) -> tuple[JournalScreen, WellbeingPage]:
    ctx.services.wellbeing.save(DAY, Wellbeing(mood=0, worry=8, note="Waited by the telephone."))
    screen = opened()
    screen.open(query="telephone")
    qtbot.waitUntil(lambda: screen.panel.model.rowCount() == 1)
    screen.panel.list.setFocus()
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(screen.panel.list, Qt.Key.Key_Return)
    page = screen.findChild(WellbeingPage)
    assert page is not None
    return screen, page


def test_a_found_line_opens_with_what_was_given_that_day(
    ctx: AppContext, opened: Opened, qtbot: QtBot, shell: RecordingShell
) -> None:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    _screen, page = found(ctx, opened, qtbot)
    said = [words for _where, words in words_of(page)]
    assert {"Mood", "0 of 10", "Worry", "8 of 10", "Waited by the telephone."} <= set(said)
    assert "Rest" not in said, "not given is not nought"
    go = page.findChild(QPushButton, "wellbeing-go")
    assert go is not None
    go.click()
    assert shell.went == [("today", {"day": DAY})]


def test_it_stays_readable_when_the_file_is_for_oneself_again(ctx: AppContext, opened: Opened, qtbot: QtBot) -> None:
    _screen, page = found(ctx, opened, qtbot)
    go = page.findChild(QPushButton, "wellbeing-go")
    assert go is not None
    assert go.isHidden(), "there is no such day on this Today"


def test_the_page_follows_a_change_and_goes_with_its_day(ctx: AppContext, opened: Opened, qtbot: QtBot) -> None:
    screen, _page = found(ctx, opened, qtbot)
    ctx.services.wellbeing.save(DAY, Wellbeing(worry=2, note="Waited by the telephone."))
    screen.refresh()
    page = screen.findChildren(WellbeingPage)[-1]
    assert "2 of 10" in [words for _where, words in words_of(page)]


def test_help_now_tells_the_family_no_number_of_days(ctx: AppContext) -> None:
    ctx.services.counter.start_on(date(2026, 8, 14))
    assert days_since_start(ctx) == 99
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    assert days_since_start(ctx) is None


def test_the_family_looks_for_pages_and_not_for_cravings(ctx: AppContext, opened: Opened) -> None:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    chips = [part.objectName() for part in opened().findChildren(QPushButton) if "journal-show" in part.objectName()]
    assert sorted(chips) == ["journal-show-all", "journal-show-entries"]
