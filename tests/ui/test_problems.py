"""What is said when something goes wrong: a calm sentence for what is known, and never a person's words."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

import companion
from companion.content.problems import ContentProblem
from companion.domain.problems import (
    BackupMissing,
    DiskFull,
    DiskProblem,
    DiskTrouble,
    FileNewer,
    FolderReadOnly,
    KnownProblem,
)
from companion.ui.problems import ProblemWords, show_problem, words_for

Show = Callable[..., QWidget]
WHERE = Path("/where/companion.db")
#: Words that frighten, blame, or ask nicely where nothing need be asked.
UNKIND = ("error", "failed", "invalid", "illegal", "fatal", "abort", "exception", "please", "!")


def every_kind() -> list[type[KnownProblem]]:
    """Each kind of problem anywhere below the screens; a screen answers for its own where it raises them."""
    for module in pkgutil.walk_packages(companion.__path__, "companion."):
        if not module.name.startswith(("companion.ui", "companion.__main__")):
            importlib.import_module(module.name)

    def below(kind: type[KnownProblem]) -> Iterator[type[KnownProblem]]:
        yield kind
        for narrower in kind.__subclasses__():
            yield from below(narrower)

    kinds = {kind for kind in below(KnownProblem) if not kind.__module__.startswith("companion.ui")}
    return sorted(kinds, key=lambda kind: kind.__qualname__)


KINDS = every_kind()


def a_problem(kind: type[KnownProblem]) -> KnownProblem:
    if issubclass(kind, FileNewer):
        return kind(WHERE, found=2, known=1)
    if issubclass(kind, ContentProblem):
        return kind(WHERE, 3, "no title")
    return kind(WHERE)


def words_of(kind: type[KnownProblem]) -> ProblemWords:
    words = words_for(a_problem(kind))
    assert words is not None
    return words


def sheets() -> list[QDialog]:
    return [part for part in QApplication.topLevelWidgets() if isinstance(part, QDialog) and part.isVisible()]


@pytest.fixture
def window(themed: None, show: Show) -> QWidget:
    return show(QWidget(), 900, 600)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_problem_has_words_of_its_own(kind: type[KnownProblem]) -> None:
    mine = words_of(kind)
    others = [words_of(other) for other in KINDS if other is not kind]
    assert mine.title not in [other.title for other in others], f"{kind.__name__} says what another kind says"
    assert mine not in others


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_words_are_whole_and_calm(kind: type[KnownProblem]) -> None:
    words = words_of(kind)
    assert words.sentence.endswith(".")
    assert words.what_to_do.endswith(".")
    said = f"{words.title} {words.sentence} {words.what_to_do}".lower()
    assert [word for word in UNKIND if word in said] == []


@pytest.mark.parametrize("kind", [DiskFull, DiskTrouble, FolderReadOnly, DiskProblem])
def test_what_can_be_met_while_one_writes_says_what_of_it_is_kept(kind: type[KnownProblem]) -> None:
    said = words_of(kind).sentence
    assert "What was kept before" in said or "Nothing there has changed" in said


def test_a_kind_that_nobody_wrote_words_for_is_noticed() -> None:
    class Unheard(KnownProblem):
        """A kind that came later."""

    assert words_for(Unheard()) == words_of(KnownProblem), "it is still said calmly"
    assert words_for(ValueError("x")) is None


def test_a_known_problem_is_said_with_its_place_and_closes_by_escape(window: QWidget, qtbot: QtBot) -> None:
    show_problem(window, DiskFull(WHERE))
    (sheet,) = sheets()
    said = [part.text() for part in sheet.findChildren(QLabel)]
    assert "The disk is full" in said
    assert f"Where: {WHERE}" in [part.accessibleName() for part in sheet.findChildren(QLabel)]
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheets() == []


def test_our_own_mistake_is_said_without_a_word_of_what_was_written(window: QWidget, qtbot: QtBot) -> None:
    secret = "met Ruth at the clinic"
    try:
        try:
            raise KeyError(secret)
        except KeyError as first:
            raise RuntimeError(f"could not keep {secret}") from first
    except RuntimeError as mistake:
        show_problem(window, mistake)
    (sheet,) = sheets()
    assert sheet.windowTitle() == "Something went wrong on our side"
    details = sheet.findChild(QPlainTextEdit)
    assert details is not None
    shown = details.toPlainText()
    assert "builtins.RuntimeError" in shown
    assert "builtins.KeyError" in shown
    assert "test_problems.py" in shown
    everything = [*(part.text() for part in sheet.findChildren(QLabel)), shown]
    assert not [words for words in everything if "Ruth" in words or "clinic" in words]
    copy = next(button for button in sheet.findChildren(QPushButton) if button.text() == "Copy the details")
    qtbot.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == shown
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheets() == []


def test_a_second_mistake_does_not_stand_over_the_first(window: QWidget) -> None:
    for _ in range(2):
        show_problem(window, ZeroDivisionError())
    (sheet,) = sheets()
    sheet.reject()


def test_the_same_problem_again_does_not_stand_over_itself(window: QWidget) -> None:
    for _ in range(3):
        show_problem(window, DiskFull(WHERE))
    (sheet,) = sheets()
    sheet.accept()
    show_problem(window, DiskFull(WHERE))
    (again,) = sheets()
    again.accept()


def test_another_problem_is_said_beside_the_first(window: QWidget) -> None:
    show_problem(window, DiskFull(WHERE))
    show_problem(window, BackupMissing(WHERE))
    assert {sheet.windowTitle() for sheet in sheets()} == {"The disk is full", "This backup is no longer there"}
    for sheet in sheets():
        sheet.reject()
