"""A scale keeps "not given" apart from zero, whatever it is changed with."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.theme import theme_of
from companion.ui.widgets.hours import HoursField
from companion.ui.widgets.scale import REACH, TEN_MS, ScaleField


@pytest.fixture
def scale(qtbot: QtBot, themed: None) -> ScaleField:
    field = ScaleField("Mood", "Very low", "Very good")
    qtbot.addWidget(field)
    field.resize(240, 90)
    with qtbot.waitActive(field):
        field.show()
    field.slider.clearFocus()
    field.slider.setFocus(Qt.FocusReason.TabFocusReason)
    return field


def test_a_scale_begins_as_not_given_and_says_so(scale: ScaleField) -> None:
    assert scale.value() is None
    assert "not given" in scale.slider.accessibleDescription()


def test_digits_set_a_value_and_zero_is_a_value(scale: ScaleField, qtbot: QtBot) -> None:
    qtbot.keyClick(scale.slider, Qt.Key.Key_0)
    assert scale.value() == 0
    qtbot.keyClick(scale.slider, Qt.Key.Key_7)
    assert scale.value() == 7
    assert "7 of 10" in scale.slider.accessibleDescription()


def test_one_then_zero_is_ten(scale: ScaleField, qtbot: QtBot) -> None:
    qtbot.keyClicks(scale.slider, "10")
    assert scale.value() == 10


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_takes_a_value_back_to_not_given(scale: ScaleField, qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(scale.slider, Qt.Key.Key_4)
    qtbot.keyClick(scale.slider, key)
    assert scale.value() is None


def test_the_first_arrow_gives_the_middle_and_the_next_moves_it(scale: ScaleField, qtbot: QtBot) -> None:
    qtbot.keyClick(scale.slider, Qt.Key.Key_Right)
    assert scale.value() == 5
    qtbot.keyClick(scale.slider, Qt.Key.Key_Right)
    assert scale.value() == 6


@pytest.mark.parametrize(("key", "value"), [(Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 10)])
def test_home_and_end_give_the_two_ends(scale: ScaleField, qtbot: QtBot, key: Qt.Key, value: int) -> None:
    qtbot.keyClick(scale.slider, key)
    assert scale.value() == value


@pytest.mark.parametrize(("share", "value"), [(0.0, 0), (0.5, 5), (1.0, 10)])
def test_a_click_gives_the_value_under_the_pointer(scale: ScaleField, qtbot: QtBot, share: float, value: int) -> None:
    track = scale.slider.rect()
    place = QPoint(min(track.width() - 1, round(track.width() * share)), track.height() // 2)
    qtbot.mouseClick(scale.slider, Qt.MouseButton.LeftButton, pos=place)
    assert scale.value() == value


def test_the_wheel_changes_nothing_without_the_focus(scale: ScaleField, qtbot: QtBot) -> None:
    qtbot.keyClick(scale.slider, Qt.Key.Key_4)
    scale.slider.clearFocus()
    wheel(scale.slider)
    assert scale.value() == 4


def test_showing_a_kept_value_does_not_count_as_a_change(scale: ScaleField) -> None:
    heard: list[None] = []
    scale.changed.connect(lambda: heard.append(None))
    scale.set_value(3)
    scale.set_value(None)
    assert heard == []
    assert scale.value() is None


def wheel(part: QWidget, up: bool = True) -> None:
    middle = QPointF(part.rect().center())
    event = QWheelEvent(
        middle,
        part.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120 if up else -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(part, event)


def test_with_the_focus_a_notch_of_the_wheel_is_one_step(scale: ScaleField, qtbot: QtBot) -> None:
    qtbot.keyClick(scale.slider, Qt.Key.Key_4)
    wheel(scale.slider)
    assert scale.value() == 5
    wheel(scale.slider, up=False)
    wheel(scale.slider, up=False)
    assert scale.value() == 3


def test_the_wheel_says_nothing_where_nothing_was_given(scale: ScaleField) -> None:
    wheel(scale.slider)
    assert scale.value() is None


def test_a_nought_that_comes_later_is_a_nought(scale: ScaleField, qtbot: QtBot) -> None:
    scale.set_value(1)
    qtbot.keyClick(scale.slider, Qt.Key.Key_0)
    assert scale.value() == 0
    qtbot.keyClicks(scale.slider, "1")
    scale.slider.typed(0, TEN_MS + 1_000_000_000)
    assert scale.value() == 0


def test_a_press_just_beside_the_track_is_one_on_it(scale: ScaleField, qtbot: QtBot) -> None:
    box = scale.slider.geometry()
    for y, share, value in ((box.top() - 4, 0.5, 5), (box.bottom() + 4, 1.0, 10)):
        place = QPoint(box.left() + min(box.width() - 1, round(box.width() * share)), y)
        under = scale.childAt(place) or scale
        qtbot.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(scale, place))
        assert scale.value() == value


def test_the_target_is_large_enough_for_a_fingertip(scale: ScaleField) -> None:
    assert scale.slider.height() + 2 * theme_of().px(REACH) >= theme_of().px(44)


def test_assistive_technology_tells_not_given_from_nought_and_can_set_any_value(scale: ScaleField) -> None:
    told = QAccessible.queryAccessibleInterface(scale.slider)
    number = told.valueInterface()
    assert told.role() == QAccessible.Role.Slider
    assert told.text(QAccessible.Text.Name) == "Mood"
    assert told.text(QAccessible.Text.Description).startswith("not given")
    assert number.currentValue() < 0
    for value in (5, 0, 10):
        number.setCurrentValue(value)
        assert scale.value() == value
        assert told.text(QAccessible.Text.Description).startswith(f"{value} of 10")
        number.setCurrentValue(-1)
        assert scale.value() is None
        assert told.text(QAccessible.Text.Description).startswith("not given")


@pytest.fixture
def hours(qtbot: QtBot, themed: None) -> HoursField:
    field = HoursField("Hours asleep")
    qtbot.addWidget(field)
    field.resize(240, 90)
    with qtbot.waitActive(field):
        field.show()
    field.stepper.clearFocus()
    field.stepper.setFocus(Qt.FocusReason.TabFocusReason)
    return field


def test_hours_begin_as_not_given_and_no_time_is_a_value(hours: HoursField, qtbot: QtBot) -> None:
    assert (hours.value(), hours.stepper.words()) == (None, "not given")
    qtbot.keyClick(hours.stepper, Qt.Key.Key_0)
    assert (hours.value(), hours.stepper.words()) == (0, "0 h")
    qtbot.keyClick(hours.stepper, Qt.Key.Key_Delete)
    assert hours.value() is None


def test_hours_go_by_half_hours_and_onto_whole_ones(hours: HoursField, qtbot: QtBot) -> None:
    qtbot.keyClick(hours.stepper, Qt.Key.Key_Right)
    assert hours.stepper.words() == "7 h"
    qtbot.keyClick(hours.stepper, Qt.Key.Key_Left)
    assert hours.stepper.words() == "6 h 30"
    qtbot.keyClick(hours.stepper, Qt.Key.Key_PageUp)
    assert hours.stepper.words() == "7 h 30"
    hours.set_value(395)
    assert hours.stepper.words() == "6 h 35"
    qtbot.keyClick(hours.stepper, Qt.Key.Key_Up)
    assert hours.stepper.words() == "7 h"
    hours.set_value(395)
    qtbot.keyClick(hours.stepper, Qt.Key.Key_Down)
    assert hours.stepper.words() == "6 h 30"


@pytest.mark.parametrize(
    ("keys", "said"), [("6", "6 h"), ("6.", "6 h 30"), ("11", "11 h"), ("67", "7 h"), ("29", "9 h")]
)
def test_hours_are_typed(hours: HoursField, qtbot: QtBot, keys: str, said: str) -> None:
    qtbot.keyClicks(hours.stepper, keys)
    assert hours.stepper.words() == said


def test_less_and_more_are_pressed(hours: HoursField, qtbot: QtBot) -> None:
    left, right = (end.center().toPoint() for end in hours.stepper._ends())
    qtbot.mouseClick(hours.stepper, Qt.MouseButton.LeftButton, pos=right)
    qtbot.mouseClick(hours.stepper, Qt.MouseButton.LeftButton, pos=right)
    assert hours.stepper.words() == "7 h 30"
    qtbot.mouseClick(hours.stepper, Qt.MouseButton.LeftButton, pos=left)
    assert hours.stepper.words() == "7 h"


# -- where the keyboard was put on it ------------------------------------------------------------------------------

READING_ON = [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Home, Qt.Key.Key_End]


class Page(QScrollArea):
    """A page with a scale at its top that is longer than its window."""

    def __init__(self) -> None:
        super().__init__()
        self.scale = ScaleField("Mood", "Very low", "Very good")
        content = QWidget()
        content.setFixedSize(260, 2000)
        self.scale.setParent(content)
        self.setWidget(content)


@pytest.fixture
def page(qtbot: QtBot, themed: None) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.resize(300, 200)
    with qtbot.waitActive(made):
        made.show()
    # As a screen does that opens; nobody has chosen the scale.
    made.scale.slider.setFocus(Qt.FocusReason.OtherFocusReason)
    return made


@pytest.mark.parametrize("key", READING_ON)
@pytest.mark.parametrize("value", [None, 6])
def test_keys_that_read_on_say_nothing_for_whoever_has_not_chosen_the_scale(
    page: Page, qtbot: QtBot, key: Qt.Key, value: int | None
) -> None:
    page.scale.set_value(value)
    qtbot.keyClick(page.scale.slider, key)
    assert page.scale.value() == value


def test_they_read_on_instead(page: Page, qtbot: QtBot) -> None:
    qtbot.keyClick(page.scale.slider, Qt.Key.Key_PageDown)
    assert page.verticalScrollBar().value() > 0
    qtbot.keyClick(page.scale.slider, Qt.Key.Key_PageUp)
    assert page.verticalScrollBar().value() == 0


@pytest.mark.parametrize(("key", "value"), [(Qt.Key.Key_6, 6), (Qt.Key.Key_Right, 5)])
def test_whoever_gives_a_value_has_chosen_it(page: Page, qtbot: QtBot, key: Qt.Key, value: int) -> None:
    qtbot.keyClick(page.scale.slider, key)
    assert page.scale.value() == value
    qtbot.keyClick(page.scale.slider, Qt.Key.Key_Down)
    assert page.scale.value() == value - 1


def test_the_wheel_turns_the_page_until_the_scale_was_chosen(page: Page) -> None:
    page.scale.set_value(6)
    wheel(page.scale.slider, up=False)
    assert page.scale.value() == 6
    page.setFocus()
    page.scale.slider.setFocus(Qt.FocusReason.MouseFocusReason)
    wheel(page.scale.slider, up=False)
    assert page.scale.value() == 5
