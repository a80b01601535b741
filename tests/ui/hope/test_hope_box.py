"""The hope box on the screen: putting in, looking, ordering, taking away, and where it is offered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.context import AppContext
from companion.domain.checkin import Answers
from companion.domain.hope import HopeKind, Media
from companion.domain.problems import DiskFull, NoPicture, PictureTooLarge
from companion.domain.settings import Audience
from companion.services.hope_box import HopeBoxService
from companion.ui.cope.screen import CopeScreen
from companion.ui.help_now.page import HelpNow
from companion.ui.help_words import CRAVING
from companion.ui.hope.picture import photo_of_image
from companion.ui.hope.screen import HopeScreen
from companion.ui.hope.sheets import HopeNameSheet, LetterSheet
from companion.ui.hope.viewer import STAYS_MS, Viewer
from companion.ui.problems import words_for
from companion.ui.registry import screens_for
from companion.ui.today.screen import TodayScreen
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part
from tests.ui.running import settle


def painted(colour: str, width: int = 60, height: int = 40) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive) -> HopeScreen:
    return show_live(HopeScreen(ctx), 900, 700)


@pytest.fixture
def filled(screen: HopeScreen, ctx: AppContext) -> HopeScreen:
    box = ctx.services.hope_box
    for colour in ("red", "green"):
        box.keep(HopeKind.PHOTO, colour, photo_of_image(painted(colour)))
    box.write_letter("To me", "You got through March.")
    return screen


def titles(ctx: AppContext) -> list[str]:
    return [item.title for item in ctx.services.hope_box.all()]


def drop(screen: HopeScreen, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    screen.dropEvent(QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, left, none))


def viewer_of(screen: HopeScreen) -> Viewer:
    (viewer,) = [one for one in screen.findChildren(Viewer) if one.isVisible()]
    return viewer


def test_an_empty_box_says_what_it_is_for_and_shows_no_buttons_without_a_thing(screen: HopeScreen) -> None:
    assert not screen.grid.isVisible()
    assert screen.findChild(QWidget, "hope-remove").isVisible() is False  # type: ignore[union-attr]
    assert not part(screen, "hope-show").isEnabled()
    assert screen.first_focus() is part(screen, "hope-add")


def test_photos_that_are_chosen_go_in_with_one_way_back(
    screen: HopeScreen,
    ctx: AppContext,
    shell: RecordingShell,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = [tmp_path / "a.png", tmp_path / "b.png"]
    for file, colour in zip(files, ("teal", "navy"), strict=True):
        assert painted(colour).save(str(file))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(file) for file in files], ""))
    part(screen, "hope-add").setFocus()
    qtbot.keyClick(part(screen, "hope-add"), Qt.Key.Key_Space)
    assert len(ctx.services.hope_box.all()) == 2
    assert screen.window().focusWidget() is screen.grid, "the keyboard is with what was put in"
    assert shell.toasts[-1][0].startswith("2 photos")
    assert screen.grid.isVisible()
    assert part(screen, "hope-add").isEnabled()
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert ctx.services.hope_box.all() == ()


def test_of_files_that_are_dropped_a_broken_one_keeps_no_other_out(
    screen: HopeScreen, ctx: AppContext, shell: RecordingShell, tmp_path: Path
) -> None:
    (broken := tmp_path / "broken.jpg").write_bytes(b"nothing")
    good = tmp_path / "good.png"
    assert painted("teal").save(str(good))
    drop(screen, broken, good)
    assert len(ctx.services.hope_box.all()) == 1
    assert [type(problem) for problem in shell.problems] == [NoPicture]
    assert not part(screen, "hope-add").isHidden()


def test_of_several_that_cannot_be_put_in_none_goes_untold(
    screen: HopeScreen, ctx: AppContext, shell: RecordingShell, tmp_path: Path
) -> None:
    good, *others = (tmp_path / name for name in ("good.png", "large.jpg", "broken.jpg", "note.txt"))
    assert painted("teal").save(str(good))
    for other in others:
        other.write_bytes(b"nothing")
    with others[0].open("r+b") as large:
        large.truncate(200 * 1024 * 1024)
    drop(screen, good, *others)
    assert shell.toasts[-1][0] == "1 photo put in · 3 could not be put in"
    assert [type(problem) for problem in shell.problems] == [PictureTooLarge]
    words = words_for(shell.problems[0])
    assert words is not None
    assert "as it was" not in words.sentence, "one did go in"


def test_where_nothing_could_be_put_in_the_keyboard_is_where_it_was(
    screen: HopeScreen, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (broken := tmp_path / "broken.jpg").write_bytes(b"nothing")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(broken)], ""))
    part(screen, "hope-add").setFocus()
    qtbot.keyClick(part(screen, "hope-add"), Qt.Key.Key_Space)
    assert screen.window().focusWidget() is part(screen, "hope-add")


def test_a_picture_that_is_pasted_goes_in(screen: HopeScreen, ctx: AppContext, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(painted("navy"))
    part(screen, "hope-add").setFocus()
    qtbot.keyClick(part(screen, "hope-add"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [item.kind for item in ctx.services.hope_box.all()] == [HopeKind.PHOTO]


def test_on_a_full_disk_it_is_said_and_nothing_is_half_put_in(
    screen: HopeScreen, ctx: AppContext, shell: RecordingShell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise DiskFull(tmp_path)

    monkeypatch.setattr(HopeBoxService, "keep", full)
    good = tmp_path / "good.png"
    assert painted("teal").save(str(good))
    drop(screen, good)
    assert [type(problem) for problem in shell.problems] == [DiskFull]
    assert ctx.services.hope_box.all() == ()
    assert part(screen, "hope-add").isEnabled()


def test_a_letter_is_written_by_keyboard_and_an_empty_one_stays_open(
    screen: HopeScreen, ctx: AppContext, qtbot: QtBot
) -> None:
    qtbot.keyClick(part(screen, "hope-letter"), Qt.Key.Key_Space)
    (sheet,) = [one for one in screen.findChildren(LetterSheet) if one.isVisible()]
    click(qtbot, sheet, "letter-save")
    assert part(sheet, "letter-wrong").isVisible()
    qtbot.keyClicks(sheet.words.edit, "Dear me")
    qtbot.keyClick(sheet.words.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    if sheet.isVisible():
        click(qtbot, sheet, "letter-save")
    assert [item.words for item in ctx.services.hope_box.all()] == ["Dear me"]


def test_things_are_renamed_moved_and_taken_away_by_key_with_a_way_back(
    filled: HopeScreen, ctx: AppContext, shell: RecordingShell, qtbot: QtBot
) -> None:
    grid = filled.grid
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_F2)
    (sheet,) = [one for one in filled.findChildren(HopeNameSheet) if one.isVisible()]
    sheet.title.setText("the hill")
    qtbot.keyClick(sheet.title, Qt.Key.Key_Return)
    assert titles(ctx) == ["the hill", "green", "To me"]
    click(qtbot, filled, "hope-later")
    assert titles(ctx) == ["green", "the hill", "To me"]
    chosen = grid.item()
    assert chosen is not None
    assert chosen.title == "the hill", "what was moved stays chosen"
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Delete)
    assert titles(ctx) == ["green", "To me"]
    undo = shell.toasts[-1][1]
    assert undo is not None
    undo()
    assert titles(ctx) == ["green", "the hill", "To me"]


def test_what_could_not_be_taken_away_stays_chosen(
    filled: HopeScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise DiskFull

    with monkeypatch.context() as broken:
        broken.setattr(HopeBoxService, "remove", full)
        filled.grid.setFocus()
        qtbot.keyClick(filled.grid, Qt.Key.Key_Delete)
    filled.refresh()
    chosen = filled.grid.item()
    assert chosen is not None
    assert chosen.title == "red"


def test_the_viewer_goes_by_arrow_keys_shows_slowly_and_closes_by_escape(filled: HopeScreen, qtbot: QtBot) -> None:
    filled.grid.setFocus()
    qtbot.keyClick(filled.grid, Qt.Key.Key_Return)
    viewer = viewer_of(filled)
    assert viewer.isFullScreen()
    assert (viewer.at, viewer.picture.isVisible(), viewer.words.isVisible()) == (0, True, False)
    focused = viewer.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, Qt.Key.Key_Left)
    assert (viewer.at, viewer.picture.isVisible(), viewer.words.text()) == (2, False, "You got through March.")
    qtbot.keyClick(focused, Qt.Key.Key_Right)
    assert viewer.at == 0
    click(qtbot, viewer, "hope-viewer-slow")
    assert viewer.running
    viewer.step(1)
    assert viewer.at == 1
    qtbot.keyClick(viewer, Qt.Key.Key_Right)
    assert not viewer.running, "by hand it stops"
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    assert not viewer.isVisible()


def test_a_copy_of_one_thing_is_saved_outside(
    filled: HopeScreen,
    ctx: AppContext,
    shell: RecordingShell,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (out := tmp_path / "out").mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out / "red.jpg"), ""))
    click(qtbot, filled, "hope-copy")
    photo = ctx.services.hope_box.all()[0]
    assert (out / "red.jpg").read_bytes() == ctx.services.hope_box.content(photo)
    filled.grid.setCurrentIndex(filled.grid.contents.index(2, 0))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out / "me.txt"), ""))
    click(qtbot, filled, "hope-copy")
    assert (out / "me.txt").read_text(encoding="utf-8") == "You got through March."
    assert "me.txt" in shell.toasts[-1][0]


def test_of_three_hundred_photos_only_what_is_in_sight_is_read(
    screen: HopeScreen, ctx: AppContext, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    media = photo_of_image(painted("teal"))
    each = [Media(media.media_type, media.content + bytes([n % 256, n // 256]), media.preview) for n in range(300)]
    database = ctx.vault.database
    assert database is not None
    with database.write("hope"):
        for one in each:
            ctx.services.hope_box.keep(HopeKind.PHOTO, "", one)
    read: list[str] = []
    preview = HopeBoxService.preview

    def counted(box: HopeBoxService, item: object) -> bytes | None:
        read.append(str(item))
        return preview(box, item)  # type: ignore[arg-type]

    monkeypatch.setattr(HopeBoxService, "preview", counted)
    monkeypatch.setattr(HopeBoxService, "content", lambda *_args: pytest.fail("the photos themselves are not read"))
    fresh = HopeScreen(ctx)
    qtbot.addWidget(fresh)
    fresh.resize(900, 700)
    fresh.refresh()
    fresh.show()
    qtbot.waitExposed(fresh)
    fresh.grab()
    assert 0 < len(read) <= 40


def test_it_is_offered_on_today_only_as_they_asked_and_never_empty(
    ctx: AppContext, screen: HopeScreen, show: Callable[..., QWidget], shell: RecordingShell, qtbot: QtBot
) -> None:
    today = TodayScreen(ctx)
    show(today)

    def offered() -> bool:
        today.refresh()
        card = today.findChild(QWidget, "hope-card")
        return card is not None and card.isVisible()

    ctx.services.checkins.save(ctx.today(), Answers(craving=7))
    ctx.services.hope_box.write_letter("", "Dear me")
    assert not offered(), "nobody asked for it"
    choice = part(screen, "hope-from")
    choice.setCurrentIndex(choice.findData(8))  # type: ignore[attr-defined]
    assert not offered()
    choice.setCurrentIndex(choice.findData(7))  # type: ignore[attr-defined]
    assert offered()
    click(qtbot, today, "hope-card-open")
    assert shell.went[-1][0] == "hope-box"
    ctx.services.hope_box.remove(ctx.services.hope_box.all()[0].uuid)
    assert not offered()


def test_cope_leads_to_it_for_the_person_alone(
    ctx: AppContext, show: Callable[..., QWidget], shell: RecordingShell, qtbot: QtBot
) -> None:
    cope = CopeScreen(ctx)
    cope.refresh()
    show(cope)
    click(qtbot, cope, "cope-hope-open")
    assert shell.went[-1][0] == "hope-box"
    ctx.services.settings.change(audience=Audience.SOMEONE_I_LOVE)
    family = CopeScreen(ctx)
    family.refresh()
    show(family)
    assert family.findChild(QWidget, "cope-hope") is None
    assert "hope-box" not in {entry.id for entry in screens_for(family=True)}


def test_help_now_leads_to_it_where_it_is_theirs_and_says_nothing_of_it_while_locked(
    ctx: AppContext, show: Callable[..., QWidget], shell: RecordingShell, qtbot: QtBot
) -> None:
    ctx.services.hope_box.write_letter("", "Dear me")
    page = HelpNow(ctx)
    show(page)
    page.open_door(CRAVING)
    click(qtbot, page, "hope-box")
    assert shell.went[-1][0] == "hope-box"
    ctx.session = None
    locked = HelpNow(ctx)
    show(locked)
    locked.open_door(CRAVING)
    assert locked.findChild(QWidget, "hope-box") is None


@pytest.mark.real_clock
def test_the_lock_takes_what_is_looked_at_off_the_screen(program: Program) -> None:
    program.ctx.services.hope_box.write_letter("", "Dear me")
    program.window.go("hope-box")
    screen = program.window.current_screen()
    assert isinstance(screen, HopeScreen)
    part(screen, "hope-open").click()  # type: ignore[attr-defined]
    settle()
    assert program.window.findChildren(Viewer)
    program.window.lock()
    settle()
    assert not program.window.findChildren(Viewer)
    assert not program.window.findChildren(HopeScreen)
    assert "Dear me" not in [text.text() for text in program.window.findChildren(Text)]


def test_the_show_goes_on_after_so_many_seconds(filled: HopeScreen, qtbot: QtBot) -> None:
    click(qtbot, filled, "hope-show")
    assert viewer_of(filled)._timer.interval() == STAYS_MS
