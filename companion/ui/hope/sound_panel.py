"""A sound of the hope box as it is heard: play and pause, where it is, how long, how loud."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from companion.ui.hope.sound_words import broken, cannot_play, time_words
from companion.ui.hope.track import Track
from companion.ui.sound import NoSoundError, Player, find_player
from companion.ui.theme import theme_of
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.text import Text

#: How far an arrow key goes, in seconds; how loud it is at first, and by how much that changes, in percent.
STEP, VOLUME, LOUDER = 5, 70, 10


class SoundPanel(QWidget):
    """Plays what it is given, from memory. Out of sight is out of hearing.

    Args:
        read: gives the bytes of what is shown, when it is first played.
        loud: whether how loud it is can be set here.

    Signals:
        begun: it was asked to play.
    """

    begun = Signal()

    def __init__(self, read: Callable[[], tuple[bytes, str]], *, loud: bool = True) -> None:
        super().__init__()
        self._read = read
        #: What makes the player, at the first time something is played.
        self.make_player: Callable[[QObject], Player] = find_player
        self._player: Player | None = None
        self._loaded = False
        self._seconds = 0
        self._watched: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of().px(12))
        row = QHBoxLayout()
        row.setSpacing(theme_of().px(16))
        self.play = Button(self.tr("Play"), "primary", icon="play")
        self.play.setObjectName("sound-play")
        # As wide as its longer word, so that nothing beside it moves.
        self.play.setMinimumWidth(self._widest())
        self.play.clicked.connect(self.turn)
        self.place = Track(self.tr("Where it is, in seconds"), 0, STEP)
        self.place.setObjectName("sound-place")
        self.place.valueChanged.connect(self._seek)
        self._time = Text("", "soft", "ink_soft", wrap=False)
        self._time.setObjectName("sound-time")
        row.addWidget(self.play)
        row.addWidget(self.place, 1)
        row.addWidget(self._time)
        column.addLayout(row)
        louder = QWidget()
        line = QHBoxLayout(louder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme_of().px(12))
        self.volume = Track(self.tr("How loud, in percent"), 100, LOUDER)
        self.volume.setObjectName("sound-volume")
        self.volume.setValue(VOLUME)
        self.volume.setMaximumWidth(theme_of().px(180))
        self.volume.valueChanged.connect(self._set_volume)
        line.addStretch(1)
        line.addWidget(Text(self.tr("How loud"), "small", "ink_soft", wrap=False))
        line.addWidget(self.volume, 1)
        column.addWidget(louder)
        louder.setVisible(loud)
        self.says = Text("", "soft", "ink_soft")
        self.says.setObjectName("sound-says")
        self.says.hide()
        column.addWidget(self.says)

    @property
    def playing(self) -> bool:
        """Whether it is heard."""
        return self._player is not None and self._player.playing

    @property
    def is_begun(self) -> bool:
        """Whether it was played, and stands somewhere within."""
        return self._loaded

    def show_sound(self, seconds: int | None) -> None:
        """Another sound is shown, of so many seconds; what was heard before is quiet."""
        self.silence()
        self._seconds = seconds or 0
        self._say("")
        self._show_state()

    def turn(self) -> None:
        """Play or pause; where it cannot be played, say why."""
        if self.playing and self._player is not None:
            self._player.pause()
            return
        self.begun.emit()
        try:
            player = self._found()
        except NoSoundError as problem:
            self._say(cannot_play(problem.what))
            return
        self._say("")
        if not self._loaded:
            content, ending = self._read()
            self._loaded = True
            player.load(content, ending)
        elif self.place.value() >= self.place.maximum():
            player.seek(0)
        window = self.window()
        if self._watched is not window:
            self._watched = window
            window.installEventFilter(self)
        player.play()

    def go(self, seconds: int) -> None:
        """Go so many seconds on, or back."""
        self.place.setValue(self.place.value() + seconds)

    def pause(self) -> None:
        """Be quiet, and stay where it is."""
        # Also where it was only just asked to play, and is not heard yet.
        if self._player is not None and self._loaded:
            self._player.pause()

    def silence(self) -> None:
        """Be quiet, and hold nothing of the sound any longer."""
        if self._player is not None and self._loaded:
            self._player.let_go()
        self._loaded = False
        self._show_place(0)
        self._show_state()

    def hideEvent(self, event: QHideEvent) -> None:
        # Another thing is looked at, the lock, or Help now.
        self.pause()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_state()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The key that hides the window makes it small.
        if event.type() == QEvent.Type.WindowStateChange and self.window().isMinimized():
            self.pause()
        return super().eventFilter(watched, event)

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key was for it: Space, and once it was begun the arrows."""
        key, mirrored = event.key(), self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.turn()
            return True
        if not self._loaded or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        ways = {Qt.Key.Key_Right: -STEP if mirrored else STEP, Qt.Key.Key_Left: STEP if mirrored else -STEP}
        if (way := ways.get(Qt.Key(key))) is not None:
            self.go(way)
            return True
        loud = {Qt.Key.Key_Up: LOUDER, Qt.Key.Key_Down: -LOUDER}.get(Qt.Key(key))
        if loud is not None:
            self.volume.setValue(self.volume.value() + loud)
            return True
        return False

    # -- what the player tells ---------------------------------------------------------------------------------

    def _found(self) -> Player:
        if self._player is None:
            player = self._player = self.make_player(self)
            player.set_volume(self.volume.value())
            player.moved.connect(lambda at: self._show_place(at // 1000))
            player.changed.connect(self._show_state)
            player.failed.connect(lambda: self._say(broken()))
        return self._player

    def _set_volume(self, percent: int) -> None:
        if self._player is not None:
            self._player.set_volume(percent)

    def _seek(self, seconds: int) -> None:
        if self._player is not None and self._loaded:
            self._player.seek(seconds * 1000)
        self._tell_time(seconds)

    def _show_place(self, seconds: int) -> None:
        if not self.place.isSliderDown():
            self.place.blockSignals(True)
            self.place.setValue(seconds)
            self.place.blockSignals(False)
        self._tell_time(seconds)

    def _show_state(self) -> None:
        if self._player is not None and self._loaded and self._player.length:
            self._seconds = max(1, self._player.length // 1000)
        self.place.blockSignals(True)
        self.place.setMaximum(self._seconds)
        self.place.blockSignals(False)
        self.place.setEnabled(self._loaded and self._seconds > 0)
        playing = self.playing
        self.play.setText(self.tr("Pause") if playing else self.tr("Play"))
        self.play.set_icon("pause" if playing else "play")
        self._tell_time(self.place.value())

    def _tell_time(self, seconds: int) -> None:
        # Where the length is not known there is only how far it is.
        of = self.tr("{at} of {all}").format(at=time_words(seconds), all=time_words(self._seconds))
        self._time.setText(of if self._seconds else time_words(seconds))

    def _say(self, words: str) -> None:
        self.says.setText(words)
        self.says.setVisible(bool(words))
        if words:
            say_aloud(self.says, words)

    def _widest(self) -> int:
        widths = []
        for words in (self.tr("Pause"), self.tr("Play")):
            self.play.setText(words)
            widths.append(self.play.sizeHint().width())
        return max(widths)
