"""Pictures among words: pasted, dropped, chosen, seen, removed with undo, and kept over a lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextCursor
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.context import AppContext
from companion.domain.hope import PHOTO_FILE
from companion.domain.journal import Entry
from companion.domain.markdown import pictures_in
from companion.domain.problems import DiskFull, NoPicture, PictureTooLarge
from companion.services.entry_pictures import EntryPictureService
from companion.ui.journal.page_drawing import picture_place
from companion.ui.journal.page_paper import PagePaper
from companion.ui.journal.picture_sheet import PictureSheet
from companion.ui.journal.screen import JournalScreen
from tests.ui.conftest import RecordingShell
from tests.ui.journal.conftest import Opened
from tests.ui.running import settle, unlock_again

CTRL = Qt.KeyboardModifier.ControlModifier


def painted(colour: str = "red", width: int = 1200, height: int = 600) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def file_of(folder: Path, name: str = "sea.png") -> Path:
    painted().save(str(folder / name))
    return folder / name


def dropped(*files: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


def paste(paper: PagePaper, image: QImage) -> None:
    data = QMimeData()
    data.setImageData(image)
    paper.insertFromMimeData(data)


@pytest.fixture
def screen(opened: Opened) -> JournalScreen:
    found = opened()
    found.new_page()
    return found


def names(screen: JournalScreen) -> tuple[str, ...]:
    return pictures_in(screen.page.body.words())


def test_a_pasted_picture_stands_on_a_line_of_its_own_and_is_kept(
    screen: JournalScreen, qtbot: QtBot, ctx: AppContext
) -> None:
    body = screen.page.body
    qtbot.keyClicks(body, "Up the hill")
    paste(body, painted())
    (uuid,) = names(screen)
    assert body.words() == f"Up the hill\n![](picture:{uuid})\n"
    qtbot.keyClicks(body, "The sea")
    assert body.words() == f"Up the hill\n![The sea](picture:{uuid})\n"
    assert ctx.services.entry_pictures.sizes([uuid]) == {uuid: (1200, 600)}
    assert screen.page.flush()
    line = body.document().findBlockByNumber(1)
    assert line.blockFormat().topMargin() >= body.viewport().width() / 2


def test_dropped_files_go_in_and_one_that_is_broken_keeps_none_out(
    screen: JournalScreen, tmp_path: Path, shell: RecordingShell
) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture at all")
    body = screen.page.body
    body.insertFromMimeData(dropped(file_of(tmp_path, "a.png"), broken, file_of(tmp_path, "b.png")))
    assert len(names(screen)) == 2
    assert [type(problem) for problem in shell.problems] == [NoPicture]


def test_a_file_of_200_megabytes_is_refused_in_a_sentence(
    screen: JournalScreen, tmp_path: Path, shell: RecordingShell, qtbot: QtBot
) -> None:
    large = tmp_path / "large.jpg"
    with large.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert PHOTO_FILE < 200 * 1024 * 1024
    qtbot.keyClicks(screen.page.body, "Words")
    screen.page.body.insertFromMimeData(dropped(large))
    assert [type(problem) for problem in shell.problems] == [PictureTooLarge]
    assert screen.page.body.words() == "Words"


def test_a_full_disk_puts_no_name_on_the_page(
    screen: JournalScreen, shell: RecordingShell, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> str:
        raise DiskFull(Path("companion.db"))

    monkeypatch.setattr(EntryPictureService, "keep", full)
    paste(screen.page.body, painted())
    assert screen.page.body.words() == ""
    assert [type(problem) for problem in shell.problems] == [DiskFull]


def test_pictures_are_chosen_from_the_menu(
    screen: JournalScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, press: Callable[..., None]
) -> None:
    chosen = [str(file_of(tmp_path))]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: (chosen, ""))
    press(screen, "entry-style")
    menu = screen.page.findChild(QWidget, "page-styles")
    assert menu is not None
    next(action for action in menu.actions() if action.objectName() == "style-picture").trigger()
    assert len(names(screen)) == 1


def test_the_cursor_goes_past_the_name_of_a_picture_both_ways(screen: JournalScreen, qtbot: QtBot) -> None:
    body = screen.page.body
    qtbot.keyClicks(body, "a")
    paste(body, painted())
    qtbot.keyClicks(body, "sea")
    words = body.words()
    qtbot.keyClick(body, Qt.Key.Key_Home, CTRL)
    for _ in range(12):
        qtbot.keyClick(body, Qt.Key.Key_Right)
        if body.textCursor().atEnd():
            break
    assert body.textCursor().atEnd()
    for _ in range(12):
        qtbot.keyClick(body, Qt.Key.Key_Left)
        if body.textCursor().atStart():
            break
    assert body.textCursor().atStart()
    assert body.words() == words


def test_a_key_that_would_break_the_name_chooses_the_picture_and_then_removes_it_with_undo(
    screen: JournalScreen, qtbot: QtBot
) -> None:
    body = screen.page.body
    qtbot.keyClicks(body, "a")
    paste(body, painted())
    (uuid,) = names(screen)
    before = body.words()
    qtbot.keyClick(body, Qt.Key.Key_Backspace)
    assert body.words() == before
    assert body.textCursor().selectedText() == f"![](picture:{uuid})"
    qtbot.keyClick(body, Qt.Key.Key_Backspace)
    assert names(screen) == ()
    body.undo()
    assert body.words() == before
    # From the line below as well, and never the two lines run together.
    body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(body, "after")
    qtbot.keyClick(body, Qt.Key.Key_Home)
    qtbot.keyClick(body, Qt.Key.Key_Backspace)
    assert body.words().endswith(f"(picture:{uuid})\nafter")
    qtbot.keyClick(body, Qt.Key.Key_Delete)
    assert names(screen) == ()


def test_enter_at_a_picture_never_cuts_its_name(screen: JournalScreen, qtbot: QtBot) -> None:
    body = screen.page.body
    paste(body, painted())
    qtbot.keyClicks(body, "sea")
    qtbot.keyClick(body, Qt.Key.Key_Left)
    qtbot.keyClick(body, Qt.Key.Key_Return)
    qtbot.keyClicks(body, "x")
    (uuid,) = names(screen)
    assert body.words() == f"![sea](picture:{uuid})\nx\n"


def test_nothing_typed_or_pasted_breaks_the_words_of_a_picture(screen: JournalScreen, qtbot: QtBot) -> None:
    body = screen.page.body
    paste(body, painted())
    qtbot.keyClicks(body, "the [sea]\\")
    data = QMimeData()
    data.setText(" at\ndusk]")
    body.insertFromMimeData(data)
    (uuid,) = names(screen)
    assert body.words() == f"![the seaat dusk](picture:{uuid})\n"


def test_a_line_can_be_written_above_a_picture_that_is_first(screen: JournalScreen, qtbot: QtBot) -> None:
    body = screen.page.body
    paste(body, painted())
    (uuid,) = names(screen)
    body.choose_picture(body.document().begin())
    qtbot.keyClick(body, Qt.Key.Key_Return)
    qtbot.keyClicks(body, "Above")
    assert body.words() == f"Above\n![](picture:{uuid})\n"
    assert body.document().rootFrame().frameFormat().topMargin() == 0
    while body.words().startswith(("A", "\n")):
        body.undo()
    assert body.words() == f"![](picture:{uuid})\n"


def test_a_click_chooses_a_picture_and_two_open_it_over_the_screen(screen: JournalScreen, qtbot: QtBot) -> None:
    body = screen.page.body
    paste(body, painted())
    qtbot.keyClicks(body, "The sea")
    block = body.document().begin()
    pictures = screen.page._pictures
    place = picture_place(body, block, pictures)
    assert place is not None
    spot = place.center().toPoint()
    qtbot.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert body.textCursor().selectedText().startswith("![The sea]")
    qtbot.mouseDClick(body.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    (sheet,) = screen.page.findChildren(PictureSheet)
    assert sheet.picture.accessibleName() == "The sea"
    assert sheet.picture.width() > 0
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_picture_is_drawn_above_its_words(screen: JournalScreen) -> None:
    body = screen.page.body
    paste(body, painted("#ff0000"))
    pictures = screen.page._pictures
    place = picture_place(body, body.document().begin(), pictures)
    assert place is not None
    assert place.top() >= 0
    body.viewport().grab()
    drawn = body.viewport().grab().toImage()
    colour = drawn.pixelColor((place.center() * drawn.devicePixelRatio()).toPoint())
    assert colour.red() > 200
    assert colour.green() < 60


def test_undo_of_words_goes_through_pictures_and_width_changes(screen: JournalScreen, qtbot: QtBot) -> None:
    body = screen.page.body
    qtbot.keyClicks(body, "a")
    paste(body, painted())
    with_picture = body.words()
    screen.resize(760, 700)
    settle()
    room = body.document().findBlockByNumber(1).blockFormat().topMargin()
    assert room <= body.viewport().width()
    while body.document().isUndoAvailable():
        body.undo()
    assert body.words() == ""
    assert body.document().rootFrame().frameFormat().topMargin() == 0
    while body.document().isRedoAvailable():
        body.redo()
    assert body.words() == with_picture


def test_a_wider_page_with_nothing_to_undo_has_nothing_to_undo_after(
    opened: Opened, ctx: AppContext, wrote: Callable[..., Entry], screen: JournalScreen, qtbot: QtBot
) -> None:
    paste(screen.page.body, painted())
    screen.page.flush()
    uuid = screen.page.uuid
    screen.new_page()
    screen.open(entry=uuid)
    body = screen.page.body
    narrow = body.document().begin().blockFormat().topMargin()
    screen.resize(740, 700)
    settle()
    assert body.document().begin().blockFormat().topMargin() != narrow
    assert not body.document().isUndoAvailable()
    assert not screen.page.being_written


def test_a_picture_that_comes_when_another_page_is_open_is_not_put_there(
    screen: JournalScreen, wrote: Callable[..., Entry], monkeypatch: pytest.MonkeyPatch, shell: RecordingShell
) -> None:
    other = wrote("Another page", hours=30)
    real = EntryPictureService.keep

    def slow(service: EntryPictureService, *given: object) -> str:
        uuid = real(service, *given)  # type: ignore[arg-type]
        screen.open(entry=other.uuid)
        return uuid

    monkeypatch.setattr(EntryPictureService, "keep", slow)
    paste(screen.page.body, painted())
    assert screen.page.body.words() == "Another page"
    assert len(shell.toasts) == 1


def test_a_dropped_file_that_is_no_picture_is_left_to_its_words(screen: JournalScreen, tmp_path: Path) -> None:
    data = dropped(tmp_path / "list.txt")
    assert not screen.page.body.canInsertFromMimeData(data) or data.hasText()
    screen.page.body.insertFromMimeData(data)
    assert names(screen) == ()


@pytest.mark.real_clock
def test_pictures_and_words_are_there_again_after_a_lock(program: Program, qtbot: QtBot) -> None:
    program.window.go("journal", new=True)
    screen = program.window.current_screen()
    assert isinstance(screen, JournalScreen)
    qtbot.keyClicks(screen.page.body, "Up the hill")
    paste(screen.page.body, painted())
    qtbot.waitUntil(lambda: bool(names(screen)))
    words = screen.page.body.words()
    program.window.lock()
    settle()
    unlock_again(program)
    program.window.go("journal")
    again = program.window.current_screen()
    assert isinstance(again, JournalScreen)
    assert again.page.body.words() == words
    (uuid,) = pictures_in(words)
    assert again.page._pictures.is_there(uuid)
