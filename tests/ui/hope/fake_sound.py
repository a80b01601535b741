"""A player and a microphone for tests: nothing is heard."""

from __future__ import annotations

import math
from array import array

from PySide6.QtCore import QObject

from companion.domain.voice_note import RATE, Shape
from companion.ui.sound import Microphone, Player


class FakePlayer(Player):
    """Plays nothing, and remembers what it was given; time goes by when it is told."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.given: list[tuple[bytes, str]] = []
        self.at = 0
        self.volume = -1
        self.broken = False
        self._playing = False
        self._length = 0

    @property
    def playing(self) -> bool:
        return self._playing

    @property
    def length(self) -> int:
        return self._length

    @property
    def holds_any(self) -> bool:
        """Whether it holds the bytes of a sound."""
        return bool(self.given and self.given[-1][0])

    def load(self, content: bytes, ending: str) -> None:
        self.given.append((content, ending))
        self.at, self._length = 0, 0 if self.broken else 60_000

    def play(self) -> None:
        if self.broken:
            self.failed.emit()
            return
        self._set(playing=True)

    def pause(self) -> None:
        self._set(playing=False)

    def seek(self, at: int) -> None:
        self.at = at

    def set_volume(self, percent: int) -> None:
        self.volume = percent

    def let_go(self) -> None:
        self.given.append((b"", ""))
        self._set(playing=False)

    def pass_time(self, ms: int) -> None:
        """So much of it was heard."""
        assert self._playing
        self.at += ms
        self.moved.emit(self.at)

    def _set(self, *, playing: bool) -> None:
        if playing != self._playing:
            self._playing = playing
            self.changed.emit()


class FakeMicrophone(Microphone):
    """Hears what it is told to."""

    def __init__(self, parent: QObject, shape: Shape | None = None) -> None:
        super().__init__(parent)
        self.shape = shape or Shape()
        self.on = False

    def listen(self) -> None:
        assert not self.on
        self.on = True

    def rest(self) -> None:
        self.on = False

    def hear(self, seconds: float, loud: float = 0.5) -> None:
        """A steady tone of so many seconds, in bits of a second."""
        assert self.on, "nobody listens"
        second = array("h", [round(32_000 * loud * math.sin(at / 6)) for at in range(RATE)])
        left = round(seconds * RATE)
        while left > 0 and self.on:
            now = min(left, RATE)
            self.heard.emit(second[:now].tobytes())
            left -= now

    def be_taken_out(self) -> None:
        """It is no longer there."""
        self.on = False
        self.failed.emit()
