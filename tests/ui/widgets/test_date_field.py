"""A date that is typed, stepped, or taken from the calendar; what cannot be one is kept and answered calmly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.widgets.calendar import Calendar, DayCell
from companion.ui.widgets.date_field import DateField
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.text import Text

TODAY = date(2026, 11, 21)
Make = Callable[..., DateField]


@pytest.fixture
def page(themed: None, show: Callable[..., QWidget]) -> QWidget:
    page = QWidget()
    QVBoxLayout(page)
    return page


@pytest.fixture
def made(page: QWidget, show: Callable[..., QWidget]) -> Make:
    """Makes a field up to today, in a page with a line and a button after it."""

    def make(value: date | None = None, **options: object) -> DateField:
        field = DateField("Day", value, **{"today": TODAY, "latest": TODAY, **options})  # type: ignore[arg-type]
        for part in (field, QLineEdit("elsewhere"), QPushButton("button")):
            page.layout().addWidget(part)
        show(page, 500, 300)
        page.activateWindow()
        field.setFocus()
        return field

    return make


@pytest.fixture
def american() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


def elsewhere(field: DateField) -> None:
    field.parentWidget().findChildren(QLineEdit)[-1].setFocus()


def said(field: DateField) -> str:
    sentence = field.findChild(Text, "date-sentence")
    assert isinstance(sentence, Text)
    return sentence.text()


def write(qtbot: QtBot, field: DateField, words: str) -> None:
    field.line.selectAll()
    qtbot.keyClicks(field.line, words)


def calendar_of(field: DateField) -> Calendar:
    found = [part for part in field.findChildren(Calendar) if part.isVisible()]
    assert len(found) == 1
    return found[0]


def in_calendar(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        held = QApplication.focusWidget()
        assert held is not None
        qtbot.keyClick(held, key)


def test_a_date_typed_in_a_hurry_stands_as_it_is_typed_until_the_line_is_left(made: Make, qtbot: QtBot) -> None:
    field = made(date(2026, 11, 20))
    typed = ""
    field.line.selectAll()
    for letter in "05/11/2026":
        qtbot.keyClicks(field.line, letter)
        typed += letter
        assert field.line.text() == typed
    elsewhere(field)
    assert field.line.text() == "Thursday 5 November 2026"
    assert field.value() == date(2026, 11, 5)


def test_american_dates_begin_with_the_month(american: None, made: Make, qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale("en_US"))
    field = made()
    write(qtbot, field, "05/11/2026")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == date(2026, 5, 11)
    assert field.line.text() == "Monday 11 May 2026"


def test_the_value_is_that_of_what_is_typed_even_before_the_line_is_left(made: Make, qtbot: QtBot) -> None:
    field = made(TODAY)
    write(qtbot, field, "yesterday")
    assert field.value() == date(2026, 11, 20)
    assert field.line.text() == "yesterday"


def test_a_day_that_stands_there_from_before_can_stay(made: Make, qtbot: QtBot) -> None:
    field = made(date(2020, 2, 3), earliest=date(2025, 1, 1))
    assert field.take() == date(2020, 2, 3)
    qtbot.keyClicks(field.line, "2/2/2020")
    assert field.take() is None


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("sometime", "Write a day like 21 November 2026 or 21/11/2026."),
        ("31/2/2026", "Write a day like 21 November 2026 or 21/11/2026."),
        ("", "Write a day like 21 November 2026 or 21/11/2026."),
        ("22/11/2026", "That day is still to come. Today is 21 November 2026."),
        ("1/1/1899", "The earliest day is Monday 1 January 1900."),
    ],
)
def test_what_cannot_be_taken_is_kept_and_answered_under_the_line(
    made: Make, qtbot: QtBot, written: str, answer: str
) -> None:
    field = made(date(2026, 11, 20))
    assert said(field) == "Such as 21 November, 21/11/2026, last Tuesday or 3 weeks ago."
    field.line.selectAll()
    qtbot.keyClick(field.line, Qt.Key.Key_Delete)
    qtbot.keyClicks(field.line, written)
    elsewhere(field)
    assert field.line.text() == written
    assert field.value() is None
    assert field.problem() == said(field) == field.line.accessibleDescription() == answer


def test_the_answer_goes_as_soon_as_one_types_on(made: Make, qtbot: QtBot) -> None:
    field = made()
    write(qtbot, field, "5 no")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.problem()
    qtbot.keyClicks(field.line, "v")
    assert field.problem() == ""
    assert field.value() == date(2026, 11, 5)


def test_nothing_below_moves_when_the_answer_comes(made: Make, qtbot: QtBot, page: QWidget) -> None:
    field = made(TODAY)
    QApplication.processEvents()
    button = page.findChild(QPushButton, "", Qt.FindChildOption.FindDirectChildrenOnly)
    assert button is not None
    before = button.pos()
    for words in ("22/11/2026", "sometime", "1/1/1899"):
        write(qtbot, field, words)
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
        QApplication.processEvents()
        assert button.pos() == before


def test_other_limits_are_said_by_their_days(made: Make, qtbot: QtBot) -> None:
    field = made(latest=date(2026, 11, 10), earliest=date(2026, 11, 3))
    write(qtbot, field, "11 nov")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.problem() == "The latest day is Tuesday 10 November 2026."
    write(qtbot, field, "2/11")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.problem() == "The earliest day is Tuesday 3 November 2026."
    field.set_range(None, None)
    assert field.value() == date(2026, 11, 2)


def test_the_day_is_said_while_it_is_written_and_one_return_takes_it(made: Make, qtbot: QtBot) -> None:
    field = made()
    write(qtbot, field, "5/11")
    assert said(field) == "That is Thursday 5 November 2026."
    assert field.problem() == ""
    assert field.line.text() == "5/11", "what is typed is left alone"
    with qtbot.waitSignal(field.line.returnPressed):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    assert field.line.text() == "Thursday 5 November 2026"


def test_return_on_what_is_no_day_goes_nowhere(made: Make, qtbot: QtBot) -> None:
    field = made()
    for written in ("sometime", "22/11/2026"):
        write(qtbot, field, written)
        with qtbot.assertNotEmitted(field.line.returnPressed):
            qtbot.keyClick(field.line, Qt.Key.Key_Return)
        assert field.problem()


def test_up_and_down_change_the_day_and_the_page_keys_the_month(made: Make, qtbot: QtBot) -> None:
    field = made(date(2026, 10, 31))
    steps = [
        (Qt.Key.Key_Up, date(2026, 11, 1)),
        (Qt.Key.Key_Down, date(2026, 10, 31)),
        (Qt.Key.Key_PageDown, date(2026, 9, 30)),
        (Qt.Key.Key_PageUp, date(2026, 10, 30)),
        (Qt.Key.Key_PageUp, TODAY),
        (Qt.Key.Key_Up, TODAY),
    ]
    for key, day in steps:
        qtbot.keyClick(field.line, key)
        assert field.value() == day
    assert field.line.text() == "Saturday 21 November 2026"
    write(qtbot, field, "not a day")
    qtbot.keyClick(field.line, Qt.Key.Key_Up)
    assert field.line.text() == "not a day"


def test_it_tells_of_a_change_once_it_is_read_and_not_of_what_the_program_shows(made: Make, qtbot: QtBot) -> None:
    field = made(TODAY)
    told: list[date | None] = []
    field.changed.connect(lambda: told.append(field.value()))
    field.set_value(date(2026, 1, 1))
    write(qtbot, field, "5 nov")
    assert told == []
    elsewhere(field)
    field.setFocus()
    write(qtbot, field, "x")
    elsewhere(field)
    field.setFocus()
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    write(qtbot, field, "5.11.26")
    elsewhere(field)
    assert told == [date(2026, 11, 5), None, date(2026, 11, 5)]


def test_whoever_comes_to_the_line_by_mouse_or_key_writes_over_it(made: Make, qtbot: QtBot) -> None:
    field = made(TODAY)
    elsewhere(field)
    qtbot.mouseClick(field.line, Qt.MouseButton.LeftButton, pos=QPoint(60, 20))
    qtbot.keyClicks(field.line, "3/11/2026")
    assert field.line.text() == "3/11/2026"
    elsewhere(field)
    field.line.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.keyClicks(field.line, "4/11/2026")
    assert field.line.text() == "4/11/2026"


def test_words_set_by_a_reading_aid_count_as_written(made: Make) -> None:
    field = made(TODAY)
    interface = QAccessible.queryAccessibleInterface(field.line)
    interface.setText(QAccessible.Text.Value, "2 November 2026")
    assert field.value() == date(2026, 11, 2)
    elsewhere(field)
    assert field.line.text() == "Monday 2 November 2026"


def test_taking_it_settles_it_or_puts_the_keyboard_there(made: Make, qtbot: QtBot) -> None:
    field = made()
    elsewhere(field)
    assert field.take() is None
    assert field.line.hasFocus()
    assert field.problem()
    write(qtbot, field, "1.11.")
    assert field.take() == date(2026, 11, 1)
    assert field.line.text() == "Sunday 1 November 2026"


def test_it_shrinks_no_line_of_text_in_a_narrow_place(themed: None, show: Callable[..., QWidget]) -> None:
    page = QWidget()
    row = QHBoxLayout(page)
    field = DateField("Day", None, today=TODAY, latest=TODAY)
    row.addWidget(field)
    show(page, 200, 200)
    sentence = field.findChild(Text, "date-sentence")
    assert isinstance(sentence, Text)
    assert sentence.height() >= sentence.heightForWidth(sentence.width()) > sentence.fontMetrics().height() * 2


def test_the_answer_is_scrolled_into_sight(themed: None, show: Callable[..., QWidget], qtbot: QtBot) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    field = DateField("Day", None, today=TODAY, latest=TODAY)
    column.addWidget(field)
    column.addSpacing(500)
    area = ScrollArea(content)
    show(area, 400, 60)
    qtbot.keyClicks(field.line, "22/11/2026")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    sentence = field.findChild(Text, "date-sentence")
    assert isinstance(sentence, Text)
    assert area.viewport().rect().contains(sentence.mapTo(area.viewport(), sentence.rect().bottomRight()))


def test_the_calendar_is_walked_by_keyboard_and_return_takes(made: Make, qtbot: QtBot) -> None:
    field = made(date(2026, 11, 5))
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        in_calendar(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_Return)
    assert field.value() == date(2026, 10, 11)
    assert field.line.text() == "Sunday 11 October 2026"
    assert field.line.hasFocus()


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ((Qt.Key.Key_Home,), "Sunday 1 November 2026"),
        ((Qt.Key.Key_PageUp, Qt.Key.Key_End), "Saturday 31 October 2026"),
        ((Qt.Key.Key_Up,), "Thursday 29 October 2026"),
        ((Qt.Key.Key_End,), "Saturday 21 November 2026, today"),
        ((Qt.Key.Key_PageDown, Qt.Key.Key_PageDown), "Saturday 21 November 2026, today"),
        ((), "Thursday 5 November 2026, chosen"),
    ],
)
def test_the_day_under_the_keyboard_is_named_for_screen_readers(
    made: Make, qtbot: QtBot, keys: tuple[Qt.Key, ...], day: str
) -> None:
    field = made(date(2026, 11, 5))
    field.open_calendar()
    in_calendar(qtbot, *keys)
    held = QApplication.focusWidget()
    assert held is not None
    assert held.accessibleName() == day
    calendar_of(field).close()


def test_escape_leaves_the_date_as_it_was(made: Make, qtbot: QtBot) -> None:
    field = made(date(2026, 11, 5))
    qtbot.mouseClick(field.line.button, Qt.MouseButton.LeftButton)
    calendar = calendar_of(field)
    in_calendar(qtbot, Qt.Key.Key_PageUp, Qt.Key.Key_Escape)
    assert not calendar.isVisible()
    assert field.value() == date(2026, 11, 5)


def test_days_outside_the_range_cannot_be_pressed(made: Make, qtbot: QtBot) -> None:
    field = made(date(2026, 11, 5), earliest=date(2026, 11, 3))
    field.open_calendar()
    calendar = calendar_of(field)
    cells = {cell.text(): cell for cell in calendar.findChildren(DayCell) if cell.isVisible()}
    assert len(cells) == 30
    assert {text for text, cell in cells.items() if cell.isEnabled()} == {str(day) for day in range(3, 22)}
    qtbot.mouseClick(cells["2"], Qt.MouseButton.LeftButton)
    assert calendar.isVisible()
    qtbot.mouseClick(cells["7"], Qt.MouseButton.LeftButton)
    assert field.value() == date(2026, 11, 7)


@pytest.mark.parametrize(("weekday", "first", "column"), [(1, "Mon", 6), (7, "Sun", 0), (6, "Sat", 1)])
def test_the_week_begins_as_it_was_chosen(made: Make, weekday: int, first: str, column: int) -> None:
    field = made(date(2026, 11, 1), first_weekday=weekday)
    field.open_calendar()
    calendar = calendar_of(field)
    QApplication.processEvents()
    names = [
        label.text() for label in sorted(calendar.findChildren(Text), key=lambda label: label.y() * 999 + label.x())
    ]
    assert names[2] == first
    one = next(cell for cell in calendar.findChildren(DayCell) if cell.isVisible() and cell.text() == "1")
    assert one.x() == calendar.findChildren(DayCell)[column].x()
    calendar.close()


def test_months_and_years_are_turned_by_mouse_too(made: Make, qtbot: QtBot) -> None:
    field = made(date(2026, 11, 5))
    field.open_calendar()
    calendar = calendar_of(field)
    for name in ("calendar-year-before", "calendar-month-before", "calendar-month-before", "calendar-month-after"):
        button = calendar.findChild(QPushButton, name)
        assert button is not None
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    shown = [calendar.findChild(Text, name) for name in ("calendar-month", "calendar-year")]
    assert [label.text() for label in shown if isinstance(label, Text)] == ["October", "2025"]
    calendar.close()


def test_the_keys_of_the_window_are_heard_over_the_calendar(made: Make, qtbot: QtBot, page: QWidget) -> None:
    heard: list[str] = []
    QShortcut(QKeySequence("F1"), page).activated.connect(lambda: heard.append("F1"))
    field = made(date(2026, 11, 5))
    field.open_calendar()
    calendar = calendar_of(field)
    in_calendar(qtbot, Qt.Key.Key_F1)
    assert heard == ["F1"]
    assert not calendar.isVisible()
