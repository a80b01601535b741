"""A button that puts words on the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from companion.ui.widgets.aloud import say_aloud
from companion.ui.widgets.buttons import Button

#: How long a button says that it copied.
SAID_MS = 4_000


class CopyButton(Button):
    """Puts words on the clipboard and says so itself for a while: a note below would take room from what to do now."""

    def __init__(self, words: str, aloud: str, *, short: bool = False, parent: QWidget | None = None) -> None:
        super().__init__("", "quiet", icon="copy", compact=True, parent=parent)
        self._words = words
        self._aloud = aloud
        self._label = "" if short else self.tr("Copy")
        self.setText(self._label)
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(SAID_MS)
        self._said.timeout.connect(self._as_before)
        self.setToolTip(aloud if short else "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._copy)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(self._aloud)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._words)
        self.set_icon("check")
        self.setText(self.tr("Copied"))
        self.setAccessibleDescription(self.tr("Copied"))
        say_aloud(self, self.tr("Copied"))
        self._said.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._said.isActive():
            self._said.stop()
            self._as_before()

    def _as_before(self) -> None:
        self.set_icon("copy")
        self.setText(self._label)
        self.setAccessibleDescription("")
