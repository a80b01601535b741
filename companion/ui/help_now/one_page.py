"""A door that is read at one glance: the number and all steps on one screen, without scrolling."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.content.values import Door, Step
from companion.context import AppContext
from companion.resources import assets_folder
from companion.ui.calls import helpline_row
from companion.ui.help_minimum import OVERDOSE
from companion.ui.help_now.chrome import DoorHead, ScrollingDoor, damage_note
from companion.ui.help_words import NALOXONE, RECOVERY, HelpWords
from companion.ui.theme import theme_of
from companion.ui.theme.theme import Role
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.copy_button import CopyButton
from companion.ui.widgets.text import Text

#: Type of the verbs, type of the line under each, and the room between steps: the roomiest that fits is taken.
_DENSITIES: tuple[tuple[Role, Role, int], ...] = (
    ("page", "body", 16),
    ("title", "body", 14),
    ("title", "soft", 10),
    ("heading", "soft", 7),
    ("heading", "small", 5),
    ("strong", "small", 2),
)
_DRAWING = "drawings/recovery-position.svg"


class OnePage(ScrollingDoor):
    """The number, large; numbered steps with big verbs; the drawing of the recovery position; and where more is."""

    def __init__(self, ctx: AppContext, words: HelpWords, door: Door, *, drawing: bool = False) -> None:
        super().__init__(door.title, 12)
        theme = theme_of()
        self._head = DoorHead(self, door.title)
        self.column.addWidget(self._head)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(theme.px(24))
        self.column.addLayout(self._split, 1)
        self.steps = StepList([Step(title=words.fill(s.title), text=words.fill(s.text)) for s in door.steps])
        self._side = QWidget()
        self._beside = side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(theme.px(12))
        self.number = NumberCard(ctx, words)
        side.addWidget(self.number)
        for line in words.first_lines(door.who_to_call, 1):
            side.addWidget(helpline_row(line))
        self.drawing: Drawing | None = None
        if drawing:
            aloud = self.tr("Recovery position: on their side, top knee bent, head tilted back")
            self.drawing = Drawing(_DRAWING, aloud)
            side.addWidget(self.drawing)
        for door_id, said in self._ways(door, words):
            way = Button(said)
            way.setObjectName(f"door-{door_id}")
            way.clicked.connect(lambda _checked=False, door_id=door_id: self.wants_door.emit(door_id))
            side.addWidget(way)
        if door.last and door.id != OVERDOSE:
            side.addWidget(Text(words.fill(door.last), "soft", "ink_soft"))
        if (note := damage_note(self, words)) is not None:
            side.addWidget(note)
        side.addStretch(1)
        self._split.addWidget(self.steps, 1)
        self._split.addWidget(self._side)
        said = " ".join(f"{at}. {step.title}. {step.text}" for at, step in enumerate(self.steps.shown, start=1))
        self.setAccessibleDescription(said)

    def first_focus(self) -> QWidget | None:
        return self.number.copy or self._head.back

    def _ways(self, door: Door, words: HelpWords) -> list[tuple[str, str]]:
        ways = []
        if door.id == OVERDOSE:
            known = {info.id for info in words.doors()}
            ways = [(NALOXONE, self.tr("How to give naloxone")), (RECOVERY, self.tr("Recovery position"))]
            ways = [way for way in ways if way[0] in known]
        if door.signs or door.never:
            ways.append((f"{door.id}/more", self.tr("Signs and warnings")))
        return ways

    def fit(self) -> None:
        """Put the parts where this size has room for them, and set the steps as large as fits."""
        super().fit()
        theme = theme_of()
        margins = self.column.contentsMargins()
        top = margins.top()
        wide = self.width() >= theme.px(620)
        self._split.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        side = theme.px(270 if self.width() >= theme.px(860) else 216)
        self._side.setMaximumWidth(side if wide else 16_777_215)
        self._side.setMinimumWidth(side if wide else 0)
        if wide != (self._beside.indexOf(self.number) >= 0):
            # Where all stands in one column, the number comes before the steps and the rest after them.
            old, new = (self.column, self._beside) if wide else (self._beside, self.column)
            old.removeWidget(self.number)
            new.insertWidget(0 if wide else 1, self.number)
        self.number.lie_down(not wide)
        if self.drawing is not None:
            self.drawing.limit(theme.px(190 if self.height() >= theme.px(680) or not wide else 112))
        across = self.width() - margins.left() - margins.right()
        room = QSize(across - self._split.spacing() - side, 0) if wide else QSize(across, 0)
        head = self._head.heightForWidth(across)
        room.setHeight(self.height() - 2 * top - head - self.column.spacing())
        self.steps.fit(room)


class StepList(QWidget):
    """Numbered steps, each a big verb and a line of detail, set in the largest type that fits a given room."""

    def __init__(self, steps: list[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = tuple(steps)
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

    def settle(self, big: Role, small: Role, gap: int) -> None:
        """Keep one type whatever the room."""
        self._set((big, small, gap))

    def fit(self, room: QSize) -> None:
        """Take the roomiest type whose steps all fit; the smallest where none does."""
        for density in _DENSITIES:
            self._set(density)
            spare = room.height() - self._needed(room.width())
            if spare >= 0 or density is _DENSITIES[-1]:
                # What is left over goes between the steps, within reason.
                gap = theme_of().px(density[2]) + max(0, min(spare // max(1, len(self._words)), theme_of().px(12)))
                self._grid.setVerticalSpacing(gap)
                break

    def _set(self, density: tuple[Role, Role, int]) -> None:
        theme = theme_of()
        big, small, gap = density
        self._grid.setVerticalSpacing(theme.px(gap))
        for badge, (title, text), box in zip(self._badges, self._words, self._boxes, strict=True):
            title.setFont(theme.font(big))
            box.setSpacing(theme.px(1))
            if text is not None:
                text.setFont(theme.font(small))
            badge.match(title.fontMetrics().lineSpacing())

    def _needed(self, width: int) -> int:
        for box in self._boxes:
            box.invalidate()
        self._grid.invalidate()
        return self._grid.totalHeightForWidth(width)


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
        theme = theme_of()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("help"))
        painter.drawEllipse(self.rect())
        painter.setPen(theme.colour("on_help"))
        painter.setFont(theme.font("strong"))
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), str(self._number))


class NumberCard(Card):
    """The ambulance number as large as it can be, with a copy button."""

    def __init__(self, ctx: AppContext, words: HelpWords) -> None:
        super().__init__("help", margin=16, spacing=0)
        theme = theme_of()
        self._across = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._across.setSpacing(theme.px(4))
        self.box.addLayout(self._across)
        number = words.number
        said = number or words.fill("{emergency}")
        self.number = Text(said, "number" if number else "title", "help", wrap=not number)
        self.number.setObjectName("emergency-number")
        self.number.setAccessibleName(self.tr("Ambulance: {number}").format(number=said))
        self._call = Text(self.tr("Call an ambulance"), "small-strong", "help")
        below = QVBoxLayout()
        below.setSpacing(theme.px(4))
        others = [entry.number for entry in words.country.emergency[1:]]
        country = words.country.name
        if others:
            country = self.tr("{country}. Also {numbers}.").format(country=country, numbers=", ".join(others))
        below.addWidget(Text(country, "small", "ink"))
        self.copy: CopyButton | None = None
        if number:
            self.copy = CopyButton(number, self.tr("Copy number of the ambulance"))
            self.copy.setObjectName("copy-number")
            below.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        self._across.addWidget(self._call)
        self._across.addWidget(self.number)
        self._across.addLayout(below)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lie_down(self, flat: bool) -> None:
        """Set the number at the left and what belongs to it at the right."""
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if flat else QBoxLayout.Direction.TopToBottom)
        self._across.setSpacing(theme_of().px(20 if flat else 4))
        self._call.setVisible(not flat)
        side, edge = theme_of().px(16), theme_of().px(12 if flat else 16)
        self.box.setContentsMargins(side, edge, side, edge)


class Drawing(QWidget):
    """A bundled line drawing in the ink of the theme; it takes no room where its file is not there."""

    def __init__(self, name: str, aloud: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtSvg import QSvgRenderer

        self._most = theme_of().px(190)
        file = assets_folder() / name
        self._renderer = QSvgRenderer(self)
        if file.is_file():
            text = file.read_text(encoding="utf-8").replace("currentColor", theme_of().colour("ink").name())
            self._renderer.load(text.encode())
        self._renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        if not self._renderer.isValid():
            self.hide()
        self.setAccessibleName(aloud)
        self.setToolTip(aloud)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def limit(self, most: int) -> None:
        """Be at most so high, in pixels."""
        if most != self._most:
            self._most = most
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = self._renderer.defaultSize()
        return min(round(width * size.height() / size.width()), self._most) if size.width() > 0 else 0

    def sizeHint(self) -> QSize:
        wide = theme_of().px(216)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_of().px(80), theme_of().px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        self._renderer.render(QPainter(self), QRectF(self.rect()))
