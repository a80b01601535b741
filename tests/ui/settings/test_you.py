"""You, in Settings: who it is for, a name, and where the naloxone is, each kept at once and taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.settings import Audience
from companion.ui.settings.screen import SettingsScreen
from companion.ui.settings.section import Section
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]


@pytest.fixture
def settings(ctx: AppContext, show: Show) -> SettingsScreen:
    return opened(ctx, show)


def opened(ctx: AppContext, show: Show) -> SettingsScreen:
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def press(screen: QWidget, name: str) -> None:
    button = screen.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def field(screen: QWidget, name: str) -> QLineEdit:
    found = screen.findChild(QLineEdit, name)
    assert found is not None, name
    return found


def test_the_place_is_asked_for_where_there_is_naloxone(settings: SettingsScreen, ctx: AppContext) -> None:
    assert not field(settings, "naloxone-place").isVisible()
    press(settings, "naloxone-yes")
    settings.refresh()
    place = field(settings, "naloxone-place")
    assert place.isVisible()
    place.setText("  top   drawer ")
    place.editingFinished.emit()
    known = ctx.services.settings.current()
    assert (known.naloxone_at_hand, known.naloxone_place) == (True, "top drawer")


def test_the_place_comes_back_with_the_naloxone(settings: SettingsScreen, ctx: AppContext) -> None:
    ctx.services.settings.change(naloxone_at_hand=True, naloxone_place="my bag")
    settings.refresh()
    press(settings, "naloxone-not-yet")
    settings.refresh()
    assert ctx.services.settings.current().naloxone_at_hand is False
    assert not field(settings, "naloxone-place").isVisible()
    press(settings, "naloxone-yes")
    assert ctx.services.settings.current().naloxone_place == "my bag"


def test_what_is_typed_and_not_confirmed_is_kept_on_leaving(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.settings.change(naloxone_at_hand=True)
    settings.refresh()
    field(settings, "naloxone-place").setText("the blue box")
    field(settings, "settings-name").setText("Ruth")
    settings.leave()
    known = ctx.services.settings.current()
    assert (known.name, known.naloxone_place) == ("Ruth", "the blue box")


def test_who_it_is_for_is_changed_with_undo_and_the_same_again_changes_nothing(
    settings: SettingsScreen, ctx: AppContext, shell: RecordingShell
) -> None:
    press(settings, "audience-me")
    assert shell.toasts == []
    press(settings, "audience-loved")
    assert ctx.services.settings.current().audience is Audience.SOMEONE_I_LOVE
    words, undo = shell.toasts[-1]
    assert words == "Changed. Nothing that was written is lost."
    assert undo is not None
    undo()
    assert ctx.services.settings.current().audience is Audience.ME


def test_someone_who_loves_a_person_is_asked_nothing_about_counting_or_medicine(ctx: AppContext, show: Show) -> None:
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    screen = opened(ctx, show)
    for name in ("section-counting", "count-yes", "ask-medicine"):
        part = screen.findChild(QWidget, name)
        assert part is None or not part.isVisible(), name
    sections = {part.objectName() for part in screen.findChildren(Section)}
    assert sections == {
        f"section-{name}"
        for name in ("appearance", "country", "you", "reminders", "background", "privacy", "data", "about")
    }
