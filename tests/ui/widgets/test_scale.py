"""A scale keeps "not given" apart from zero, whatever it is changed with."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from companion.ui.widgets.scale import ScaleField


@pytest.fixture
def scale(qtbot: QtBot, themed: None) -> ScaleField:
    field = ScaleField("Mood", "Very low", "Very good")
    qtbot.addWidget(field)
    field.resize(240, 90)
    field.show()
    field.slider.setFocus()
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
    middle = QPointF(scale.slider.rect().center())
    wheel = QWheelEvent(
        middle,
        scale.slider.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(scale.slider, wheel)
    assert scale.value() == 4


def test_showing_a_kept_value_does_not_count_as_a_change(scale: ScaleField) -> None:
    heard: list[None] = []
    scale.changed.connect(lambda: heard.append(None))
    scale.set_value(3)
    scale.set_value(None)
    assert heard == []
    assert scale.value() is None
