"""Progress: what grew, by mouse and by key, held against what was written."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from random import Random
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QMenu, QTableView, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers, Feeling
from companion.domain.counter import EventKind
from companion.domain.progress import Span
from companion.domain.settings import Counting, Every
from companion.ui.progress import saving
from companion.ui.progress.bar_picture import Bar, BarPicture
from companion.ui.progress.compare_card import CompareCard
from companion.ui.progress.cost_sheet import CostSheet, WishSheet
from companion.ui.progress.hour_picture import HourPicture
from companion.ui.progress.line_picture import LinePicture
from companion.ui.progress.notes_card import HowSheet
from companion.ui.progress.picture import Picture, Table
from companion.ui.progress.rings_card import RingsCard
from companion.ui.progress.screen import ProgressScreen
from companion.ui.progress.span_sheet import SpanSheet
from companion.ui.progress.square_picture import SquarePicture
from companion.ui.progress.table_sheet import TableSheet
from companion.ui.theme import Theme, install_theme, theme_of
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets.choice import Choice
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part, said

DAY = timedelta(days=1)
T = TypeVar("T", bound=QWidget)


def write_weeks(ctx: AppContext, days: int = 60) -> date:
    """Some weeks of check-ins with a gap of three days, a lapse, and cravings that are higher under stress."""
    services, today, dice = ctx.services, ctx.today(), Random(5)
    services.settings.change(counting=Counting.COUNT)
    services.counter.add(EventKind.START, today - DAY * (days - 1))
    services.counter.add(EventKind.LAPSE, today - DAY * 30)
    for back in range(days):
        if back in (10, 11, 12):
            continue
        stressed = dice.random() < 0.35
        services.checkins.save(
            today - DAY * back,
            Answers(mood=back % 11, craving=8 if stressed else 2, triggers=("Stress",) if stressed else ()),
        )
    services.moments.add(Feeling(craving=7))
    services.coping.tried("urge-surfing", before=7, after=3)
    return today


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> ProgressScreen:
    write_weeks(ctx)
    made = show_live(ProgressScreen(ctx), 1000, 900)
    made.complete()
    return made


def picture(screen: QWidget, kind: type[Picture]) -> Picture:
    return screen.findChildren(kind)[0]


def sheet(screen: QWidget, kind: type[T]) -> T:
    (found,) = [one for one in screen.findChildren(kind) if one.isVisible()]
    return found


def choose(qtbot: QtBot, screen: QWidget, button: str, action: str) -> None:
    """Open the small menu of a card and take a way."""
    click(qtbot, screen, button)
    menu = screen.findChildren(QMenu)[-1]
    next(one for one in menu.actions() if one.objectName() == action).trigger()
    menu.close()


def test_before_anything_is_written_the_first_step_is_offered(
    ctx: AppContext, show_live: ShowLive, shell: RecordingShell, qtbot: QtBot
) -> None:
    screen = show_live(ProgressScreen(ctx), 900, 700)
    assert not screen.findChildren(Choice)[0].isVisible()
    assert not picture(screen, LinePicture).isVisible()
    click(qtbot, screen, "progress-begin")
    assert shell.went[-1] == ("today", {"day": ctx.today()})


def test_the_figures_say_what_grew(screen: ProgressScreen) -> None:
    words = said(screen)
    for told in ("30", "days now", "58", "days in all", "1", "craving ridden out", "57", "check-ins"):
        assert told in words, told


def test_a_range_is_chosen_and_all_of_it_follows(screen: ProgressScreen, qtbot: QtBot) -> None:
    lines, squares = picture(screen, LinePicture), picture(screen, SquarePicture)
    assert (lines.points(), squares.points()) == (60, 60)
    click(qtbot, screen, "reach-30")
    assert (lines.points(), squares.points()) == (30, 30)
    # The three days with nothing written lie in it.
    assert "27" in said(screen)
    click(qtbot, screen, "reach-all")
    assert lines.points() == 60


def test_other_dates_are_asked_for_and_shown_on_their_chip(
    screen: ProgressScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    today = ctx.today()
    click(qtbot, screen, "reach-own")
    asked = sheet(screen, SpanSheet)
    first, last = (part(asked, name) for name in ("span-first", "span-last"))
    # The wrong way round is turned.
    first.set_value(today - DAY * 3)  # type: ignore[attr-defined]
    last.set_value(today - DAY * 9)  # type: ignore[attr-defined]
    click(qtbot, asked, "span-show")
    assert picture(screen, LinePicture).points() == 7
    assert screen.place()["span"] == Span(today - DAY * 9, today - DAY * 3)
    assert "to" in part(screen, "reach-own").text()  # type: ignore[attr-defined]


def test_turned_away_from_other_dates_the_range_stays(screen: ProgressScreen, qtbot: QtBot) -> None:
    click(qtbot, screen, "reach-own")
    sheet(screen, SpanSheet).reject()
    assert part(screen, "reach-all").isChecked()  # type: ignore[attr-defined]
    assert picture(screen, LinePicture).points() == 60


def test_a_line_is_broken_where_nothing_was_written(screen: ProgressScreen, ctx: AppContext) -> None:
    lines = picture(screen, LinePicture)
    assert isinstance(lines, LinePicture)
    stretches = [len(one) for one in lines._stretches(lines._shown[0])]
    assert stretches == [47, 10]
    assert "nothing written" in lines.point_words(60 - 1 - 11)


def test_lines_are_switched_on_and_off_and_smoothed_in_words(screen: ProgressScreen, qtbot: QtBot) -> None:
    lines = picture(screen, LinePicture)
    assert "Each point is a day." in lines.sentence()
    click(qtbot, screen, "line-pain")
    assert "Pain: nothing written." in lines.sentence()
    click(qtbot, screen, "step-week")
    assert lines.sentence().startswith("Each point is the average of a week.")
    assert lines.points() == 9
    assert [words for words, _token in lines.legend(theme_of())] == ["Mood", "Craving", "Pain"]


def test_a_picture_is_gone_through_by_keys_and_told_aloud(
    screen: ProgressScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    squares = picture(screen, SquarePicture)
    squares.setFocus()
    qtbot.keyClick(squares, Qt.Key.Key_Left)
    assert squares.chosen == 59
    qtbot.keyClick(squares, Qt.Key.Key_Up)
    qtbot.keyClick(squares, Qt.Key.Key_Left)
    assert squares.chosen == 59 - 1 - 7
    assert "mood 8, craving" in squares.point_words(59 - 8)
    assert "a day of use" in squares.point_words(59 - 30)
    qtbot.keyClick(squares, Qt.Key.Key_Home)
    assert squares.chosen == 0
    qtbot.keyClick(squares, Qt.Key.Key_Escape)
    assert squares.chosen is None


def test_a_day_is_opened_from_its_square(
    screen: ProgressScreen, shell: RecordingShell, ctx: AppContext, qtbot: QtBot
) -> None:
    squares = picture(screen, SquarePicture)
    squares.setFocus()
    qtbot.keyClick(squares, Qt.Key.Key_End)
    qtbot.keyClick(squares, Qt.Key.Key_Return)
    assert shell.went[-1] == ("today", {"day": ctx.today()})


def test_many_years_are_turned_page_by_page_and_by_key(ctx: AppContext, show_live: ShowLive, qtbot: QtBot) -> None:
    today = write_weeks(ctx)
    ctx.services.checkins.save(today - DAY * 2000, Answers(mood=3))
    screen = show_live(ProgressScreen(ctx), 900, 700)
    squares = picture(screen, SquarePicture)
    assert isinstance(squares, SquarePicture)
    latest = squares.seen()
    assert latest is not None
    assert latest.last == today
    click(qtbot, screen, "squares-earlier")
    earlier = squares.seen()
    assert earlier is not None
    assert earlier.last == latest.first - DAY
    squares.setFocus()
    qtbot.keyClick(squares, Qt.Key.Key_End)
    qtbot.keyClick(squares, Qt.Key.Key_Down)
    assert squares.seen() == latest
    assert squares.chosen == 0
    while squares.can_turn(1):
        squares.turn(1)
    seen = squares.seen()
    assert seen is not None
    assert seen.first == today - DAY * 2000
    assert not part(screen, "squares-earlier").isEnabled()


@pytest.mark.parametrize("name", ["rings", "squares", "lines", "triggers", "ways", "hours"])
def test_every_picture_has_its_table(screen: ProgressScreen, name: str, qtbot: QtBot) -> None:
    choose(qtbot, screen, f"progress-more-{name}", "as-table")
    shown = sheet(screen, TableSheet)
    view = shown.findChild(QTableView)
    assert view is not None
    assert view.model().rowCount() > 0
    assert all(
        view.model().headerData(column, Qt.Orientation.Horizontal) for column in range(view.model().columnCount())
    )
    shown.reject()


@pytest.mark.parametrize("ending", ["png", "svg", "csv"])
def test_every_picture_is_put_into_a_file(
    screen: ProgressScreen,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    shell: RecordingShell,
    qtbot: QtBot,
    ending: str,
) -> None:
    place = tmp_path / f"lines.{ending}"
    monkeypatch.setattr(saving, "ask_where", lambda *_asked: place)
    choose(qtbot, screen, "progress-more-lines", f"save-{ending}")
    content = place.read_bytes()
    if ending == "png":
        image = QImage.fromData(content)
        assert image.width() == 1800
        assert image.pixelColor(2, 2).lightness() > 240, "on paper it is day"
        assert len({image.pixel(x, 400) for x in range(0, 1800, 3)}) > 2, "something is drawn"
    elif ending == "svg":
        assert QSvgRenderer(content).isValid()
        assert b"Over time" in content
    else:
        rows = list(csv.reader(StringIO(content.decode("utf-8-sig"))))
        assert len(rows) == 61
        assert rows[-1][0] == "2026-11-21"
    assert list(tmp_path.iterdir()) == [place] or len(list(tmp_path.glob("lines*"))) == 1
    assert place.name in shell.toasts[-1][0].replace("\u200b", "")


@pytest.mark.parametrize("ending", ["png", "svg", "csv"])
def test_the_rings_are_put_into_a_file_as_the_other_pictures_are(
    screen: ProgressScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, ending: str
) -> None:
    monkeypatch.setattr(saving, "ask_where", lambda *_asked: tmp_path / "rings")
    choose(qtbot, screen, "progress-more-rings", f"save-{ending}")
    content = (tmp_path / "rings").read_bytes()
    if ending == "png":
        image = QImage.fromData(content)
        assert image.pixelColor(2, 2).lightness() > 240
        assert len({image.pixel(900, y) for y in range(100, 1000, 3)}) > 3, "rings are drawn"
    elif ending == "svg":
        assert QSvgRenderer(content).isValid()
        assert b"Growth rings" in content
    else:
        assert list(csv.reader(StringIO(content.decode("utf-8-sig"))))[-1][1] == "2026-11-21"


def test_where_a_picture_cannot_be_put_it_is_said_and_nothing_is_left(
    screen: ProgressScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: RecordingShell, qtbot: QtBot
) -> None:
    monkeypatch.setattr(saving, "ask_where", lambda *_asked: tmp_path / "nowhere" / "lines.png")
    choose(qtbot, screen, "progress-more-lines", "save-png")
    assert "could not be put there" in shell.toasts[-1][0]


def test_words_that_would_be_computed_stay_words_in_a_table_file() -> None:
    content = saving.as_csv(Table(("Word",), (("=1+1",), ("-3.5",), ("@you",), ("plain, with a comma",))))
    assert content.decode("utf-8-sig") == "Word\r\n'=1+1\r\n-3.5\r\n'@you\r\n\"plain, with a comma\"\r\n"


def test_what_the_notes_show_stands_beside_and_how_it_is_worked_out(screen: ProgressScreen, qtbot: QtBot) -> None:
    assert "Cravings are higher on days marked “Stress”" in said(screen)
    click(qtbot, screen, "progress-how")
    words = " ".join(said(sheet(screen, HowSheet)))
    assert "does not say that one brings the other" in words
    assert "with a craving of 7 or more" in words
    sheet(screen, HowSheet).reject()


def test_two_times_are_held_beside_each_other(screen: ProgressScreen, qtbot: QtBot) -> None:
    click(qtbot, screen, "reach-30")
    assert not screen.findChildren(CompareCard)[0].isVisible()
    click(qtbot, screen, "progress-beside")
    words = said(part(screen, "progress-compare"))
    assert "27" in words
    assert "30" in words
    assert "30 of 30" in words
    click(qtbot, screen, "progress-beside")
    assert not screen.findChildren(CompareCard)[0].isVisible()


def test_what_it_cost_is_said_once_and_the_sum_grows(
    screen: ProgressScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    click(qtbot, screen, "money-cost")
    asked = sheet(screen, CostSheet)
    click(qtbot, asked, "cost-save")
    assert part(asked, "cost-missing").isVisible()
    asked.amount.setText("70")
    asked.currency.setText("€")
    click(qtbot, asked, "cost-save")
    known = ctx.services.settings.current()
    assert (known.cost, known.cost_every, known.currency) == (7000, Every.WEEK, "€")
    assert "€580" in said(screen)
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert ctx.services.settings.current().cost == 0


def test_a_wish_is_written_had_changed_and_taken_off_by_keys(
    screen: ProgressScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    qtbot.keyClick(part(screen, "money-wish"), Qt.Key.Key_Space)
    asked = sheet(screen, WishSheet)
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    assert part(asked, "wish-missing").isVisible()
    asked.name.setText("Boots")
    asked.days.setText("soon")
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    assert part(asked, "wish-wrong").isVisible()
    asked.days.setText("116")
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    (wish,) = ctx.services.progress.wishes()
    assert (wish.name, wish.days) == ("Boots", 116)
    screen.complete()
    assert any("50 % of the way" in words for words in said(screen))
    click(qtbot, screen, f"wish-change-{wish.uuid}")
    asked = sheet(screen, WishSheet)
    assert (asked.name.text(), asked.days.text()) == ("Boots", "116")
    asked.name.setText("Warm boots")
    click(qtbot, asked, "wish-save")
    screen.complete()
    click(qtbot, screen, f"wish-had-{wish.uuid}")
    screen.complete()
    assert any("Yours since" in words for words in said(screen))
    click(qtbot, screen, f"wish-remove-{wish.uuid}")
    assert ctx.services.progress.wishes() == ()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert [one.name for one in ctx.services.progress.wishes()] == ["Warm boots"]


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_stands_in_every_width_and_becomes_narrower_again(
    ctx: AppContext, show_live: ShowLive, qapp: QApplication, scale: float
) -> None:
    install_theme(qapp, Theme(LIGHT, scale, motion=False))
    write_weeks(ctx, 7)
    screen = show_live(ProgressScreen(ctx), 900, 600)
    screen.complete()
    for width in (*range(560, 1300, 37), *range(1300, 560, -41)):
        screen.resize(width, 600)
        QCoreApplication.processEvents()
        assert screen.width() == width
    assert screen.findChildren(RingsCard)[0].width() <= 560


def test_what_is_written_elsewhere_is_drawn_at_once(screen: ProgressScreen, ctx: AppContext) -> None:
    lines = picture(screen, LinePicture)
    before = lines.point_words(59)
    ctx.services.checkins.save(ctx.today(), Answers(mood=10, craving=0))
    assert lines.point_words(59) != before
    assert "Mood 10, Craving 0" in lines.point_words(59)


def test_the_hour_of_a_craving_is_told(screen: ProgressScreen) -> None:
    hours = picture(screen, HourPicture)
    told = [
        words for words in (hours.point_words(point) for point in range(hours.points())) if "no craving" not in words
    ]
    assert told == ["Saturday, 18:00 to 19:00: 1 craving, 7 of 10 on average"]


def test_a_bar_under_the_mouse_is_told(themed: None, qtbot: QtBot) -> None:
    bars = BarPicture("Words", ("Word", "Days"))
    qtbot.addWidget(bars)
    bars.resize(300, 200)
    bars.show_bars(tuple(Bar(name, 1, "2 days", f"{name}: 2 days", (name, "2")) for name in "ab"), "a and b")
    bars.show()
    qtbot.mouseMove(bars, QPoint(20, bars.height() - 10))
    qtbot.waitUntil(lambda: bars.chosen == 1, timeout=2000)
    assert bars.sentence() == "a and b"
