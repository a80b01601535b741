"""The ways on that put something in the place of the file, or bring a key back: to the end, and twice pressed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.journal import Writing
from companion.domain.problems import (
    DiskFull,
    FileDamaged,
    FileMissing,
    FileNewer,
    KeyFileMissing,
    KnownProblem,
    SecretsLost,
)
from companion.domain.vault import FileState
from companion.ui.lock.trouble import TroublePage
from tests.ui.conftest import RecordingShell
from tests.ui.lock.conftest import PASSPHRASE, Hands, LockedFile, Show, sheet, sheets, titles


def trouble(ctx: AppContext, show: Show, problem: KnownProblem) -> TroublePage:
    page = TroublePage(ctx, problem)
    show(page)
    return page


def back_up(locked: LockedFile) -> None:
    ctx = locked.ctx
    ctx.vault.unlock(PASSPHRASE)
    ctx.renew_session()
    ctx.services.backups.make()
    ctx.session = None
    ctx.vault.lock()


def among_backups(ctx: AppContext, content: bytes) -> list[Path]:
    """The files on the shelf of backups that hold exactly this."""
    return [path for path in ctx.paths.backups.rglob("*") if path.is_file() and path.read_bytes() == content]


@pytest.mark.parametrize("kind", [SecretsLost, FileDamaged, FileMissing, KeyFileMissing])
def test_beginning_anew_ends_at_an_empty_file_and_the_first_run(
    locked: LockedFile, show: Show, hands: Hands, qtbot: QtBot, kind: type[KnownProblem]
) -> None:
    ctx = locked.ctx
    back_up(locked)
    ctx.prefs.change(first_run_done=True)
    database, keys = ctx.paths.database.read_bytes(), ctx.paths.keys.read_bytes()
    if kind is FileDamaged:
        database = database[:1000]
        ctx.paths.database.write_bytes(database)
    elif kind is FileMissing:
        ctx.paths.database.unlink()
    elif kind is KeyFileMissing:
        ctx.paths.keys.unlink()
    page = trouble(ctx, show, kind(ctx.paths.database))
    hands.press(page, "begin-anew")
    hands.type(sheet(), "anew-word", "no")
    assert not hands.button(sheet(), "anew-go").isEnabled(), "another word begins nothing"
    hands.enter(sheet(), "anew-word", " New ")
    assert ctx.vault.database is None, "nor does Enter, which may have been meant for something else"
    with qtbot.waitSignal(page.try_again):
        hands.press(sheet(), "anew-go")
    assert ctx.vault.state().file is FileState.PLAIN
    assert titles(ctx) == []
    assert not ctx.prefs.now.first_run_done, "a new file begins where every file begins"
    if kind is not FileMissing:
        assert among_backups(ctx, database)
    if kind is not KeyFileMissing:
        assert among_backups(ctx, keys)
    ctx.services.journal.create(Writing("New", ""))
    ctx.vault.set_passphrase("a new passphrase")
    if kind is not FileMissing:
        assert among_backups(ctx, database), "protecting the new file leaves the old one whole"


def test_nothing_is_begun_where_the_old_file_cannot_be_set_aside(
    locked: LockedFile, show: Show, hands: Hands, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx = locked.ctx
    before = ctx.paths.database.read_bytes()

    def full(*_args: object) -> None:
        raise DiskFull(ctx.paths.data)

    monkeypatch.setattr("companion.storage.restore.set_aside", full)
    page = trouble(ctx, show, SecretsLost(ctx.paths.database))
    hands.press(page, "begin-anew")
    hands.type(sheet(), "anew-word", "new")
    hands.press(sheet(), "anew-go")
    assert [type(problem) for problem in shell.problems] == [DiskFull]
    assert sheets() == []
    assert ctx.paths.database.read_bytes() == before
    assert ctx.vault.database is None


@pytest.mark.parametrize("with_code", [False, True])
def test_a_backup_gives_its_key_to_a_passphrase_or_a_sloppy_code(
    locked: LockedFile, show: Show, hands: Hands, qtbot: QtBot, with_code: bool
) -> None:
    ctx = locked.ctx
    back_up(locked)
    ctx.paths.keys.unlink()
    page = trouble(ctx, show, KeyFileMissing(ctx.paths.keys))
    hands.enter(page, "rescue-secret", "not the words")
    assert "No key was found" in hands.says(page, "rescue-says")
    field = hands.field(page, "rescue-secret")
    with qtbot.waitSignal(page.try_again):
        hands.enter(page, "rescue-secret", locked.code.lower().replace("-", " ") if with_code else PASSPHRASE)
    assert field.text() == ""
    assert titles(ctx) == ["First"]


def test_a_second_enter_closes_what_was_looked_into_and_changes_nothing(
    locked: LockedFile, show: Show, hands: Hands, qtbot: QtBot
) -> None:
    ctx = locked.ctx
    back_up(locked)
    before = ctx.paths.database.read_bytes()
    page = trouble(ctx, show, SecretsLost(ctx.paths.database))
    hands.press(page, "look-inside")
    asked = sheet()
    field = hands.field(asked, "backup-passphrase")
    hands.enter(asked, "backup-passphrase", locked.code.lower())
    assert "1 entr" in hands.says(asked, "inside")
    assert field.text() == ""
    focus = asked.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Return)
    assert sheets() == []
    assert ctx.paths.database.read_bytes() == before


def test_a_newer_file_is_not_begun_over_and_its_backup_is_offered(locked: LockedFile, show: Show, hands: Hands) -> None:
    back_up(locked)
    page = trouble(locked.ctx, show, FileNewer(locked.ctx.paths.database, found=9, known=1))
    hands.button(page, "look-inside")
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "A newer Companion made this file" in said
    with pytest.raises(AssertionError):
        hands.button(page, "begin-anew")


def test_a_saved_copy_from_elsewhere_is_looked_into_and_brought_back(
    locked: LockedFile, show: Show, hands: Hands, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ctx, copy = locked.ctx, tmp_path / "copy.zip"
    ctx.vault.unlock(PASSPHRASE)
    ctx.renew_session()
    ctx.services.backups.save_copy(copy)
    ctx.session = None
    ctx.vault.lock()
    damaged = random.Random(7).randbytes(12_288)
    ctx.paths.database.write_bytes(damaged)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileName", lambda *_args: (str(copy), ""))
    page = trouble(ctx, show, FileDamaged(ctx.paths.database))
    hands.press(page, "use-copy")
    hands.enter(sheet(), "backup-passphrase", PASSPHRASE)
    with qtbot.waitSignal(page.try_again):
        hands.press(sheet(), "restore-go")
    assert titles(ctx) == ["First"]
    assert among_backups(ctx, damaged)
    assert not [path for path in ctx.paths.data.rglob("*.zip")]
