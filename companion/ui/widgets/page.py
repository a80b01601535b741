"""The frame of a screen: a heading, room to scroll, and a quiet scroll bar."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from companion.ui.theme import theme_of
from companion.ui.widgets.found_again import Spot, mark_of, marked
from companion.ui.widgets.line import Labelled
from companion.ui.widgets.text import Text, breakable

_Action = QScrollBar.SliderAction
#: The keys that scroll, and how far.
SCROLLING: dict[int, QScrollBar.SliderAction] = {
    Qt.Key.Key_Down: _Action.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Action.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _Action.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Action.SliderPageStepSub,
    Qt.Key.Key_Home: _Action.SliderToMinimum,
    Qt.Key.Key_End: _Action.SliderToMaximum,
}


class QuietScrollBar(QScrollBar):
    """A thin bar that shows where one is, drawn in the colour of lines."""

    def __init__(self, orientation: Qt.Orientation = Qt.Orientation.Vertical, parent: QWidget | None = None) -> None:
        super().__init__(orientation, parent)

    def sizeHint(self) -> QSize:
        wide = theme_of().px(12)
        return QSize(wide, wide * 3) if self.orientation() == Qt.Orientation.Vertical else QSize(wide * 3, wide)

    def paintEvent(self, event: QPaintEvent) -> None:
        span = self.maximum() - self.minimum() + self.pageStep()
        if span <= 0 or self.maximum() == self.minimum():
            return
        theme = theme_of()
        upright = self.orientation() == Qt.Orientation.Vertical
        length = self.height() if upright else self.width()
        size = max(theme.px(32), length * self.pageStep() / span)
        place = (length - size) * (self.value() - self.minimum()) / max(1, self.maximum() - self.minimum())
        thick = theme.px(6)
        inset = (self.width() - thick) / 2 if upright else (self.height() - thick) / 2
        box = QRectF(inset, place, thick, size) if upright else QRectF(place, inset, size, thick)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.mixed("line", "edge", 0.6 if self.underMouse() else 0.25))
            painter.drawRoundedRect(box, thick / 2, thick / 2)


class ScrollArea(QScrollArea):
    """A scroll area with no frame and no ground of its own; it keeps the focused part in sight."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(QuietScrollBar())
        # A press of an arrow key is about two lines.
        self.verticalScrollBar().setSingleStep(theme_of().px(44))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        # A ground of our own making: asking for Qt's has every kind of widget made known to Python first.
        self.setViewport(QWidget())
        content.setAutoFillBackground(False)
        self._content = content
        self._arriving = False
        #: What is kept at its place while the page is being laid out: a part, where in it, and how far below the top.
        self._kept: tuple[QWidget, float, int] | None = None
        self._keeping = False
        self._whole: QWidget | None = None
        self.setWidget(content)
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._keep())
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._moved())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._arriving = True
        QTimer.singleShot(0, self, self._arrived)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        held, lost = self.window().focusWidget(), event.oldSize().height() - event.size().height()
        if lost > 0 and held is not None and self._kept is None and self._content.isAncestorOf(held):
            # Such as when a toast takes its room: the button just pressed at the foot stays in sight.
            foot = held.mapTo(self.viewport(), QPoint(0, held.height())).y()
            if self.viewport().height() < foot <= self.viewport().height() + lost:
                self.bring_in_sight(held)

    def hold_together(self, part: QWidget) -> None:
        """Bring all of a part in sight, where it fits, as soon as the keyboard goes about in it."""
        self._whole = part

    def scroll_to(self, part: QWidget) -> None:
        """Bring the beginning of a part of the content to the top of what is seen, as soon as it has its place."""
        self._kept = part, 0.0, theme_of().px(16)
        self._keep()

    def scroll_to_place(self, part: QWidget, share: float) -> None:
        """Bring a place in a part (0 its beginning, 1 its end) to a third of what is seen, and keep it there."""
        self._kept = part, share, self.viewport().height() // 3
        self._keep()

    def keeps(self, part: QWidget) -> bool:
        """Whether a place in a part is kept where it is seen; scrolling ends that."""
        return self._kept is not None and self._kept[0] is part

    def let_go(self) -> None:
        """Keep no place any longer; nothing moves."""
        self._kept = None

    def scroll_to_top(self) -> None:
        """Stand at the beginning, and keep no other place any longer."""
        self._kept = None
        self.verticalScrollBar().setValue(0)

    def begin_anew(self) -> None:
        """Stand at the beginning with the keyboard there, too: keys scroll, and Tab goes to the first part."""
        self._content.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_to_top()

    def spot(self) -> Spot | None:
        """Where the page stands, for `return_to` of a page built anew; None at its beginning.

        Told by the part that has the keyboard where it is in sight, and else by the part at the top.
        """
        content, seen = self._content, self.viewport().height()
        value = self.verticalScrollBar().value()
        held = self.window().focusWidget()
        if held is not None and content.isAncestorOf(held):
            below = held.mapTo(content, QPoint(0, 0)).y() - value
            if below >= 0 and below + held.height() <= seen:
                return Spot(mark_of(content, held), 0.0, below)
        if value == 0:
            return None
        found: tuple[int, Spot] = (content.height(), Spot(None, value / max(1, content.height()), 0))
        for part in content.findChildren(QWidget):
            if not part.objectName() or not part.isVisibleTo(content):
                continue
            top = part.mapTo(content, QPoint(0, 0)).y()
            if top <= value < top + part.height() < top + found[0]:
                found = part.height(), Spot(mark_of(content, part), (value - top) / part.height(), 0)
        return found[1]

    def return_to(self, spot: Spot) -> None:
        """Stand where a page like this one stood, and stay there while parts still find their places."""
        part = marked(self._content, spot.part) if spot.part is not None else self._content
        if part is not None:
            self._kept = part, spot.share, spot.below
            self._keep()

    def _keep(self) -> None:
        if self._kept is None or not isValid(self._kept[0]) or not self.isVisible():
            return
        part, share, below = self._kept
        if part is not self._content and not self._content.isAncestorOf(part):
            # It was drawn anew meanwhile.
            self._kept = None
            return
        if share == 0:
            # All of it is to be seen, also where it is higher now than what was below it.
            below = max(0, min(below, self.viewport().height() - part.height()))
        top = part.mapTo(self._content, QPoint(0, 0)).y()
        self._keeping = True
        self.verticalScrollBar().setValue(round(top + share * part.height()) - below)
        self._keeping = False

    def _moved(self) -> None:
        # Whatever else moves the page is meant, and ends the keeping.
        if not self._keeping:
            self._kept = None

    def scroll_by(self, event: QKeyEvent) -> bool:
        """Scroll by a key, where it is one that scrolls and there is more than can be seen; False where not."""
        bar = self.verticalScrollBar()
        action = SCROLLING.get(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if action is None or not plain or bar.maximum() == bar.minimum():
            return False
        bar.triggerAction(action)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.scroll_by(event):
            super().keyPressEvent(event)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is None or not self._content.isAncestorOf(new):
            return
        # A page is met at its beginning, and found where it was left when the window comes to the front again.
        # A field is followed in any case, for it is typed into at once.
        elsewhere = old is None or old.window() is not self.window()
        if (self._arriving or elsewhere) and (self._kept is not None or not is_typed_into(new)):
            QTimer.singleShot(0, self, self._arrived)
            return
        self.bring_in_sight(new)

    def bring_in_sight(self, part: QWidget) -> None:
        """Scroll as little as shows the whole of a part."""
        # What is higher than can be seen, such as a long text, keeps its own cursor in sight. Not by Qt's own way, for
        # which a field is in sight when its cursor is, though half of it and what is said below may be cut off.
        seen, value = self.viewport().height(), self.verticalScrollBar().value()
        whole = self._whole
        # Not under a button of the mouse that is held down: what it is upon must not move away.
        if whole is not None and whole.isAncestorOf(part) and not QApplication.mouseButtons():
            part = whole if _needed(whole) <= seen else part
        top, height = part.mapTo(self._content, QPoint(0, 0)).y(), _needed(part)
        above = self._label_above(part)
        if top + height - above <= seen:
            top, height = above, top + height - above
        margin = min(theme_of().px(24), (seen - height) // 2)
        if height > seen or value <= top <= value + seen - height:
            return
        self.verticalScrollBar().setValue(top - margin if top < value else top + height + margin - seen)

    def _label_above(self, part: QWidget) -> int:
        """Where the label of a field begins, so that none is cut through its letters; its own top without one."""
        over: QWidget | None = part
        while over is not None and over is not self._content:
            if isinstance(over, Labelled):
                return over.mapTo(self._content, QPoint(0, 0)).y()
            over = over.parentWidget()
        return part.mapTo(self._content, QPoint(0, 0)).y()

    def _arrived(self) -> None:
        self._arriving = False
        if self._kept is not None:
            self._keep()
            return
        held = self.window().focusWidget()
        if held is None or not self._content.isAncestorOf(held):
            return
        if is_typed_into(held):
            # Again, for it has its place only now that all is laid out.
            self.bring_in_sight(held)
            return
        top = held.mapTo(self.viewport(), QPoint(0, 0)).y()
        if self.verticalScrollBar().value() == 0 and top + min(held.height(), 24) > self.viewport().height():
            # Keys must not change what cannot be seen.
            self.begin_anew()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(120), theme_of().px(80))


def _needed(part: QWidget) -> int:
    """How high a part is, without what it was given only to end where another ends."""
    wanted = part.heightForWidth(part.width())
    return min(part.height(), wanted) if wanted > 0 else part.height()


def is_typed_into(part: QWidget) -> bool:
    """Whether letters typed on a part become its words."""
    # Qt keeps input methods away from hidden letters, though they are typed as any others are.
    return isinstance(part, QLineEdit) or part.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


class Page(QWidget):
    """A scrolling page: heading and line under it, then what `body` holds, at most 1,040 px wide at 100 %."""

    def __init__(self, title: str, lead: str = "", *, width: float = 1040, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        content.setAccessibleName(title)
        self.scroll_area = ScrollArea(content)
        outer.addWidget(self.scroll_area)
        across = QHBoxLayout(content)
        self._across = across
        self._centred = False
        column = QWidget()
        column.setMaximumWidth(theme.px(width))
        column.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        across.addWidget(column, 1)
        across.addStretch(0)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme.px(20))
        self.head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(theme.px(6))
        self.title = Text(title, "page")
        self.lead = Text(lead, "body", "ink_soft")
        if not lead:
            self.lead.hide()
        words.addWidget(self.title)
        words.addWidget(self.lead)
        self.head.addLayout(words, 1)
        self.body.addLayout(self.head)
        self.setAccessibleName(title)
        self._fit()

    def set_title(self, words: str) -> None:
        """Change the heading, whose words may be the person's own and of any length."""
        self.title.setText(breakable(words))
        self.title.setAccessibleName(words)
        self.setAccessibleName(words)

    def set_lead(self, words: str) -> None:
        """Change the line under the heading; empty hides it."""
        self.lead.setText(words)
        self.lead.setVisible(bool(words))

    def scroll_to(self, part: QWidget) -> None:
        """Bring the beginning of a part to the top of what is seen."""
        self.scroll_area.scroll_to(part)

    def centre(self, on: bool) -> None:
        """Stand in the middle of a window wider than the page; else the room left over is at the far side."""
        if on != self._centred:
            self._centred = on
            if on:
                self._across.insertStretch(0, 0)
            else:
                self._across.takeAt(0)

    def _fit(self) -> None:
        theme = theme_of()
        narrow = self.width() < theme.px(560)
        side = theme.px(16 if narrow else 36)
        self._across.setContentsMargins(side, theme.px(16 if narrow else 28), side, theme.px(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)
