"""The lock: opening by passphrase and by code, wrong tries, and Help now whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.problems import FileDamaged, KeyFileDamaged, KeyFileMissing, SecretsLost
from companion.ui.lock.screen import FREE_TRIES, PAUSES_MS, LockScreen

Show = Callable[..., QWidget]
WORDS = "quiet river morning"


@pytest.fixture
def code(bare_ctx: AppContext) -> str:
    """The recovery code of a locked file with a person's name in it."""
    given = bare_ctx.vault.create(WORDS)
    bare_ctx.renew_session()
    bare_ctx.services.settings.change(name="Samantha")
    bare_ctx.services.backups.make()
    bare_ctx.session = None
    bare_ctx.vault.lock()
    assert given is not None
    return given


@pytest.fixture
def lock(bare_ctx: AppContext, code: str, show: Show) -> Iterator[LockScreen]:
    page = LockScreen(bare_ctx)
    show(page)
    page.activateWindow()
    page.setFocus()
    yield page
    for timer in page.findChildren(QTimer):
        timer.stop()


def says(page: LockScreen) -> str:
    label = page.findChild(QLabel, "lock-says")
    assert label is not None
    return label.text()


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def enter(qtbot: QtBot, page: LockScreen, words: str, name: str = "passphrase") -> QLineEdit:
    field = page.findChild(QLineEdit, name)
    assert field is not None
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    return field


def sheet() -> QDialog:
    (found,) = [part for part in QApplication.topLevelWidgets() if isinstance(part, QDialog) and part.isVisible()]
    return found


def test_the_passphrase_opens_the_file_and_is_forgotten(lock: LockScreen, bare_ctx: AppContext, qtbot: QtBot) -> None:
    with qtbot.waitSignal(lock.unlocked):
        field = enter(qtbot, lock, WORDS)
    assert bare_ctx.vault.database is not None
    assert field.text() == ""


def test_the_keyboard_is_in_the_field_at_once(lock: LockScreen) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.objectName() == "passphrase"


def test_a_wrong_passphrase_is_said_quietly_and_can_be_typed_over(
    lock: LockScreen, bare_ctx: AppContext, qtbot: QtBot
) -> None:
    field = enter(qtbot, lock, "not the words")
    assert "not the passphrase" in says(lock)
    assert field.hasFocus()
    assert field.selectedText() == "not the words" or field.hasSelectedText()
    assert bare_ctx.vault.database is None
    with qtbot.waitSignal(lock.unlocked):
        enter(qtbot, lock, WORDS)


def test_no_line_is_kept_free_while_there_is_nothing_to_say(lock: LockScreen) -> None:
    label = lock.findChild(QLabel, "lock-says")
    assert label is not None
    assert not label.isVisible()


def test_after_several_wrong_tries_one_waits_a_little_and_help_stays(lock: LockScreen, qtbot: QtBot) -> None:
    for _ in range(FREE_TRIES):
        enter(qtbot, lock, "not the words")
    assert not button(lock, "unlock").isEnabled()
    assert "2" in says(lock)
    with qtbot.waitSignal(lock.help_wanted):
        lock.help_button.click()
    (pause,) = lock.findChildren(QTimer)
    assert pause.interval() == PAUSES_MS[0]
    pause.stop()
    pause.timeout.emit()
    assert button(lock, "unlock").isEnabled()
    with qtbot.waitSignal(lock.unlocked):
        enter(qtbot, lock, WORDS)


def test_each_further_wrong_try_waits_longer_up_to_a_limit(lock: LockScreen, qtbot: QtBot) -> None:
    (pause,) = lock.findChildren(QTimer)
    waits = []
    for _ in range(FREE_TRIES + len(PAUSES_MS)):
        enter(qtbot, lock, "not the words")
        if pause.isActive():
            waits.append(pause.interval())
            pause.stop()
            pause.timeout.emit()
    assert waits == [*PAUSES_MS, PAUSES_MS[-1]]


def test_a_sloppily_typed_code_opens_and_then_offers_new_secrets(
    lock: LockScreen, code: str, bare_ctx: AppContext, qtbot: QtBot
) -> None:
    button(lock, "use-code").click()
    enter(qtbot, lock, f"  {code.lower().replace('-', ' ')} ", "recovery-code")
    asked = sheet()
    for field in asked.findChildren(QLineEdit):
        field.setText("another evening song")
    button(asked, "renew-go").click()
    shown = asked.findChild(QLabel, "recovery-code")
    assert shown is not None
    fresh = shown.text().replace("\n", "-")
    with qtbot.waitSignal(lock.unlocked):
        button(asked, "renew-go").click()
    vault = bare_ctx.vault
    vault.lock()
    vault.unlock_with_code(fresh)
    vault.lock()
    vault.unlock("another evening song")


