"""A door that goes one step at a time: one idea in big type, and beside it who to ring and what to look out for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from companion.content.values import Door
from companion.context import AppContext
from companion.domain.value import Value
from companion.ui.help_now.bullets import Bullets, spoken
from companion.ui.help_now.calls_card import CallsCard
from companion.ui.help_now.chrome import DoorHead, ScrollingDoor, damage_note
from companion.ui.help_words import TALK, HelpWords
from companion.ui.own_people import own_people
from companion.ui.theme import theme_of
from companion.ui.theme.theme import Role
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.text import Text

_MOST_LINES = 3
#: So many signs leave room for whom to ring below them in a low window.
_FEW_SIGNS = 4
#: In a window lower than this, in design pixels, the buttons that go on stand below what scrolls.
_FOOT_BELOW = 480
#: Type of a step's few words and of its detail; the first that fits is taken.
_TYPES: tuple[tuple[Role, Role], ...] = (
    ("emergency", "reading"),
    ("page", "reading"),
    ("page", "body"),
    ("title", "body"),
    ("heading", "soft"),
)


class Slide(Value):
    """One step as it is shown: a few words in big type and a line or two of detail."""

    title: str
    text: str


class StepsPage(ScrollingDoor):
    """Steps with Step before and Next, also on the arrow keys.

    Args:
        extra: a card set above the numbers, such as the breathing ring; it is taken over.
        after: a button that leads on from any step; it is taken over.
        beside: a card set below whom to ring, such as the person's own reasons; it is taken over.
    """

    def __init__(
        self,
        ctx: AppContext,
        words: HelpWords,
        door: Door,
        *,
        people: bool = True,
        extra: QWidget | None = None,
        after: QWidget | None = None,
        beside: QWidget | None = None,
    ) -> None:
        super().__init__(door.title, 20)
        theme = theme_of()
        self._slides = [Slide(words.fill(step.title), words.fill(step.text)) for step in door.steps]
        if door.last:
            self._slides.append(Slide(self.tr("And remember"), words.fill(door.last)))
        self._at = 0
        self._after = after
        column = self.column
        self._head = DoorHead(self, door.title, words.number)
        column.addWidget(self._head)
        # What to look out for, and the ring, are to be seen beside the steps without scrolling.
        self._pair = pair = Columns((3, 2), least=280)
        column.addWidget(pair, 1)
        main = QWidget()
        above = QVBoxLayout(main)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(theme.px(12))
        self._above = above
        self._low = self._at_foot = False
        self._card = self._step_card(words.fill(door.lead))
        self._card.resized.connect(self._fit_type)
        self._card.resized.connect(self._follow_words)
        self._card.resized.connect(lambda: QTimer.singleShot(0, self, self._begin_at_next))
        above.addWidget(self._card)
        pair.add(main)
        self._foot = self._empty_foot()
        side = QWidget()
        cards = QVBoxLayout(side)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(theme.px(12))
        if door.signs:
            cards.addWidget(self._signs_card(door, words))
        if extra is not None:
            cards.addWidget(extra)
        # Below whatever is lower: the steps beside the ring, else the signs. In a low window always below the steps.
        self._beside = None if extra is not None else cards
        self._calls = self._calls_card(ctx, words, door, people)
        if self._calls is not None:
            (self._beside or above).addWidget(self._calls)
        if beside is not None:
            cards.addWidget(beside)
        above.addStretch(1)
        cards.addStretch(1)
        self._signed = bool(door.signs)
        self._room_beside = extra is None and len(door.signs) <= _FEW_SIGNS
        if self._calls is not None or door.signs or extra is not None:
            pair.add(side)
        if (note := damage_note(self, words)) is not None:
            column.addWidget(note)
        for key, move in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_Left, -1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda move=move: self._turn(self._forward() * move))
        self._show()

    @property
    def step(self) -> int:
        """Which step is shown, from 0."""
        return self._at

    @property
    def at_end(self) -> bool:
        """Whether the last step is shown."""
        return self._at == len(self._slides) - 1

    def first_focus(self) -> QWidget | None:
        return self.next

    def place(self) -> int:
        return self._at

    def return_to(self, place: int) -> None:
        self._turn(place - self._at)

    def fit(self) -> None:
        """The steps' card keeps one height from step to step, as much as a low window can give it."""
        super().fit()
        theme = theme_of()
        self._low = self.height() < theme.px(680)
        self._place_ways()
        if self._calls is not None:
            # In one column the danger signs come right below the steps, and whom to ring after them.
            stacked = self._beside is not None and self._signed and not self._pair.side_by_side(self._across())
            below = self._beside is None or (self._low and not self._room_beside and not stacked)
            self._calls.be_brief(self._low, whole=not below)
            if below != (self._above.indexOf(self._calls) >= 0):
                old, new = (self._beside, self._above) if below else (self._above, self._beside)
                if old is not None and new is not None:
                    old.removeWidget(self._calls)
                    new.insertWidget(1 if new is self._above or self._signed else 0, self._calls)
        # Where little can be seen at once, the words begin at the top of the card, and the card right below the head.
        tight = self._at_foot
        self._card.setMinimumHeight(0 if tight else theme.px(200 if theme.scale >= 1.5 or self._low else 380))
        for place, share in self._stretches:
            self._card.box.setStretch(place, 0 if tight else share)
        edge = theme.px(16 if self._low else 28)
        top = theme.px(8) if tight else edge
        self._card.box.setContentsMargins(edge, top, edge, top)
        self._card.box.setSpacing(theme.px(3 if tight else 6 if self._low else 12))
        self.column.setSpacing(theme.px(6 if tight else 20))
        self._lead.setVisible(self._says_lead())
        self._fit_type()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter goes on wherever the keyboard is, unless it is on something that takes Enter itself.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._turn(1)
        elif not self.area.scroll_by(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Qt has the arrows lead from button to button; below what scrolls they scroll it.
        if self._at_foot and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self.area.scroll_by(event)
        return super().eventFilter(watched, event)

    def margins(self) -> tuple[int, int]:
        edge, top = super().margins()
        return edge, theme_of().px(4) if self._is_tight() else top

    def _across(self) -> int:
        """How wide the steps and what is beside them may be together."""
        edges = self.column.contentsMargins()
        return self.width() - edges.left() - edges.right() - self.area.verticalScrollBar().sizeHint().width()

    def _is_tight(self) -> bool:
        return self.height() < theme_of().px(_FOOT_BELOW)

    def _empty_foot(self) -> QWidget:
        foot = QWidget()
        self._foot_box = QVBoxLayout(foot)
        outer = self.layout()
        assert outer is not None  # noqa: S101 - told to mypy; every door has one
        outer.addWidget(foot)
        foot.hide()
        return foot

    def _place_ways(self) -> None:
        """Stand below what scrolls where the window is low, so that the way on is always in sight."""
        theme, at_foot = theme_of(), self._is_tight()
        edge = self.column.contentsMargins()
        bar = self.area.verticalScrollBar().sizeHint().width()
        self._foot_box.setContentsMargins(edge.left(), theme.px(4), edge.right() + bar, theme.px(8))
        if at_foot == self._at_foot:
            return
        self._at_foot = at_foot
        held = self.next.hasFocus()
        former, new = (self._card.box, self._foot_box) if at_foot else (self._foot_box, self._card.box)
        former.removeItem(self._ways)
        new.addLayout(self._ways)
        self._foot.setVisible(at_foot)
        for way in (self.previous, self.next):
            way.show()
        if held:
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_words(self) -> None:
        """Bring the words of a further step in sight when they have their place: they are read before one goes on."""

        def bring() -> None:
            for part in (self._after, self.text, self.title):
                if part is not None:
                    self.area.bring_in_sight(part)

        if self._at_foot and self._at > 0:
            QTimer.singleShot(0, self, bring)

    def _begin_at_next(self) -> None:
        """Next has the keyboard once it has its place in sight, though it was below the edge while all was laid out."""
        content, seen, moved = self.area.widget(), self.area.viewport(), self.area.verticalScrollBar().value()
        if content is None or not content.hasFocus() or not self.next.isVisible() or moved:
            return
        if self._at_foot or self.next.mapTo(seen, QPoint(0, self.next.height())).y() <= seen.height():
            self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def _says_lead(self) -> bool:
        return not self._at_foot and (self._at == 0 or not self._low)

    def _fit_type(self) -> None:
        """One type for all steps of the door: the largest in which the longest of them is whole in sight."""
        theme, box = theme_of(), self._card.box
        margins = box.contentsMargins()
        across = self._card.width() - margins.left() - margins.right()
        others = (self.count, self.dots, self.next, *((self._after,) if self._after is not None else ()))
        room = self._room()
        if theme.scale < 1.5 and self._low:
            self._card.setMinimumHeight(max(theme.px(200), room))
        room -= margins.top() + margins.bottom() + sum(part.sizeHint().height() for part in others)
        # One more than there are parts: the stretches above and below the step have their spacing too.
        room -= box.spacing() * (len(others) + 3)
        for title, text in _TYPES:
            fonts = QFontMetrics(theme.font(title)), QFontMetrics(theme.font(text))
            if max(self._tall(slide, at, fonts, across) for at, slide in enumerate(self._slides)) <= room:
                break
        self.title.setFont(theme.font(title))
        self.text.setFont(theme.font(text))

    def _room(self) -> int:
        """How high the steps' card may be for all of it to be in sight, with whom to ring below it where that is so."""
        room = self.height() - 2 * self.margins()[1] - self._head.height() - self.column.spacing()
        if self._low and self._calls is not None and self._above.indexOf(self._calls) >= 0:
            wide = self._card.width()
            calls = self._calls.heightForWidth(wide) if self._calls.hasHeightForWidth() else -1
            room -= max(calls, self._calls.sizeHint().height()) + self._above.spacing()
        return room

    def _tall(self, slide: Slide, at: int, fonts: tuple[QFontMetrics, QFontMetrics], across: int) -> int:
        room, wrap = QRect(0, 0, max(1, across), 10_000), int(Qt.TextFlag.TextWordWrap)
        said = zip(fonts, (slide.title, slide.text), strict=True)
        words = sum(font.boundingRect(room, wrap, words).height() for font, words in said)
        return words + (
            self._lead.heightForWidth(across) + self._card.box.spacing()
            if not self._at_foot and (at == 0 or not self._low)
            else 0
        )

    def _forward(self) -> int:
        return -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1

    def _step_card(self, lead: str) -> StepCard:
        theme = theme_of()
        card = StepCard(margin=28, spacing=12)
        self._lead = Text(lead, "body", "ink_soft")
        card.box.addWidget(self._lead)
        self._stretches = [(card.box.count(), 2)]
        card.box.addStretch(2)
        self.count = Text("", "small-strong", "ink_soft")
        card.box.addWidget(self.count)
        self.title = Text("", "emergency")
        self.title.setObjectName("step-title")
        card.box.addWidget(self.title)
        self.text = Text("", "reading")
        self.text.setObjectName("step-text")
        card.box.addWidget(self.text)
        if self._after is not None:
            card.box.addWidget(self._after, 0, Qt.AlignmentFlag.AlignLeft)
        self._stretches.append((card.box.count(), 3))
        card.box.addStretch(3)
        self.dots = Dots(len(self._slides))
        card.box.addWidget(self.dots)
        row = self._ways = QHBoxLayout()
        row.setSpacing(theme.px(12))
        self.previous = Button(self.tr("Step before"), hint="←")
        self.previous.setObjectName("step-back")
        self.previous.clicked.connect(lambda: self._turn(-1))
        self.next = Button(self.tr("Next"), "primary", hint="→")
        self.next.setObjectName("step-next")
        self.next.clicked.connect(lambda: self._turn(1))
        row.addWidget(self.previous)
        row.addStretch(1)
        row.addWidget(self.next)
        for way in (self.previous, self.next):
            way.installEventFilter(self)
        card.box.addLayout(row)
        return card

    def _signs_card(self, door: Door, words: HelpWords) -> Card:
        card = Card("help", margin=16, spacing=6)
        card.box.addWidget(Text(words.fill(door.signs_title), "heading", "help"))
        card.box.addWidget(Bullets([words.fill(sign) for sign in door.signs]))
        card.setAccessibleName(words.fill(door.signs_title))
        return card

    def _calls_card(self, ctx: AppContext, words: HelpWords, door: Door, people: bool) -> CallsCard | None:
        own = own_people(ctx) if people else ()
        lines = words.first_lines(door.who_to_call, _MOST_LINES)
        if not own and not lines:
            return None
        card = CallsCard(ctx, own, lines)
        card.all_wanted.connect(lambda: self.wants_door.emit(TALK))
        return card

    def _turn(self, by: int) -> None:
        if by > 0 and self.at_end:
            self.wants_back.emit()
            return
        self._at = min(len(self._slides) - 1, max(0, self._at + by))
        self._show()
        self._follow_words()

    def _show(self) -> None:
        slide = self._slides[self._at]
        self.count.setText(self.tr("Step {n} of {all}").format(n=self._at + 1, all=len(self._slides)))
        self.title.setText(slide.title)
        self.text.setText(slide.text)
        self.dots.set_at(self._at)
        self.previous.setEnabled(self._at > 0)
        self._lead.setVisible(self._says_lead())
        self.next.setText(self.tr("All doors") if self.at_end else self.tr("Next"))
        said = spoken(self.count.text(), slide.title, slide.text)
        # The button keeps the keyboard, so a screen reader hears the new step as its description.
        self.next.setAccessibleDescription(said)
        self.setAccessibleDescription(said)


class StepCard(Card):
    """The card of a step, which says when it has another size."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class Dots(QWidget):
    """How far one has come, as a row of short bars; the count above says the same in words."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count, self._at = count, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_at(self, at: int) -> None:
        """Mark the step shown, from 0."""
        self._at = at
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme_of().px(120), theme_of().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            gap = theme.px(6)
            wide = min(theme.px(48), (self.width() - gap * (self._count - 1)) / self._count)
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            for at in range(self._count):
                place = self._count - 1 - at if mirrored else at
                painter.setBrush(theme.colour("primary" if at <= self._at else "line"))
                # In high contrast the two colours are near each other: the height says it too.
                tall = theme.px(5 if at <= self._at else 2)
                painter.drawRoundedRect(QRectF(place * (wide + gap), theme.px(6.5) - tall / 2, wide, tall), tall, tall)
