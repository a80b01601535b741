"""The side bar: the screens, Help now always in sight, Lock and Settings. Narrow windows get icons only."""

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.registry import ScreenEntry
from companion.ui.theme import Theme, theme_of
from companion.ui.theme.icons import paint_icon
from companion.ui.theme.tokens import CONTRAST_DARK, CONTRAST_LIGHT
from companion.ui.widgets.mark import Mark
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.painted import PaintedButton
from companion.ui.widgets.painting import hairline, rounded_box
from companion.ui.widgets.text import Text

#: How low a button may be where icons stand alone, in design pixels; and below which height of the bar the lock and the
#: settings stand side by side.
_CLOSEST = {"nav": 23, "help": 30, "foot": 24}
_LOW = 330


class NavButton(PaintedButton):
    """One place in the side bar; its words are hidden, never its name, when the bar is narrow."""

    def __init__(
        self, words: str, icon: str, *, tone: str = "nav", key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(words, parent, description=key)
        self.ring_token = "help" if tone == "help" else "primary"
        self._icon_name, self._tone, self._key = icon, tone, key
        self.narrow = False
        self._here = False
        self.setFont(theme_of().font("button" if tone == "help" else "soft" if tone == "foot" else "body"))
        self.setToolTip(f"{words} ({key})" if key else words)
        # In a low window the icons come closer before any of them has to be scrolled to.
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_here(self, here: bool) -> None:
        """Show, and say, whether this is the place that is open."""
        self._here = here
        self.setAccessibleDescription(self.tr("You are here") if here else self._key)
        self.update()

    def here_bar(self) -> QRectF:
        """The bar at the leading edge that marks the place that is open, whatever its ground."""
        theme = theme_of()
        # Clear of the focus mark, which goes round the edge.
        inset, across, tall = theme.px(4), theme.px(3), self.height() / 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = self.width() - inset - across if mirrored else inset
        return QRectF(left, (self.height() - tall) / 2, across, tall)

    def sizeHint(self) -> QSize:
        theme = theme_of()
        height = {"nav": 43, "help": 48, "foot": 40}[self._tone]
        if self.narrow:
            return QSize(theme.px(44), theme.px(36 if self._tone == "help" else 32))
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + theme.px(62 if self._tone == "nav" else 40), theme.px(height))

    def minimumSizeHint(self) -> QSize:
        theme = theme_of()
        height = theme.px(_CLOSEST[self._tone]) if self.narrow else self.sizeHint().height()
        return QSize(theme.px(24 if self.narrow else 40), height)

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        radius = theme.px(self.radius)
        token = "ink" if self._here else "ink_soft"
        if self._tone == "help":
            token = "help"
            fill = theme.mixed("help_soft", "help", 0.10) if self.hot else theme.colour("help_soft")
            rounded_box(painter, box, radius, fill, theme.colour("help"))
        elif self._here:
            # Where contrast is high its ground alone is next to nothing on the window's.
            edge = theme.colour("primary") if theme.tokens in (CONTRAST_LIGHT, CONTRAST_DARK) else None
            rounded_box(painter, box, radius, theme.colour("primary_soft"), edge)
            rounded_box(painter, self.here_bar(), theme.px(2), theme.colour("primary"), None)
        elif self.hot:
            rounded_box(painter, box, radius, theme.mixed("background", "primary_soft", 0.6), None)
        ink = theme.colour(token)
        side = theme.px(20)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        words = self.fontMetrics().horizontalAdvance(self.text())
        if self.narrow:
            left = (box.width() - side) / 2
        elif self._tone == "help":
            left = (box.width() - side - theme.px(10) - words) / 2
        else:
            left = theme.px(12 if self._tone == "nav" else 8)
        gap = theme.px({"nav": 12, "help": 10, "foot": 7}[self._tone])
        place = box.width() - left - side if mirrored else left
        paint_icon(painter, self._icon_name, ink, QRectF(place, (box.height() - side) / 2, side, side))
        if not self.narrow:
            painter.setPen(ink)
            painter.setFont(theme.font("strong") if self._here and self._tone == "nav" else self.font())
            area = QRectF(left + side + gap, 0, box.width() - left - side - gap, box.height())
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            if mirrored:
                area = QRectF(0, 0, box.width() - left - side - gap, box.height())
                align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(area, int(align), self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._tone == "nav" and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
            return
        super().keyPressEvent(event)


class SideBar(QWidget):
    """The places one can go: those of `screens` that stand in it.

    Signals: `chosen` (screen id), `help_wanted`, `lock_wanted`.
    """

    chosen = Signal(str)
    help_wanted = Signal()
    lock_wanted = Signal()

    def __init__(
        self,
        screens: tuple[ScreenEntry, ...],
        *,
        demo: bool,
        can_lock: bool,
        neutral: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = theme_of()
        self.setAccessibleName(self.tr("Places"))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(20), theme.px(15), theme.px(14))
        column.setSpacing(theme.px(4))
        self._column = column
        self._head = head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        self.own_mark = self._mark = Mark(26)
        self._name = Text(self.tr("Notes") if neutral else self.tr("Companion"), "heading", wrap=False)
        head.addWidget(self._mark)
        head.addWidget(self._name, 1)
        column.addLayout(head)
        self._demo = Text(self.tr("Demo: an invented person"), "small-strong", "amber_ink")
        self._demo.setObjectName("demo-mark")
        self._demo_wanted = demo
        column.addWidget(self._demo)
        self._demo.setVisible(demo)
        places = QWidget()
        self._places = QVBoxLayout(places)
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.setSpacing(theme.px(4))
        self._buttons: dict[str, NavButton] = {}
        for entry in screens:
            if entry.in_bar:
                self._add(entry.id, QCoreApplication.translate("Screens", entry.title), entry.icon, entry.key)
        self._places.addStretch(1)
        scroll = ScrollArea(places)
        # The bar is short and follows the focus; a scroll bar of its own would only crowd it.
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(scroll, 1)
        self.help_button = NavButton(self.tr("Help now"), "life-buoy", tone="help", key="F1")
        self.help_button.setObjectName("help-now")
        self.help_button.clicked.connect(self.help_wanted)
        column.addWidget(self.help_button)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(theme.px(2))
        self.lock_button = NavButton(self.tr("Lock"), "lock", tone="foot", key="Ctrl+L")
        self.lock_button.setObjectName("lock")
        if not can_lock:
            self.lock_button.hide()
        self.lock_button.clicked.connect(self.lock_wanted)
        entry = next(entry for entry in screens if entry.id == "settings")
        self.settings_button = NavButton(
            QCoreApplication.translate("Screens", entry.title), entry.icon, tone="foot", key=entry.key
        )
        self.settings_button.setObjectName("nav-settings")
        self.settings_button.clicked.connect(lambda: self._choose("settings"))
        self._buttons["settings"] = self.settings_button
        self._foot.addWidget(self.lock_button, 2)
        self._foot.addWidget(self.settings_button, 3)
        column.addLayout(self._foot)
        self._narrow = False
        self.set_narrow(False)

    def _add(self, screen: str, words: str, icon: str, key: str) -> None:
        button = NavButton(words, icon, key=key)
        button.setObjectName(f"nav-{screen}")
        button.clicked.connect(lambda: self._choose(screen))
        self._buttons[screen] = button
        self._places.addWidget(button)

    def _choose(self, screen: str) -> None:
        self.chosen.emit(screen)

    def mark(self, screen: str) -> None:
        """Show which place is open; an empty id marks none."""
        for name, button in self._buttons.items():
            button.set_here(name == screen)

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or icons with words."""
        theme = theme_of()
        self.setFixedWidth(theme.px(68 if narrow else 219))
        side = theme.px(10 if narrow else 14)
        self._places.setSpacing(theme.px(2 if narrow else 4))
        self._column.setSpacing(theme.px(3 if narrow else 4))
        self._column.setContentsMargins(side, theme.px(12 if narrow else 20), side + 1, theme.px(10 if narrow else 14))
        # A name that is not shown takes no room below it: in a low window every place is still to be seen whole.
        self._head.setContentsMargins(theme.px(13), 0, 0, 0 if narrow else theme.px(12))
        self._name.setVisible(not narrow)
        self._mark.setVisible(not narrow)
        self._demo.setVisible(self._demo_wanted)
        self._demo.setText(self.tr("Demo") if narrow else self.tr("Demo: an invented person"))
        self._narrow = narrow
        self._arrange_foot()
        for button in (*self._buttons.values(), self.help_button, self.lock_button):
            button.narrow = narrow
            button.updateGeometry()

    def _arrange_foot(self) -> None:
        below = self._narrow and self.height() >= theme_of().px(_LOW)
        self._foot.setDirection(QHBoxLayout.Direction.TopToBottom if below else QHBoxLayout.Direction.LeftToRight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange_foot()

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            edge = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 1
            hairline(painter, QRect(edge, 0, 1, self.height()), theme_of().colour("line"))
