"""What the lock keeps and forgets: secrets, pauses, new codes, and a page that is gone when the key is found."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from companion.domain.problems import WrongPassphrase, WrongRecoveryCode
from companion.ui.jobs import Jobs
from companion.ui.lock.screen import FREE_TRIES, LockScreen
from companion.ui.theme import theme_of
from tests.ui.conftest import RecordingShell
from tests.ui.lock.conftest import PASSPHRASE, Hands, LockedFile, Show, sheet, sheets, titles

ANOTHER = "another set of words"


@pytest.fixture
def page(locked: LockedFile, show: Show) -> Iterator[LockScreen]:
    made = LockScreen(locked.ctx)
    show(made)
    made.activateWindow()
    made.setFocus()
    yield made
    pause_of(made).stop()


def is_unlocked(locked: LockedFile) -> bool:
    return locked.ctx.vault.database is not None


def pause_of(page: LockScreen) -> QTimer:
    (timer,) = page.findChildren(QTimer)
    return timer


def renew(page: LockScreen, locked: LockedFile, hands: Hands) -> tuple[QWidget, str]:
    """Open by the code and choose a new passphrase; the sheet, and the new code on it."""
    hands.press(page, "use-code")
    hands.enter(page, "recovery-code", locked.code)
    asked = sheet()
    hands.type(asked, "new-passphrase", ANOTHER)
    hands.type(asked, "new-passphrase-again", ANOTHER)
    hands.press(asked, "renew-go")
    QApplication.processEvents()
    shown = hands.part(asked, "recovery-code")
    assert isinstance(shown, QLabel)
    return asked, shown.text().replace("\n", "-")


def test_nothing_but_help_now_turns_red_after_a_wrong_try(page: LockScreen, locked: LockedFile, hands: Hands) -> None:
    hands.enter(page, "passphrase", "quiet river evening")
    assert hands.field(page, "passphrase").text() == "quiet river evening", "it stays, to be looked at or typed over"
    assert hands.button(page, "unlock").isEnabled()
    picture = page.grab().toImage()
    foot = page.help_button.mapTo(page, page.help_button.rect().topLeft()).y()
    seen = {picture.pixelColor(x, y).name() for x in range(0, page.width(), 2) for y in range(0, foot - 4, 2)}
    assert not seen & {theme_of().colour(token).name() for token in ("help", "help_soft")}


def away_and_back(page: LockScreen) -> None:
    """As Help now does: the keyboard goes elsewhere, the page is hidden, shown again and given the keyboard."""
    page.help_button.setFocus()
    page.hide()
    page.show()
    page.activateWindow()
    page.setFocus()


def test_after_help_now_the_wrong_words_are_typed_over(page: LockScreen, hands: Hands) -> None:
    hands.enter(page, "passphrase", "quiet river evening")
    away_and_back(page)
    hands.bot.keyClicks(hands.field(page, "passphrase"), PASSPHRASE)
    assert hands.field(page, "passphrase").text() == PASSPHRASE


def test_after_help_now_a_half_typed_code_goes_on(page: LockScreen, locked: LockedFile, hands: Hands) -> None:
    hands.press(page, "use-code")
    hands.type(page, "recovery-code", locked.code[:7])
    away_and_back(page)
    hands.bot.keyClicks(hands.field(page, "recovery-code"), locked.code[7:])
    assert hands.field(page, "recovery-code").text() == locked.code


def test_what_was_typed_cannot_be_brought_back_by_undo(page: LockScreen, hands: Hands) -> None:
    field = hands.field(page, "passphrase")
    hands.enter(page, "passphrase", PASSPHRASE)
    field.undo()
    assert field.text() == ""


def test_the_right_passphrase_waits_for_the_pause_too(page: LockScreen, locked: LockedFile, hands: Hands) -> None:
    for _ in range(FREE_TRIES):
        hands.enter(page, "passphrase", "wrong")
    hands.enter(page, "passphrase", PASSPHRASE)
    assert not is_unlocked(locked)
    pause_of(page).stop()
    pause_of(page).timeout.emit()
    hands.enter(page, "passphrase", PASSPHRASE)
    assert is_unlocked(locked)


def test_turning_to_the_code_says_that_the_pause_is_still_on(page: LockScreen, hands: Hands) -> None:
    for _ in range(FREE_TRIES):
        hands.enter(page, "passphrase", "wrong")
    hands.press(page, "use-code")
    assert "You can try again in 2 second" in hands.says(page, "lock-says")


def test_turning_from_one_secret_to_the_other_forgets_the_first(page: LockScreen, hands: Hands) -> None:
    passphrase, code = page.findChild(QLineEdit, "passphrase"), page.findChild(QLineEdit, "recovery-code")
    assert passphrase is not None
    assert code is not None
    hands.type(page, "passphrase", "quiet")
    hands.press(page, "use-code")
    assert passphrase.text() == ""
    hands.type(page, "recovery-code", "ABC")
    assert page.go_back()
    assert code.text() == ""
    assert not page.go_back(), "there is nothing behind the lock"


def test_after_new_secrets_the_old_ones_open_nothing(page: LockScreen, locked: LockedFile, hands: Hands) -> None:
    asked, new = renew(page, locked, hands)
    assert [field.text() for field in asked.findChildren(QLineEdit) if field.text()] == []
    hands.press(asked, "renew-go")
    vault = locked.ctx.vault
    vault.lock()
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASSPHRASE)
    with pytest.raises(WrongRecoveryCode):
        vault.unlock_with_code(locked.code)
    vault.unlock_with_code(new)
    assert titles(locked.ctx) == ["First"]


def test_escape_before_the_change_keeps_the_old_secrets(
    page: LockScreen, locked: LockedFile, hands: Hands, qtbot: QtBot
) -> None:
    hands.press(page, "use-code")
    hands.enter(page, "recovery-code", locked.code)
    with qtbot.waitSignal(page.unlocked):
        qtbot.keyClick(sheet(), Qt.Key.Key_Escape)
    locked.ctx.vault.lock()
    locked.ctx.vault.unlock(PASSPHRASE)


def test_escape_does_not_take_a_new_code_away_unread(
    page: LockScreen, locked: LockedFile, hands: Hands, qtbot: QtBot
) -> None:
    asked, _new = renew(page, locked, hands)
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    assert sheets() == [asked]
    assert "not shown again" in hands.says(asked, "renew-says")
    hands.press(asked, "renew-go")
    assert sheets() == []


def test_caps_lock_is_pointed_out_while_it_seems_to_be_on(page: LockScreen, hands: Hands) -> None:
    field, hint = hands.field(page, "passphrase"), page.findChild(QLabel, "caps-lock")
    assert hint is not None

    def press(letter: str, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Q, held, letter))

    press("q")
    assert not hint.isVisible()
    press("Q", Qt.KeyboardModifier.ShiftModifier)
    assert not hint.isVisible(), "a capital with Shift is meant"
    press("Q")
    assert hint.isVisible()
    press("q")
    assert not hint.isVisible()


def test_a_mistake_of_ours_leaves_room_for_another_try(
    page: LockScreen, locked: LockedFile, hands: Hands, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("broken")

    with monkeypatch.context() as for_now:
        for_now.setattr(locked.ctx.vault, "unlock_with", broken)
        hands.enter(page, "passphrase", PASSPHRASE)
    assert [type(problem) for problem in shell.problems] == [RuntimeError]
    assert hands.says(page, "lock-says") == ""
    hands.enter(page, "passphrase", PASSPHRASE)
    assert is_unlocked(locked)


def test_a_page_that_is_gone_when_the_key_is_found_is_not_spoken_to(
    locked: LockedFile, show: Show, hands: Hands, qtbot: QtBot
) -> None:
    locked.ctx.jobs = jobs = Jobs()
    gate = threading.Event()
    jobs.run(gate.wait)
    holder = show(QWidget())
    page = LockScreen(locked.ctx, holder)
    page.show()
    opened: list[bool] = []
    page.unlocked.connect(lambda: opened.append(True))
    hands.enter(page, "passphrase", PASSPHRASE)
    assert hands.says(page, "lock-says") == "Opening…"
    page.deleteLater()
    QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete.value)
    assert not isValid(page)
    with qtbot.waitSignal(jobs.busy_changed):
        gate.set()
    jobs.close()
    assert opened == []
