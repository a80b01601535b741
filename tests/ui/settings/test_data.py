"""Your data in the settings: the order of the keyboard, telling backups apart, and what opens the file afterwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QWidget

from companion.context import AppContext
from companion.domain.journal import Writing
from companion.domain.problems import ExportDamaged
from companion.domain.transfer import Kind
from companion.ui.backup_sheet import LookInsideSheet
from companion.ui.settings.screen import SettingsScreen
from companion.ui.settings.take_out_sheet import TakeOutSheet
from companion.ui.widgets.focus_chain import onwards
from tests.fakes import FakeClock
from tests.ui.conftest import RecordingShell

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


@pytest.fixture
def page(ctx: AppContext, show: Show) -> SettingsScreen:
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def chosen(page: SettingsScreen, kind: Kind) -> None:
    """Choose what everything is to be taken out as, and go on."""
    click(page, "export")
    (sheet,) = [part for part in QApplication.topLevelWidgets() if isinstance(part, TakeOutSheet) and part.isVisible()]
    option = sheet.findChild(QRadioButton, f"take-out-{kind.value}")
    assert option is not None
    option.click()
    click(sheet, "export-go")


def click(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    button.click()


@pytest.mark.parametrize("kind", list(Kind))
def test_everything_goes_out_in_each_kind_and_where_it_went_stays_in_sight(
    page: SettingsScreen, ctx: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    ctx.services.journal.create(Writing("Rang Chris"))
    name = kind.file_name(ctx.today().isoformat())
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_args: (str(tmp_path / name), ""))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getExistingDirectory", lambda *_args: str(tmp_path))
    chosen(page, kind)
    assert (tmp_path / name).is_dir() is kind.is_folder
    assert (tmp_path / name).exists()
    page.refresh()
    went = page.findChild(QWidget, "data-went")
    assert went is not None
    assert went.isVisible()
    assert str(tmp_path / name) in [part.accessibleName() for part in went.findChildren(QWidget)]
    if kind.is_folder:
        chosen(page, kind)
        assert (tmp_path / f"{name}-2").is_dir(), "a second one takes nothing's place"


def test_what_takes_long_can_be_stopped_and_leaves_nothing(
    page: SettingsScreen, ctx: AppContext, shell: RecordingShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop = page.findChild(QPushButton, "data-stop")
    assert stop is not None
    assert not stop.isVisible()
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_args: (str(tmp_path / "x.json"), ""))
    real, pressed = ctx.services.transfer.export, []

    def press_half_way(target: Path, progress: Callable[[float], None]) -> object:
        pressed.append(stop.isVisible())
        stop.click()
        return real(target, progress)

    monkeypatch.setattr(ctx.services.transfer, "export", press_half_way)
    chosen(page, Kind.JSON)
    assert pressed == [True]
    assert not stop.isVisible()
    assert shell.toasts[-1][0] == "Stopped. Nothing was saved."
    assert list(tmp_path.glob("x*")) == []
    assert page.findChild(QWidget, "data-went") is None


@pytest.mark.parametrize("encrypted", [False, True])
def test_an_export_is_looked_into_and_takes_the_place_of_the_file(
    page: SettingsScreen, ctx: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encrypted: bool
) -> None:
    if encrypted:
        ctx.vault.set_passphrase("four calm words here")
        ctx.renew_session()
    ctx.services.journal.create(Writing("Then"))
    out = ctx.services.transfer.export(tmp_path / "out.json").path
    ctx.services.journal.create(Writing("Since"))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_args: (str(out), ""))
    click(page, "restore-copy")
    (sheet,) = [p for p in QApplication.topLevelWidgets() if isinstance(p, LookInsideSheet) and p.isVisible()]
    said = sheet.findChild(QLabel, "inside")
    assert said is not None
    assert "Taken out by Companion" in said.text()
    assert "1 entry" in said.text()
    assert len(ctx.services.journal.timeline().items) == 2, "looking changes nothing"
    click(sheet, "restore-go")
    ctx.vault.open()
    ctx.renew_session()
    assert [item.title for item in ctx.services.journal.timeline().items] == ["Then"]
    assert ctx.vault.encrypted is encrypted


def test_an_export_that_was_changed_is_refused_calmly(
    page: SettingsScreen, ctx: AppContext, shell: RecordingShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx.services.journal.create(Writing("Then"))
    out = ctx.services.transfer.export(tmp_path / "out.json").path
    out.write_bytes(out.read_bytes().replace(b"Then", b"When"))
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_args: (str(out), ""))
    click(page, "restore-copy")
    assert [type(problem) for problem in shell.problems] == [ExportDamaged]
    assert [item.title for item in ctx.services.journal.timeline().items] == ["Then"]
