"""Sounds in the hope box: put in, seen in the grid, heard over the whole screen, and quiet when out of sight."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from companion.bootstrap import Program
from companion.context import AppContext
from companion.domain.hope import HopeKind, Media
from companion.domain.problems import NoSound
from companion.services.hope_box import HopeBoxService
from companion.ui.hope.adding import Added
from companion.ui.hope.grid import HopeModel
from companion.ui.hope.screen import HopeScreen
from companion.ui.hope.sound_panel import LOUDER, STEP, VOLUME
from companion.ui.hope.viewer import Viewer
from companion.ui.photos import photo_of_image
from companion.ui.sound import Missing, NoSoundError, Player
from companion.ui.widgets.text import Text
from tests.ui.conftest import RecordingShell, ShowLive
from tests.ui.hands import click, part, said
from tests.ui.hope.fake_sound import FakePlayer
from tests.ui.hope.test_hope_box import drop, painted, viewer_of
from tests.ui.running import settle, unlock_again
from tests.unit.domain import sounds

VOICE = Media("audio/wav", sounds.wav(60), seconds=60)
SONG = Media("audio/mpeg", sounds.mp3(), seconds=sounds.LASTS)


@pytest.fixture
def players(monkeypatch: pytest.MonkeyPatch) -> list[FakePlayer]:
    """Every player that is made."""
    made: list[FakePlayer] = []

    def make(parent: QObject) -> Player:
        made.append(FakePlayer(parent))
        return made[-1]

    monkeypatch.setattr("companion.ui.hope.sound_panel.find_player", make)
    return made


@pytest.fixture
def screen(ctx: AppContext, show_live: ShowLive, players: list[FakePlayer]) -> HopeScreen:
    return show_live(HopeScreen(ctx), 900, 700)


@pytest.fixture
def filled(screen: HopeScreen, ctx: AppContext) -> HopeScreen:
    box = ctx.services.hope_box
    box.keep(HopeKind.VOICE, "Mum", VOICE)
    box.keep(HopeKind.PHOTO, "sea", photo_of_image(painted("teal")))
    box.keep(HopeKind.MUSIC, "The river", SONG)
    box.keep(HopeKind.PHOTO, "hill", photo_of_image(painted("navy")))
    return screen


def open_at(screen: HopeScreen, row: int, qtbot: QtBot) -> Viewer:
    screen.grid.setCurrentIndex(screen.grid.contents.index(row, 0))
    screen.grid.setFocus()
    qtbot.keyClick(screen.grid, Qt.Key.Key_Return)
    return viewer_of(screen)


def press(viewer: Viewer, qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        focused = viewer.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


# -- putting in ---------------------------------------------------------------------------------------------------


def test_music_is_chosen_and_goes_in_under_the_name_of_its_file(
    screen: HopeScreen,
    ctx: AppContext,
    shell: RecordingShell,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (song := tmp_path / "The_river.mp3").write_bytes(sounds.mp3())
    asked: list[str] = []

    def choose(_over: object, _title: str, _folder: str, kinds: str) -> tuple[list[str], str]:
        asked.append(kinds)
        return [str(song)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    click(qtbot, screen, "hope-music")
    assert all(f"*.{ending}" in asked[0] for ending in ("mp3", "ogg", "opus", "m4a", "flac", "wav"))
    (item,) = ctx.services.hope_box.all()
    assert (item.kind, item.title, item.seconds) == (HopeKind.MUSIC, "The river", sounds.LASTS)
    assert shell.toasts[-1][0] == "1 piece of music put in"
    assert part(screen, "hope-size").text().startswith("Your hope box takes")  # type: ignore[attr-defined]


def test_photos_and_music_that_are_dropped_together_go_in_and_a_broken_one_is_said(
    screen: HopeScreen, ctx: AppContext, shell: RecordingShell, tmp_path: Path
) -> None:
    photo = tmp_path / "a.png"
    assert painted("teal").save(str(photo))
    (song := tmp_path / "b.ogg").write_bytes(sounds.ogg())
    (broken := tmp_path / "c.mp3").write_bytes(b"no music at all")
    drop(screen, photo, song, broken, photo)
    assert [item.kind for item in ctx.services.hope_box.all()] == [HopeKind.PHOTO, HopeKind.MUSIC]
    assert [type(problem) for problem in shell.problems] == [NoSound]
    words, undo = shell.toasts[-1]
    assert words == "1 photo put in · 1 piece of music put in · 1 in your hope box already"
    assert undo is not None
    undo()
    assert ctx.services.hope_box.all() == ()


def test_what_is_there_already_is_said_and_there_is_nothing_to_take_back(
    screen: HopeScreen, shell: RecordingShell, tmp_path: Path
) -> None:
    (song := tmp_path / "b.ogg").write_bytes(sounds.ogg())
    drop(screen, song)
    drop(screen, song)
    assert shell.toasts[-1] == ("1 in your hope box already", None)


def test_what_is_dropped_while_others_go_in_comes_after_them(
    screen: HopeScreen, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun: list[tuple[object, ...]] = []
    ends: list[object] = []

    def add(_ctx: object, _owner: object, sources: list[Path], _on: object, done: object) -> None:
        begun.append(tuple(sources))
        ends.append(done)

    monkeypatch.setattr("companion.ui.hope.screen.add", add)
    drop(screen, tmp_path / "a.png")
    drop(screen, tmp_path / "b.png")
    drop(screen, tmp_path / "c.png")
    assert begun == [(tmp_path / "a.png",)]
    assert not part(screen, "hope-music").isEnabled()
    ends[0](Added(()))  # type: ignore[operator]
    assert begun[1:] == [(tmp_path / "b.png", tmp_path / "c.png")]
    ends[1](None)  # type: ignore[operator]
    assert len(begun) == 2
    assert part(screen, "hope-music").isEnabled()


# -- in the grid --------------------------------------------------------------------------------------------------


def test_in_the_grid_a_sound_says_what_it_is_and_how_long_and_none_of_it_is_read(
    filled: HopeScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HopeBoxService, "content", lambda *_args: pytest.fail("nothing is played yet"))
    model = filled.grid.contents
    assert isinstance(model, HopeModel)
    spoken = [model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole) for row in (0, 2)]
    assert spoken == ["Voice note: Mum, 1:00", "Music: The river, 1:23"]
    filled.grab()
    filled.grid.setCurrentIndex(model.index(0, 0))
    assert part(filled, "hope-open").text() == "Listen"  # type: ignore[attr-defined]


def test_a_copy_of_a_sound_has_its_ending(
    filled: HopeScreen, ctx: AppContext, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []

    def ask(_over: object, _title: str, begun: str, _kinds: str) -> tuple[str, str]:
        names.append(Path(begun).name)
        return str(out / "river.mp3"), ""

    (out := tmp_path / "out").mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    filled.grid.setCurrentIndex(filled.grid.contents.index(2, 0))
    click(qtbot, filled, "hope-copy")
    assert names == ["The river.mp3"]
    assert (out / "river.mp3").read_bytes() == SONG.content


# -- heard --------------------------------------------------------------------------------------------------------


def test_space_plays_and_pauses_from_memory_and_nothing_plays_by_itself(
    filled: HopeScreen, players: list[FakePlayer], qtbot: QtBot
) -> None:
    viewer = open_at(filled, 0, qtbot)
    assert players == []
    assert viewer.focusWidget() is viewer.sound.play
    assert not viewer.sound.place.isEnabled()
    press(viewer, qtbot, Qt.Key.Key_Space)
    (player,) = players
    assert player.given == [(VOICE.content, "wav")]
    assert player.playing
    assert player.volume == VOLUME
    assert viewer.sound.play.accessibleName() == "Pause"
    player.pass_time(7_000)
    assert part(viewer, "sound-time").text() == "0:07 of 1:00"  # type: ignore[attr-defined]
    press(viewer, qtbot, Qt.Key.Key_Space)
    assert not player.playing
    assert len(player.given) == 1


def test_once_it_plays_arrows_seek_and_set_how_loud_and_page_keys_go_on(
    filled: HopeScreen, players: list[FakePlayer], qtbot: QtBot
) -> None:
    viewer = open_at(filled, 0, qtbot)
    press(viewer, qtbot, Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    (player,) = players
    assert (viewer.at, player.at) == (0, STEP * 1000)
    press(viewer, qtbot, Qt.Key.Key_Up)
    assert player.volume == VOLUME + LOUDER
    press(viewer, qtbot, Qt.Key.Key_PageDown)
    assert viewer.at == 1
    assert not player.playing
    assert not player.holds_any


def test_before_it_plays_the_arrows_go_past_it_as_past_anything_else(filled: HopeScreen, qtbot: QtBot) -> None:
    viewer = open_at(filled, 1, qtbot)
    for at in (2, 3, 0):
        press(viewer, qtbot, Qt.Key.Key_Right)
        assert viewer.at == at
    assert viewer.picture.isVisible() is False
    assert viewer.heading.text() == "Mum"


def test_a_held_space_plays_once(filled: HopeScreen, players: list[FakePlayer], qtbot: QtBot) -> None:
    viewer = open_at(filled, 0, qtbot)
    viewer.sound.volume.setFocus()
    none, kind = Qt.KeyboardModifier.NoModifier, QEvent.Type.KeyPress
    for held in (False, True, True):
        QApplication.sendEvent(viewer.sound.volume, QKeyEvent(kind, Qt.Key.Key_Space, none, " ", held))
    assert players[0].playing


def test_it_is_played_again_from_its_beginning_once_it_is_over(
    filled: HopeScreen, players: list[FakePlayer], qtbot: QtBot
) -> None:
    viewer = open_at(filled, 0, qtbot)
    click(qtbot, viewer, "sound-play")
    players[0].pass_time(60_000)
    players[0].pause()
    click(qtbot, viewer, "sound-play")
    assert players[0].at == 0
    assert players[0].playing


def test_the_slow_show_leaves_sounds_out_and_stops_where_one_is_played(
    filled: HopeScreen, players: list[FakePlayer], qtbot: QtBot
) -> None:
    click(qtbot, filled, "hope-show")
    viewer = viewer_of(filled)
    assert viewer.running
    seen = [viewer.at]
    for _each in range(3):
        viewer._timer.timeout.emit()
        seen.append(viewer.at)
    assert seen == [1, 3, 1, 3]
    viewer.step(1)
    click(qtbot, viewer, "sound-play")
    assert not viewer.running
    assert players[0].playing


def test_a_broken_sound_is_a_sentence_and_can_still_be_taken_away(
    filled: HopeScreen, ctx: AppContext, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def broken(parent: QObject) -> Player:
        player = FakePlayer(parent)
        player.broken = True
        return player

    monkeypatch.setattr("companion.ui.hope.sound_panel.find_player", broken)
    viewer = open_at(filled, 2, qtbot)
    click(qtbot, viewer, "sound-play")
    assert any(words.startswith("This sound cannot be played here.") for words in said(viewer))
    assert viewer.sound.play.text() == "Play"
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    filled.grid.setFocus()
    qtbot.keyClick(filled.grid, Qt.Key.Key_Delete)
    assert [item.title for item in ctx.services.hope_box.all()] == ["Mum", "sea", "hill"]


@pytest.mark.parametrize(
    ("what", "words"), [(Missing.PART, "setup --voice"), (Missing.DEVICE, "No loudspeaker or headphones")]
)
def test_where_nothing_can_be_played_it_says_how_to_hear_it(
    filled: HopeScreen, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, what: Missing, words: str
) -> None:
    def none(_parent: QObject) -> Player:
        raise NoSoundError(what)

    monkeypatch.setattr("companion.ui.hope.sound_panel.find_player", none)
    viewer = open_at(filled, 0, qtbot)
    click(qtbot, viewer, "sound-play")
    assert any(words in line for line in said(viewer))
    press(viewer, qtbot, Qt.Key.Key_Right)
    assert viewer.at == 1


def test_closed_it_is_quiet_and_nothing_of_it_is_held(
    filled: HopeScreen, players: list[FakePlayer], qtbot: QtBot
) -> None:
    viewer = open_at(filled, 0, qtbot)
    click(qtbot, viewer, "sound-play")
    (player,) = players
    ends: list[bool] = []
    player.changed.connect(lambda: ends.append(player.playing))
    qtbot.keyClick(viewer, Qt.Key.Key_Escape)
    assert ends[-1] is False


@pytest.fixture
def held(program: Program, players: list[FakePlayer]) -> Viewer:
    """The viewer over the program, playing."""
    program.ctx.services.hope_box.keep(HopeKind.VOICE, "Mum", VOICE)
    for colour in ("teal", "navy"):
        program.ctx.services.hope_box.keep(HopeKind.PHOTO, "", photo_of_image(painted(colour)))
    program.window.go("hope-box")
    screen = program.window.current_screen()
    assert isinstance(screen, HopeScreen)
    part(screen, "hope-open").click()  # type: ignore[attr-defined]
    settle()
    (viewer,) = program.window.findChildren(Viewer)
    viewer.sound.turn()
    return viewer


@pytest.mark.real_clock
def test_help_now_is_silent_and_behind_it_the_show_stands_still(
    program: Program, players: list[FakePlayer], held: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert players[0].playing
    program.window.help_now()
    program.window.sheets.wait(held)
    assert not players[0].playing
    assert players[0].holds_any
    program.window._help.close()
    settle()
    assert held.isVisible()
    assert not players[0].playing
    held.run(True)
    assert held._timer.isActive()
    program.window.sheets.wait(held)
    assert not held._timer.isActive()
    assert held.running
    program.window.sheets.return_all()
    assert held._timer.isActive()
    held.reject()
    settle()


@pytest.mark.real_clock
def test_the_lock_and_a_window_made_small_are_silent(program: Program, players: list[FakePlayer], held: Viewer) -> None:
    held.setWindowState(Qt.WindowState.WindowMinimized)
    settle()
    assert not players[0].playing
    held.setWindowState(Qt.WindowState.WindowFullScreen)
    held.sound.turn()
    assert players[0].playing
    quiet: list[bool] = []
    players[0].changed.connect(lambda: quiet.append(not players[0].playing))
    program.window.lock()
    settle()
    assert quiet[-1]
    assert "Mum" not in [text.text() for text in program.window.findChildren(Text)]
    unlock_again(program)


# -- the photo where a held key stops -----------------------------------------------------------------------------


def test_of_all_a_held_key_goes_past_only_one_photo_more_is_decoded(
    screen: HopeScreen, ctx: AppContext, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    box = ctx.services.hope_box
    for number in range(20):
        box.keep(HopeKind.PHOTO, str(number), photo_of_image(painted("teal", 60 + number)))
    waiting: list[tuple[object, object]] = []
    viewer = open_at(screen, 0, qtbot)
    decoded: list[QImage] = []
    monkeypatch.setattr(viewer.picture, "show_picture", lambda _picture: None)
    monkeypatch.setattr(ctx.jobs, "run", lambda work, done, **_more: waiting.append((work, done)))
    for _each in range(12):
        press(viewer, qtbot, Qt.Key.Key_Right)
    assert len(waiting) == 1
    while waiting:
        work, done = waiting.pop(0)
        decoded.append(work())  # type: ignore[operator]
        done(decoded[-1])  # type: ignore[operator]
    assert [image.width() for image in decoded] == [61, 72]
