"""A voice for tests: it says nothing."""

from __future__ import annotations

from PySide6.QtCore import QObject

from companion.ui.voice import Voice


class FakeVoice(Voice):
    """Says nothing, and remembers what it was asked to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.said: list[str] = []
        self.speeds: list[int] = []
        self._busy = False

    @property
    def busy(self) -> bool:
        return self._busy

    def say(self, words: str, speed: int) -> None:
        assert not self._busy, "two sentences at once"
        self.said.append(words)
        self.speeds.append(speed)
        self._busy = True

    def stop(self) -> None:
        if self._busy:
            self.end()

    def end(self) -> None:
        """What is being said is over."""
        self._busy = False
        self.over.emit()
