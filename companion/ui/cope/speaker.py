"""Says the words of a guided way by the voice of this computer, where one is installed and somebody asked for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from companion.content.spoken import spoken
from companion.ui.voice import NoVoiceError, Voice, find_voice


class Speaker(QObject):
    """Says one sentence at a time; a new one cuts the old one off. Out of sight is out of hearing.

    Signals:
        silent: there is no voice, with the words that say so and what would change it.
    """

    silent = Signal(str)

    def __init__(self, part: QWidget, speed: Callable[[], int]) -> None:
        super().__init__(part)
        self._part, self._speed = part, speed
        #: What makes the voice, at the first time something is said.
        self.make_voice: Callable[[QObject], Voice] = find_voice
        self._voice: Voice | None = None
        self._next = ""
        self._watched: QWidget | None = None

    def say(self, words: str) -> None:
        """Say this now, or tell why it cannot be said."""
        window = self._part.window()
        if window.isMinimized() or not self._part.isVisible():
            return
        if self._watched is not window:
            self._watched = window
            window.installEventFilter(self)
        try:
            voice = self._found()
        except NoVoiceError as problem:
            self.silent.emit(_no_voice(problem.missing))
            return
        self._next = spoken(words)
        if voice.busy:
            voice.stop()
        else:
            self._speak(voice)

    def stop(self) -> None:
        """Be quiet."""
        self._next = ""
        if self._voice is not None and self._voice.busy:
            self._voice.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The key that hides the window makes it small.
        if event.type() == QEvent.Type.WindowStateChange and self._part.window().isMinimized():
            self.stop()
        return super().eventFilter(watched, event)

    def _found(self) -> Voice:
        if self._voice is None:
            self._voice = self.make_voice(self)
            self._voice.over.connect(self._over)
            self._voice.failed.connect(self._failed)
        return self._voice

    def _speak(self, voice: Voice) -> None:
        words, self._next = self._next, ""
        if words:
            voice.say(words, self._speed())

    def _over(self) -> None:
        if self._voice is not None:
            self._speak(self._voice)

    def _failed(self) -> None:
        if self._voice is not None:
            self._voice.deleteLater()
        self._voice, self._next = None, ""
        self.silent.emit(
            QCoreApplication.translate(
                "Cope", "The voice of this computer does not answer. The words stay on the screen."
            )
        )


def _no_voice(missing: bool) -> str:
    if missing:
        return QCoreApplication.translate(
            "Cope",
            "Speaking is not set up on this computer. The words stay on the screen. To have them spoken: close "
            "Companion, and run python3 run.py setup --voice in its folder.",
        )
    return QCoreApplication.translate(
        "Cope",
        "No English voice was found on this computer. The words stay on the screen. On Linux, install "
        "speech-dispatcher and espeak-ng; on Windows and macOS, add a voice in the system's settings.",
    )
