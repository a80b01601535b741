"""The file is found damaged while it is open: what is kept is said, and a sound backup brings everything back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.domain.journal import Writing
from companion.domain.problems import FileDamaged
from companion.ui.journal.screen import JournalScreen
from companion.ui.widgets.sheet import Sheet
from tests.ui.running import settle

pytestmark = pytest.mark.real_clock


def sheets() -> list[QDialog]:
    return [part for part in QApplication.topLevelWidgets() if isinstance(part, QDialog) and part.isVisible()]


def button(name: str) -> QPushButton:
    found = [part for sheet in sheets() for part in sheet.findChildren(QPushButton, name)]
    assert len(found) == 1, name
    return found[0]


def words(sheet: QWidget, name: str) -> str:
    label = sheet.findChild(QLabel, name)
    assert label is not None
    return label.text()


def overwrite(program: Program) -> None:
    """Damage every page of the open file but the first, as a dying disk does."""
    assert program.vault.database is not None
    with program.vault.database.quick() as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = program.paths.database
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (path.stat().st_size - 4096))


def test_damage_met_while_running_leads_to_the_newest_good_backup_and_loses_no_word(
    program: Program, qtbot: QtBot
) -> None:
    program.ctx.services.journal.create(Writing("Kept", "heron by the canal"))
    program.ctx.services.backups.make()
    spoilt = program.ctx.services.backups.make()
    (spoilt.folder / "companion.db").write_bytes(b"\xa5" * 40_000)
    program.window.go("journal", new=True)
    screen = program.window.current_screen()
    assert isinstance(screen, JournalScreen)
    qtbot.keyClicks(screen.page.body, "half a thought")
    overwrite(program)
    for _ in range(2):
        # Nobody answers for these failures: the window does.
        program.ctx.jobs.run(program.ctx.services.backups.make)
    qtbot.waitUntil(lambda: not program.ctx.jobs.busy and button("damaged-restore").isEnabled())
    (told,) = sheets()
    assert told.windowTitle() == "Your file is damaged"
    assert "you asked for it" in words(told, "damaged-found")
    assert told.focusWidget() is button("damaged-restore"), "the keyboard is at the way on"
    button("damaged-restore").click()
    qtbot.waitUntil(lambda: button("restore-go").isEnabled())
    (looked,) = sheets()
    assert isinstance(looked, Sheet)
    assert "1 entry" in words(looked, "inside")
    assert looked.says.text() == "Afterwards your file opens with the passphrase it has now."
    assert "set aside" in words(looked, "inside-kept")
    looked.reject()
    qtbot.waitUntil(lambda: button("damaged-restore").isEnabled())
    button("damaged-restore").click()
    qtbot.waitUntil(lambda: button("restore-go").isEnabled())
    button("restore-go").click()
    qtbot.waitUntil(lambda: program.ctx.unlocked and not sheets())
    settle()
    assert program.vault.encrypted
    again = program.window.current_screen()
    assert isinstance(again, JournalScreen)
    assert again is not screen
    assert again.page.body.toPlainText() == "half a thought"
    assert "Kept" in [item.title for item in program.ctx.services.journal.timeline().items]


@pytest.mark.parametrize("opens", [True, False])
def test_without_a_good_backup_the_folder_is_shown_and_nothing_promised(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, opens: bool
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(Path(url.toLocalFile())) or opens)
    program.window.show_problem(FileDamaged(program.paths.database))
    qtbot.waitUntil(lambda: not program.ctx.jobs.busy)
    (told,) = sheets()
    assert "No backup here is good" in words(told, "damaged-found")
    assert not button("damaged-restore").isVisible()
    button("damaged-folder").click()
    assert asked == [program.paths.data]
    assert (QGuiApplication.clipboard().text() == str(program.paths.data)) is not opens
    button("problem-close").click()
    assert sheets() == []
