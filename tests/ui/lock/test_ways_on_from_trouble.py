"""When the file cannot be opened: each way on really goes on, and nothing that was there is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.journal import Writing
from companion.domain.problems import (
    DiskFull,
    FileDamaged,
    FileInUse,
    FileMissing,
    FolderReadOnly,
    KeyFileDamaged,
    KeyFileMissing,
    KnownProblem,
    SecretsLost,
)
from companion.domain.vault import FileState
from companion.services.backups import BackupService
from companion.ui.lock.trouble import TroublePage

Show = Callable[..., QWidget]
WORDS = "quiet river morning"


def filled(ctx: AppContext, passphrase: str | None = None) -> None:
    """A file with one page and one backup, closed again."""
    ctx.vault.create(passphrase)
    ctx.renew_session()
    ctx.services.journal.create(Writing("First", "heron by the canal"))
    ctx.services.backups.make()
    ctx.session = None
    ctx.vault.lock()


def page_for(ctx: AppContext, show: Show, problem: KnownProblem) -> TroublePage:
    page = TroublePage(ctx, problem)
    show(page)
    return page


def press(page: QWidget, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert found is not None, f"no button {name}"
    assert found.isEnabled()
    found.click()


def has(page: QWidget, name: str) -> bool:
    return page.findChild(QPushButton, name) is not None


def sheet() -> QDialog:
    (found,) = [part for part in QApplication.topLevelWidgets() if isinstance(part, QDialog) and part.isVisible()]
    return found


def entries(ctx: AppContext) -> int:
    ctx.vault.open()
    ctx.renew_session()
    with ctx.vault.database.quick() as connection:  # type: ignore[union-attr]
        count = connection.execute("SELECT count(*) FROM journal_entry").fetchone()[0]
    return int(count)


def test_a_damaged_file_gives_way_to_a_backup_and_is_kept(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    filled(bare_ctx)
    bare_ctx.paths.database.write_bytes(b"SQLite format 3\0" + b"spoilt" * 2000)
    page = page_for(bare_ctx, show, FileDamaged(bare_ctx.paths.database))
    press(page, "look-inside")
    looked = sheet()
    inside = looked.findChild(QLabel, "inside")
    assert inside is not None
    assert "1" in inside.text()
    with qtbot.waitSignal(page.try_again):
        press(looked, "restore-go")
    assert entries(bare_ctx) == 1
    kept = [path for path in bare_ctx.paths.backups.rglob("*") if path.is_file() and b"spoilt" in path.read_bytes()]
    assert len(kept) == 1


@pytest.mark.parametrize("kind", [FileDamaged, KeyFileMissing, KeyFileDamaged])
def test_no_backup_is_promised_where_there_is_none(bare_ctx: AppContext, show: Show, kind: type[KnownProblem]) -> None:
    page = page_for(bare_ctx, show, kind(bare_ctx.paths.database))
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "There is no backup in this folder." in said
    (told,) = [words for words in said if "backup" in words and "saved copy" in words]
    assert "if " in told, "whether there is one, nobody knows here"


def test_an_encrypted_backup_asks_for_its_passphrase(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    filled(bare_ctx, WORDS)
    bare_ctx.paths.database.unlink()
    page = page_for(bare_ctx, show, FileMissing(bare_ctx.paths.database))
    press(page, "look-inside")
    asked = sheet()
    field = asked.findChild(QLineEdit, "backup-passphrase")
    assert field is not None
    field.setText("not the words")
    press(asked, "restore-go")
    field.setText(WORDS)
    press(asked, "restore-go")
    with qtbot.waitSignal(page.try_again):
        press(asked, "restore-go")
    assert entries(bare_ctx) == 1


def test_a_key_file_from_elsewhere_opens_the_file(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(bare_ctx, WORDS)
    elsewhere = tmp_path / "stick.keys"
    elsewhere.write_bytes(bare_ctx.paths.keys.read_bytes())
    for path in (bare_ctx.paths.keys, *bare_ctx.paths.backups.rglob(bare_ctx.paths.keys.name)):
        path.unlink()
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_args: (str(elsewhere), ""))
    page = page_for(bare_ctx, show, KeyFileMissing(bare_ctx.paths.keys))
    field = page.findChild(QLineEdit, "rescue-secret")
    assert field is not None
    field.setText(WORDS)
    with qtbot.waitSignal(page.try_again):
        press(page, "choose-key")
    assert bare_ctx.paths.keys.read_bytes() == elsewhere.read_bytes()
    assert entries(bare_ctx) == 1


def test_the_key_inside_a_saved_copy_opens_the_file(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(bare_ctx, WORDS)
    bare_ctx.vault.unlock(WORDS)
    bare_ctx.renew_session()
    copy = tmp_path / "copy.zip"
    bare_ctx.services.backups.save_copy(copy)
    bare_ctx.session = None
    bare_ctx.vault.lock()
    for path in (bare_ctx.paths.keys, *bare_ctx.paths.backups.rglob(bare_ctx.paths.keys.name)):
        path.unlink()
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_args: (str(copy), ""))
    page = page_for(bare_ctx, show, KeyFileMissing(bare_ctx.paths.keys))
    field = page.findChild(QLineEdit, "rescue-secret")
    assert field is not None
    field.setText(WORDS)
    with qtbot.waitSignal(page.try_again):
        press(page, "choose-key")
    assert entries(bare_ctx) == 1


def test_a_file_that_is_no_key_file_changes_nothing(
    bare_ctx: AppContext, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(bare_ctx, WORDS)
    before = bare_ctx.paths.keys.read_bytes()
    other = tmp_path / "other.keys"
    other.write_text("nothing of ours", encoding="utf-8")
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_args: (str(other), ""))
    page = page_for(bare_ctx, show, KeyFileMissing(bare_ctx.paths.keys))
    field = page.findChild(QLineEdit, "rescue-secret")
    says = page.findChild(QLabel, "rescue-says")
    assert field is not None
    assert says is not None
    press(page, "choose-key")
    assert "first" in says.text()
    field.setText(WORDS)
    press(page, "choose-key")
    assert "No key was found" in says.text()
    assert bare_ctx.paths.keys.read_bytes() == before


def test_beginning_anew_needs_a_word_and_keeps_what_was_there(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    filled(bare_ctx, WORDS)
    before = bare_ctx.paths.database.read_bytes()
    page = page_for(bare_ctx, show, SecretsLost(bare_ctx.paths.database))
    press(page, "begin-anew")
    asked = sheet()
    go = asked.findChild(QPushButton, "anew-go")
    field = asked.findChild(QLineEdit, "anew-word")
    assert go is not None
    assert field is not None
    assert not go.isEnabled()
    field.setText("new")
    with qtbot.waitSignal(page.try_again):
        go.click()
    assert any(path.read_bytes() == before for path in bare_ctx.paths.backups.rglob(bare_ctx.paths.database.name))
    assert bare_ctx.vault.state().file in (FileState.MISSING, FileState.NONE, FileState.PLAIN)


@pytest.mark.parametrize("problem", [FileInUse, FolderReadOnly, DiskFull])
def test_a_disk_or_another_window_in_the_way_offers_nothing_that_replaces_a_file(
    bare_ctx: AppContext, show: Show, problem: type[KnownProblem]
) -> None:
    filled(bare_ctx)
    page = page_for(bare_ctx, show, problem(bare_ctx.paths.data))
    assert has(page, "try-again")
    assert has(page, "trouble-close")
    for name in ("look-inside", "use-copy", "begin-anew", "choose-key"):
        assert not has(page, name)


def test_the_place_can_be_copied(bare_ctx: AppContext, show: Show) -> None:
    page = page_for(bare_ctx, show, FolderReadOnly(bare_ctx.paths.data))
    press(page, "copy-place")
    assert QGuiApplication.clipboard().text() == str(bare_ctx.paths.data)


def test_help_now_is_there(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    page = page_for(bare_ctx, show, FileDamaged(bare_ctx.paths.database))
    with qtbot.waitSignal(page.help_wanted):
        page.help_button.click()


def test_backups_that_cannot_be_read_leave_the_other_ways_on(
    bare_ctx: AppContext, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unread(_service: BackupService) -> None:
        raise FolderReadOnly(bare_ctx.paths.data)

    filled(bare_ctx)
    monkeypatch.setattr(BackupService, "list", unread)
    page = page_for(bare_ctx, show, FileDamaged(bare_ctx.paths.database))
    said = page.findChild(QLabel, "no-backups")
    assert said is not None
    assert said.text().startswith("The folder of the backups cannot be read")
    assert all(has(page, name) for name in ("try-again", "use-copy", "begin-anew"))
