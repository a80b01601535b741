"""Numbered steps with big verbs, in the largest type that fits, and in parts where a screen cannot hold them all."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.content.values import Step
from companion.ui.theme import theme_of
from companion.ui.theme.theme import Role
from companion.ui.widgets.painting import round_letter
from companion.ui.widgets.text import Text

#: Type of the verbs, type of the line under each, and the room between steps: the roomiest that fits is taken.
DENSITIES: tuple[tuple[Role, Role, int], ...] = (
    ("page", "body", 16),
    ("title", "body", 14),
    ("title", "soft", 10),
    ("heading", "soft", 7),
    ("heading", "small", 5),
    ("strong", "small", 2),
)
#: How many of them are big enough to be read at a glance: sooner than smaller type, the steps go on another page.
_BIG = 4


class StepList(QWidget):
    """Numbered steps, each a big verb and a line of detail, set in the largest type that fits a given room."""

    def __init__(self, steps: list[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = tuple(steps)
        self.density = DENSITIES[0]
        self._pages = [range(len(steps))]
        self._first = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme_of().px(14))
        self._grid.setColumnStretch(1, 1)
        self._badges: list[Badge] = []
        self._words: list[tuple[Text, Text | None]] = []
        self._boxes: list[QVBoxLayout] = []
        for at, step in enumerate(steps):
            badge = Badge(at + 1)
            box = QVBoxLayout()
            title = Text(step.title, "title")
            box.addWidget(title)
            text = Text(step.text, "body", "ink_soft") if step.text else None
            if text is not None:
                box.addWidget(text)
            self._grid.addWidget(badge, at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addLayout(box, at, 1)
            self._badges.append(badge)
            self._words.append((title, text))
            self._boxes.append(box)
        self._grid.setRowStretch(len(steps), 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def pages(self) -> tuple[range, ...]:
        """Which steps stand on one page together, by index from 0; one range where all of them do."""
        return tuple(self._pages)

    @property
    def page(self) -> int:
        """The page shown, from 0: the one that holds the step one was at, however the pages were cut since."""
        return next(at for at, rows in enumerate(self._pages) if self._first in rows)

    def turn(self, by: int) -> None:
        """Show another page; the first and the last are the ends."""
        self._first = self._pages[min(len(self._pages) - 1, max(0, self.page + by))].start
        self._show_page()

    def fit(self, room: QSize) -> None:
        """Take the roomiest type whose steps all fit; the smallest where none does."""
        for density in DENSITIES:
            self._set(density)
            if self._tallest(room.width(), range(len(self._words))) <= room.height():
                break
        self._pages = [range(len(self._words))]
        self._show_page()
        self._spread(room)

    def fit_in_pages(self, room: QSize) -> None:
        """Take the roomiest type that needs no more pages than the least of the big ones does, each page whole."""
        self._set(DENSITIES[_BIG - 1])
        least = len(self._cut(room))
        for density in DENSITIES:
            self._set(density)
            self._pages = self._cut(room)
            tallest = max(self._tallest(room.width(), rows) for rows in self._pages)
            if len(self._pages) <= least and tallest <= room.height():
                break
        self._show_page()
        self._spread(room)

    def _cut(self, room: QSize) -> list[range]:
        """As many steps on a page as it holds, and never none."""
        pages, start = [], 0
        for at in range(1, len(self._words)):
            if self._tallest(room.width(), range(start, at + 1)) > room.height():
                pages.append(range(start, at))
                start = at
        return [*pages, range(start, len(self._words))]

    def _spread(self, room: QSize) -> None:
        # What is left over goes between the steps, within reason.
        rows = self._pages[self.page]
        spare = room.height() - self._tallest(room.width(), rows)
        theme = theme_of()
        self._grid.setVerticalSpacing(theme.px(self.density[2]) + max(0, min(spare // len(rows), theme.px(12))))

    def _show_page(self) -> None:
        rows = self._pages[self.page]
        for at, (badge, words) in enumerate(zip(self._badges, self._words, strict=True)):
            for part in (badge, *words):
                if part is not None:
                    part.setVisible(at in rows)

    def _set(self, density: tuple[Role, Role, int]) -> None:
        theme = theme_of()
        self.density = density
        big, small, gap = density
        self._grid.setVerticalSpacing(theme.px(gap))
        for badge, (title, text), box in zip(self._badges, self._words, self._boxes, strict=True):
            title.setFont(theme.font(big))
            box.setSpacing(theme.px(1))
            if text is not None:
                text.setFont(theme.font(small))
            badge.match(title.fontMetrics().lineSpacing())

    def _tallest(self, width: int, rows: range) -> int:
        """How high these steps are below each other."""
        theme = theme_of()
        return sum(self._height(at, width) for at in rows) + theme.px(self.density[2]) * (len(rows) - 1)

    def _height(self, at: int, width: int) -> int:
        badge, (title, text) = self._badges[at], self._words[at]
        across = max(1, width - badge.width() - self._grid.horizontalSpacing())
        words = title.heightForWidth(across)
        if text is not None:
            words += theme_of().px(1) + text.heightForWidth(across)
        return max(badge.height(), words)


class Badge(QWidget):
    """A step's number in a round ground."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = number
        self.match(theme_of().px(28))

    def match(self, height: int) -> None:
        """Be as high as a line of the step's verb."""
        side = max(height, theme_of().px(24))
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            round_letter(painter, theme_of(), QRectF(self.rect()), str(self._number), ("help", "on_help"))
