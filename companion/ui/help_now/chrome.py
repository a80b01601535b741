"""What every page of Help now has: its heading, the way back, the way out, and the ambulance number."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.ui.help_words import HelpWords
from companion.ui.theme import Theme, theme_of
from companion.ui.theme.theme import Role
from companion.ui.widgets.buttons import Button, IconButton
from companion.ui.widgets.page import ScrollArea
from companion.ui.widgets.painted import PaintedButton
from companion.ui.widgets.painting import rounded_box
from companion.ui.widgets.text import Text

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class HelpPage(QWidget):
    """A page of Help now. It asks by signals and never knows what is around it."""

    #: Open a door by its id.
    wants_door = Signal(str)
    wants_back = Signal()
    #: Put what it says on paper.
    wants_print = Signal()
    wants_close = Signal()

    def stand_alone(self, alone: bool) -> None:
        """Stand in the middle of the window, where no side bar is beside."""

    def first_focus(self) -> QWidget | None:
        """The part that takes the keyboard first."""
        return None

    def place(self) -> int:
        """Where in the page one is, such as its step, for `return_to` in the same page built anew."""
        return 0

    def return_to(self, place: int) -> None:
        """Go to such a place."""


class ScrollingDoor(HelpPage):
    """A door that scrolls when it must: `column` is what stands in `area`, 1,040 px wide at most."""

    def __init__(self, name: str, spacing: float = 16) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._alone = False
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        content = QWidget()
        self.area = ScrollArea(content)
        outer.addWidget(self.area)
        self.column = QVBoxLayout(content)
        self.column.setSpacing(theme_of().px(spacing))

    def stand_alone(self, alone: bool) -> None:
        """Stand in the middle of the window, where no side bar is beside."""
        if alone != self._alone:
            self._alone = alone
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Set the margins for the size the page has now."""
        edge, top = self.margins()
        spare = max(0, self.width() - 2 * edge - theme_of().px(1040))
        near = spare // 2 if self._alone else 0
        self.column.setContentsMargins(edge + near, top, edge + spare - near, top)

    def margins(self) -> tuple[int, int]:
        """The margin at the near side and at the top, in pixels."""
        theme = theme_of()
        wide, tall = self.width(), self.height()
        edge = 36 if wide >= theme.px(860) else 24 if wide >= theme.px(560) else 12
        return theme.px(edge), theme.px(28 if tall >= theme.px(680) else 16)


class DoorHead(QWidget):
    """The row above a door: back, its title, the ambulance number where the page does not show it, print, and close.

    Where there is little room the title stands in a row of its own.
    """

    def __init__(self, page: HelpPage, title: str, number: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(1, 1)
        self.back = Button(self.tr("Back"), "quiet", icon="arrow-left", hint=self.tr("Esc"))
        self.back.setObjectName("help-back")
        self.back.clicked.connect(page.wants_back)
        self._grid.addWidget(self.back, 0, 0, Qt.AlignmentFlag.AlignVCenter)
        self._title = Text(title, "title")
        self._grid.addWidget(self._title, 0, 1)
        self._number = AmbulanceNumber(number) if number else None
        if self._number is not None:
            self._grid.addWidget(self._number, 0, 2, Qt.AlignmentFlag.AlignVCenter)
        self.print_button = IconButton("printer", self.tr("Print this on one page"))
        self.print_button.setObjectName("help-print")
        self.print_button.clicked.connect(page.wants_print)
        self._grid.addWidget(self.print_button, 0, 3, Qt.AlignmentFlag.AlignVCenter)
        # Escape goes one page back from here; only on the first page it leaves.
        self.close_button = close_button(page, "")
        self._grid.addWidget(self.close_button, 0, 4, Qt.AlignmentFlag.AlignVCenter)
        self._narrow = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_number(self, on: bool) -> None:
        """Show the ambulance number, or leave it to the page."""
        if self._number is not None:
            self._number.setVisible(on)

    def height_at(self, width: int) -> int:
        """Stand as a width asks for, and say how high that is, before it has that width."""
        self._arrange(width)
        return self.heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(self.width())
        super().resizeEvent(event)

    def _arrange(self, width: int) -> None:
        narrow = width < theme_of().px(500)
        if narrow != self._narrow:
            self._narrow = narrow
            self._grid.addWidget(self._title, *((1, 0, 1, 5) if narrow else (0, 1, 1, 1)))


class AmbulanceNumber(QWidget):
    """The ambulance number, small enough for a heading and still the boldest thing in it."""

    def __init__(self, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        said = Text(number, "emergency", "help", wrap=False)
        said.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addWidget(said)
        under = Text(self.tr("Ambulance"), "small-strong", "help", wrap=False)
        under.setAlignment(Qt.AlignmentFlag.AlignRight)
        column.addWidget(under)


def close_button(page: HelpPage, key: str) -> Button:
    """The button that leaves Help now, with the name of the key that does the same, if there is one."""
    button = Button(page.tr("Close"), "secondary", hint=key)
    button.setObjectName("help-close")
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    button.clicked.connect(page.wants_close)
    return button


def bind_key(page: HelpPage, key: str, act: Callable[[], None]) -> None:
    """Let a key act while the page has the keyboard; a digit on the number pad as well."""
    for keys in (key, f"Num+{key}") if key.isdigit() else (key,):
        shortcut = QShortcut(QKeySequence(keys), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)


class DoorCard(PaintedButton):
    """A card that opens a door: its title and one line on what is behind it."""

    radius = 14
    #: The type the title is set in.
    title_role: Role = "heading"

    def __init__(self, title: str, lead: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent, name=title, description=lead)
        self._title, self._lead = title, lead
        self._brief = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_brief(self, brief: bool) -> None:
        """Show the title alone."""
        if brief != self._brief:
            self._brief = brief
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        title, lead = self._boxes(width)
        return (title if self._brief else lead).bottom() + 1 + theme_of().px(16)

    def sizeHint(self) -> QSize:
        width = theme_of().px(270)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(120), theme_of().px(60))

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        theme = theme_of()
        margin = theme.px(20)
        room = QRect(margin, theme.px(16), max(1, width - margin * 2), 10_000)
        title = self._bounds(self.title_role, self._title, room)
        lead = self._bounds("small", self._lead, room.translated(0, title.height() + theme.px(4)))
        return title, lead

    def _bounds(self, role: Role, words: str, room: QRect) -> QRect:
        found = QFontMetrics(theme_of().font(role)).boundingRect(room, _WRAP, words)
        return QRect(QPoint(room.left(), room.top()), QSize(room.width(), found.height()))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        fill = theme.colour("primary_soft" if self.hot else "surface")
        rounded_box(painter, box, theme.px(self.radius), fill, theme.colour("line"))
        title, lead = self._boxes(self.width())
        painter.setFont(theme.font(self.title_role))
        painter.setPen(theme.colour("ink"))
        painter.drawText(title, _WRAP, self._title)
        if not self._brief:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink_soft"))
            painter.drawText(lead, _WRAP, self._lead)


def damage_note(page: HelpPage, words: HelpWords) -> Text | None:
    """A line saying that some bundled words could not be read; None while all is well."""
    if not words.damaged:
        return None
    note = Text(page.tr("Some of the bundled help could not be read. Install Companion again."), "small", "ink_soft")
    note.setObjectName("help-damaged")
    return note
