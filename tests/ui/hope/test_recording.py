"""A voice note as it is recorded: pause, stop, listen, keep or not; what the lock, the disk, the microphone do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.context import AppContext
from companion.domain.hope import HopeItem, HopeKind
from companion.domain.problems import DiskFull
from companion.domain.sound import sound_of
from companion.domain.voice_note import LONGEST, SAY_LEFT
from companion.services.hope_box import HopeBoxService
from companion.ui.hope.recording import RecordSheet
from companion.ui.hope.screen import HopeScreen
from companion.ui.shell.close_unsaved import CloseUnsavedSheet
from companion.ui.sound import Microphone, Missing, NoSoundError, Player
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part, said
from tests.ui.hope.fake_sound import FakeMicrophone, FakePlayer
from tests.ui.running import settle, unlock_again


@pytest.fixture
def microphones(monkeypatch: pytest.MonkeyPatch) -> list[FakeMicrophone]:
    """Every microphone that is made; a player that is silent beside them."""
    made: list[FakeMicrophone] = []

    def make(parent: QObject) -> Microphone:
        made.append(FakeMicrophone(parent))
        return made[-1]

    def player(parent: QObject) -> Player:
        return FakePlayer(parent)

    monkeypatch.setattr("companion.ui.hope.recording.find_microphone", make)
    monkeypatch.setattr("companion.ui.hope.sound_panel.find_player", player)
    return made


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive, microphones: list[FakeMicrophone]) -> HopeScreen:
    return show_live(HopeScreen(ctx), 900, 700)


@pytest.fixture
def sheet(screen: HopeScreen, qtbot: QtBot) -> RecordSheet:
    click(qtbot, screen, "hope-record")
    return recorder(screen)


def recorder(screen: HopeScreen) -> RecordSheet:
    (found,) = [one for one in screen.findChildren(RecordSheet) if one.isVisible()]
    return found


def notes(ctx: AppContext) -> list[HopeItem]:
    return [item for item in ctx.services.hope_box.all() if item.kind is HopeKind.VOICE]


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[], None]:
    """A disk without room, until what is returned makes some."""
    keep = HopeBoxService.keep

    def no(*_args: object) -> None:
        raise DiskFull(tmp_path)

    monkeypatch.setattr(HopeBoxService, "keep", no)
    return lambda: monkeypatch.setattr(HopeBoxService, "keep", keep)


def test_it_is_recorded_with_a_pause_listened_to_named_and_kept(
    sheet: RecordSheet, ctx: AppContext, shell: RecordingShell, microphones: list[FakeMicrophone], qtbot: QtBot
) -> None:
    assert microphones == [], "none is opened before it is wanted"
    click(qtbot, sheet, "record-begin")
    (microphone,) = microphones
    microphone.hear(3)
    assert part(sheet, "record-time").text() == "0:03 of at most 10:00"  # type: ignore[attr-defined]
    assert sheet.level.share > 0
    click(qtbot, sheet, "record-begin")
    assert not microphone.on
    assert sheet.level.share == 0
    assert sheet.record.text() == "Go on"
    click(qtbot, sheet, "record-begin")
    microphone.hear(4)
    click(qtbot, sheet, "record-stop")
    assert not microphone.on
    click(qtbot, sheet, "sound-play")
    (player,) = sheet.findChildren(FakePlayer)
    assert player.playing
    sheet.title.setText("Mum, on a Sunday")
    click(qtbot, sheet, "record-keep")
    (note,) = notes(ctx)
    assert (note.title, note.seconds, note.media_type) == ("Mum, on a Sunday", 7, "audio/wav")
    content = ctx.services.hope_box.content(note)
    assert content == player.given[0][0]
    sound = sound_of(content or b"")
    assert sound is not None
    assert sound.seconds == 7
    words, undo = shell.toasts[-1]
    assert words == "The voice note is in your hope box"
    assert undo is not None
    undo()
    assert notes(ctx) == []


def test_nothing_of_it_is_on_the_disk_before_it_is_kept(
    sheet: RecordSheet, ctx: AppContext, microphones: list[FakeMicrophone], qtbot: QtBot
) -> None:
    before = {file: file.stat().st_size for file in ctx.paths.database.parent.rglob("*") if file.is_file()}
    click(qtbot, sheet, "record-begin")
    microphones[0].hear(60)
    click(qtbot, sheet, "record-stop")
    click(qtbot, sheet, "sound-play")
    assert {file: file.stat().st_size for file in ctx.paths.database.parent.rglob("*") if file.is_file()} == before


def test_it_begins_with_the_day_as_its_name(sheet: RecordSheet, ctx: AppContext) -> None:
    assert str(ctx.today().year) in sheet.title.text()


def test_near_its_end_it_says_so_and_at_its_end_it_stops(
    sheet: RecordSheet,
    ctx: AppContext,
    microphones: list[FakeMicrophone],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    longest = SAY_LEFT + 10
    assert longest < LONGEST
    for module in ("companion.domain.voice_note", "companion.ui.hope.recording"):
        monkeypatch.setattr(f"{module}.LONGEST", longest)
    click(qtbot, sheet, "record-begin")
    microphones[0].hear(longest - SAY_LEFT - 1)
    assert sheet.says.text() == ""
    microphones[0].hear(1)
    assert sheet.says.text() == "Half a minute is left."
    microphones[0].hear(SAY_LEFT + 5)
    assert not microphones[0].on
    assert sheet.says.text().startswith("This is as long as a voice note can be.")
    click(qtbot, sheet, "record-keep")
    assert [note.seconds for note in notes(ctx)] == [longest]


@pytest.mark.parametrize("way", ["record-drop", "escape"])
def test_what_is_thrown_away_can_be_taken_back_and_was_never_in_the_file(
    sheet: RecordSheet,
    ctx: AppContext,
    shell: RecordingShell,
    microphones: list[FakeMicrophone],
    qtbot: QtBot,
    way: str,
) -> None:
    click(qtbot, sheet, "record-begin")
    microphones[0].hear(5)
    if way == "escape":
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    else:
        click(qtbot, sheet, way)
    assert not microphones[0].on
    assert notes(ctx) == []
    words, undo = shell.toasts[-1]
    assert words == "The voice note was not kept"
    assert undo is not None
    undo()
    assert [note.seconds for note in notes(ctx)] == [5]


def test_closed_before_anything_is_recorded_nothing_is_said(
    sheet: RecordSheet, shell: RecordingShell, qtbot: QtBot
) -> None:
    click(qtbot, sheet, "record-drop")
    assert shell.toasts == []


def test_where_nothing_is_heard_it_is_said_and_the_words_go_once_it_is(
    sheet: RecordSheet, microphones: list[FakeMicrophone], qtbot: QtBot
) -> None:
    click(qtbot, sheet, "record-begin")
    microphones[0].hear(2, loud=0)
    assert sheet.says.text() == ""
    microphones[0].hear(2, loud=0)
    assert sheet.says.text().startswith("Nothing is heard yet.")
    microphones[0].hear(1)
    assert sheet.says.text() == ""
    microphones[0].hear(5, loud=0)
    assert sheet.says.text() == "", "who rests between two words is not asked"


def test_with_motion_off_the_level_only_tells_whether_anything_is_heard(
    sheet: RecordSheet, microphones: list[FakeMicrophone], qtbot: QtBot
) -> None:
    click(qtbot, sheet, "record-begin")
    shares = []
    for loud in (0.2, 0.9, 0.5, 0.0):
        microphones[0].hear(1, loud)
        shares.append(sheet.level.share)
    assert shares == [1, 1, 1, 0]


@pytest.mark.parametrize(
    ("what", "words"),
    [
        (Missing.PART, "setup --voice"),
        (Missing.DEVICE, "No microphone was found"),
        (Missing.LEAVE, "does not let Companion use the microphone"),
    ],
)
def test_without_a_microphone_it_says_so_and_how_and_can_be_tried_again(
    sheet: RecordSheet, shell: RecordingShell, qtbot: QtBot, what: Missing, words: str
) -> None:
    def none(_parent: QObject) -> Microphone:
        raise NoSoundError(what)

    good, sheet.make_microphone = sheet.make_microphone, none
    click(qtbot, sheet, "record-begin")
    assert words in part(sheet, "record-why").text()  # type: ignore[attr-defined]
    assert shell.problems == []
    sheet.make_microphone = good
    click(qtbot, sheet, "record-begin")
    assert not any(words in line for line in said(sheet))
    assert sheet.record.text() == "Pause"
    sheet.reject()


def test_a_microphone_that_is_taken_out_leaves_what_was_said_until_then(
    sheet: RecordSheet, ctx: AppContext, microphones: list[FakeMicrophone], qtbot: QtBot
) -> None:
    click(qtbot, sheet, "record-begin")
    microphones[0].hear(6)
    microphones[0].be_taken_out()
    assert sheet.says.text().startswith("The microphone does not answer any more.")
    click(qtbot, sheet, "record-keep")
    assert [note.seconds for note in notes(ctx)] == [6]


def test_one_that_never_answers_is_a_sentence_and_another_can_be_tried(
    sheet: RecordSheet, ctx: AppContext, microphones: list[FakeMicrophone], qtbot: QtBot
) -> None:
    click(qtbot, sheet, "record-begin")
    microphones[0].be_taken_out()
    assert part(sheet, "record-why").text().startswith("The microphone does not answer.")  # type: ignore[attr-defined]
    click(qtbot, sheet, "record-begin")
    assert len(microphones) == 2
    microphones[1].hear(2)
    click(qtbot, sheet, "record-keep")
    assert [note.seconds for note in notes(ctx)] == [2]


def test_on_a_full_disk_it_stays_in_its_sheet_and_is_kept_once_there_is_room(
    sheet: RecordSheet,
    ctx: AppContext,
    shell: RecordingShell,
    microphones: list[FakeMicrophone],
    qtbot: QtBot,
    full: Callable[[], None],
) -> None:
    click(qtbot, sheet, "record-begin")
    microphones[0].hear(6)
    click(qtbot, sheet, "record-keep")
    assert [type(problem) for problem in shell.problems] == [DiskFull]
    assert sheet.isVisible()
    assert sheet.says.text() == "It is not kept yet, and still here."
    full()
    click(qtbot, sheet, "record-keep")
    assert not sheet.isVisible()
    assert [note.seconds for note in notes(ctx)] == [6]


# -- the lock, and Help now ---------------------------------------------------------------------------------------


@pytest.fixture
def speaking(program: Program, microphones: list[FakeMicrophone]) -> RecordSheet:
    """The recorder over the program, in the middle of a word."""
    program.window.go("hope-box")
    screen = program.window.current_screen()
    assert isinstance(screen, HopeScreen)
    part(screen, "hope-record").click()  # type: ignore[attr-defined]
    settle()
    sheet = recorder(screen)
    sheet.turn()
    sheet.title.setText("Mum")
    microphones[0].hear(9)
    return sheet


@pytest.mark.real_clock
def test_the_lock_keeps_what_was_said_until_then(
    program: Program, speaking: RecordSheet, microphones: list[FakeMicrophone]
) -> None:
    program.window.lock()
    settle()
    assert not program.ctx.unlocked
    unlock_again(program)
    assert [(note.title, note.seconds) for note in notes(program.ctx)] == [("Mum", 9)]


@pytest.mark.real_clock
def test_the_end_of_the_program_keeps_it_too(program: Program, speaking: RecordSheet) -> None:
    told: list[float | None] = []
    program.ctx.vault.database.listen(  # type: ignore[union-attr]
        lambda _areas: told.extend(note.seconds for note in notes(program.ctx))
    )
    program.window.close()
    assert told == [9]


@pytest.mark.real_clock
def test_where_the_lock_cannot_keep_it_it_waits_in_memory_and_goes_in_after_unlocking(
    program: Program, speaking: RecordSheet, full: Callable[[], None]
) -> None:
    program.window.lock()
    settle()
    assert not program.ctx.unlocked, "the lock always holds"
    full()
    unlock_again(program)
    assert [(note.title, note.seconds) for note in notes(program.ctx)] == [("Mum", 9)]


@pytest.mark.real_clock
def test_where_it_cannot_be_kept_at_all_closing_asks_and_it_can_be_taken_up_again(
    program: Program, speaking: RecordSheet, full: Callable[[], None], qtbot: QtBot
) -> None:
    program.window.close()
    (asked,) = [one for one in program.window.findChildren(CloseUnsavedSheet) if one.isVisible()]
    click(qtbot, asked, "close-stay")
    settle()
    screen = program.window.current_screen()
    assert isinstance(screen, HopeScreen)
    button = part(screen, "hope-record")
    assert button.text() == "A voice note is not kept yet"  # type: ignore[attr-defined]
    button.click()  # type: ignore[attr-defined]
    settle()
    sheet = recorder(screen)
    assert sheet.title.text() == "Mum"
    full()
    click(qtbot, sheet, "record-keep")
    qtbot.waitUntil(lambda: [(note.title, note.seconds) for note in notes(program.ctx)] == [("Mum", 9)])
    qtbot.waitUntil(lambda: not program.window.sheets.all())
    assert button.text() == "Record a voice note"  # type: ignore[attr-defined]


@pytest.mark.real_clock
def test_behind_help_now_nothing_is_recorded_and_it_goes_on_afterwards(
    program: Program, speaking: RecordSheet, microphones: list[FakeMicrophone], qtbot: QtBot
) -> None:
    program.window.sheets.wait(speaking)
    program.window.help_now()
    assert not microphones[0].on
    program.window._help.close()
    settle()
    assert speaking.isVisible()
    assert speaking.record.text() == "Go on"
    speaking.turn()
    microphones[0].hear(2)
    speaking.accept()
    qtbot.waitUntil(lambda: [note.seconds for note in notes(program.ctx)] == [11])
    qtbot.waitUntil(lambda: not program.window.sheets.all())


@pytest.mark.real_clock
def test_a_window_made_small_hears_nothing(
    program: Program, speaking: RecordSheet, microphones: list[FakeMicrophone]
) -> None:
    program.window.showMinimized()
    settle()
    assert not microphones[0].on
    speaking.reject()
    settle()
