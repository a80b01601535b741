"""A first run on a disk without room: told as it is there, where nothing was kept before, and nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.problems import DiskFull, KnownProblem
from companion.domain.vault import FileState
from companion.ui.problems import words_for
from tests.ui.conftest import RecordingShell
from tests.ui.first_run.test_first_run import PROTECT, Show, begin, give_passphrase, press, text_of, type_in

PLACE = Path("/somewhere")


def refuse(*_args: object, **_more: object) -> None:
    raise DiskFull(PLACE)


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("companion.services.vault.Database.open", refuse)


def said_of(problem: Exception) -> str:
    words = words_for(problem)
    assert words is not None
    assert isinstance(problem, KnownProblem)
    assert problem.path == PLACE
    return f"{words.sentence} {words.what_to_do}"


@pytest.mark.usefixtures("full")
def test_without_room_for_the_file_nothing_is_called_kept_and_nothing_typed_is_lost(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, shell: RecordingShell
) -> None:
    page = begin(bare_ctx, show, 1)
    field = type_in(qtbot, page, "first-name", "Sam")
    press(page, "first-next")
    assert "Nothing is saved yet" in said_of(shell.problems[-1])
    assert text_of(page, "first-where").startswith("Step 2")
    assert field.text() == "Sam"
    page = begin(bare_ctx, show, PROTECT)
    give_passphrase(page, qtbot, "four calm words here")
    assert len(shell.problems) == 2
    assert "Nothing is saved yet" in said_of(shell.problems[-1])
    assert bare_ctx.vault.state().file is FileState.NONE


def test_what_was_kept_by_an_earlier_step_is_still_called_safe(
    bare_ctx: AppContext, show: Show, qtbot: QtBot, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = begin(bare_ctx, show, 1)
    type_in(qtbot, page, "first-name", "Sam")
    press(page, "first-next")
    monkeypatch.setattr(bare_ctx.services.contacts, "add", refuse)
    type_in(qtbot, page, "first-person", "Ruth")
    press(page, "first-next")
    assert "What was kept before is safe" in said_of(shell.problems[-1])
