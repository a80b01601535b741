"""The sheets about passphrase and recovery code: what is told when, what Enter may do, what a full disk leaves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.problems import CopyStopped, DiskFull
from companion.services.keeping import code_confirmed
from companion.storage import along, protect
from companion.ui.code_sheet import CodeSheet, CodeUnseenSheet
from companion.ui.settings.screen import SettingsScreen
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT
from companion.ui.widgets import places
from tests.ui.conftest import RecordingShell

Show = Callable[..., QWidget]
WORDS = "four calm words here"


@pytest.fixture
def settings(ctx: AppContext, show: Show) -> SettingsScreen:
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


@pytest.fixture
def window(show: Show) -> QWidget:
    """A window that outlives the sheets over it."""
    return show(QWidget())


def press(qtbot: QtBot, page: QWidget, name: str) -> None:
    found = [part for part in page.findChildren(QPushButton, name) if part.isVisible()]
    assert found, f"no button {name}"
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def sheets() -> list[QDialog]:
    return [part for part in QApplication.topLevelWidgets() if isinstance(part, QDialog) and part.isVisible()]


def line(page: QWidget, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None
    return found


def words(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text()


def set_passphrase(settings: SettingsScreen, qtbot: QtBot) -> QDialog:
    """Set one; the sheet that shows the code."""
    press(qtbot, settings, "set-passphrase")
    asked = sheets()[-1]
    qtbot.keyClicks(line(asked, "new-passphrase"), WORDS)
    qtbot.keyClicks(line(asked, "new-passphrase-again"), WORDS)
    qtbot.keyClick(line(asked, "new-passphrase-again"), Qt.Key.Key_Return)
    (shown,) = [sheet for sheet in sheets() if isinstance(sheet, CodeSheet)]
    return shown


def code_of(sheet: QDialog) -> str:
    return words(sheet, "recovery-code").replace("\n", "-")


def test_the_code_is_not_taken_for_kept_by_an_enter_too_many(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    shown = set_passphrase(settings, qtbot)
    proof = line(shown, "code-proof")
    code = shown.findChild(QLabel, "recovery-code")
    assert shown.focusWidget() is code
    qtbot.keyClick(code, Qt.Key.Key_Return)
    assert shown.isVisible()
    qtbot.keyClick(proof, Qt.Key.Key_Return)
    qtbot.keyClicks(proof, "ABCDE")
    assert words(shown, "code-proof-says") == ""
    qtbot.keyClick(proof, Qt.Key.Key_Return)
    assert "not the same" in words(shown, "code-proof-says")
    way_on = shown.findChild(QPushButton, "code-kept")
    assert way_on is not None
    assert f"empty this line and choose “{way_on.text()}”" in words(shown, "code-proof-says"), "as Enter will say too"
    QApplication.processEvents()
    told = shown.findChild(QLabel, "code-proof-says")
    assert told is not None
    assert told.visibleRegion().boundingRect() == told.rect(), "all of it is seen"
    press(qtbot, shown, "code-kept")
    assert shown.isVisible()
    assert not code_confirmed(ctx.vault)
    proof.clear()
    groups = code_of(shown).split("-")
    qtbot.keyClicks(proof, groups[1] + groups[3])
    qtbot.keyClick(proof, Qt.Key.Key_Return)
    assert sheets() == []
    assert code_confirmed(ctx.vault)


def test_backups_know_too_that_the_code_was_kept(settings: SettingsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    ctx.services.backups.make()
    set_passphrase(settings, qtbot)
    press(qtbot, sheets()[0], "code-kept")
    (made,) = ctx.vault.path.parent.glob("backups/*/companion.db")
    assert protect.code_confirmed(made)


def test_a_code_taken_away_by_the_lock_is_not_confirmed_and_nothing_is_begun_again(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    shown = set_passphrase(settings, qtbot)
    shown.done(0)
    assert not code_confirmed(ctx.vault)
    assert shell.replaced == 0, "the lock is about to close the file"


def test_a_new_code_can_be_made_after_the_first_went_unseen(ctx: AppContext, qtbot: QtBot, window: QWidget) -> None:
    former = ctx.vault.set_passphrase(WORDS)
    CodeUnseenSheet(ctx, window).open()
    press(qtbot, sheets()[0], "code-new")
    (shown,) = sheets()
    code = code_of(shown)
    assert code != former
    press(qtbot, shown, "code-kept")
    assert code_confirmed(ctx.vault)
    ctx.session = None
    ctx.vault.lock()
    ctx.vault.unlock_with_code(code)


@pytest.mark.parametrize(("answer", "known"), [("code-have", True), ("code-later", False)])
def test_whoever_has_the_code_says_so_and_whoever_will_see_is_asked_again(
    ctx: AppContext, qtbot: QtBot, window: QWidget, answer: str, known: bool
) -> None:
    code = ctx.vault.set_passphrase(WORDS)
    CodeUnseenSheet(ctx, window).open()
    press(qtbot, sheets()[0], answer)
    assert sheets() == []
    assert code_confirmed(ctx.vault) is known
    ctx.session = None
    ctx.vault.lock()
    ctx.vault.unlock_with_code(code)


def test_the_code_is_shown_and_the_truth_told_where_older_backups_cannot_follow(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx.services.backups.make()

    def full(database: Path, *_given: object) -> None:
        raise DiskFull(database)

    monkeypatch.setattr(along, "_encrypt", full)
    shown = set_passphrase(settings, qtbot)
    said = " ".join(label.text() for label in shown.findChildren(QLabel))
    assert "holds for your file" in said
    assert "disk is full" in said
    assert shell.problems == []
    code = code_of(shown)
    press(qtbot, shown, "code-kept")
    settings.refresh()
    assert "could not all follow" in words(settings, "backups-behind")
    ctx.session = None
    ctx.vault.lock()
    ctx.vault.unlock_with_code(code)


def test_a_passphrase_that_fails_after_the_file_was_encrypted_leads_to_the_lock(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = protect.set_passphrase

    def fails_at_the_end(*given: Any, **named: Any) -> None:
        real(*given, **named)
        raise DiskFull(ctx.vault.path)

    monkeypatch.setattr(protect, "set_passphrase", fails_at_the_end)
    press(qtbot, settings, "set-passphrase")
    asked = sheets()[-1]
    qtbot.keyClicks(line(asked, "new-passphrase"), WORDS)
    qtbot.keyClicks(line(asked, "new-passphrase-again"), WORDS)
    press(qtbot, asked, "secret-go")
    assert [type(problem) for problem in shell.problems] == [DiskFull], "the reason, and not that it is locked"
    assert shell.replaced == 1, "begun again from the state the file is in"
    assert ctx.vault.state().locked
    asked.reject()


def test_removing_says_what_is_true_now(settings: SettingsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    press(qtbot, set_passphrase(settings, qtbot), "code-kept")
    shell = ctx.shell
    assert isinstance(shell, RecordingShell)
    toasts_when_built_anew: list[int] = []
    shell.file_replaced = lambda *_to, **_route: toasts_when_built_anew.append(len(shell.toasts))  # type: ignore[method-assign]
    press(qtbot, settings, "remove-passphrase")
    asked = sheets()[-1]
    qtbot.keyClicks(line(asked, "present-passphrase"), WORDS)
    press(qtbot, asked, "secret-go")
    assert "Anyone who can use this computer can read" in shell.toasts[-1][0]
    assert len(shell.toasts) > toasts_when_built_anew[-1], "said after what would take it away"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("button", ["change-passphrase", "remove-passphrase"])
def test_that_a_passphrase_is_wrong_is_said_in_full_sight(
    ctx: AppContext, qtbot: QtBot, show: Show, button: str, scale: float
) -> None:
    ctx.vault.set_passphrase(WORDS)
    ctx.renew_session()
    install_theme(QApplication.instance(), Theme(LIGHT, scale=scale, motion=False))  # type: ignore[arg-type]
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen, 900, 600)
    found = screen.findChild(QPushButton, button)
    assert found is not None
    found.click()
    asked = sheets()[-1]
    for field in asked.findChildren(QLineEdit):
        qtbot.keyClicks(field, "not these words")
    press(qtbot, asked, "secret-go")
    QApplication.processEvents()
    says = asked.findChild(QLabel, "secret-says")
    assert says is not None
    assert says.text() == "That is not the passphrase. Try again."
    assert not says.visibleRegion().isEmpty()
    assert says.visibleRegion().boundingRect() == says.rect(), "no part of it is hidden"
    assert says.height() >= says.heightForWidth(says.width())
    assert asked.rect().contains(says.geometry())
    present = line(asked, "present-passphrase")
    assert asked.focusWidget() is present
    assert present.selectedText() != "", "typed over, not added to"
    assert not present.visibleRegion().isEmpty()
    asked.reject()


def test_a_key_file_that_went_while_unlocked_is_told_and_can_be_made_anew(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    press(qtbot, set_passphrase(settings, qtbot), "code-kept")
    ctx.paths.keys.unlink()
    settings.refresh()
    assert "key file has gone" in words(settings, "passphrase-state")
    press(qtbot, set_passphrase(settings, qtbot), "code-kept")
    settings.refresh()
    assert words(settings, "passphrase-state") == "Your file is encrypted with your passphrase."
    ctx.session = None
    ctx.vault.lock()
    ctx.vault.unlock(WORDS)


def test_a_copy_the_lock_has_stopped_is_told_to_whoever_asked_for_it(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked_before_it_began(_progress: object) -> None:
        ctx.session = None
        ctx.vault.lock()
        raise RuntimeError("the file is not open")

    monkeypatch.setattr(ctx.services.backups, "make", locked_before_it_began)
    press(qtbot, settings, "backup-now")
    assert [type(problem) for problem in shell.problems] == [CopyStopped]


@pytest.mark.parametrize("there", [True, False])
def test_a_file_is_proposed_in_the_documents_or_at_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, there: bool
) -> None:
    documents = tmp_path / "Documents"
    if there:
        documents.mkdir()
    asked: list[str] = []
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(documents))
    monkeypatch.setattr(places.Path, "home", lambda: tmp_path)
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *given: (asked.append(given[2]), ("", ""))[1]
    )
    assert places.ask_where(QWidget(), "Save", "companion-2026-11-21.zip", "") is None
    assert asked == [str((documents if there else tmp_path) / "companion-2026-11-21.zip")]
