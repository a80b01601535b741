"""Your data in the settings: the order of the keyboard, telling backups apart, and what opens the file afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from companion.context import AppContext
from companion.ui.settings.screen import SettingsScreen
from companion.ui.widgets.focus_chain import onwards
from tests.fakes import FakeClock

Show = Callable[..., QWidget]


@pytest.fixture
def settings(ctx: AppContext, clock: FakeClock, show: Show) -> SettingsScreen:
    for seconds in (0, 20, 3600):
        clock.advance(seconds=seconds)
        ctx.services.backups.make()
    ctx.services.backups.make_if_due()
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def looks(settings: SettingsScreen) -> list[QPushButton]:
    return [button for button in settings.findChildren(QPushButton, "look-inside") if button.isVisible()]


def test_tab_goes_through_your_data_as_the_eye_does_and_then_to_about(settings: SettingsScreen) -> None:
    for _ in range(2):
        # Rows are made anew whenever something changed.
        settings.refresh()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        sections = [settings.findChild(QWidget, f"section-{name}") for name in ("data", "about")]
        chain = [
            part
            for part in onwards(settings)
            if part.isVisible()
            and part.focusPolicy() & Qt.FocusPolicy.TabFocus
            and any(section is not None and section.isAncestorOf(part) for section in sections)
        ]
        places = [part.mapTo(settings.window(), QPoint(0, part.height() // 2)) for part in chain]
        assert [place.y() // 8 for place in places] == sorted(place.y() // 8 for place in places)
        assert set(looks(settings)) <= set(chain)


def test_no_two_backups_have_the_same_name_aloud_nor_in_sight(settings: SettingsScreen) -> None:
    names = [look.accessibleName() for look in looks(settings)]
    assert len(set(names)) == len(names) == 4
    assert any("by itself" in name for name in names)
    rows = [look.parentWidget() for look in looks(settings)]
    shown = {" ".join(label.text() for label in row.findChildren(QLabel)) for row in rows if row is not None}
    assert len(shown) == 4
    assert sum(text.count(":") == 2 for text in shown) == 2, "seconds only where the minute does not tell them apart"


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        (False, False, "Your file opens without a passphrase afterwards."),
        (False, True, "This backup has no passphrase; your file keeps the one it has now."),
        (True, True, "Afterwards your file opens with the passphrase it has now."),
        (
            True,
            False,
            "Afterwards your file is encrypted, and opens only with the passphrase or recovery code of this backup.",
        ),
    ],
)
def test_what_opens_the_file_afterwards_is_said_before_anything_is_replaced(
    ctx: AppContext, show: Show, was: bool, now: bool, said: str
) -> None:
    from companion.ui.backup_sheet import LookInsideSheet

    vault, words = ctx.vault, "four calm words here"
    if was:
        vault.set_passphrase(words)
    backup = ctx.services.backups.make()
    if was and not now:
        vault.remove_passphrase()
    if now and not was:
        hidden = backup.folder.rename(ctx.paths.data / "hidden")
        vault.set_passphrase(words)
        hidden.rename(backup.folder)
    window = show(QWidget())
    sheet = LookInsideSheet(ctx, ctx.services.backups, backup, window)
    sheet.open()
    if was and not now:
        assert not sheet.says.isVisible(), "first it asks"
        sheet._field.setText(words)
        sheet._next()
    assert sheet.says.isVisible()
    assert sheet.says.text() == said
    sheet.reject()


def test_all_backups_shown_the_keyboard_is_on_the_first_new_one_and_not_on_erasing(
    settings: SettingsScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("companion.ui.settings.data.FIRST_SHOWN", 2)
    settings.refresh()
    more = settings.findChild(QPushButton, "all-backups")
    assert more is not None
    more.setFocus()
    more.click()
    QApplication.processEvents()
    assert settings.focusWidget() is looks(settings)[2]
