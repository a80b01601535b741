"""What stands in a step of the first run when the program ends without a word: there again, and nothing of a secret."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.vault import FileState
from tests.ui.first_run.test_first_run import PROTECT, Show, begin, press, type_in


def test_what_is_typed_in_a_step_is_there_after_a_sudden_end_where_there_is_a_file(
    bare_ctx: AppContext, show: Show, qtbot: QtBot
) -> None:
    page = begin(bare_ctx, show, 1)
    type_in(qtbot, page, "first-name", "Robin")
    assert bare_ctx.vault.state().file is FileState.NONE, "no file is made of half a word"
    press(page, "first-next")
    type_in(qtbot, page, "first-person", "Aunt Mar")
    draft = bare_ctx.services.first_run_draft
    qtbot.waitUntil(lambda: "Aunt Mar" in str(draft.read()), timeout=2_000)
    assert bare_ctx.services.contacts.all() == ()
    # Ended without a word; begun again over the same file.
    again = begin(bare_ctx, show, 2)
    field = again.findChild(QLineEdit, "first-person")
    assert field is not None
    assert field.text() == "Aunt Mar"
    for _step in range(5):
        press(again, "first-skip")
    assert draft.read() is None


def test_of_a_passphrase_shown_in_letters_no_draft_is_kept(bare_ctx: AppContext, show: Show, qtbot: QtBot) -> None:
    bare_ctx.vault.create()
    bare_ctx.renew_session()
    page = begin(bare_ctx, show, PROTECT)
    for field in page.findChildren(QLineEdit):
        field.setEchoMode(QLineEdit.EchoMode.Normal)
    type_in(qtbot, page, "first-passphrase", "calm words")
    page.leave()
    press(page, "first-skip")
    page.leave()
    assert "DateStep" in (bare_ctx.services.first_run_draft.read() or {})
    assert "calm words" not in str(bare_ctx.services.first_run_draft.read())
