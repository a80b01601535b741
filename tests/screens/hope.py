"""The scenes of the hope box: painted pictures, a letter and sounds, looked at one by one, and its sheets."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPen

from companion.domain.hope import HopeKind, Media
from companion.domain.voice_note import Shape, VoiceNote
from companion.ui.photos import photo_of_image
from companion.ui.hope.recording import RecordSheet
from companion.ui.hope.viewer import Viewer
from companion.ui.sound import Missing, NoSoundError
from tests.screens.scenes import Scene
from tests.screens.stage import Stage
from tests.ui.hope.fake_sound import FakeMicrophone, FakePlayer

#: Name, width, height, and the colours of the sky from its top down.
_PICTURES = (
    ("The hill behind Mum's", 1200, 800, "#f6c177", "#7a5c8e"),
    ("Ife's tree", 700, 1000, "#cfe8ef", "#6aa5a9"),
    ("", 1000, 1000, "#20314f", "#c98bb9"),
    ("Sunday morning", 1400, 700, "#fff1cf", "#e59866"),
)
_LETTER = "Dear me,\n\nyou got through March, and you did it ten minutes at a time. The kettle, the canal, Ife."


def painted_sky(width: int, height: int, above: str, below: str) -> QImage:
    """An evening sky, a hill and a tree."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sky = QLinearGradient(0, 0, 0, height)
        sky.setColorAt(0, QColor(above))
        sky.setColorAt(1, QColor(below))
        painter.fillRect(image.rect(), sky)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#3f5f52"))
        painter.drawEllipse(QRectF(-width * 0.3, height * 0.7, width * 1.6, height))
        foot = QPointF(width * 0.6, height * 0.74)
        painter.setPen(QPen(QColor("#4a3a2f"), width * 0.02))
        painter.drawLine(foot, QPointF(foot.x(), height * 0.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#2f4a3a"))
        painter.drawEllipse(QPointF(foot.x(), height * 0.44), width * 0.13, height * 0.14)
    return image


def _filled(stage: Stage, *presses: str) -> None:
    stage.open("today")
    services = stage.ctx.services
    for name, *picture in _PICTURES:
        services.hope_box.keep(HopeKind.PHOTO, name, photo_of_image(painted_sky(*picture)))
    services.hope_box.write_letter("From March", _LETTER)
    services.hope_box.keep(HopeKind.VOICE, "Mum, 3 May", _note(74))
    services.hope_box.keep(HopeKind.MUSIC, "The river song", Media("audio/mpeg", b"ID3 a song", seconds=247))
    services.plans.add_reason("My daughter's laugh on Sunday mornings")
    stage.open("hope-box")
    for name in presses:
        stage.press(name)


def _note(seconds: int) -> Media:
    note = VoiceNote(Shape())
    note.add(bytes(2 * 16_000 * seconds))
    return Media("audio/wav", note.wav(), seconds=seconds)


def _within(stage: Stage) -> Viewer:
    """The viewer, as large as the window: the whole of an imagined screen would not be in the picture."""
    (viewer,) = stage.window.findChildren(Viewer)
    viewer.setWindowState(Qt.WindowState.WindowNoState)
    viewer.setGeometry(stage.window.geometry())
    stage.settle()
    return viewer


def _looked_at(stage: Stage) -> None:
    _filled(stage, "hope-open")
    _within(stage)


def _heard(stage: Stage, *, broken: bool = False, missing: bool = False) -> None:
    """The voice note looked at: half way through, or not to be played."""
    _filled(stage)
    stage.window.current_screen().grid.opened.emit(5)  # type: ignore[union-attr]
    viewer = _within(stage)
    player = FakePlayer(viewer)
    player.broken = broken

    def none(_parent: object) -> FakePlayer:
        raise NoSoundError(Missing.PART)

    viewer.sound.make_player = none if missing else lambda _parent: player
    viewer.sound.turn()
    if player.playing:
        player.pass_time(23_000)
    stage.settle()


def _recorder(stage: Stage, *, seconds: float = 0.0, stopped: bool = False, missing: bool = False) -> None:
    """The recorder: at its beginning, in the middle, at its end, or without what it needs."""
    _filled(stage, "hope-record")
    (sheet,) = stage.window.findChildren(RecordSheet)
    microphone = FakeMicrophone(sheet)

    def none(_parent: object) -> FakeMicrophone:
        raise NoSoundError(Missing.PART)

    sheet.make_microphone = none if missing else lambda _parent: microphone
    if seconds or missing:
        sheet.turn()
    if seconds:
        microphone.hear(seconds)
    if stopped:
        sheet.stop()
    stage.settle()


def hope() -> Iterator[Scene]:
    """Every state of the hope box that is worth a picture."""
    yield Scene("hope-box", "filled", "empty", _filled, contrast=True)
    yield Scene("hope-box", "viewer", "empty", _looked_at)
    yield Scene("hope-box", "heard", "empty", _heard)
    yield Scene("hope-box", "broken-sound", "empty", lambda stage: _heard(stage, broken=True))
    yield Scene("hope-box", "sound-not-set-up", "empty", lambda stage: _heard(stage, missing=True))
    yield Scene("hope-box", "recorder", "empty", _recorder)
    yield Scene("hope-box", "recording", "empty", lambda stage: _recorder(stage, seconds=572))
    yield Scene("hope-box", "recorded", "empty", lambda stage: _recorder(stage, seconds=41, stopped=True))
    yield Scene("hope-box", "recorder-not-set-up", "empty", lambda stage: _recorder(stage, missing=True))
    yield Scene("hope-box", "letter-sheet", "empty", lambda stage: _filled(stage, "hope-letter"))
