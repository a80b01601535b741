"""One thing of the hope box at a time, over the whole screen, by arrow keys or by itself; sounds are heard."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QImage, QKeyEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.hope import HopeItem, HopeKind
from companion.domain.sound import ending_of
from companion.ui.hope.sound_panel import SoundPanel
from companion.ui.hope.words import name_of, spoken
from companion.ui.theme import theme_of
from companion.ui.widgets.picture import Picture
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: How long each thing stays in the slow show, in milliseconds.
STAYS_MS = 9_000


class Viewer(Sheet):
    """Left and Right go from one to the next, Escape closes, and the slow show goes on by itself.

    Once a sound is played the arrow keys are its own, and Page Up and Page Down go on. Nothing is played by itself: who
    else is in the room only the person knows.
    """

    def __init__(self, ctx: AppContext, items: tuple[HopeItem, ...], at: int, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("HopeViewer", "Hope box"), parent=parent)
        self.setObjectName("hope-viewer")
        self._ctx, self._items, self.at = ctx, items, at
        self.picture = Picture()
        self.words = Text("", "body")
        self.words.setObjectName("hope-viewer-words")
        self.body.addWidget(self.picture, 1)
        self.sound = SoundPanel(self._bytes)
        # From this button too, where Qt would go from one to the other.
        self.sound.play.installEventFilter(self)
        self.sound.begun.connect(lambda: self.run(False))
        # What is not shown takes no room from what is.
        self._read_part, self._heard_part = _in_the_middle(self.words), _in_the_middle(self.sound, self._key_words())
        self.body.addWidget(self._read_part, 1)
        self.body.addWidget(self._heard_part, 1)
        #: Whether it goes on by itself; and whether a photo is being decoded just now.
        self._slowly = self._decoding = False
        self._timer = QTimer(self)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self._go_on)
        self._back, self._next = self.add_button(self.tr("Back")), self.add_button(self.tr("Next"))
        for button, name, places in ((self._back, "back", -1), (self._next, "next", 1)):
            button.setObjectName(f"hope-viewer-{name}")
            button.clicked.connect(lambda _on=False, places=places: self.turn(places))
            button.setEnabled(len(items) > 1)
        self._slow = self.add_button(self.tr("Show slowly"))
        self._slow.setObjectName("hope-viewer-slow")
        self._slow.clicked.connect(lambda: self.run(not self.running))
        self._slow.setEnabled(sum(not item.is_sound for item in items) > 1)
        close = self.add_button(self.tr("Close"), "primary", default=True)
        close.setObjectName("hope-viewer-close")
        close.clicked.connect(self.reject)
        close.setFocus(Qt.FocusReason.OtherFocusReason)
        self.step(0)

    @property
    def running(self) -> bool:
        """Whether it goes on by itself."""
        return self._slowly

    def run(self, on: bool) -> None:
        """Have it go on by itself, or stay."""
        self._slowly = on and self._slow.isEnabled()
        if self._slowly and self._items[self.at].is_sound:
            self._go_on()
        if self._slowly and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()
        self._slow.setText(self.tr("Stay here") if self._slowly else self.tr("Show slowly"))

    def turn(self, places: int) -> None:
        """Go on by hand: what goes by itself stops there."""
        self.run(False)
        self.step(places)

    def step(self, places: int) -> None:
        """Show the thing so many places on; after the last comes the first."""
        self.at = (self.at + places) % len(self._items)
        item = self._items[self.at]
        self.heading.setText(name_of(item))
        self.setAccessibleName(spoken(item))
        self.words.setText(item.words)
        self._read_part.setVisible(bool(item.words))
        self.picture.setAccessibleName(spoken(item))
        seen = item.attachment is not None and not item.is_sound
        self.picture.setVisible(seen)
        self._heard_part.setVisible(item.is_sound)
        self.sound.show_sound(item.seconds)
        if item.is_sound and self.focusWidget() not in (self._back, self._next):
            self.sound.play.setFocus(Qt.FocusReason.OtherFocusReason)
        if seen:
            small = QPixmap()
            small.loadFromData(self._ctx.services.hope_box.preview(item) or b"")
            self.picture.show_picture(small)
            self._read()

    def _go_on(self) -> None:
        """The next thing to be seen: what is heard is left out of the show."""
        places = 1
        while self._items[(self.at + places) % len(self._items)].is_sound:
            places += 1
        self.step(places)

    def done(self, result: int) -> None:
        self.sound.silence()
        super().done(result)

    def hideEvent(self, event: QHideEvent) -> None:
        # Behind Help now it waits where it is.
        self._timer.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._slowly:
            self._timer.start()

    def fit(self) -> None:
        """Its size is that of the screen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._turned_by(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # The buttons of the row have had it put on them as they were added.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._turned_by(event):
            return True
        return super().eventFilter(watched, event)

    def _turned_by(self, event: QKeyEvent) -> bool:
        heard, key = self._items[self.at].is_sound, event.key()
        if heard and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
            return True
        # Space on a button presses that button.
        button = isinstance(self.focusWidget(), QAbstractButton) and key == Qt.Key.Key_Space
        if heard and not button and self.sound.takes(event):
            return True
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        places = {Qt.Key.Key_Right: -1 if mirrored else 1, Qt.Key.Key_Left: 1 if mirrored else -1}
        found = places.get(Qt.Key(event.key()))
        if found is None:
            return False
        self.turn(found)
        return True

    def _stay_within(self) -> None:
        """It covers the window it stands over."""

    def _bytes(self) -> tuple[bytes, str]:
        """What the sound that is shown is made of, and the ending it would have as a file."""
        item = self._items[self.at]
        return self._ctx.services.hope_box.content(item) or b"", ending_of(item.media_type)

    def _key_words(self) -> Text:
        words = self.tr(
            "Space plays and pauses. Once it plays, the arrow keys go five seconds back or on, and Page Up and Page "
            "Down go to another thing."
        )
        return Text(words, "small", "ink_soft")

    def _read(self) -> None:
        """Show the photo itself once it is read and decoded; the small one stands there until then.

        One at a time: of all that a held key goes past, only the photo where it stops is decoded.
        """
        if self._decoding:
            return
        self._decoding = True
        box, item = self._ctx.services.hope_box, self._items[self.at]

        def decode() -> QImage:
            return QImage.fromData(box.content(item) or b"")

        def show(image: QImage) -> None:
            self._decoding = False
            now = self._items[self.at]
            if now.uuid != item.uuid:
                if now.kind is HopeKind.PHOTO:
                    self._read()
            elif not image.isNull():
                self.picture.show_picture(QPixmap.fromImage(image))

        def failed(error: Exception) -> None:
            self._decoding = False
            self._ctx.shell.show_problem(error)

        self._ctx.jobs.run(decode, show, failed=failed, owner=self)


def _in_the_middle(*parts: QWidget) -> QWidget:
    """Parts one below the other in the middle, no wider than lines are read with ease."""
    whole = QWidget()
    row, column = QHBoxLayout(whole), QVBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    column.addStretch(1)
    for part in parts:
        part.setMaximumWidth(theme_of().px(680))
        column.addWidget(part)
    column.addStretch(1)
    row.addStretch(1)
    row.addLayout(column, 4)
    row.addStretch(1)
    return whole
