"""The player and the microphone of Qt themselves, where the extra `voice` is installed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from types import ModuleType

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from companion.domain.sound import sound_of
from companion.domain.voice_note import Shape, VoiceNote
from companion.ui.sound import Missing, NoSoundError, QtMicrophone, QtPlayer, _part, find_microphone, find_player
from tests.unit.domain import sounds

try:
    from PySide6 import QtMultimedia as there
except ImportError:
    there = None

installed = pytest.mark.skipif(there is None, reason="needs the extra: python3 run.py setup --voice")
#: What Qt says of a computer without sound, or with one it cannot reach.
quiet = pytest.mark.qt_log_ignore("PulseAudio", "No audio device", "pa_context", extend=True)


def test_without_the_extra_that_is_what_is_said(qapp: object, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    monkeypatch.delattr("PySide6.QtMultimedia", raising=False)
    for find in (find_player, find_microphone):
        with pytest.raises(NoSoundError) as told:
            find(QObject())
        assert told.value.what is Missing.PART


@pytest.fixture
def qt(qapp: object) -> ModuleType:
    return _part()


@pytest.fixture
def player(qt: ModuleType) -> Iterator[QtPlayer]:
    parent = QObject()
    made = QtPlayer(qt, parent)
    yield made
    made.let_go()


def note(seconds: float) -> bytes:
    made = VoiceNote(Shape())
    made.add(b"\x00\x10\x00\xf0" * round(8_000 * seconds))
    return made.wav()


@installed
@quiet
def test_a_voice_note_plays_from_memory_pauses_and_seeks(player: QtPlayer, qtbot: QtBot) -> None:
    player.load(note(3), "wav")
    player.set_volume(30)
    player.play()
    qtbot.waitUntil(lambda: player.playing and player.length == 3000)
    with qtbot.waitSignal(player.moved, check_params_cb=lambda at: at > 0):
        pass
    player.pause()
    assert not player.playing
    player.seek(2_900)
    with qtbot.waitSignal(player.changed, check_params_cb=lambda: not player.playing):
        player.play()


@installed
@quiet
def test_one_sound_after_another_and_an_end_in_the_middle_hold_nothing_up(
    player: QtPlayer, qt: ModuleType, qtbot: QtBot
) -> None:
    for seconds in (2, 3, 4):
        player.load(note(seconds), "wav")
        player.play()
        qtbot.waitUntil(lambda seconds=seconds: player.length == 1000 * seconds)  # type: ignore[misc]
    parent = QObject()
    other = QtPlayer(qt, parent)
    other.load(note(2), "wav")
    other.play()
    qtbot.waitUntil(lambda: other.length == 2000)
    with qtbot.waitSignal(other.destroyed):
        parent.deleteLater()


@installed
@quiet
@pytest.mark.parametrize("broken", [sounds.mp3()[:60], sounds.ogg(), b""], ids=["mp3", "ogg", "nothing"])
def test_a_broken_sound_fails_once_and_the_next_one_plays(player: QtPlayer, qtbot: QtBot, broken: bytes) -> None:
    failures: list[int] = []
    player.failed.connect(lambda: failures.append(1))
    player.load(broken, "mp3")
    player.play()
    qtbot.waitUntil(lambda: bool(failures))
    player.load(note(2), "wav")
    player.play()
    qtbot.waitUntil(lambda: player.length == 2000)
    assert len(failures) == 1


@installed
@quiet
def test_of_what_is_in_a_song_nothing_is_written_to_the_terminal(
    player: QtPlayer, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    told = b"INFOINAM\x0c\0\0\0SECRET-TITLE"
    song = sounds.wav(2).replace(b"LIST\x03\0\0\0abc\0", b"LIST" + len(told).to_bytes(4, "little") + told)
    assert b"SECRET-TITLE" in song
    player.load(song, "wav")
    player.play()
    qtbot.waitUntil(lambda: player.length == 2000)
    heard = capfd.readouterr()
    assert "SECRET" not in heard.out + heard.err
    assert "sound.wav" not in heard.out + heard.err


@installed
def test_what_plays_is_let_open_nothing_else(qt: ModuleType) -> None:
    assert os.environ["QT_FFMPEG_PROTOCOL_WHITELIST"] == "none"


@installed
@quiet
def test_what_the_microphone_hears_becomes_a_voice_note(qt: ModuleType, qtbot: QtBot) -> None:
    device = qt.QMediaDevices.defaultAudioInput()
    if device.isNull():
        with pytest.raises(NoSoundError) as told:
            find_microphone(QObject())
        assert told.value.what is Missing.DEVICE
        pytest.skip("no microphone on this computer")
    parent = QObject()
    microphone = find_microphone(parent)
    assert isinstance(microphone, QtMicrophone)
    made = VoiceNote(microphone.shape)
    microphone.heard.connect(made.add)
    microphone.listen()
    qtbot.waitUntil(lambda: made.seconds > 0.5)
    microphone.rest()
    rested = made.seconds
    qtbot.wait(200)
    assert made.seconds == rested
    microphone.listen()
    qtbot.waitUntil(lambda: made.seconds > rested + 0.3)
    microphone.rest()
    assert sound_of(made.wav()) is not None
