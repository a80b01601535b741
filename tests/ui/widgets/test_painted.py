"""Every button of ours answers to the same keys, is painted anew under the pointer, and shows the one focus mark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from companion.ui.help_now.chrome import DoorCard
from companion.ui.journal.tag_field import TagChip
from companion.ui.journal.when_button import WhenButton
from companion.ui.settings.look_card import LookCard
from companion.ui.shell.sidebar import NavButton
from companion.ui.today.next_card import NextStep, StepRow
from companion.ui.widgets.buttons import Button, Chip, IconButton
from companion.ui.widgets.option import Option

pytestmark = pytest.mark.usefixtures("themed")


def _when() -> WhenButton:
    button = WhenButton()
    button.say(datetime(2026, 11, 21, 18, 40, tzinfo=UTC), date(2026, 11, 21), "Europe/London")
    return button


MAKERS: dict[str, Callable[[], QAbstractButton]] = {
    "button": lambda: Button("Go"),
    "icon": lambda: IconButton("x", "Close"),
    "chip": lambda: Chip("Stress"),
    "place": lambda: NavButton("Journal", "notebook-text", key="Ctrl+2"),
    "help": lambda: NavButton("Help now", "life-buoy", tone="help", key="F1"),
    "step": lambda: StepRow(NextStep("write", "Write a page", "It stays here.", "pencil", "journal")),
    "option": lambda: Option("From today", "The count begins today."),
    "look": lambda: LookCard("dark", "Dark"),
    "door": lambda: DoorCard("I have used", "Start here."),
    "when": _when,
    "tag": lambda: TagChip("payday"),
}
every_button = pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in MAKERS.items()])


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[[QAbstractButton], QAbstractButton]]:
    held: list[QWidget] = []

    def show(button: QAbstractButton) -> QAbstractButton:
        holder = QWidget()
        held.append(holder)
        QVBoxLayout(holder).addWidget(button)
        # Something else takes the keyboard first, so that the button is seen without it.
        other = QPushButton("Other", holder)
        qtbot.addWidget(holder)
        with qtbot.waitExposed(holder):
            holder.show()
        holder.activateWindow()
        qtbot.waitUntil(holder.isActiveWindow)
        other.setFocus()
        QApplication.processEvents()
        return button

    yield show
    held.clear()


def _picture(button: QAbstractButton) -> QImage:
    return button.grab().toImage()


@every_button
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_it(make: Callable[[], QAbstractButton], key: Qt.Key, shown: Callable) -> None:
    button = shown(make())
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    QTest.keyClick(button, key)
    assert pressed == [True]


@every_button
def test_it_looks_otherwise_under_the_pointer(make: Callable[[], QAbstractButton], shown: Callable) -> None:
    button = shown(make())
    before = _picture(button)
    painted: list[QEvent.Type] = []

    class Watch(QWidget):
        def eventFilter(self, _watched: object, event: QEvent) -> bool:
            if event.type() == QEvent.Type.UpdateRequest:
                painted.append(event.type())
            return False

    watch = Watch()
    button.window().installEventFilter(watch)
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    middle = QPointF(button.rect().center())
    QApplication.sendEvent(button, QEnterEvent(middle, middle, middle))
    QApplication.processEvents()
    assert painted, "it is not painted anew when the pointer comes"
    assert _picture(button) != before
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    QApplication.sendEvent(button, QEvent(QEvent.Type.Leave))
    QApplication.processEvents()
    assert _picture(button) == before


@every_button
def test_the_keyboard_is_seen_on_it(make: Callable[[], QAbstractButton], shown: Callable) -> None:
    button = shown(make())
    before = _picture(button)
    button.setFocus()
    assert _picture(button) != before


@every_button
def test_it_has_a_name_and_a_hand(make: Callable[[], QAbstractButton]) -> None:
    button = make()
    assert button.accessibleName()
    assert button.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert not isinstance(button, QPushButton) or not button.autoDefault()


def test_enter_on_what_is_chosen_already_goes_on_to_what_is_around_it(shown: Callable) -> None:
    heard: list[int] = []

    class Around(QWidget):
        def keyPressEvent(self, event: object) -> None:
            heard.append(event.key())

    around = Around()
    option = Option("From today", "The count begins today.")
    QVBoxLayout(around).addWidget(option)
    shown(around)
    option.setFocus()
    QTest.keyClick(option, Qt.Key.Key_Return)
    assert option.isChecked()
    assert heard == []
    QTest.keyClick(option, Qt.Key.Key_Return)
    assert heard == [Qt.Key.Key_Return]


def test_a_key_held_down_presses_once(shown: Callable) -> None:
    button = shown(Button("Go"))
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.setFocus()
    QTest.simulateEvent(button, True, Qt.Key.Key_Return.value, Qt.KeyboardModifier.NoModifier, "\r", False)
    for _ in range(3):
        QTest.simulateEvent(button, True, Qt.Key.Key_Return.value, Qt.KeyboardModifier.NoModifier, "\r", True)
    assert pressed == [True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_with_control_is_a_key_of_what_is_around_and_no_press(
    themed: None, show: Callable[..., QWidget], key: Qt.Key
) -> None:
    around = QWidget()
    chip = Chip("Stress", parent=around)
    show(around, 300, 200)
    chip.setFocus()
    before = chip.isChecked()
    QTest.keyClick(chip, key, Qt.KeyboardModifier.ControlModifier)
    assert chip.isChecked() == before
    QTest.keyClick(chip, key)
    assert chip.isChecked() != before
