"""Hearing and recording on this computer, by the part of Qt that is in the extra `voice`; looked for when asked for.

Everything is in memory: a sound is played from its bytes, and what is recorded is handed on as it comes.
"""

from __future__ import annotations

import os
from enum import Enum
from types import ModuleType
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QLoggingCategory,
    QMicrophonePermission,
    QObject,
    Qt,
    QUrl,
    Signal,
)

from companion.domain.voice_note import RATE, Sample, Shape

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSource, QMediaPlayer


class Missing(Enum):
    """What there is not: the part that plays and records, a device for it, or leave to use it."""

    PART = "part"
    DEVICE = "device"
    LEAVE = "leave"


class NoSoundError(Exception):
    """Nothing can be played or recorded here, and why."""

    def __init__(self, what: Missing) -> None:
        super().__init__(what.value)
        self.what = what


class Player(QObject):
    """Plays one sound at a time.

    Signals:
        moved: where it is, in milliseconds.
        changed: it plays now, or no longer does.
        failed: the sound cannot be played.
    """

    moved = Signal(int)
    changed = Signal()
    failed = Signal()

    @property
    def playing(self) -> bool:
        """Whether it is heard."""
        raise NotImplementedError

    @property
    def length(self) -> int:
        """How long the sound is in milliseconds; 0 where that is not known yet."""
        raise NotImplementedError

    def load(self, content: bytes, ending: str) -> None:
        """Take up a sound, in the place of another."""
        raise NotImplementedError

    def play(self) -> None:
        """Play, or go on."""
        raise NotImplementedError

    def pause(self) -> None:
        """Be quiet at once, and stay where it is."""
        raise NotImplementedError

    def seek(self, at: int) -> None:
        """Go to a place, in milliseconds."""
        raise NotImplementedError

    def set_volume(self, percent: int) -> None:
        """How loud, as the ear takes it."""
        raise NotImplementedError

    def let_go(self) -> None:
        """Be quiet, and hold nothing of the sound any longer."""
        raise NotImplementedError


class Microphone(QObject):
    """Hands on what is heard.

    Signals:
        heard: the bytes that came, in the `shape` it has.
        failed: it does not answer any more.
    """

    heard = Signal(bytes)
    failed = Signal()
    shape = Shape()

    def listen(self) -> None:
        """Begin, or go on."""
        raise NotImplementedError

    def rest(self) -> None:
        """Hear nothing for now, and let others have it."""
        raise NotImplementedError


class QtPlayer(Player):
    """A player of Qt's.

    The buffer is let go of only after the player has: it reads there on a thread of its own, and never comes back from
    a buffer that went.
    """

    def __init__(self, qt: ModuleType, parent: QObject) -> None:
        super().__init__(parent)
        self._qt = qt
        # Made in this order, and so destroyed in it.
        self._player: QMediaPlayer = qt.QMediaPlayer(self)
        self._out = qt.QAudioOutput(self)
        self._player.setAudioOutput(self._out)
        self._buffer: QBuffer | None = None
        self._broken = False
        self._player.positionChanged.connect(lambda at: self.moved.emit(at))
        self._player.playbackStateChanged.connect(lambda _state: self.changed.emit())
        self._player.durationChanged.connect(lambda _length: self.changed.emit())
        self._player.errorOccurred.connect(self._fail)

    @property
    def playing(self) -> bool:
        return bool(self._player.playbackState() == self._qt.QMediaPlayer.PlaybackState.PlayingState)

    @property
    def length(self) -> int:
        return max(0, self._player.duration())

    def load(self, content: bytes, ending: str) -> None:
        self.let_go()
        self._broken = False
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(content))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        # No name of theirs: only the ending is of use, and what plays it may write the name down.
        self._player.setSourceDevice(self._buffer, QUrl(f"sound.{ending}"))

    def play(self) -> None:
        if self._broken:
            self.failed.emit()
            return
        self._player.play()

    def pause(self) -> None:
        self._player.pause()

    def seek(self, at: int) -> None:
        self._player.setPosition(at)

    def set_volume(self, percent: int) -> None:
        ear, straight = (
            self._qt.QtAudio.VolumeScale.LogarithmicVolumeScale,
            self._qt.QtAudio.VolumeScale.LinearVolumeScale,
        )
        self._out.setVolume(self._qt.QtAudio.convertVolume(percent / 100, ear, straight))

    def let_go(self) -> None:
        self._player.stop()
        self._player.setSource(QUrl())
        if self._buffer is not None:
            self._buffer.deleteLater()
            self._buffer = None

    def _fail(self, *_why: object) -> None:
        if not self._broken:
            self._broken = True
            self.failed.emit()


