"""The page of milestones, ones own, and a card that shows only what was chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.counter import EventKind
from companion.domain.milestone import Basis
from companion.domain.settings import Counting
from companion.ui.milestones import card_sheet
from companion.ui.milestones.card_sheet import CardPreview, CardSheet
from companion.ui.milestones.own_sheet import OwnSheet
from companion.ui.milestones.paper import CardWords, paint_card, print_card
from companion.ui.milestones.screen import MilestonesScreen
from companion.ui.widgets.buttons import Switch
from tests.ui.conftest import RecordingShell

TODAY = date(2026, 11, 21)


def back(days: int) -> date:
    return TODAY - timedelta(days=days)


@pytest.fixture
def page(ctx: AppContext, show: Callable[..., QWidget]) -> MilestonesScreen:
    ctx.services.counter.start_on(back(130))
    ctx.services.counter.add(EventKind.LAPSE, back(100))
    screen = MilestonesScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def words(page: QWidget, basis: Basis) -> list[str]:
    card = page.findChild(QWidget, f"milestones-{basis.value}")
    assert card is not None
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, name
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


def test_it_tells_what_was_reached_when_and_what_is_coming_when(page: MilestonesScreen) -> None:
    said = words(page, Basis.RUN)
    assert said[:4] == ["In a run", "Coming", "6 months", "In 84 days, 13 February 2027"]
    reached = said.index("Reached")
    assert said[reached + 1 : reached + 3] == ["100 days", "Reached on 21 November"]


def test_what_two_runs_reached_is_told_with_both_days(page: MilestonesScreen, qtbot: QtBot) -> None:
    press(page, "milestones-all-run", qtbot)
    QApplication.processEvents()
    said = words(page, Basis.RUN)
    assert said[said.index("2 weeks") + 1] == "Reached on 27 August, and before on 28 July"


def test_years_reached_before_use_stay_in_sight_and_a_wide_window_has_two_columns(
    ctx: AppContext, show: Callable[..., QWidget]
) -> None:
    ctx.services.counter.start_on(back(1300))
    ctx.services.counter.add(EventKind.LAPSE, back(60))
    screen = MilestonesScreen(ctx)
    screen.refresh()
    show(screen, 1500, 900)
    said = words(screen, Basis.RUN)
    assert said[said.index("Reached") + 1 :: 2] == ["60 days", "3 years", "2 years", "18 months", "1 year"]
    cards = [screen.findChild(QWidget, f"milestones-{basis.value}") for basis in (Basis.RUN, Basis.TOTAL)]
    left, right = (card.mapTo(screen, QPoint(0, 0)) for card in cards if card is not None)
    assert (left.y(), left.x() + 400 < right.x()) == (right.y(), True)


def test_the_total_has_its_own_and_without_medicine_a_first_step_is_offered(
    page: MilestonesScreen, qtbot: QtBot, shell: RecordingShell
) -> None:
    assert "100 days" in words(page, Basis.TOTAL)
    assert words(page, Basis.MEDICINE)[1].startswith("Days on medicine have milestones of their own")
    press(page, "milestones-medicine", qtbot)
    assert shell.went == [("settings", {"section": "counting"})]


def test_days_on_medicine_stand_in_their_own_card(page: MilestonesScreen, ctx: AppContext) -> None:
    ctx.services.counted.begin_medicine(back(7))
    page.refresh()
    QApplication.processEvents()
    said = words(page, Basis.MEDICINE)
    assert said[said.index("Reached") + 1 :] == ["1 week", "Reached on 20 November", "3 days", "Reached on 16 November"]


@pytest.mark.parametrize("how", [Counting.NOT_YET, Counting.RATHER_NOT])
def test_whoever_does_not_count_is_told_that_it_is_fine(page: MilestonesScreen, ctx: AppContext, how: Counting) -> None:
    ctx.services.counter.stop_counting(how)
    page.refresh()
    QApplication.processEvents()
    assert words(page, Basis.RUN) == []
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Days are not being counted. That is fine, and it can change any time." in said


def test_one_of_their_own_is_set_changed_and_removed_by_keyboard(
    page: MilestonesScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    press(page, "milestone-add", qtbot)
    (sheet,) = page.window().findChildren(OwnSheet)
    press(sheet, "own-keep", qtbot)
    assert sheet.says.text() == "Write a number of days, from 1 up."
    days, name = sheet.findChild(QLineEdit, "own-days"), sheet.findChild(QLineEdit, "own-name")
    basis = sheet.findChild(QComboBox, "own-basis")
    assert days is not None
    assert name is not None
    assert basis is not None
    qtbot.keyClicks(days, "1x20")
    qtbot.keyClicks(name, "The trip to the sea")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    page.refresh()
    QApplication.processEvents()
    said = words(page, Basis.RUN)
    assert said[said.index("The trip to the sea") + 1] == "120 days. In 20 days, 11 December"
    own = ctx.services.milestones.read().own[0]
    press(page, f"milestone-change-{own.uuid}", qtbot)
    (sheet,) = [sheet for sheet in page.window().findChildren(OwnSheet) if sheet.isVisible()]
    basis = sheet.findChild(QComboBox, "own-basis")
    assert basis is not None
    basis.setCurrentIndex(1)
    press(sheet, "own-keep", qtbot)
    assert ctx.services.milestones.read().own[0].basis is Basis.TOTAL
    page.refresh()
    QApplication.processEvents()
    press(page, f"milestone-remove-{own.uuid}", qtbot)
    assert ctx.services.milestones.read().own == ()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert len(ctx.services.milestones.read().own) == 1


def test_escape_goes_back_to_today(page: MilestonesScreen, shell: RecordingShell) -> None:
    assert page.go_back()
    assert shell.went == [("today", {})]


def card_of(page: MilestonesScreen, qtbot: QtBot) -> CardSheet:
    press(page, "milestone-card-days-100", qtbot)
    (sheet,) = page.window().findChildren(CardSheet)
    return sheet


def test_the_card_shows_nothing_but_what_was_switched_on(page: MilestonesScreen, ctx: AppContext, qtbot: QtBot) -> None:
    ctx.services.settings.change(name="Sam")
    sheet = card_of(page, qtbot)
    assert sheet.words() == CardWords("100 days", 6)
    name = sheet.findChild(QLineEdit, "card-name")
    assert name is not None
    assert name.text() == ""
    qtbot.keyClicks(name, "For Mum")
    for switch in ("card-counts", "card-date"):
        part = sheet.findChild(Switch, switch)
        assert part is not None
        qtbot.keyClick(part, Qt.Key.Key_Space)
    assert sheet.words() == CardWords("100 days without use", 6, "", "For Mum", "21 November 2026")
    preview = sheet.findChild(CardPreview)
    assert preview is not None
    assert preview.accessibleName() == "The card: 100 days without use, For Mum, 21 November 2026"


def test_print_is_given_the_words_that_were_seen(
    page: MilestonesScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[CardWords] = []
    monkeypatch.setattr(card_sheet, "ask_and_print", lambda words, parent: bool(printed.append(words)) or True)
    sheet = card_of(page, qtbot)
    press(sheet, "card-print", qtbot)
    assert printed == [CardWords("100 days", 6)]


def picture(words: CardWords) -> QImage:
    image = QImage(740, 525, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    paint_card(painter, QRectF(0, 0, 740, 525), words)
    painter.end()
    return image


def test_each_word_on_the_card_is_painted_within_it(themed: None) -> None:
    plain = picture(CardWords("100 days", 6))
    full = picture(CardWords("The trip to the sea with everyone " * 3, 9, "A line", "For Mum", "21 November 2026"))
    assert plain != full
    for image in (plain, full):
        edge = [image.pixelColor(x, y) for x in range(0, 740, 5) for y in (2, 522)]
        assert all(colour.lightness() > 240 for colour in edge)
        dark = [(x, y) for x in range(40, 700, 2) for y in range(40, 485, 2) if image.pixelColor(x, y).lightness() < 90]
        assert dark
    assert picture(CardWords("100 days", 6, name="For Mum")) != plain


def test_a_word_longer_than_a_line_goes_on_in_the_next(themed: None) -> None:
    image = picture(CardWords("Donaudampfschiff" * 5, 9))
    inked = [any(image.pixelColor(x, y).lightness() < 90 for x in range(63, 200)) for y in range(60, 470)]
    lines = sum(now and not before for before, now in pairwise(inked))
    assert lines >= 2, "cut off at both ends it would be one"


def test_the_card_is_a_page_of_a_pdf(themed: None) -> None:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(300)
    print_card(writer, CardWords("100 days", 6, "100 days without use", "Sam", "21 November 2026"))
    del writer
    data = bytes(buffer.data().data())
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1
