"""The settings, changed by hand; each takes effect at once and is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from companion.context import AppContext
from companion.domain.counter import EventKind
from companion.domain.settings import Counting, Headline
from companion.ui.settings.path_line import PathLine
from companion.ui.settings.screen import SettingsScreen
from companion.ui.widgets.page import ScrollArea
from tests.ui.conftest import RecordingShell

TODAY = date(2026, 11, 21)
Show = Callable[..., QWidget]


@pytest.fixture
def settings(ctx: AppContext, show: Show) -> SettingsScreen:
    screen = SettingsScreen(ctx)
    screen.refresh()
    show(screen)
    return screen


def click(qtbot: QtBot, page: QWidget, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button is not None, f"no button {name}"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def choose(page: QWidget, name: str, value: object) -> None:
    """Choose from a list as its popup does: by row, with the signal a person's choice sends."""
    box = page.findChild(QComboBox, name)
    assert box is not None
    row = box.findData(value)
    assert row >= 0
    box.setCurrentIndex(row)
    box.activated.emit(row)


def sheet(name: str = "") -> QDialog:
    """The sheet that stands over the window now."""
    found = [part for part in QApplication.topLevelWidgets() if isinstance(part, QDialog) and part.isVisible()]
    assert found, f"no sheet {name}"
    return found[-1]


def text_of(page: QWidget, name: str) -> str:
    label = page.findChild(QLabel, name)
    assert label is not None
    return label.text()


@pytest.mark.parametrize(
    ("button", "field", "value"),
    [
        ("look-dark", "appearance", "dark"),
        ("look-contrast-light", "appearance", "contrast-light"),
        ("size-150", "text_size", 150),
        ("type-sans", "reading_font", "sans"),
        ("hide-Ctrl+Space", "quick_hide_key", "Ctrl+Space"),
        ("hide-none", "quick_hide_key", ""),
    ],
)
def test_a_choice_is_kept_at_once(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, button: str, field: str, value: object
) -> None:
    click(qtbot, settings, button)
    assert getattr(ctx.prefs.now, field) == value
    assert f'"{field}"' in ctx.paths.prefs.read_text(encoding="utf-8")


def test_the_country_is_kept_and_help_now_follows(settings: SettingsScreen, ctx: AppContext) -> None:
    choose(settings, "country", "us")
    assert ctx.country() == "us"


def test_the_idle_time_can_be_never(settings: SettingsScreen, ctx: AppContext) -> None:
    choose(settings, "idle-minutes", 0)
    assert ctx.prefs.now.idle_lock_minutes == 0


def test_the_rollover_hour_moves_the_day(settings: SettingsScreen, ctx: AppContext) -> None:
    choose(settings, "rollover", 6)
    assert ctx.services.settings.current().rollover_hour == 6