def test_all_of_the_new_code_is_seen_and_nothing_about_choosing_what_was_chosen(
    lock: LockScreen, code: str, qtbot: QtBot
) -> None:
    button(lock, "use-code").click()
    enter(qtbot, lock, code, "recovery-code")
    asked = sheet()
    for field in asked.findChildren(QLineEdit):
        field.setText("another evening song")
    button(asked, "renew-go").click()
    QApplication.processEvents()
    (area,) = asked.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() == 0
    assert asked.geometry().bottom() <= lock.window().geometry().bottom()
    said = " ".join(label.text() for label in asked.findChildren(QLabel) if label.isVisible())
    assert "new recovery code" in said
    assert "choose a new one now" not in said


def test_the_old_passphrase_may_be_kept_after_the_code(
    lock: LockScreen, code: str, bare_ctx: AppContext, qtbot: QtBot
) -> None:
    button(lock, "use-code").click()
    enter(qtbot, lock, code, "recovery-code")
    with qtbot.waitSignal(lock.unlocked):
        button(sheet(), "renew-later").click()
    bare_ctx.vault.lock()
    bare_ctx.vault.unlock(WORDS)


def test_a_mistyped_code_is_told_apart_from_a_foreign_one(lock: LockScreen, code: str, qtbot: QtBot) -> None:
    button(lock, "use-code").click()
    enter(qtbot, lock, code[:-1], "recovery-code")
    assert "letter or a number" in says(lock)
    assert lock.go_back()
    field = lock.findChild(QLineEdit, "passphrase")
    assert field is not None
    assert field.isVisible()


def test_a_lost_key_file_comes_back_from_a_backup_by_the_same_passphrase(
    lock: LockScreen, bare_ctx: AppContext, qtbot: QtBot
) -> None:
    bare_ctx.paths.keys.unlink()
    with qtbot.waitSignal(lock.unlocked):
        enter(qtbot, lock, WORDS)
    assert bare_ctx.paths.keys.exists()


def test_a_lost_key_file_that_no_backup_has_is_trouble(lock: LockScreen, bare_ctx: AppContext, qtbot: QtBot) -> None:
    for path in (bare_ctx.paths.keys, *bare_ctx.paths.backups.rglob(bare_ctx.paths.keys.name)):
        path.unlink()
    with qtbot.waitSignal(lock.trouble) as told:
        enter(qtbot, lock, WORDS)
    assert isinstance(told.args[0], KeyFileMissing)


def test_a_damaged_key_file_that_no_backup_has_is_not_said_to_be_gone(
    lock: LockScreen, bare_ctx: AppContext, qtbot: QtBot
) -> None:
    for path in bare_ctx.paths.backups.rglob(bare_ctx.paths.keys.name):
        path.unlink()
    bare_ctx.paths.keys.write_bytes(b"xx")
    with qtbot.waitSignal(lock.trouble) as told:
        enter(qtbot, lock, WORDS)
    assert isinstance(told.args[0], KeyFileDamaged)


def test_a_damaged_file_is_trouble_only_after_the_right_passphrase(
    lock: LockScreen, bare_ctx: AppContext, qtbot: QtBot
) -> None:
    whole = bare_ctx.paths.database.read_bytes()
    bare_ctx.paths.database.write_bytes(whole[:64] + bytes(len(whole) - 64))
    enter(qtbot, lock, "not the words")
    assert "not the passphrase" in says(lock)
    with qtbot.waitSignal(lock.trouble) as told:
        enter(qtbot, lock, WORDS)
    assert isinstance(told.args[0], FileDamaged)


def test_whoever_has_neither_secret_is_shown_the_ways_on(lock: LockScreen, qtbot: QtBot) -> None:
    button(lock, "use-code").click()
    with qtbot.waitSignal(lock.trouble) as told:
        button(lock, "have-neither").click()
    assert isinstance(told.args[0], SecretsLost)


def test_nothing_of_the_person_is_shown(lock: LockScreen) -> None:
    said = " ".join(part.text() + part.accessibleName() for part in lock.findChildren(QLabel))
    assert "Samantha" not in said


def test_the_window_may_be_called_notes(bare_ctx: AppContext, code: str, show: Show) -> None:
    bare_ctx.prefs.change(neutral_title=True)
    page = LockScreen(bare_ctx)
    show(page)
    said = [label.text() for label in page.findChildren(QLabel)]
    assert "Notes" in said
    assert "Companion" not in said


def test_what_is_typed_can_be_seen_on_request(lock: LockScreen) -> None:
    field = lock.findChild(QLineEdit, "passphrase")
    assert field is not None
    assert field.echoMode() is QLineEdit.EchoMode.Password
    lock.findChild(QWidget, "show-passphrase").setChecked(True)  # type: ignore[union-attr,attr-defined]
    assert field.echoMode() is QLineEdit.EchoMode.Normal
