"""The choice to have the words of a way spoken, and why nothing can be heard, where that is so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QHideEvent

from companion.prefs import PrefsStore
from companion.ui.cope.speaker import Speaker
from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Chip
from companion.ui.widgets.text import Text


class SpeakChip(Chip):
    """Has what `words` gives spoken while it is chosen; the choice is remembered. Out of sight is out of hearing.

    `why` says that nothing can be heard and what would change that; whoever sets the chip gives it a place, too.
    """

    def __init__(self, words: Callable[[], str]) -> None:
        super().__init__(QCoreApplication.translate("Cope", "Speak it"))
        self.setObjectName("guide-speak")
        self._words = words
        self._prefs: PrefsStore | None = None
        self._speaker: Speaker | None = None
        self.clicked.connect(self._choose)
        self.why = Text("", "small", "ink_soft")
        self.why.setObjectName("guide-silent")
        self.why.hide()

    def speak_by(self, prefs: PrefsStore, speaker: Speaker) -> None:
        """Take what speaks, and begin with it at once where that was chosen before."""
        self._prefs, self._speaker = prefs, speaker
        speaker.silent.connect(self._tell_silent)
        self.setChecked(prefs.now.speak_guides)
        if self.isChecked():
            # Once it is seen, and not while it is still being built.
            QTimer.singleShot(0, self, self.speak)

    def speak(self) -> None:
        """Say the words of now, if that is chosen and there are any."""
        words = self._words() if self.isChecked() else ""
        if words and self._speaker is not None:
            self._speaker.say(words)

    def be_quiet(self) -> None:
        """Say no more of what is being said."""
        if self._speaker is not None:
            self._speaker.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        self.be_quiet()
        super().hideEvent(event)

    def _choose(self, on: bool) -> None:
        self.why.hide()
        self._remember(on)
        if on:
            self.speak()
        else:
            self.be_quiet()

    def _tell_silent(self, words: str) -> None:
        self.setChecked(False)
        # Asked for once more, it looks for a voice once more; it does not say so at every way.
        self._remember(False)
        self.why.setText(words)
        self.why.show()
        say_aloud(self, words)

    def _remember(self, on: bool) -> None:
        if self._prefs is not None:
            self._prefs.change(speak_guides=on)