def test_a_name_half_typed_is_kept_when_one_goes_elsewhere(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    field = settings.findChild(QLineEdit, "settings-name")
    assert field is not None
    qtbot.keyClicks(field, "  Sam  ")
    settings.leave()
    assert ctx.services.settings.current().name == "Sam"


def test_a_start_date_is_asked_for_by_the_first_yes(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    click(qtbot, settings, "count-yes")
    asked = sheet("day")
    click(qtbot, asked, "day-keep")
    count = ctx.services.counter.count()
    assert count.began == TODAY
    assert ctx.services.settings.current().counting is Counting.COUNT
    said, undo = shell.toasts[-1]
    assert said == "Written down"
    assert undo is not None
    undo()
    assert ctx.services.counter.count().began is None


def test_a_day_used_is_added_where_safety_comes_first(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    ctx.services.counter.start_on(TODAY - timedelta(days=30))
    settings.refresh()
    click(qtbot, settings, "add-lapse")
    assert shell.went == [("lapse", {"day": None, "count": True})]


def test_whoever_would_rather_not_count_keeps_what_was_written_down(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    ctx.services.counter.start_on(TODAY - timedelta(days=30))
    ctx.services.counter.add(EventKind.LAPSE, TODAY - timedelta(days=3))
    settings.refresh()
    click(qtbot, settings, "count-rather-not")
    assert ctx.services.settings.current().counting is Counting.RATHER_NOT
    assert len(ctx.services.counter.events()) == 2
    click(qtbot, settings, "count-yes")
    assert ctx.services.settings.current().counting is Counting.COUNT


def test_the_number_on_today_is_theirs_to_choose(settings: SettingsScreen, ctx: AppContext) -> None:
    choose(settings, "headline", Headline.HIDDEN.value)
    assert ctx.services.settings.current().headline is Headline.HIDDEN
    settings.refresh()
    box = settings.findChild(QComboBox, "headline")
    assert box is not None
    assert box.currentText() == "Hide the counter"


def set_passphrase(settings: SettingsScreen, qtbot: QtBot, words: str) -> str:
    """Go through the sheets that set a passphrase; gives the recovery code shown."""
    click(qtbot, settings, "set-passphrase")
    first = sheet("set")
    for field in first.findChildren(QLineEdit):
        if field.isVisible():
            field.clear()
            qtbot.keyClicks(field, words)
    click(qtbot, first, "secret-go")
    shown = sheet("code")
    code = next(part.text() for part in shown.findChildren(QLabel) if part.text().count("-") >= 4)
    click(qtbot, shown, "code-kept")
    return code.replace("\n", "-").strip()


def test_setting_a_passphrase_encrypts_the_file_and_shows_a_code_that_opens_it(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    code = set_passphrase(settings, qtbot, "four calm words here")
    assert ctx.vault.encrypted
    assert shell.replaced == 1
    assert "encrypted" in text_of(settings, "passphrase-state")
    ctx.session = None
    ctx.vault.lock()
    ctx.vault.unlock_with_code(code)
    ctx.renew_session()


def test_removing_the_passphrase_asks_for_it_first(settings: SettingsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    set_passphrase(settings, qtbot, "four calm words here")
    click(qtbot, settings, "remove-passphrase")
    told = "Older backups stay encrypted"
    assert not any(told in label.text() for label in sheet("prove").findChildren(QLabel)), "there are none"
    sheet("prove").reject()
    click(qtbot, settings, "backup-now")
    click(qtbot, settings, "remove-passphrase")
    asked = sheet("prove")
    assert any(told in label.text() for label in asked.findChildren(QLabel))
    field = asked.findChild(QLineEdit, "present-passphrase")
    assert field is not None
    qtbot.keyClicks(field, "not this")
    click(qtbot, asked, "secret-go")
    assert "not the passphrase" in text_of(asked, "secret-says")
    assert ctx.vault.encrypted
    field.clear()
    qtbot.keyClicks(field, "four calm words here")
    click(qtbot, asked, "secret-go")
    assert not ctx.vault.encrypted


def test_a_changed_passphrase_opens_the_file_and_the_former_one_does_not(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    set_passphrase(settings, qtbot, "four calm words here")
    click(qtbot, settings, "change-passphrase")
    asked = sheet("change")
    present = asked.findChild(QLineEdit, "present-passphrase")
    assert present is not None
    qtbot.keyClicks(present, "four calm words here")
    for field in asked.findChildren(QLineEdit):
        if field.isVisible() and field is not present:
            qtbot.keyClicks(field, "another set of words")
    click(qtbot, asked, "secret-go")
    assert ctx.vault.proves("another set of words")
    assert not ctx.vault.proves("four calm words here")


def test_every_place_there_is_something_in_is_named(settings: SettingsScreen, ctx: AppContext) -> None:
    ctx.paths.logs.mkdir(parents=True, exist_ok=True)
    settings.refresh()
    shown = {line.toolTip() or line.text() for line in settings.findChildren(PathLine)}
    assert {str(ctx.paths.database), str(ctx.paths.prefs), str(ctx.paths.logs)} <= shown


def test_a_backup_is_made_and_looked_into_before_it_replaces_anything(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    from companion.domain.journal import Writing

    ctx.services.journal.create(Writing("First", "A page to come back to"))
    click(qtbot, settings, "backup-now")
    ctx.services.journal.create(Writing("Second", "Written after the backup"))
    click(qtbot, settings, "look-inside")
    asked = sheet("inside")
    assert "1 entry" in text_of(asked, "inside")
    assert "From " not in text_of(asked, "inside"), "all of it is of one day"
    assert len(ctx.services.journal.timeline().items) == 2
    click(qtbot, asked, "restore-go")
    assert shell.replaced == 1
    ctx.vault.open()
    ctx.renew_session()
    assert [item.title for item in ctx.services.journal.timeline().items] == ["First"]


def test_an_export_and_a_copy_go_where_the_person_says_and_the_folder_is_named(
    settings: SettingsScreen, qtbot: QtBot, shell: RecordingShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / ("a folder of a long name, " * 4) / "here"
    folder.mkdir(parents=True)
    target = folder / "mine.json"
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getSaveFileName", lambda *_args: (str(target), ""))
    click(qtbot, settings, "export")
    click(qtbot, sheet("export"), "export-go")
    assert target.read_text(encoding="utf-8").startswith("{")
    said = shell.toasts[-1][0].replace("\u200b", "")
    assert said.startswith("Taken out to mine.json, in /"), "an export is not encrypted, and is to be found again"
    assert "…" in said
    assert said.endswith("/here")
    target = tmp_path / "copy.zip"
    click(qtbot, settings, "save-copy")
    assert target.read_bytes().startswith(b"PK")
    said = shell.toasts[-1][0].replace("\u200b", "")
    assert said.startswith("Saved as copy.zip, in /")
    assert said.endswith(tmp_path.name[-8:])


def test_erasing_needs_the_word_and_then_nothing_of_theirs_is_left(
    settings: SettingsScreen, ctx: AppContext, qtbot: QtBot, shell: RecordingShell
) -> None:
    from companion.domain.journal import Writing

    ctx.services.journal.create(Writing("Marker", "zebra-crossing-marker"))
    click(qtbot, settings, "backup-now")
    click(qtbot, settings, "erase")
    asked = sheet("erase")
    go = asked.findChild(QPushButton, "erase-go")
    assert go is not None
    assert not go.isEnabled()
    field = asked.findChild(QLineEdit, "erase-word")
    assert field is not None
    qtbot.keyClicks(field, "erase")
    click(qtbot, asked, "erase-go")
    assert shell.replaced == 1
    left = [path for path in ctx.paths.data.rglob("*") if path.is_file() and path != ctx.paths.lock]
    assert left == []


def test_a_route_opens_at_its_section(settings: SettingsScreen) -> None:
    settings.open(section="data")
    focus = settings.window().focusWidget()
    section = settings.findChild(QWidget, "section-data")
    assert section is not None
    assert focus is not None
    assert section.isAncestorOf(focus)


def test_about_lists_every_source(settings: SettingsScreen, ctx: AppContext, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QTextBrowser

    click(qtbot, settings, "about-sources")
    page = sheet("sources").findChild(QTextBrowser)
    assert page is not None
    shown = page.toPlainText()
    assert all(source.title in shown for source in ctx.library.sources())
    assert shown.count("Used in: ") == len(ctx.library.sources())
    area = sheet("sources").findChild(ScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() == 0)
    qtbot.keyClick(page, Qt.Key.Key_End)
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum() > 0


def test_a_source_is_found_by_what_cites_it_and_tells_every_place(settings: SettingsScreen, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLineEdit, QTextBrowser

    click(qtbot, settings, "about-sources")
    about = sheet("sources")
    field = about.findChild(QLineEdit, "sources-find")
    page = about.findChild(QTextBrowser)
    assert field is not None
    assert page is not None
    assert about.focusWidget() is field
    qtbot.keyClicks(field, "asam taper")
    shown = page.toPlainText()
    assert "American Society of Addiction Medicine" in shown
    assert "Help now: Withdrawal feels unbearable; " in shown
    assert "Word explained: taper" in shown
    assert shown.count("Used in: ") < 5
    area = about.findChild(ScrollArea)
    assert area is not None
    # The sheet scrolls no further than what was found.
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() < area.height())
    qtbot.keyClicks(field, " nothing at all")
    assert page.toPlainText() == ""
    assert about.says.text() == "No source holds these words."


def test_a_source_tells_the_sentences_whose_figures_stand_on_it(settings: SettingsScreen, qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QCheckBox, QLineEdit, QTextBrowser

    click(qtbot, settings, "about-sources")
    about = sheet("sources")
    field, page = about.findChild(QLineEdit, "sources-find"), about.findChild(QTextBrowser)
    whole = about.findChild(QCheckBox, "sources-sentences")
    assert field is not None
    assert page is not None
    assert whole is not None
    died = "“Three died of an overdose within four months.”"
    assert "Sentences with figures that stand on it: 5" in page.toPlainText()
    assert died not in page.toPlainText()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert about.focusWidget() is whole
    qtbot.keyClick(whole, Qt.Key.Key_Space)
    assert died in page.toPlainText()
    qtbot.keyClick(whole, Qt.Key.Key_Space)
    assert died not in page.toPlainText()
    # A sentence finds its source, and where few are left each tells its own.
    qtbot.keyClicks(field, "137 people")
    assert "Strang and others" in page.toPlainText()
    assert died in page.toPlainText()
    # The sheet is as high as what was found.
    area = about.findChild(ScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
