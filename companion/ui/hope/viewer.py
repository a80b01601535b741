"""One thing of the hope box at a time, over the whole screen, by arrow keys or by itself and slowly."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from companion.context import AppContext
from companion.domain.hope import HopeItem
from companion.ui.hope.words import name_of, spoken
from companion.ui.theme import theme_of
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import Text

#: How long each thing stays in the slow show, in milliseconds.
STAYS_MS = 9_000


class Picture(QWidget):
    """A picture as large as there is room for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_picture(self, picture: QPixmap) -> None:
        """Show a picture, or with a null one nothing."""
        self._picture = picture
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture.isNull():
            return
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            whole = QRectF(self._picture.rect())
            painter.drawPixmap(QRectF(left, top, size.width(), size.height()), self._picture, whole)


class Viewer(Sheet):
    """Left and Right go from one to the next, Escape closes, and the slow show goes on by itself."""

    def __init__(self, ctx: AppContext, items: tuple[HopeItem, ...], at: int, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("HopeViewer", "Hope box"), parent=parent)
        self.setObjectName("hope-viewer")
        self._ctx, self._items, self.at = ctx, items, at
        self._title = next(part for part in self.findChildren(Text) if part.text() == self.windowTitle())
        self.picture = Picture()
        self.words = Text("", "body")
        self.words.setObjectName("hope-viewer-words")
        self.words.setMaximumWidth(theme_of().px(680))
        self.body.addWidget(self.picture, 1)
        # In the middle, in lines no longer than are read with ease.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.words, 4)
        middle.addStretch(1)
        self.body.addLayout(middle, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(lambda: self.step(1))
        for name, words, act in (
            ("back", self.tr("Back"), lambda: self.turn(-1)),
            ("next", self.tr("Next"), lambda: self.turn(1)),
        ):
            button = self.add_button(words)
            button.setObjectName(f"hope-viewer-{name}")
            button.clicked.connect(act)
            button.setEnabled(len(items) > 1)
        self._slow = self.add_button(self.tr("Show slowly"))
        self._slow.setObjectName("hope-viewer-slow")
        self._slow.clicked.connect(lambda: self.run(not self.running))
        self._slow.setEnabled(len(items) > 1)
        close = self.add_button(self.tr("Close"), "primary", default=True)
        close.setObjectName("hope-viewer-close")
        close.clicked.connect(self.reject)
        self.step(0)
        close.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def running(self) -> bool:
        """Whether it goes on by itself."""
        return self._timer.isActive()

    def run(self, on: bool) -> None:
        """Have it go on by itself, or stay."""
        if on:
            self._timer.start()
        else:
            self._timer.stop()
        self._slow.setText(self.tr("Stay here") if on else self.tr("Show slowly"))

    def turn(self, places: int) -> None:
        """Go on by hand: what goes by itself stops there."""
        self.run(False)
        self.step(places)

    def step(self, places: int) -> None:
        """Show the thing so many places on; after the last comes the first."""
        self.at = (self.at + places) % len(self._items)
        item = self._items[self.at]
        self._title.setText(name_of(item))
        self.setAccessibleName(spoken(item))
        self.words.setText(item.words)
        self.words.setVisible(bool(item.words))
        self.picture.setAccessibleName(spoken(item))
        self.picture.setVisible(item.attachment is not None)
        if item.attachment is not None:
            small = QPixmap()
            small.loadFromData(self._ctx.services.hope_box.preview(item) or b"")
            self.picture.show_picture(small)
            self._read(item)

    def fit(self) -> None:
        """Its size is that of the screen."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._turned_by(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # From the buttons too, where Qt would go from one to the other.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._turned_by(event):
            return True
        return super().eventFilter(watched, event)

    def _turned_by(self, event: QKeyEvent) -> bool:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        places = {Qt.Key.Key_Right: -1 if mirrored else 1, Qt.Key.Key_Left: 1 if mirrored else -1}
        found = places.get(Qt.Key(event.key()))
        if found is None:
            return False
        self.turn(found)
        return True

    def _stay_within(self) -> None:
        """It covers the window it stands over."""

    def _read(self, item: HopeItem) -> None:
        """Show the photo itself once it is read and decoded; the small one stands there until then."""
        box = self._ctx.services.hope_box

        def decode() -> QImage:
            return QImage.fromData(box.content(item) or b"")

        def show(image: QImage) -> None:
            if not image.isNull() and self._items[self.at].uuid == item.uuid:
                self.picture.show_picture(QPixmap.fromImage(image))

        self._ctx.jobs.run(decode, show, failed=self._ctx.shell.show_problem, owner=self)