class QtMicrophone(Microphone):
    """A microphone of Qt's, in the shape it gives most readily."""

    def __init__(self, qt: ModuleType, device: QAudioDevice, parent: QObject) -> None:
        super().__init__(parent)
        self._qt = qt
        form = _form(qt, device)
        self.shape = Shape(form.sampleRate(), form.channelCount(), _samples(qt)[form.sampleFormat()])
        self._source: QAudioSource = qt.QAudioSource(device, form, self)
        self._source.stateChanged.connect(self._changed)
        self._heard: QIODevice | None = None

    def listen(self) -> None:
        # Begun anew each time: what a microphone heard while it rested must not be there.
        self._heard = self._source.start()
        if self._heard is not None:
            self._heard.readyRead.connect(self._take)

    def rest(self) -> None:
        if self._heard is None:
            return
        self._take()
        self._heard = None
        self._source.stop()

    def _take(self) -> None:
        if self._heard is not None and (come := bytes(self._heard.readAll().data())):
            self.heard.emit(come)

    def _changed(self) -> None:
        # What it is now is not taken from the signal, whose kind of state Python is not told of.
        if self._source.error() != self._qt.QtAudio.Error.NoError:
            self._heard = None
            self.failed.emit()


def find_player(parent: QObject) -> Player:
    """A player. NoSoundError: the part that plays is not installed, or nothing to hear it by is there."""
    qt = _part()
    if qt.QMediaDevices.defaultAudioOutput().isNull():
        raise NoSoundError(Missing.DEVICE)
    return QtPlayer(qt, parent)


def find_microphone(parent: QObject) -> Microphone:
    """The microphone. NoSoundError: the part that records is not installed, there is none, or no leave to use it."""
    qt = _part()
    app = QCoreApplication.instance()
    if app is not None and app.checkPermission(QMicrophonePermission()) == Qt.PermissionStatus.Denied:
        raise NoSoundError(Missing.LEAVE)
    device = qt.QMediaDevices.defaultAudioInput()
    if device.isNull() or _form(qt, device).sampleFormat() not in _samples(qt):
        raise NoSoundError(Missing.DEVICE)
    return QtMicrophone(qt, device, parent)


def _part() -> ModuleType:
    """The part of Qt that plays and records.

    Before it is loaded it is told two things: to write nothing down, since it would say the names that are in a song;
    and to open nothing but what it is given, so that no song leads it anywhere.
    """
    QLoggingCategory.setFilterRules("qt.multimedia*=false")
    os.environ["QT_FFMPEG_PROTOCOL_WHITELIST"] = "none"
    try:
        from PySide6 import QtMultimedia
    except ImportError as error:
        raise NoSoundError(Missing.PART) from error
    return QtMultimedia


def _samples(qt: ModuleType) -> dict[object, Sample]:
    form = qt.QAudioFormat.SampleFormat
    return {form.UInt8: Sample.BYTE, form.Int16: Sample.SHORT, form.Int32: Sample.LONG, form.Float: Sample.FLOAT}


def _form(qt: ModuleType, device: QAudioDevice) -> QAudioFormat:
    """One voice in sixteen bits where the device has that, else what it has by itself."""
    wanted: QAudioFormat = qt.QAudioFormat()
    wanted.setSampleRate(RATE)
    wanted.setChannelCount(1)
    wanted.setSampleFormat(qt.QAudioFormat.SampleFormat.Int16)
    return wanted if device.isFormatSupported(wanted) else device.preferredFormat()
