"""Above the list of articles: the pathway somebody is on, and the ways to all of them, the glossary and the marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.context import AppContext
from companion.ui.learn.path_foot import followed_pathway
from companion.ui.theme import Theme, theme_of
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.painted import PaintedButton
from companion.ui.widgets.painting import rounded_box, share_line

if TYPE_CHECKING:
    from companion.content.pathways import Pathway
    from companion.services.pathways import Progress

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class PathLinks(QWidget):
    """What is read in order, and the words explained. It reads anew whenever it comes into sight."""

    def __init__(self, ctx: AppContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = theme_of()
        self._ctx = ctx
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        self._path = PathButton()
        self._path.setObjectName("learn-path")
        self._path.clicked.connect(lambda: ctx.shell.go("pathway", pathway=self._path.pathway))
        self._path.hide()
        column.addWidget(self._path)
        row = FlowLayout(None, theme.px(2))
        every = Button(self.tr("Short readings"), "quiet", compact=True)
        every.setObjectName("learn-pathways")
        every.clicked.connect(lambda: ctx.shell.go("pathway", pathway=""))
        words = Button(self.tr("Words explained"), "quiet", compact=True)
        words.setObjectName("learn-glossary")
        words.clicked.connect(lambda: ctx.shell.go("glossary"))
        marks = Button(self.tr("Bookmarks and highlights"), "quiet", compact=True)
        marks.setObjectName("learn-marks")
        marks.clicked.connect(lambda: ctx.shell.go("marks"))
        self._row = row
        self._ways, self._added = (every, words, marks), list[Button]()
        self._searching = False
        for button in self._ways:
            row.addWidget(button)
        column.addLayout(row)

    def add(self, button: Button) -> None:
        """Put one more way beside the others, which stays while somebody searches."""
        self._added.append(button)
        self._row.addWidget(button)

    def give_room(self, *, searching: bool) -> None:
        """Give way to what is found while somebody searches, but for what was added and is to be seen."""
        if searching != self._searching:
            self._searching = searching
            for button in self._ways:
                button.setHidden(searching)
            self.refresh()
        self.setVisible(not searching or any(not button.isHidden() for button in self._added))

    def refresh(self) -> None:
        """Show the pathway somebody is on, where there is one and it is not yet whole."""
        # In a low window, or with large letters, the list needs the room more.
        found = self._followed() if not self._searching and self.window().height() >= theme_of().px(440) else None
        self._path.setVisible(found is not None)
        if found is not None:
            pathway, far = found
            said = self.tr("{done} of {count} done").format(done=len(far.done), count=far.count)
            title = self.tr("Your path: {title}").format(title=pathway.title)
            self._path.show_path(pathway.id, title, said, len(far.done) / far.count)

    def _followed(self) -> tuple[Pathway, Progress] | None:
        pathway = followed_pathway(self._ctx)
        if pathway is None:
            return None
        far = self._ctx.services.pathways.progress(pathway)
        return None if far.is_whole else (pathway, far)


class PathButton(PaintedButton):
    """The name of a pathway, a thin line filled as far as it is read, and how far in words; a press opens it."""

    radius = 8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setAccessibleName(self.tr("Your path"))
        #: The id of the pathway shown.
        self.pathway = ""
        self._said, self._share = "", 0.0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_path(self, pathway: str, title: str, said: str, share: float) -> None:
        """Show a pathway and how far it is, a share of 0 to 1."""
        self.pathway, self._said, self._share = pathway, said, share
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(said)
        self.updateGeometry()
        self.update()

    def _title_height(self, width: int) -> int:
        words = QFontMetrics(theme_of().font("small-strong"))
        return words.boundingRect(0, 0, max(40, width), 10_000, int(Qt.TextFlag.TextWordWrap), self.text()).height()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = theme_of()
        said = QFontMetrics(theme.font("small")).height()
        return round(self._title_height(round(width - theme.px(16))) + said + theme.px(8 + 6 + 6 + 6 + 8))

    def sizeHint(self) -> QSize:
        width = round(theme_of().px(230))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(theme_of().px(120)), self.heightForWidth(10_000))

    def paint(self, painter: QPainter, theme: Theme, box: QRectF) -> None:
        if self.hot:
            rounded_box(painter, box, theme.px(8), theme.mixed("background", "primary_soft", 0.5), None)
        inside = box.adjusted(theme.px(8), theme.px(8), -theme.px(8), -theme.px(8))
        title = self._title_height(round(inside.width()))
        painter.setFont(theme.font("small-strong"))
        painter.setPen(theme.colour("ink_soft"))
        painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), title), _WRAP, self.text())
        line = QRectF(inside.left(), inside.top() + title + theme.px(6), inside.width(), theme.px(6))
        share_line(painter, theme, line, self._share)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink_soft"))
        below = line.bottom() + theme.px(6)
        painter.drawText(QRectF(inside.left(), below, inside.width(), inside.bottom() - below), _WRAP, self._said)
