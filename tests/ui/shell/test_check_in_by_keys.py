"""A whole check-in in the real window, by keyboard alone: where Tab leads, what saves, and what undoes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from companion.domain.checkin import Answers, Feeling
from companion.domain.settings import Audience
from companion.ui.shell.window import MainWindow

TODAY = date(2026, 11, 21)
Key, Mod = Qt.Key, Qt.KeyboardModifier
Press = Callable[..., None]
#: The card from its first answer to its last button, as Tab goes with everything asked for.
STOPS = (
    "scale-mood",
    "scale-craving",
    "scale-pain",
    "scale-own-0",
    "medicine-yes",
    "medicine-no",
    "scale-sleep",
    "hours",
    "trigger-Stress",
    "feeling-Calm",
    "checkin-note",
    "checkin-save",
    "checkin-write",
    "checkin-more",
    "checkin-not-today",
    "checkin-moment",
)


def here() -> str:
    part = QApplication.focusWidget()
    return part.objectName() if part is not None else ""


def answers(window: MainWindow) -> Answers | None:
    check_in = window.ctx.services.checkins.of_day(TODAY)
    return check_in.answers if check_in else None


def with_everything(window: MainWindow) -> str:
    window.ctx.services.settings.change(ask_pain=True, check_in_more=True)
    uuid = window.ctx.services.check_in_lists.add_measure("Energy", "None", "Plenty").uuid
    screen = window.current_screen()
    assert screen is not None
    window.resize(1200, 780)
    screen.refresh()
    window.activateWindow()
    QApplication.processEvents()
    first = screen.findChild(QWidget, "scale-mood")
    assert first is not None
    first.setFocus()
    return uuid


def test_tab_goes_down_the_card_and_shift_tab_back_the_same_way(window: MainWindow, press: Press) -> None:
    with_everything(window)
    seen = [here()]
    for _ in STOPS[1:]:
        press(window, Key.Key_Tab)
        seen.append(here())
    assert tuple(seen) == STOPS
    for name in reversed(STOPS[:-1]):
        press(window, Key.Key_Backtab, Mod.ShiftModifier)
        assert here() == name


def test_a_group_of_words_is_one_stop_with_arrows_inside(window: MainWindow, press: Press) -> None:
    with_everything(window)
    for _ in range(STOPS.index("trigger-Stress")):
        press(window, Key.Key_Tab)
    press(window, Key.Key_Right)
    press(window, Key.Key_Right)
    assert here() == "trigger-Lonely"
    press(window, Key.Key_Tab)
    assert here() == "feeling-Calm"
    press(window, Key.Key_Backtab, Mod.ShiftModifier)
    assert here() == "trigger-Lonely"
    press(window, Key.Key_End)
    assert here() == "trigger-add"
    press(window, Key.Key_Home)
    assert here() == "trigger-Stress"


def test_the_whole_check_in_by_keyboard_alone(window: MainWindow, press: Press) -> None:
    energy = with_everything(window)

    def type_on(*keys: Key) -> None:
        for key in keys:
            press(window, key)
        press(window, Key.Key_Tab)

    type_on(Key.Key_6)
    type_on(Key.Key_1, Key.Key_0)
    type_on(Key.Key_0)
    type_on(Key.Key_Right, Key.Key_Right)
    press(window, Key.Key_Space)
    press(window, Key.Key_Tab)
    type_on()
    type_on(Key.Key_Home)
    type_on(Key.Key_7, Key.Key_Down)
    type_on(Key.Key_Right, Key.Key_Space)
    press(window, Key.Key_Plus)
    for key in (Key.Key_R, Key.Key_U, Key.Key_N):
        press(window, key)
    press(window, Key.Key_Return)
    press(window, Key.Key_Tab)
    assert here() == "checkin-note"
    press(window, Key.Key_O)
    press(window, Key.Key_K)
    press(window, Key.Key_Return)
    given = Answers(
        mood=6,
        craving=10,
        pain=0,
        measures=((energy, 6),),
        medicine_taken=True,
        sleep=0,
        sleep_minutes=390,
        triggers=("Pain",),
        feelings=("run",),
        note="ok",
    )
    assert answers(window) == given
    assert here() == "checkin-note"
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert answers(window) is None


def test_control_s_saves_wherever_the_keyboard_is_on_the_card(window: MainWindow, press: Press) -> None:
    with_everything(window)
    press(window, Key.Key_4)
    press(window, Key.Key_S, Mod.ControlModifier)
    assert answers(window) == Answers(mood=4)
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert answers(window) is None


def test_the_question_comes_last_on_the_way(window: MainWindow, press: Press) -> None:
    screen = window.current_screen()
    assert screen is not None
    press(window, Key.Key_4)
    press(window, Key.Key_S, Mod.ControlModifier)
    note = screen.findChild(QWidget, "checkin-write")
    assert note is not None
    note.setFocus()
    press(window, Key.Key_Tab)
    assert here() == "used-no"
    press(window, Key.Key_Space)
    assert answers(window) == Answers(mood=4, used=False)


def sheets() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_control_m_notes_a_moment_from_anywhere(window: MainWindow, press: Press) -> None:
    window.go("learn")
    press(window, Key.Key_M, Mod.ControlModifier)
    (asked,) = sheets()
    slider = asked.findChild(QWidget, "moment-mood")
    assert slider is not None
    assert asked.focusWidget() is slider
    asked.activateWindow()
    press(asked, Key.Key_5)
    press(asked, Key.Key_Return)
    assert [one.given for one in window.ctx.services.moments.of_day(TODAY)] == [Feeling(mood=5)]
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert window.ctx.services.moments.of_day(TODAY) == ()


def test_there_are_no_moments_on_anothers_behalf(window: MainWindow, press: Press) -> None:
    window.ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    press(window, Key.Key_M, Mod.ControlModifier)
    assert sheets() == []
