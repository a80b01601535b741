"""Moments in the journal: in the timeline, found by their words, read, changed and deleted there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers, Feeling
from companion.ui.journal.check_in_page import CheckInPage
from companion.ui.journal.moment_page import MomentPage
from companion.ui.journal.screen import JournalScreen
from tests.ui.conftest import RecordingShell

TODAY = date(2026, 11, 21)


def journal(ctx: AppContext, show: Callable[..., QWidget]) -> JournalScreen:
    screen = JournalScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def lines(screen: JournalScreen) -> list[str]:
    model = screen.panel.model
    return [str(model.data(model.index(number))) for number in range(model.rowCount())]


def choose(screen: JournalScreen, number: int) -> None:
    screen.panel.chosen.emit(screen.panel.model.row(number), "clicked")
    QApplication.processEvents()


def words_on(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.text()]


def click(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_moment_stands_in_the_timeline_and_is_found_by_its_words(
    ctx: AppContext, show: Callable[..., QWidget]
) -> None:
    ctx.services.moments.add(Feeling(mood=0, craving=8, note="walked past the flat"))
    ctx.services.checkins.save(TODAY, Answers(not_today=True))
    screen = journal(ctx, show)
    assert sorted(lines(screen)) == [
        "Today 18:40, A moment: mood 0, craving 8. walked past the flat",
        "Today 18:40, Check-in: not today",
    ]
    screen.panel.look_for("flat")
    assert lines(screen) == ["Today 18:40, walked past the flat"]
    choose(screen, 0)
    (page,) = screen.findChildren(MomentPage)
    assert {"0 of 10", "8 of 10", "walked past the flat", "Saturday 21 November 2026, 18:40"} <= set(words_on(page))


def test_a_moment_is_changed_and_deleted_where_it_is_read(
    ctx: AppContext, show: Callable[..., QWidget], qtbot: QtBot, shell: RecordingShell
) -> None:
    made = ctx.services.moments.add(Feeling(craving=8))
    screen = journal(ctx, show)
    choose(screen, 0)
    click(qtbot, screen, "moment-change")
    (asked,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    slider = asked.findChild(QWidget, "moment-craving")
    assert slider is not None
    qtbot.keyClick(slider, Qt.Key.Key_2)
    click(qtbot, asked, "moment-keep")
    moment = ctx.services.moments.moment(made.uuid)
    assert moment is not None
    assert moment.craving == 2
    screen.refresh()
    QApplication.sendPostedEvents()
    page = screen._side.shown()
    assert isinstance(page, MomentPage)
    assert "2 of 10" in words_on(page)
    click(qtbot, page, "moment-delete")
    screen.refresh()
    assert ctx.services.moments.of_day(TODAY) == ()
    assert not isinstance(screen._side.shown(), MomentPage)
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert len(ctx.services.moments.of_day(TODAY)) == 1


def test_the_place_of_a_moment_is_found_again(ctx: AppContext, show: Callable[..., QWidget]) -> None:
    ctx.services.moments.add(Feeling(mood=3))
    screen = journal(ctx, show)
    choose(screen, 0)
    again = journal(ctx, show)
    again.open(**screen.place())
    assert isinstance(again._side.shown(), MomentPage)


def test_a_check_ins_page_says_all_that_was_given(ctx: AppContext, show: Callable[..., QWidget]) -> None:
    energy = ctx.services.check_in_lists.add_measure("Energy").uuid
    ctx.services.checkins.save(
        TODAY, Answers(sleep_minutes=390, feelings=("Calm",), measures=((energy, 0),), used=False, medicine_taken=True)
    )
    ctx.services.check_in_lists.remove_measure(energy)
    screen = journal(ctx, show)
    choose(screen, 0)
    page = screen._side.shown()
    assert isinstance(page, CheckInPage)
    assert {"Energy", "0 of 10", "How it felt", "Used that day", "No", "6\u00a0h 30\u00a0min"} <= set(words_on(page))
