"""What the check-in asks, the words it offers and scales of one's own, changed in the settings by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.checkin import Answers, WordList
from companion.domain.settings import Audience
from companion.ui.settings.screen import SettingsScreen
from tests.ui.conftest import RecordingShell

TODAY = date(2026, 11, 21)
Show = Callable[..., QWidget]


@pytest.fixture
def settings(ctx: AppContext, show: Show) -> SettingsScreen:
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def button(page: QWidget, name: str) -> QAbstractButton:
    found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisibleTo(page)]
    assert found, f"no button {name}"
    return found[-1]


def click(qtbot: QtBot, page: QWidget, name: str) -> None:
    qtbot.mouseClick(button(page, name), Qt.MouseButton.LeftButton)


def field(page: QWidget, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None
    return found


def sheet() -> QDialog:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    assert found
    return found[-1]


def words(ctx: AppContext, which: WordList = WordList.TRIGGERS) -> list[str]:
    return [word.name for word in ctx.services.check_in_lists.words(which)]


def take_back(shell: RecordingShell) -> None:
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("ask-medicine", "ask_medicine"),
        ("ask-more", "check_in_more"),
        ("ask-pain", "ask_pain"),
        ("ask-used", "ask_used"),
    ],
)
def test_each_question_is_switched_on_and_off(settings: SettingsScreen, ctx: AppContext, name: str, key: str) -> None:
    before = getattr(ctx.services.settings.current(), key)
    button(settings, name).click()
    assert getattr(ctx.services.settings.current(), key) is not before


def test_the_usual_words_become_their_list_when_it_is_arranged(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    ctx.services.checkins.save(TODAY, Answers(triggers=("Payday",)))
    click(qtbot, settings, "words-triggers")
    click(qtbot, sheet(), "word-down-0")
    click(qtbot, sheet(), "word-off-4")
    qtbot.keyClicks(field(sheet(), "words-new"), "Rain")
    qtbot.keyClick(field(sheet(), "words-new"), Qt.Key.Key_Return)
    qtbot.keyClicks(field(sheet(), "words-new"), "stress")
    click(qtbot, sheet(), "words-keep")
    assert words(ctx) == ["Pain", "Stress", "Lonely", "Bored", "Argument", "Rain"]
    kept = ctx.services.checkins.of_day(TODAY)
    assert kept is not None
    assert kept.triggers == ("Payday",)
    take_back(shell)
    assert words(ctx) == ["Payday"]
    assert not ctx.services.settings.current().own_triggers


def test_the_keyboard_stays_on_the_button_that_moves_a_word(settings: SettingsScreen, qtbot: QtBot) -> None:
    click(qtbot, settings, "words-feelings")
    up = button(sheet(), "word-up-2")
    up.setFocus()
    qtbot.keyClick(up, Qt.Key.Key_Space)
    held = sheet().focusWidget()
    assert held is button(sheet(), "word-up-1")
    qtbot.keyClick(held, Qt.Key.Key_Space)
    assert sheet().focusWidget() is button(sheet(), "word-off-0")


def test_cancel_leaves_a_list_as_it_was(settings: SettingsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    click(qtbot, settings, "words-triggers")
    click(qtbot, sheet(), "word-off-0")
    sheet().reject()
    assert words(ctx) == []


def test_a_scale_of_ones_own_is_made_changed_and_asked_no_more(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    click(qtbot, settings, "measure-new")
    asked = sheet()
    click(qtbot, asked, "measure-keep")
    assert asked.isVisible()
    qtbot.keyClicks(field(asked, "measure-name"), "Energy")
    qtbot.keyClicks(field(asked, "measure-high"), "Plenty")
    qtbot.keyClick(field(asked, "measure-high"), Qt.Key.Key_Return)
    measures = ctx.services.check_in_lists.measures
    assert [(one.name, one.low, one.high) for one in measures()] == [("Energy", "", "Plenty")]
    click(qtbot, settings, "measure-change-0")
    field(sheet(), "measure-name").setText("Strength")
    click(qtbot, sheet(), "measure-keep")
    assert [one.name for one in measures()] == ["Strength"]
    click(qtbot, settings, "measure-remove-0")
    assert measures() == ()
    take_back(shell)
    assert [one.name for one in measures()] == ["Strength"]


def test_a_fourth_scale_is_not_offered(settings: SettingsScreen, ctx: AppContext) -> None:
    for name in ("Energy", "Hope", "Anger"):
        ctx.services.check_in_lists.add_measure(name)
    settings.refresh()
    assert not any(one.isVisible() for one in settings.findChildren(QWidget, "measure-new"))


def test_for_someone_they_love_there_is_no_check_in_to_change(ctx: AppContext, show: Show) -> None:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    assert screen.findChild(QWidget, "section-check-in") is None


def test_the_keyboard_stays_with_the_measures_whatever_becomes_of_them(
    settings: SettingsScreen, qtbot: QtBot, shell: RecordingShell
) -> None:
    def held() -> str:
        part = settings.focusWidget()
        assert part is not None
        return part.objectName()

    def write(opening: str, name: str) -> None:
        button(settings, opening).setFocus()
        button(settings, opening).click()
        field(sheet(), "measure-name").setText(name)
        qtbot.keyClick(field(sheet(), "measure-name"), Qt.Key.Key_Return)

    for place, name in enumerate(("Energy", "Calm", "Hope")):
        write("measure-new", name)
        # With the third there is no more room, and its button goes.
        assert held() == ("measure-new" if place < 2 else "measure-change-2")
    write("measure-change-1", "Calmness")
    assert held() == "measure-change-1"
    take_back(shell)
    assert held() == "measure-change-1"
    button(settings, "measure-remove-2").setFocus()
    button(settings, "measure-remove-2").click()
    assert held() == "measure-new"
    take_back(shell)
    assert held() in {"measure-change-2", "measure-new"}
    settings.refresh()
    assert held() == "measure-change-2"
