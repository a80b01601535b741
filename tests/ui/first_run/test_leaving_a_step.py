"""When a step of the first run may be left: not while it works, and not past what is shown only once."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.ui.first_run.protect import PassphraseStep
from companion.ui.first_run.screen import STEPS, FirstRun
from companion.ui.jobs import Jobs
from companion.ui.theme import Theme, install_theme
from companion.ui.theme.tokens import LIGHT

Show = Callable[..., QWidget]
WORDS = "three calm words"
PROTECT = STEPS.index(PassphraseStep)


def begin(ctx: AppContext, show: Show, step: int, width: int = 1200, height: int = 780) -> FirstRun:
    ctx.prefs.change(first_run_step=step)
    page = FirstRun(ctx)
    show(page, width, height)
    page.activateWindow()
    QApplication.processEvents()
    return page


def field(page: FirstRun, name: str) -> QLineEdit:
    found = [part for part in page.findChildren(QLineEdit, name) if part.isVisible()]
    assert found, name
    return found[0]


def button(page: FirstRun, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert found is not None
    return found


def text_of(page: FirstRun, name: str) -> str:
    QApplication.processEvents()
    return [label for label in page.findChildren(QLabel, name) if label.isVisible()][-1].text()


def give_passphrase(page: FirstRun, words: str = WORDS, again: str = WORDS) -> None:
    field(page, "first-passphrase").setText(words)
    field(page, "first-passphrase-again").setText(again)
    button(page, "first-next").click()


@pytest.mark.parametrize("something_written", [False, True])
def test_nothing_leads_away_while_the_file_is_being_protected(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, something_written: bool
) -> None:
    if something_written:
        bare_ctx.vault.create()
        bare_ctx.renew_session()
    bare_ctx.jobs = jobs = Jobs()
    gate = threading.Event()
    jobs.run(gate.wait)
    page = begin(bare_ctx, show, PROTECT)
    give_passphrase(page)
    for name in ("first-back", "first-skip", "first-next"):
        assert not button(page, name).isEnabled(), name
    assert page.help_button.isEnabled()
    assert page.go_back()
    assert text_of(page, "first-where").startswith(f"Step {PROTECT + 1} ")
    assert not bare_ctx.unlocked, "nobody reads a file that is being written anew"
    with qtbot.waitSignal(jobs.busy_changed):
        gate.set()
    jobs.close()
    code = text_of(page, "recovery-code").replace("\n", "-")
    held = page.findChild(QLabel, "recovery-code")
    assert held is not None
    assert held.hasFocus(), "an Enter too many must not take the code for kept"
    bare_ctx.session = None
    bare_ctx.vault.lock()
    bare_ctx.vault.unlock_with_code(code)
    bare_ctx.renew_session()


def test_escape_does_not_take_the_code_away_unread(bare_ctx: AppContext, show: Show) -> None:
    page = begin(bare_ctx, show, PROTECT)
    give_passphrase(page)
    code = text_of(page, "recovery-code")
    assert page.go_back()
    assert text_of(page, "recovery-code") == code


def test_a_key_held_down_does_not_run_through_the_steps(bare_ctx: AppContext, show: Show) -> None:
    page = begin(bare_ctx, show, 1)
    held = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True, count=1
    )
    QApplication.sendEvent(page, held)
    assert text_of(page, "first-where").startswith("Step 2")


def test_the_second_field_alone_is_not_taken_for_nothing(bare_ctx: AppContext, show: Show) -> None:
    page = begin(bare_ctx, show, PROTECT)
    give_passphrase(page, "", WORDS)
    assert text_of(page, "first-where").startswith(f"Step {PROTECT + 1} ")
    assert text_of(page, "passphrase-says") == "Type a passphrase first."


def test_what_was_typed_is_gone_once_the_file_is_protected(bare_ctx: AppContext, show: Show) -> None:
    page = begin(bare_ctx, show, PROTECT)
    give_passphrase(page)
    assert [part.text() for part in page.findChildren(QLineEdit) if part.text()] == []


def test_a_person_taken_out_again_is_not_kept(bare_ctx: AppContext, show: Show) -> None:
    page = begin(bare_ctx, show, 2)
    field(page, "first-person").setText("Mum")
    button(page, "first-next").click()
    assert page.go_back()
    QApplication.processEvents()
    field(page, "first-person").clear()
    button(page, "first-next").click()
    assert bare_ctx.services.contacts.all() == ()
    assert [person.name for person in bare_ctx.services.contacts.bin()] == ["Mum"]


def test_every_step_begins_at_the_same_height(bare_ctx: AppContext, show: Show) -> None:
    heights = set()
    for number in range(len(STEPS)):
        page = begin(bare_ctx, show, number)
        title = page.findChild(QLabel, "step-title")
        assert title is not None
        heights.add(title.mapTo(page, QPoint(0, 0)).y())
    assert len(heights) == 1


def in_sight(page: FirstRun, part: QWidget) -> bool:
    view = page.scroll_area.viewport()
    return view.rect().contains(QRect(part.mapTo(view, QPoint(0, 0)), part.size()))


def test_with_large_letters_what_a_step_is_about_is_in_sight(
    bare_ctx: AppContext, show: Show, qapp: QApplication
) -> None:
    install_theme(qapp, Theme(LIGHT, 2.0, motion=False))
    page = begin(bare_ctx, show, PROTECT, 900, 600)
    QApplication.processEvents()
    assert in_sight(page, field(page, "first-passphrase"))
    give_passphrase(page)
    QApplication.processEvents()
    code = page.findChild(QLabel, "recovery-code")
    assert code is not None
    assert in_sight(page, code)
