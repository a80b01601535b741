"""Nothing a person saves, exports or prints can take the place of their own file: they are asked for another place."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.journal import Writing
from companion.startup import keep_out_of, keep_traces_in
from companion.ui.printing import ask_for_paper, new_printer
from companion.ui.settings.screen import SettingsScreen
from companion.ui.widgets.places import ask_where
from companion.ui.widgets.recovery_code import RecoveryCodeView

Show = Callable[..., QWidget]


class Answers:
    """Answers each dialogue of the system with the next place, and each sheet that says no with a button of it."""

    def __init__(self, *chosen: Path) -> None:
        self.chosen, self.asked = list(chosen), 0
        self.said: list[str] = []

    def place(self, *_args: object) -> tuple[str, str]:
        self.asked += 1
        return str(self.chosen.pop(0)), ""

    def press_when_told(self, name: str) -> None:
        """Press the button of the sheet once it stands, for it waits inside the call that opened it."""

        def press() -> None:
            sheet = next(
                (
                    part
                    for part in QApplication.topLevelWidgets()
                    if isinstance(part, QDialog) and part.isVisible() and part.objectName() == "problem"
                ),
                None,
            )
            assert sheet is not None
            self.said.extend(label.text() for label in sheet.findChildren(QLabel))
            if name:
                button = sheet.findChild(QPushButton, name)
                assert button is not None
                button.click()
            else:
                sheet.reject()

        QTimer.singleShot(0, press)


@pytest.fixture
def settings(ctx: AppContext, show: Show, qapp: QApplication) -> SettingsScreen:
    keep_out_of(qapp, ctx.paths)
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def click(page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None
    button.click()


def export(settings: SettingsScreen) -> None:
    click(settings, "export")
    (sheet,) = [part for part in QApplication.topLevelWidgets() if isinstance(part, QDialog) and part.isVisible()]
    click(sheet, "export-go")


@pytest.mark.parametrize("work", ["export", "save-copy"])
@pytest.mark.parametrize(
    "where", ["companion.db", "companion.keys", "backups/mine", "companion-config/preferences.json"]
)
def test_the_file_is_not_replaced_and_another_place_is_asked_for(
    settings: SettingsScreen, ctx: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: str, where: str
) -> None:
    ctx.services.journal.create(Writing("Before", ""))
    answers = Answers(ctx.paths.data / where, tmp_path / "mine")
    before = ctx.paths.database.stat().st_ino
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", answers.place)
    answers.press_when_told("choose-again")
    if work == "export":
        export(settings)
    else:
        click(settings, work)
    assert answers.asked == 2
    assert "That is Companion's own folder" in answers.said
    assert [path.suffix for path in tmp_path.glob("mine*")] == [".json" if work == "export" else ".zip"]
    assert ctx.paths.database.stat().st_ino == before
    ctx.services.journal.create(Writing("After", ""))
    ctx.vault.lock()
    ctx.vault.open()
    ctx.renew_session()
    assert [item.title for item in ctx.services.journal.timeline().items] == ["After", "Before"]


def test_who_would_rather_not_is_not_asked_again(
    settings: SettingsScreen, ctx: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers(ctx.paths.database)
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", answers.place)
    answers.press_when_told("")
    export(settings)
    assert answers.asked == 1


def test_the_recovery_code_is_not_written_over_the_file(
    ctx: AppContext, qapp: QApplication, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_out_of(qapp, ctx.paths)
    view = RecoveryCodeView("AAAAA-BBBBB-CCCCC-DDDDD-EEEEE-F")
    show(view)
    linked = tmp_path / "code.txt"
    linked.hardlink_to(ctx.paths.database)
    answers = Answers(linked, tmp_path / "other.txt")
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", answers.place)
    before = ctx.paths.database.read_bytes()
    answers.press_when_told("choose-again")
    click(view, "code-save")
    assert ctx.paths.database.read_bytes() == before
    assert "AAAAA" in (tmp_path / "other.txt").read_text(encoding="utf-8")


def test_a_page_is_not_printed_into_the_file(
    ctx: AppContext, qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_out_of(qapp, ctx.paths)
    parent = QWidget()
    qtbot.addWidget(parent)
    printer = new_printer("A page")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    answers = Answers(ctx.paths.database, tmp_path / "page.pdf")

    def agreed(_dialog: QPrintDialog) -> int:
        printer.setOutputFileName(answers.place()[0])
        return 1

    monkeypatch.setattr(QPrintDialog, "exec", agreed)
    answers.press_when_told("choose-again")
    assert ask_for_paper(printer, "A page", parent)
    assert printer.outputFileName() == str(tmp_path / "page.pdf")
    answers.chosen.append(ctx.paths.database)
    answers.press_when_told("")
    assert not ask_for_paper(printer, "A page", parent)


def test_an_export_elsewhere_is_what_it_always_was(
    settings: SettingsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", Answers(tmp_path / "all.json").place)
    export(settings)
    assert json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))["format"] == "companion-export"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own file window is asked")
def test_what_qts_own_file_window_remembers_is_kept_where_erasing_takes_it(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    # Qt reads where its settings are when it is first asked; as it was before, it must be after.
    before = Path(QSettings(QSettings.Scope.UserScope, "QtProject").fileName()).parent
    keep_traces_in(tmp_path / "config")
    try:
        dialog = QFileDialog(None, "Save", str(tmp_path))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.done(1)
        shiboken6.delete(dialog)
        QSettings(QSettings.Scope.UserScope, "QtProject").sync()
        kept = [path.name for path in (tmp_path / "config").iterdir()]
        assert kept == ["QtProject.conf"]
    finally:
        keep_traces_in(before)


def test_a_name_without_an_ending_is_given_that_of_its_kind_and_replaces_nothing_unasked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = [str(tmp_path / "copy 22.11.2026"), str(tmp_path / "mine"), str(tmp_path / "other.zip"), ""]
    begun: list[str] = []

    def answer(_parent: QWidget, _title: str, begins: str, _kind: str) -> tuple[str, str]:
        begun.append(begins)
        return given.pop(0), ""

    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", answer)

    def ask() -> Path | None:
        return ask_where(QWidget(), "Save", "companion.zip", "Companion copy (*.zip)")

    assert ask() == tmp_path / "copy 22.11.2026.zip"
    (tmp_path / "mine.zip").touch()
    # It is there already, so the system asks of it by its whole name.
    assert ask() == tmp_path / "other.zip"
    assert begun[-1] == str(tmp_path / "mine.zip")
    assert ask() is None
